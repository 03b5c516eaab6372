using System.Collections.Immutable;
using Comparte.Erasure;
using Comparte.Groups;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Reports;

/// <summary>How a report comes to those who moderate.</summary>
internal static class Reporting
{
    /// <summary>Hands a report over: to the group's, or to the network's where nobody else facilitates than those who wrote it.</summary>
    /// <param name="grains">The grains.</param>
    /// <param name="actor">Who reports, and may read it.</param>
    /// <param name="report">What.</param>
    /// <param name="authors">Who wrote it or speaks for it, whoever is told of it first; none where that is nobody alone.</param>
    /// <param name="group">The group in which it stands.</param>
    public static async Task<Refusal?> ReportAsync(
        this IGrainFactory grains, MemberId actor, NewReport report, ImmutableArray<MemberId> authors, GroupId? group = null)
    {
        if (ReportRules.Check(report) is { } refusal)
        {
            return refusal;
        }

        if (authors.Contains(actor))
        {
            return Refusal.Conflict("report_own");
        }

        var isGroups = group is { } id && (await grains.FacilitatorsAsync(id)).Any(one => !authors.Contains(one));
        return await grains.GetGrain<IReportsGrain>(isGroups ? group!.Value.Value : IReportsGrain.Network)
            .TakeAsync(actor, report.About.Kind == TopicKinds.Thread ? report : report with { Post = null }, authors);
    }

    /// <summary>Who moderates a place, by the key of its reports.</summary>
    public static async Task<IReadOnlyList<MemberId>> ModeratorsAsync(this IGrainFactory grains, string place) =>
        GroupId.TryParse(place, out var group)
            ? await grains.FacilitatorsAsync(group)
            : await new Administrators(grains).AllAsync().ToListAsync();

    /// <summary>Who facilitates a group.</summary>
    public static async Task<IReadOnlyList<MemberId>> FacilitatorsAsync(this IGrainFactory grains, GroupId group)
    {
        var members = await grains.GetGrain<IGroupGrain>(group.Value).MembersAsync();
        var rights = await grains.RightsInGroupAsync(group, members);
        return [.. members.Where((_, at) => rights[at].Leads)];
    }
}
