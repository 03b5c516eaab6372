using Comparte.Topics;

namespace Comparte;

/// <summary>Answers of commands that came before: the lookup gives a refusal or the task of the first one.</summary>
internal static class Repeated
{
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
