using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Questions;

/// <summary>What members ask those who administer the network; the key is <see cref="Key"/>. A question is read by whoever asked it
/// and by those who administer; its topic is there for nobody.</summary>
[Alias("Comparte.IQuestionsGrain")]
public interface IQuestionsGrain : ITopicGrain
{
    /// <summary>The only key.</summary>
    const string Key = "network";

    /// <summary>Asks. Refused: <c>too_many_questions</c> while as many of the member's wait as may.</summary>
    [Alias("Ask")]
    Task<Outcome<Question>> AskAsync(MemberId actor, NewQuestion question);

    /// <summary>The actor's own, the newest first.</summary>
    [Alias("Mine")]
    Task<ImmutableArray<Question>> MineAsync(MemberId actor);

    /// <summary>What waits, oldest first, then what was answered, newest first, at most 50. Those who administer; not found for
    /// anybody else.</summary>
    [Alias("ListAll")]
    Task<Outcome<ImmutableArray<Question>>> ListAsync(MemberId actor);

    /// <summary>Answers one, once. Those who administer; not found for anybody else.</summary>
    [Alias("Answer")]
    Task<Refusal?> AnswerAsync(MemberId actor, long no, QuestionReply reply);

    /// <summary>Deletes everything that a member asked, who leaves the network. May repeat.</summary>
    [Alias("Erase")]
    Task EraseAsync(MemberId member);
}

/// <summary>Finds them.</summary>
public static class QuestionGrains
{
    /// <summary>The questions of the network.</summary>
    public static IQuestionsGrain GetQuestions(this IGrainFactory grains) =>
        grains.GetGrain<IQuestionsGrain>(IQuestionsGrain.Key);
}
