using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

/// <summary>A command that was sent, perhaps several times: new posts, or a change to a post, or both.</summary>
internal sealed record Sent(
    Guid Request, long No, string[] Texts, Func<Activation, Sent, Task<Outcome<Committed>>> Send)
{
    public List<Task<Outcome<Committed>>> Tries { get; } = [];

    public int Changes => Texts.Length + (No > 0 ? 1 : 0);

    public Committed[] Acknowledged =>
        [.. Answers.Where(answer => answer.Refusal is null).Select(answer => answer.Value!)];

    /// <summary>Whether it is known what became of it.</summary>
    public bool IsCertain => Answers.Any();

    private IEnumerable<Outcome<Committed>> Answers =>
        Tries.Where(task => task.IsCompletedSuccessfully).Select(task => task.GetAwaiter().GetResult());
}
