using System.Collections.Immutable;
using Comparte.Administration;
using Comparte.Power;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.News;

/// <summary>Owns what is new on the platform; see <see cref="INewsGrain"/>. It asks the administration who may write.</summary>
[GrainType(TopicKinds.News), Reentrant]
internal sealed class NewsGrain : TopicGrain, INewsGrain
{
    private readonly PowerNotes _power;

    public NewsGrain(TopicServices services)
        : base(services, TopicShape.Whole) =>
        _power = new PowerNotes(IPowerGrain.Network, command => PowerRules.OfNews(command, Clock.GetUtcNow()));

    /// <inheritdoc />
    protected override PowerNotes? Power => _power;

    /// <summary>Where nothing was told there is nothing to read, and no other answer.</summary>
    protected override bool IsThere => true;

    /// <inheritdoc />
    public Task<ImmutableArray<NewsItem>> ListAsync() => Task.FromResult<ImmutableArray<NewsItem>>(
        [.. Topic.Rows.Select(row => row.Entry).OfType<NewsItem>().OrderByDescending(item => item.No)]);

    /// <inheritdoc />
    public async Task<Outcome<NewsItem>> TellAsync(MemberId actor, NewsChange change)
    {
        if ((await GrainFactory.GetAdministration().RefusesAsync(actor) ?? NewsRules.Check(change)) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, change.RequestId, Fingerprint.Of("tell", change));
        var told = await Topic.OnceAsync(command, () => NewsRules.Tell(
            Topic.Entries.OfType<NewsItem>().Count(), change, Clock.GetUtcNow()));
        return told.Select<NewsItem>(committed => (NewsItem)committed.Entries[0]);
    }

    /// <inheritdoc />
    public async Task<Outcome<NewsItem>> ChangeAsync(MemberId actor, long no, NewsChange change)
    {
        if ((await GrainFactory.GetAdministration().RefusesAsync(actor) ?? NewsRules.Check(change)) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, change.RequestId, Fingerprint.Of($"change {no}", change));
        var changed = await Topic.OnceAsync(command, () => Find(no) is { } item
            ? ImmutableArray.Create<Entry>(item with { Texts = NewsRules.Kept(change.Texts) })
            : (Outcome<ImmutableArray<Entry>>)Refusal.NotFound);
        return changed.Select<NewsItem>(committed => (NewsItem)committed.Entries[0]);
    }

    /// <inheritdoc />
    public async Task<Refusal?> DeleteAsync(MemberId actor, long no, Guid requestId)
    {
        if ((await GrainFactory.GetAdministration().RefusesAsync(actor) ?? InputRules.Request(requestId)) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, requestId, $"delete {no}");
        return (await Topic.OnceAsync(command, () => Find(no) is { } item
            ? ImmutableArray.Create<Entry>(new Tombstone { Id = item.Id, No = item.No })
            : (Outcome<ImmutableArray<Entry>>)Refusal.NotFound)).Refusal;
    }

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, true));

    private NewsItem? Find(long no) => Topic.Entries.OfType<NewsItem>().FirstOrDefault(item => item.No == no);
}
