using System.Collections.Immutable;
using Comparte.Hiding;
using Comparte.Reports;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Publications;

/// <summary>Hides what is shared: to all but its authors it is withdrawn, so that feeds, calendars, search, files and its comments
/// follow by themselves, and at its address stands by whom and why.</summary>
internal sealed class HidingCommands(PublicationDesk desk)
{
    private PublicationRoll Roll => desk.Drafted;

    /// <summary>See <see cref="IHidingGrain.HideAsync"/>.</summary>
    public async Task<Refusal?> HideAsync(MemberId actor, NewHiding hiding, bool asAdministrator)
    {
        var inGroup = await InGroupAsync(actor);
        if (!(await PlaceAsync(actor, inGroup, asAdministrator)).TryGet(out var place, out var refusal))
        {
            return refusal;
        }

        if (HidingRules.Check(hiding) is { } invalid)
        {
            return invalid;
        }

        var command = PublicationDesk.Command(actor, hiding.RequestId, Fingerprint.Of("hide", hiding), default);
        return (await desk.OnceAsync(command, () => Roll.About switch
        {
            { Hidden: not null } => HidingRules.IsHidden,
            { Stage: PublicationStage.Shared } about => Changed(about with
            {
                Stage = PublicationStage.Withdrawn,
                StageAt = desk.Now,
                Hidden = HidingRules.Of(actor, hiding, place, desk.Now),
                Shown = null,
            }),
            _ => Refusal.NotFound,
        })).Refusal;
    }

    /// <summary>See <see cref="IHidingGrain.ShowAsync"/>.</summary>
    public async Task<Refusal?> ShowAsync(MemberId actor, NewShowing showing, bool asAdministrator)
    {
        var inGroup = await InGroupAsync(actor);
        if (!(await PlaceAsync(actor, inGroup, asAdministrator)).TryGet(out _, out var refusal))
        {
            return refusal;
        }

        if (InputRules.Request(showing.RequestId) is { } invalid)
        {
            return invalid;
        }

        var command = PublicationDesk.Command(actor, showing.RequestId, Fingerprint.Of("show", showing), inGroup);
        return (await desk.OnceAsync(command, () => Roll.About switch
        {
            { Hidden: { } hidden } about => Back(about, hidden, actor),
            null => Refusal.NotFound,
            _ => ImmutableArray<Entry>.Empty,
        })).Refusal;
    }

    /// <summary>See <see cref="IHidingGrain.HiddenAsync"/>. Whoever would read it may know that it is hidden.</summary>
    public async Task<Outcome<HiddenView>> ViewAsync(MemberId actor, bool asAdministrator)
    {
        var inGroup = await InGroupAsync(actor);
        if (desk.Committed.About is not { Hidden: { } hidden } about || !MayKnow(actor, inGroup))
        {
            return Refusal.NotFound;
        }

        var moderates = (await PlaceAsync(actor, inGroup, asAdministrator)).Refusal is null;
        return new HiddenView
        {
            Hidden = hidden,
            Words = moderates ? await WordsAsync(about) : null,
            Case = about.By == actor
                ? await desk.Grains.GetGrain<IReportsGrain>(hidden.Place).CaseAsync(actor, TopicId.Of(desk.Id), null)
                : null,
            MayShow = moderates,
        };
    }

    /// <summary>See <see cref="IHidingGrain.ShowAppealedAsync"/>.</summary>
    public async Task ShowAppealedAsync(GrantedAppeal appeal)
    {
        var inGroup = Roll.About is { } present ? await InGroupAsync(present.By) : default;

        // No await from here to the enqueue.
        await (Roll.About is { Hidden: { } hidden } about && hidden.At == appeal.HiddenAt
            ? desk.Topic.Enqueue(new TopicCommand
            {
                Actor = appeal.By,
                Changes = Back(about, hidden, appeal.By),
                After = inGroup.Rev,
                OtherParent = about.Group is not null,
            })
            : desk.Topic.SettledAsync());
    }

    private ImmutableArray<Entry> Back(PublicationAbout about, Hidden hidden, MemberId actor) => Changed(about with
    {
        Stage = PublicationStage.Shared,
        StageAt = desk.Now,
        Hidden = null,
        Shown = HidingRules.Back(hidden, actor, desk.Now),
    });

    private static ImmutableArray<Entry> Changed(PublicationAbout about) => [PublicationRules.WithOtherReaders(about)];

    /// <summary>What the actor may do in the group with which it is, or was until it was hidden, shared.</summary>
    private async ValueTask<PlaceRights> InGroupAsync(MemberId actor) =>
        Roll.About is { SharedAt: not null, Group: { } group } ? await desk.Grains.RightsInGroupAsync(group, actor) : default;

    private bool MayKnow(MemberId actor, PlaceRights inGroup) =>
        Roll.IsAuthor(actor) || (Roll.About is { SharedAt: not null } about && (about.Group is null || inGroup.Reads));

    /// <summary>Where it is moderated, for whoever does; authors never moderate their own.</summary>
    private async Task<Outcome<string>> PlaceAsync(MemberId actor, PlaceRights inGroup, bool asAdministrator)
    {
        if (Roll.About is not { } about || (about.Stage != PublicationStage.Shared && about.Hidden is null))
        {
            return Roll.IsReadBy(actor, inGroup) ? PublicationRules.NotShared : Refusal.NotFound;
        }

        var place = await desk.Grains.PlaceAsync(actor, asAdministrator, Roll.WrittenBy, about.Group);
        return place.Refusal is not null && !MayKnow(actor, inGroup) ? Refusal.NotFound : place;
    }

    private async Task<HiddenWords> WordsAsync(PublicationAbout about)
    {
        var text = desk.Committed.Text(about.Language);
        var version = text is null ? null : await desk.Texts.VersionAsync(about.Language, text.Version);
        return new HiddenWords
        {
            Title = version?.Version.Title ?? text?.Title ?? "",
            Source = version?.Source ?? "",
            Attachments = [.. PublicationRules.Files(about)],
        };
    }
}
