using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Hiding;
using Comparte.Topics;

namespace Comparte.Reports;

/// <summary>Why somebody reports something.</summary>
[GenerateSerializer]
public enum ReportReason
{
    /// <summary>It harms or threatens somebody.</summary>
    Harmful,

    /// <summary>It shows what is somebody's own to show.</summary>
    PersonalData,

    /// <summary>It isn't true.</summary>
    Untrue,

    /// <summary>It is advertising, or the same again and again.</summary>
    Spam,

    /// <summary>Something else, which the words say.</summary>
    SomethingElse,

    /// <summary>It isn't what the group agreed on.</summary>
    Agreements,
}

/// <summary>What came of the reports on something.</summary>
[GenerateSerializer]
public enum ReportState
{
    /// <summary>Nobody answered yet.</summary>
    Waiting,

    /// <summary>It may stay as it is.</summary>
    Dismissed,

    /// <summary>Whoever wrote it was warned.</summary>
    Warned,

    /// <summary>Something else was done, such as deleting it.</summary>
    Handled,

    /// <summary>It was hidden. No answer by itself: whoever moderates hides the thing.</summary>
    Hidden,

    /// <summary>It was hidden and is shown again.</summary>
    Shown,
}

/// <summary>What somebody reports.</summary>
[GenerateSerializer, Immutable, Alias("new-report")]
public sealed record NewReport
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>A thread, something shared, a need, an organization, an initiative, a project, a group's page; a person is
    /// <c>me/m…</c>.</summary>
    [Id(1)]
    public TopicId About { get; init; }

    /// <summary>Of a thread, the number of the post.</summary>
    [Id(2)]
    public long? Post { get; init; }

    /// <summary>Why.</summary>
    [Id(3)]
    public ReportReason Reason { get; init; }

    /// <summary>Up to 300 characters; needed where the reason is <see cref="ReportReason.SomethingElse"/>.</summary>
    [Id(4)]
    public string Text { get; init; } = "";
}

/// <summary>One member's report.</summary>
[GenerateSerializer, Immutable, Alias("reported-by")]
public sealed record ReportedBy
{
    /// <summary>Who.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>Why.</summary>
    [Id(1)]
    public ReportReason Reason { get; init; }

    /// <summary>In the member's words; forgotten once it is answered.</summary>
    [Id(2)]
    public string Text { get; init; } = "";

    /// <summary>When.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }
}

/// <summary>Everything that was reported of one thing, in a topic that nobody opens: those who moderate read it by a command.
/// </summary>
[GenerateSerializer, Immutable, Alias("report")]
public sealed record Report : Entry
{
    /// <summary>What was reported.</summary>
    [Id(0)]
    public TopicId? About { get; init; }

    /// <summary>Of a thread, the number of the post.</summary>
    [Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Post { get; init; }

    /// <summary>Who wrote it, and never reads this; null where that is nobody alone.</summary>
    [Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemberId? Author { get; init; }

    /// <summary>Who reported it, each once, at most 12.</summary>
    [Id(3)]
    public ImmutableArray<ReportedBy> Reports { get; init; } = [];

    /// <summary>What came of it.</summary>
    [Id(4)]
    public ReportState State { get; init; }

    /// <summary>What those who moderate say of it; of a warning its words.</summary>
    [Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportDecision? Decision { get; init; }

    /// <summary>Of something hidden, what kind of reason was given.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportReason? Reason { get; init; }

    /// <summary>What whoever wrote it says against it, once.</summary>
    [Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Appeal? Appeal { get; init; }

    /// <summary>Of something hidden that stands in a group: which.</summary>
    [Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GroupId? Group { get; init; }

    /// <summary>Who shows it again, and when.</summary>
    [Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Shown? Shown { get; init; }

    /// <summary>Who else wrote it or speaks for it, and so judges nothing of it either.</summary>
    [Id(10)]
    public ImmutableArray<MemberId> CoAuthors { get; init; } = [];

    /// <summary>Whether it is the member's own.</summary>
    public bool IsBy(MemberId member) => Author == member || CoAuthors.Contains(member);
}

/// <summary>What was decided on reports.</summary>
[GenerateSerializer, Immutable, Alias("report-decision")]
public sealed record ReportDecision
{
    /// <summary>Who decided.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>Why, 1 to 500 characters.</summary>
    [Id(2)]
    public string Text { get; init; } = "";
}

/// <summary>How reports are answered.</summary>
[GenerateSerializer, Immutable, Alias("report-answer")]
public sealed record ReportAnswer
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>What comes of it: dismissed, warned or handled.</summary>
    [Id(1)]
    public ReportState State { get; init; }

    /// <summary>Why, 1 to 500 characters. Whoever is warned reads it.</summary>
    [Id(2)]
    public string Text { get; init; } = "";
}

/// <summary>A warning or that something was hidden, as whoever wrote it reads it: nothing of who reported.</summary>
[GenerateSerializer, Immutable, Alias("warning")]
public sealed record Warning
{
    /// <summary>What it is about.</summary>
    [Id(0)]
    public TopicId About { get; init; }

    /// <summary>Of a thread, the number of the post.</summary>
    [Id(1)]
    public long? Post { get; init; }

    /// <summary>Who warns, when, and why.</summary>
    [Id(2)]
    public ReportDecision Decision { get; init; } = new();

    /// <summary>Warned, hidden, or shown again.</summary>
    [Id(3)]
    public ReportState State { get; init; }

    /// <summary>Of something hidden, what kind of reason was given.</summary>
    [Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportReason? Reason { get; init; }

    /// <summary>What the reader says against it; an appeal is made once.</summary>
    [Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Appeal? Appeal { get; init; }
}
