using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte;

/// <summary>Answers of commands that came before: the lookup gives a refusal or the task of the first one.</summary>
internal static class Repeated
{
    /// <summary>
    /// Carries a command out, once for its request: a repeated one is answered with what the first one left.
    /// <paramref name="decide"/> answers the changes or a refusal from the topic as drafted, and no await stands
    /// between it and the enqueue. Nothing changes: the answer comes when what went before is durable.
    /// </summary>
    public static async Task<Outcome<Committed>> OnceAsync(
        this Topic topic, TopicCommand command, Func<Outcome<ImmutableArray<Entry>>> decide)
    {
        var request = command.RequestId!.Value;
        await topic.LoadForAsync(request);
        if (topic.FindByRequest(command.Actor, request, command.Fingerprint) is { } earlier)
        {
            return await earlier.AnswerAsync<Committed>(committed => committed);
        }

        return decide().TryGet(out var changes, out var refusal)
            ? await topic.Enqueue(command with { Changes = changes })
            : refusal;
    }

    /// <summary>The same for a command that has been allowed.</summary>
    public static Task<Outcome<Committed>> OnceAsync(
        this Topic topic, TopicCommand command, Func<ImmutableArray<Entry>> decide) =>
        topic.OnceAsync(command, () => (Outcome<ImmutableArray<Entry>>)decide());

    /// <summary>Answers from what a command left.</summary>
    public static Outcome<T> Select<T>(this Outcome<Committed> outcome, Func<Committed, Outcome<T>> answer) =>
        outcome.TryGet(out var committed, out var refusal) ? answer(committed) : refusal;

    /// <summary>Waits for the first command, then answers from what it left: its entries, or of those of a command long
    /// past one as it is by now.</summary>
    public static async Task<Outcome<T>> AnswerAsync<T>(
        this Outcome<Task<Committed>> earlier, Func<Committed, Outcome<T>> answer)
    {
        if (!earlier.TryGet(out var pending, out var refusal))
        {
            return refusal;
        }

        return answer(await pending);
    }

    /// <summary>Waits for the first command.</summary>
    public static async Task<Refusal?> AnswerAsync(this Outcome<Task<Committed>> earlier)
    {
        if (!earlier.TryGet(out var pending, out var refusal))
        {
            return refusal;
        }

        await pending;
        return null;
    }
}
