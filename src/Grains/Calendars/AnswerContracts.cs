using System.Text.Json.Serialization;
using Comparte.Topics;

namespace Comparte.Calendars;

/// <summary>Whether somebody goes to an event.</summary>
[GenerateSerializer]
public enum Attendance
{
    /// <summary>Yes.</summary>
    Going,

    /// <summary>Perhaps.</summary>
    Maybe,

    /// <summary>No.</summary>
    No,
}

/// <summary>Entry 1 of an event's answers, with the id <c>about</c>: what hosts need to know of the readers.</summary>
[GenerateSerializer, Immutable, Alias("answers-about")]
public sealed record AnswersAbout : Entry, IReaderRule
{
    /// <summary>Since which change of the event's readers these are known.</summary>
    [Id(0)]
    public long Readers { get; init; }

    /// <summary>The topic out of which members are taken who may read the event no more; null: everybody reads it.</summary>
    [Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TopicId? Parent { get; init; }
}

/// <summary>Whether one member goes; the entry's id is the member's. A tombstone with that id: the answer was taken back.
/// </summary>
[GenerateSerializer, Immutable, Alias("event-answer")]
public sealed record EventAnswer : Entry
{
    /// <summary>What the member said last.</summary>
    [Id(0)]
    public Attendance Answer { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }
}
