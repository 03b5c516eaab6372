using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Power;

/// <summary>Owns one log of power; see <see cref="IPowerGrain"/> for its keys. A group's tells the network's what everybody may know
/// of a group that is listed.</summary>
[GrainType(TopicKinds.Power), Reentrant]
internal sealed class PowerGrain(TopicServices services) : TopicGrain(services, TopicShape.Window), IPowerGrain
{
    /// <inheritdoc />
    protected override TopicId? Parent => Group is { } group ? TopicId.Of(group) : null;

    /// <summary>Nothing is written for whoever looks: where nobody used a power, the log is empty.</summary>
    protected override bool IsThere => true;

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy => Group is not { } group ? [] :
    [
        new()
        {
            Name = "network",
            Concerns = entry => entry is PowerAct { Listed: true },
            Durable = true,
            TellAsync = told => GrainFactory.GetGrain<IPowerGrain>(IPowerGrain.Network)
                .TakeAsync([.. told.OfType<PowerAct>().Select(act => PowerRules.ForNetwork(group, act))]),
        },
    ];

    private GroupId? Group => GroupId.TryParse(this.GetPrimaryKeyString(), out var group) ? group : null;

    /// <inheritdoc />
    public async Task TakeAsync(ImmutableArray<PowerAct> acts)
    {
        // Nobody in particular: whether those outside know of the group, and its revision.
        var outside = Group is { } group ? await GrainFactory.RightsInGroupAsync(group, MemberId.Of("")) : default;
        foreach (var act in acts)
        {
            // What is told again came in soon after it happened, however long ago that was.
            await Topic.LoadSinceAsync(act.At, act.Id);

            // No await from here to the enqueue.
            if (Topic.Find(act.Id) is null)
            {
                var entry = act with { No = 0, Rev = 0, Listed = outside.Known };
                _ = Topic.Enqueue(new TopicCommand
                {
                    Changes = Topic.NewestNo == 0 ? [Beginning, entry] : [entry],
                    After = outside.Rev,
                });
            }
        }

        await Topic.SettledAsync();
    }

    /// <inheritdoc />
    protected override async ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members)
    {
        if (Group is not { } group)
        {
            return Readers.All(members, true);
        }

        return Readers.Of(await GrainFactory.RightsInGroupAsync(group, members));
    }

    /// <summary>Windows always hold the first entry; it is none of the acts.</summary>
    private static Tombstone Beginning => new() { Id = "begin" };
}
