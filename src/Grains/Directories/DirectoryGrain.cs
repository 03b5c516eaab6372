using System.Collections.Immutable;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Directories;

/// <summary>Owns one list of cards; the key is <c>members</c>, <c>organizations</c>, <c>initiatives</c>,
/// <c>projects</c>, <c>groups</c>, <c>needs</c> or <c>actions</c>.</summary>
[GrainType(TopicKinds.Directory), Reentrant]
internal sealed class DirectoryGrain(TopicServices services)
    : TopicGrain(services, TopicShape.Whole), IDirectoryGrain
{
    /// <summary>What was told of ids that don't stand here, so that an older telling can't list them. It is not stored:
    /// neither the id of a hidden group may show, nor that something changed in one that was listed once.</summary>
    private readonly Dictionary<string, long> _unlisted = [];

    /// <summary>A directory is there from the beginning, so that whoever opens an empty one hears of its first card.
    /// </summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        if (!Topic.Exists)
        {
            await Topic.Enqueue(new TopicCommand { Changes = [new Tombstone { Id = "begin" }] });
        }
    }

    /// <inheritdoc />
    public async Task TellAsync(Entry card)
    {
        var present = Topic.Find(card.Id);
        var told = ICopy.Told(card);
        if (told <= Math.Max(ICopy.Told(present), _unlisted.GetValueOrDefault(card.Id)))
        {
            await Topic.SettledAsync();
            return;
        }

        if (present is null or Tombstone && card is Tombstone)
        {
            _unlisted[card.Id] = told;
            return;
        }

        _unlisted.Remove(card.Id);
        await Topic.Enqueue(new TopicCommand { Changes = [card with { No = present?.No ?? 0 }] });
    }

    /// <inheritdoc />
    public Task<ImmutableArray<Entry>> FindAsync(ImmutableArray<string> ids) => Task.FromResult(
        ids.Select(Topic.FindCommitted).OfType<Entry>().Where(card => card is not Tombstone).ToImmutableArray());

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, true));
}
