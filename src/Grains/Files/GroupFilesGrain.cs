using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Files;

/// <summary>Owns the list of one group's files; the key is the <see cref="GroupId"/>.</summary>
[GrainType(TopicKinds.Files), Reentrant]
internal sealed class GroupFilesGrain(TopicServices services) : TopicGrain(services, TopicShape.Whole), IGroupFilesGrain
{
    private const int AtOnce = 8;

    /// <inheritdoc />
    protected override TopicId? Parent => TopicId.Of(Group);

    /// <summary>Nothing is written for whoever looks: a group without files has an empty list.</summary>
    protected override bool IsThere => true;

    private GroupId Group => GroupId.Of(this.GetPrimaryKeyString());

    /// <inheritdoc />
    public async Task TellAsync(ImmutableArray<Entry> told)
    {
        // Only the group's revision is asked for.
        var after = (await GrainFactory.RightsInGroupAsync(Group, MemberId.Of(""))).Rev;
        var commits = GroupFileRules.Changes(Topic.Find, [.. Topic.Entries.OfType<GroupFiles>()], told)
            .Chunk(AtOnce)
            .ToList()
            .Select(some => Topic.Enqueue(new TopicCommand { Changes = [.. some], After = after }))
            .ToList();
        await Task.WhenAll(commits);
        await Topic.SettledAsync();
    }

    /// <inheritdoc />
    protected override async ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members)
    {
        return Readers.Of(await GrainFactory.RightsInGroupAsync(Group, members));
    }
}
