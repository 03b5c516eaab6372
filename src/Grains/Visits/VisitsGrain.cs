using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Topics;

namespace Comparte.Visits;

/// <summary>Owns the count of one item's visits. Whom it counted today it knows while it is active, and forgets with the
/// day: that a member read something is stored nowhere. A grain that starts anew may count somebody once more.</summary>
[GrainType("visits")]
internal sealed class VisitsGrain(
    [PersistentState("visits.main", "main")] IPersistentState<VisitsState> state, TimeProvider clock)
    : Grain, IVisitsGrain, IVisitsImportGrain
{
    private readonly Dictionary<DateOnly, HashSet<MemberId>> _counted = [];

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <inheritdoc />
    public async Task AddAsync(DateOnly day, ImmutableArray<MemberId> visitors)
    {
        if (!VisitRules.Takes(day, Today) || VisitRules.TopicOf(this.GetPrimaryKeyString()) is not { } topic)
        {
            return;
        }

        var known = _counted.GetValueOrDefault(day) ?? [];
        var others = visitors.Distinct().Where(visitor => !known.Contains(visitor)).ToImmutableArray();
        var counted = others.IsEmpty ? [] : await OfOthersAsync(topic, others);
        if (counted.Count == 0)
        {
            return;
        }

        await this.SaveAsync(state, VisitRules.Add(state.State, day, counted.Count));
        _counted[day] = [.. known, .. counted];
        foreach (var past in _counted.Keys.Where(past => !VisitRules.Takes(past, Today)).ToList())
        {
            _counted.Remove(past);
        }
    }

    /// <inheritdoc />
    public Task<VisitCount> CountAsync() => Task.FromResult(new VisitCount
    {
        Total = state.State.Total,
        Days = [.. state.State.Days.Select(day => new VisitDay(day.Key, day.Value))],
    });

    /// <inheritdoc />
    public Task ImportAsync(ImmutableArray<VisitDay> days) => this.SaveAsync(state, VisitRules.Of(days));

    /// <summary>Those among the visitors who may open the item and to whom it doesn't belong.</summary>
    private async Task<List<MemberId>> OfOthersAsync(TopicId topic, ImmutableArray<MemberId> visitors)
    {
        var item = GrainId.Create(topic.Kind, topic.Id);
        var admitted = await GrainFactory.GetGrain<ITopicGrain>(item)
            .AdmitAsync([.. visitors.Select(visitor => new Admission(visitor, default))]);
        var own = await GrainFactory.GetGrain<IVisitedGrain>(item).OwnPeopleAsync();
        return [.. visitors.Where((visitor, at) => admitted.Statuses[at] != OpenStatus.Gone && !own.Contains(visitor))];
    }
}

/// <summary>Stored as <c>visits.main</c>.</summary>
internal sealed record VisitsState : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>All visits since the beginning.</summary>
    public long Total { get; init; }

    /// <summary>Visits by day, of the last year.</summary>
    public ImmutableSortedDictionary<DateOnly, int> Days { get; init; } = ImmutableSortedDictionary<DateOnly, int>.Empty;
}
