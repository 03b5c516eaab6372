using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Tasks;

/// <summary>What a group's tasks tell those who do them, so that everybody finds the own ones of all groups in one place. Always
/// the committed state as it is when telling; who has left the group hears nothing of it any more.</summary>
internal sealed class TaskTelling(GroupId group, Topic topic, IGrainFactory grains)
{
    private const int AtOnce = 64;

    /// <summary>The follower.</summary>
    public ImmutableArray<Follower> Followers =>
        [new() { Name = "owners", Concerns = entry => entry is TaskOwner, Durable = true, TellAsync = TellOwnersAsync }];

    private async Task TellOwnersAsync(ImmutableArray<Entry> entries)
    {
        foreach (var some in entries.Select(owner => MemberId.Of(owner.Id)).Chunk(AtOnce))
        {
            // First what is told, then who may hear it: so nobody hears what came after the own leaving.
            var rev = topic.Head;
            var tasks = topic.Rows.Select(row => row.Entry).OfType<GroupTask>().ToList();
            var told = some.Select(member => TaskRules.OwnOf(group, member, tasks, rev)).ToList();
            var rights = await grains.RightsInGroupAsync(group, [.. some]);
            await Task.WhenAll(some.Select((member, at) => grains.GetGrain<IMemberGrain>(member.Value)
                .TellTasksAsync(group, rights[at].Reads ? told[at] : null, rev)));
        }
    }
}
