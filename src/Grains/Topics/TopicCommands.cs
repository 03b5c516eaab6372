using System.Collections.Immutable;

namespace Comparte.Topics;

/// <summary>How a grain carries out the commands of its topic that come with a request.</summary>
internal static class TopicCommands
{
    /// <summary>
    /// Carries a command out, once for its request: a repeated one is answered with what the first one left.
    /// <paramref name="decide"/> answers the changes or a refusal from the topic as drafted, and no await stands
    /// between it and the enqueue. Nothing changes: the answer comes when what went before is durable.
    /// </summary>
    public static Task<Outcome<Committed>> OnceAsync(
        this Topic topic, TopicCommand command, Func<Outcome<ImmutableArray<Entry>>> decide) =>
        topic.OnceAsync(command, () => decide().TryGet(out var changes, out var refusal)
            ? command with { Changes = changes }
            : (Outcome<TopicCommand>)refusal);

    /// <summary>The same where what is decided tells more than changes.</summary>
    public static async Task<Outcome<Committed>> OnceAsync(
        this Topic topic, TopicCommand command, Func<Outcome<TopicCommand>> decide)
    {
        var request = command.RequestId!.Value;
        await topic.LoadForAsync(request);
        if (topic.FindByRequest(command.Actor, request, command.Fingerprint) is { } earlier)
        {
            return await earlier.AnswerAsync<Committed>(committed => committed);
        }

        return decide().TryGet(out var decided, out var refusal) ? await topic.Enqueue(decided) : refusal;
    }

    /// <summary>The same for a command that has been allowed.</summary>
    public static Task<Outcome<Committed>> OnceAsync(
        this Topic topic, TopicCommand command, Func<ImmutableArray<Entry>> decide) =>
        topic.OnceAsync(command, () => (Outcome<ImmutableArray<Entry>>)decide());

    /// <summary>Whether a command comes again, which then prepares nothing.</summary>
    public static async ValueTask<bool> IsRepeatedAsync(this Topic topic, TopicCommand command)
    {
        await topic.LoadForAsync(command.RequestId!.Value);
        return topic.FindByRequest(command.Actor, command.RequestId.Value, command.Fingerprint) is not null;
    }

    /// <summary>Answers from what a command left.</summary>
    public static Outcome<T> Select<T>(this Outcome<Committed> outcome, Func<Committed, Outcome<T>> answer) =>
        outcome.TryGet(out var committed, out var refusal) ? answer(committed) : refusal;
}
