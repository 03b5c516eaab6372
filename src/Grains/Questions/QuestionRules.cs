using System.Collections.Immutable;
using System.Globalization;
using Comparte.Inbox;
using Comparte.Topics;

namespace Comparte.Questions;

/// <summary>What may be asked and answered, and who is told.</summary>
internal static class QuestionRules
{
    /// <summary>Answered ones that are listed.</summary>
    public const int AnsweredListed = 50;

    private const int MostOpen = 5;
    private const int MaxText = 2000;
    private const int MaxPage = 300;

    private static readonly TopicId Topic = new(TopicKinds.Questions, IQuestionsGrain.Key);

    /// <summary>Why this can't be asked, or null.</summary>
    public static Refusal? Check(NewQuestion question) =>
        InputRules.Request(question.RequestId)
        ?? CheckText(question.Text)
        ?? InputRules.Line(question.Page, MaxPage, "page")
        ?? (PageOf(question) is { } page && !IsPage(page) ? Refusal.Invalid("request_invalid", "page") : null);

    /// <summary>Why this can't be answered, or null.</summary>
    public static Refusal? Check(QuestionReply reply) => InputRules.Request(reply.RequestId) ?? CheckText(reply.Text);

    /// <summary>The question as it is kept, unless too many of the member's wait.</summary>
    public static Outcome<ImmutableArray<Entry>> Ask(
        IEnumerable<Question> present, MemberId actor, NewQuestion question, DateTimeOffset now) =>
        present.Count(one => one.By == actor && one.Answer is null) >= MostOpen
            ? Refusal.Conflict("too_many_questions")
            : ImmutableArray.Create<Entry>(new Question
            {
                By = actor,
                Text = InputRules.Clean(question.Text),
                Page = PageOf(question),
                At = now,
            });

    /// <summary>The question with its answer, unless it has one.</summary>
    public static Outcome<ImmutableArray<Entry>> Answer(
        Question? question, MemberId actor, QuestionReply reply, DateTimeOffset now) => question switch
        {
            null => Refusal.NotFound,
            { Answer: not null } => Refusal.Conflict("question_answered"),
            _ => ImmutableArray.Create<Entry>(question with
            {
                Answer = new() { By = actor, At = now, Text = InputRules.Clean(reply.Text) },
            }),
        };

    /// <summary>How many wait, for one of those who administer; none of it is said.</summary>
    public static NoticeTelling Waiting(int count, long rev, DateTimeOffset now) => new(
        new Notice
        {
            Type = NoticeType.Question,
            Key = $"{NoticeType.Question}/{IQuestionsGrain.Key}",
            About = Topic,
            Count = count,
            At = now,
            ToldRev = rev,
        },
        DateTimeOffset.UnixEpoch);

    /// <summary>That a question was answered, for whoever asked it.</summary>
    public static NoticeTelling Answered(Question question, QuestionAnswer answer) => new(
        new Notice
        {
            Type = NoticeType.QuestionAnswered,
            Key = string.Create(CultureInfo.InvariantCulture, $"{NoticeType.QuestionAnswered}/{question.No}"),
            About = Topic,
            Post = question.No,
            By = [answer.By],
            At = answer.At,
            ToldRev = question.Rev,
        },
        answer.At);

    private static string? PageOf(NewQuestion question) =>
        InputRules.IsBlank(question.Page) ? null : InputRules.Clean(question.Page);

    /// <summary>Whether it is an address of the app, and nothing that browsers read as another one.</summary>
    private static bool IsPage(string page) =>
        (page == "/app" || page.StartsWith("/app/", StringComparison.Ordinal))
        && !page.Contains("//", StringComparison.Ordinal) && !page.Contains("..", StringComparison.Ordinal) && !page.Contains('\\');

    private static Refusal? CheckText(string? text) => InputRules.Lines(text, MaxText, "text", required: true);
}
