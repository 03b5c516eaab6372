using System.Collections.Immutable;
using Comparte.Reports;
using Comparte.Topics;

namespace Comparte.Hiding;

/// <summary>Who hides what, and what stands in its place.</summary>
internal static class HidingRules
{
    /// <summary>What is hidden is changed by nobody.</summary>
    public static readonly Refusal IsHidden = Refusal.Conflict("hidden");

    /// <summary>Nobody hides, or shows again, the own.</summary>
    public static readonly Refusal IsOwn = Refusal.Conflict("hide_own");

    /// <summary>Why nothing can be hidden like this, or null.</summary>
    public static Refusal? Check(NewHiding hiding) =>
        InputRules.Request(hiding.RequestId)
        ?? InputRules.Known(hiding.Reason, "reason")
        ?? ReportRules.CheckWords(hiding.Text, "text");

    /// <summary>What stands in its place.</summary>
    public static Hidden Of(MemberId actor, NewHiding hiding, string place, DateTimeOffset now) => new()
    {
        By = actor,
        At = now,
        Reason = hiding.Reason,
        Text = InputRules.Clean(hiding.Text),
        Place = place,
    };

    /// <summary>What stays of a hiding that was taken back.</summary>
    public static Shown Back(Hidden hidden, MemberId actor, DateTimeOffset now) => new()
    {
        By = actor,
        At = now,
        HiddenBy = hidden.By,
        HiddenAt = hidden.At,
        Place = hidden.Place,
    };

    /// <summary>The key of the place that moderates what somebody wrote, for whoever does; or why the actor doesn't. Near first: those
    /// who facilitate its group, unless only those who wrote it do.</summary>
    public static async Task<Outcome<string>> PlaceAsync(
        this IGrainFactory grains, MemberId actor, bool asAdministrator, ImmutableArray<MemberId> authors, GroupId? group)
    {
        if (authors.Contains(actor))
        {
            return IsOwn;
        }

        if (group is { } id && (await grains.FacilitatorsAsync(id)) is var facilitators
            && facilitators.Any(one => !authors.Contains(one)))
        {
            return facilitators.Contains(actor) ? id.Value : Refusal.NotAllowed;
        }

        return asAdministrator ? IReportsGrain.Network : Refusal.NotAllowed;
    }

    /// <summary>Tells the case of what is hidden or shown again.</summary>
    public static Task TellAsync(this IGrainFactory grains, HidingNote note) =>
        grains.GetGrain<IReportsGrain>(note.Hidden?.Place ?? note.Shown!.Place).NoteAsync(note);
}
