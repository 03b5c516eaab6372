using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Pages;

/// <summary>What follows a page: its card in the group, its case where it is hidden, and the end of the versions of what was deleted. All happen even when
/// the process is killed right after a commit.</summary>
internal sealed class PageTelling(PageDesk desk, PageHiding hiding, IGrainFactory grains)
{
    /// <summary>The followers.</summary>
    public ImmutableArray<Follower> Followers =>
    [
        new() { Name = "card", Concerns = entry => entry is PageAbout, Durable = true, TellAsync = TellGroupAsync },
        new()
        {
            Name = "purge",
            Concerns = entry => entry is PageAbout { Deleted: true },
            Durable = true,
            TellAsync = PurgeAsync,
        },
        hiding.Follower,
    ];

    private Task TellGroupAsync(ImmutableArray<Entry> entries)
    {
        var about = (PageAbout)desk.Topic.FindCommitted(PageRules.AboutId)!;
        return grains.GetGrain<IPageShelfGrain>(GrainId.Create(TopicKinds.Group, about.Group.Value))
            .TellPageAsync(PageRules.Card(desk.Id, about));
    }

    private async Task PurgeAsync(ImmutableArray<Entry> entries)
    {
        using var turn = await desk.Versions.EnterAsync();
        await desk.Versions.ClearAsync(PageRules.Text);
    }
}
