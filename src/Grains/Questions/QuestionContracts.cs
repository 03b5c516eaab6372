using System.Text.Json.Serialization;
using Comparte.Topics;

namespace Comparte.Questions;

/// <summary>What a member asked those who administer the network, and what they answered.</summary>
[GenerateSerializer, Immutable, Alias("question")]
public sealed record Question : Entry
{
    /// <summary>Who asked.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>The member's words.</summary>
    [Id(1)]
    public string Text { get; init; } = "";

    /// <summary>The page on which it came up, where the member says so: an address within the app.</summary>
    [Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Page { get; init; }

    /// <summary>When it was asked.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }

    /// <summary>What was answered; null while it waits.</summary>
    [Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public QuestionAnswer? Answer { get; init; }
}

/// <summary>What somebody who administers the network answered.</summary>
[GenerateSerializer, Immutable, Alias("question-answer")]
public sealed record QuestionAnswer
{
    /// <summary>Who.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>The words.</summary>
    [Id(2)]
    public string Text { get; init; } = "";
}

/// <summary>A question to ask.</summary>
[GenerateSerializer, Immutable, Alias("new-question")]
public sealed record NewQuestion
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>1 to 2,000 characters.</summary>
    [Id(1)]
    public string Text { get; init; } = "";

    /// <summary>An address within the app, up to 300 characters.</summary>
    [Id(2)]
    public string? Page { get; init; }
}

/// <summary>An answer to a question.</summary>
[GenerateSerializer, Immutable, Alias("question-reply")]
public sealed record QuestionReply
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>1 to 2,000 characters.</summary>
    [Id(1)]
    public string Text { get; init; } = "";
}
