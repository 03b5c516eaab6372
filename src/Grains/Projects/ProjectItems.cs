using System.Collections.Immutable;
using System.Globalization;
using Comparte.Topics;

namespace Comparte.Projects;

/// <summary>Carries out what changes goals, updates, indicators and values. Who may has been asked before.</summary>
internal sealed class ProjectItems(Topic topic, ProjectVoices voices, TimeProvider clock)
{
    /// <summary>Adds or changes a goal.</summary>
    public async Task<Outcome<Entry>> SetGoalAsync(MemberId actor, long? no, ProjectGoalChange goal)
    {
        if (ProjectItemRules.Check(goal, isNew: no is null) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, goal.RequestId, Fingerprint.Of($"goal {no}", goal));
        return await SetAsync<ProjectGoal>(command, no, ProjectItemRules.MaxGoals, present =>
            ProjectItemRules.Apply(present, goal, All<ProjectGoal>()));
    }

    /// <summary>Adds an update, or mends one's own.</summary>
    public async Task<Outcome<Entry>> SetUpdateAsync(MemberId actor, long? no, ProjectUpdateChange update)
    {
        var refusal = ProjectItemRules.Check(update)
            ?? (no is null && update.Actor is { } name ? await RefuseNameAsync(actor, name) : null);
        if (refusal is not null)
        {
            return refusal;
        }

        var (text, now) = (InputRules.Clean(update.Text), clock.GetUtcNow());
        var command = TopicCommand.Of(actor, update.RequestId, Fingerprint.Of($"update {no}", update));
        return await SetAsync<ProjectUpdate>(command, no, ProjectItemRules.MaxUpdates, present =>
            present is null ? new ProjectUpdate { Text = text, By = actor, At = now, Actor = update.Actor }
            : present.By != actor ? Refusal.NotAllowed
            : present with { Text = text, EditedAt = now });
    }

    /// <summary>Adds an indicator, or says anew what one is.</summary>
    public async Task<Outcome<Entry>> SetIndicatorAsync(
        MemberId actor, long? no, ProjectIndicatorChange indicator, DateOnly today)
    {
        if (ProjectItemRules.Check(indicator, today) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, indicator.RequestId, Fingerprint.Of($"indicator {no}", indicator));
        return await SetAsync<ProjectIndicator>(command, no, ProjectItemRules.MaxIndicators, present =>
            ProjectItemRules.Apply(present ?? new ProjectIndicator(), indicator));
    }

    /// <summary>Says what an indicator was on a day.</summary>
    public async Task<Outcome<Entry>> SetValueAsync(
        MemberId actor, long indicator, DateOnly on, ProjectValueChange value, DateOnly today)
    {
        if (ProjectItemRules.Check(value, on, today) is { } refusal)
        {
            return refusal;
        }

        var id = ProjectItemRules.ValueId(indicator, on);
        var command = TopicCommand.Of(actor, value.RequestId, Fingerprint.Of($"value {id}", value));
        return Answer(await topic.OnceAsync(command, () =>
        {
            var present = topic.Find(id);
            return Find<ProjectIndicator>(indicator) is null ? Refusal.NotFound
                : present is not ProjectValue && CountOf(indicator) >= ProjectItemRules.MaxValues
                    ? Refusal.Conflict("project_full")
                : ImmutableArray.Create<Entry>(new ProjectValue
                {
                    Id = id,
                    No = present?.No ?? 0,
                    Indicator = indicator,
                    On = on,
                    Value = ProjectItemRules.Round(value.Value)!.Value,
                    Source = InputRules.Clean(value.Source ?? ""),
                    By = actor,
                    At = clock.GetUtcNow(),
                });
        }));
    }

    /// <summary>Takes something away. An indicator with values is closed instead, so that no history goes by mistake.
    /// </summary>
    public async Task<Outcome<Entry>> ClearAsync(MemberId actor, string id, Guid requestId)
    {
        if (InputRules.Request(requestId) is { } refusal)
        {
            return refusal;
        }

        return Answer(await topic.OnceAsync(TopicCommand.Of(actor, requestId, $"clear {id}"), () => topic.Find(id) switch
        {
            ProjectIndicator indicator when CountOf(indicator.No) > 0 => Refusal.Conflict("indicator_in_use"),
            (ProjectGoal or ProjectUpdate or ProjectValue or ProjectIndicator) and { } entry =>
                ImmutableArray.Create<Entry>(ProjectItemRules.Gone(entry, clock.GetUtcNow())),
            _ => Refusal.NotFound,
        }));
    }

    /// <summary>Adds updates of the past that don't stand yet.</summary>
    public async Task ImportAsync(ImmutableArray<ProjectUpdate> updates)
    {
        foreach (var update in updates.Skip(All<ProjectUpdate>().Count()))
        {
            await topic.Enqueue(new TopicCommand { Actor = update.By, Changes = [update with { Id = "", No = 0 }] });
        }
    }

    private static Outcome<Entry> Answer(Outcome<Committed> outcome) =>
        outcome.Select<Entry>(committed => committed.Entries[^1]);

    private IEnumerable<T> All<T>() where T : Entry => topic.Entries.OfType<T>();

    private T? Find<T>(long no) where T : Entry => topic.Find<T>(no.ToString(CultureInfo.InvariantCulture));

    private int CountOf(long indicator) => All<ProjectValue>().Count(value => value.Indicator == indicator);

    /// <summary>Adds an entry, or replaces the one with this number, once for a request.</summary>
    private async Task<Outcome<Entry>> SetAsync<T>(
        TopicCommand command, long? no, int most, Func<T?, Outcome<T>> decide)
        where T : Entry
    {
        return Answer(await topic.OnceAsync(command, () =>
        {
            var present = no is { } number ? Find<T>(number) : null;
            return no is not null && present is null ? Refusal.NotFound
                : no is null && All<T>().Count() >= most ? Refusal.Conflict("project_full")
                : decide(present).TryGet(out var next, out var refusal) ? ImmutableArray.Create<Entry>(next)
                : refusal;
        }));
    }

    /// <summary>One tells in the name of those that take part, and of whose people one is.</summary>
    private async Task<Refusal?> RefuseNameAsync(MemberId actor, string name) =>
        topic.Find<ProjectActor>(name) is not { Unconfirmed: false } ? Refusal.Invalid("actor_unknown", "actor")
        : await voices.RollAsync(name) is { } roll && (roll.People.Contains(actor) || roll.Speakers.Contains(actor)) ? null
        : Refusal.Forbidden("actor_not_yours");
}
