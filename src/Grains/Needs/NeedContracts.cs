using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Hiding;
using Comparte.Topics;

namespace Comparte.Needs;

/// <summary>Which way help goes.</summary>
[GenerateSerializer]
public enum NeedKind
{
    /// <summary>Something is needed.</summary>
    Need,

    /// <summary>Something is offered.</summary>
    Offer,
}

/// <summary>How far a need or an offer is.</summary>
[GenerateSerializer]
public enum NeedStage
{
    /// <summary>Whoever can help may say so.</summary>
    Open,

    /// <summary>It was met, with whose help its people may say.</summary>
    Answered,

    /// <summary>It is over without having been met.</summary>
    Closed,
}

/// <summary>The one entry of every need or offer, with the id <c>about</c>. In whose name it is stated never changes, since
/// that says who reads its conversations.</summary>
[GenerateSerializer, Immutable, Alias("need-about")]
public sealed record NeedAbout : Entry
{
    /// <summary>Whether something is needed or offered.</summary>
    [Id(0)]
    public NeedKind Type { get; init; }

    /// <summary>1 to 120 characters.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Up to 1,000 characters of plain text.</summary>
    [Id(2)]
    public string Text { get; init; } = "";

    /// <summary>Keys of axes.</summary>
    [Id(3)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2, or empty for anywhere.</summary>
    [Id(4)]
    public string Country { get; init; } = "";

    /// <summary>Department, state or province.</summary>
    [Id(5)]
    public string Territory { get; init; } = "";

    /// <summary>Among <c>es pt eu en</c>; none means any.</summary>
    [Id(6)]
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Who stated it.</summary>
    [Id(7)]
    public MemberId By { get; init; }

    /// <summary>In whose name, where that is an organization.</summary>
    [Id(8)]
    public OrganizationId? Organization { get; init; }

    /// <summary>In whose name, where that is an initiative.</summary>
    [Id(9)]
    public InitiativeId? Initiative { get; init; }

    /// <summary>The last day on which it holds; null: until its people say otherwise.</summary>
    [Id(10)]
    public DateOnly? Until { get; init; }

    /// <summary>When it was stated.</summary>
    [Id(11)]
    public DateTimeOffset At { get; init; }

    /// <summary>How far it is.</summary>
    [Id(12)]
    public NeedStage Stage { get; init; }

    /// <summary>When its people said that it was met; null before.</summary>
    [Id(13)]
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Who helped, of those whom its people named and who agreed to be.</summary>
    [Id(14)]
    public ImmutableArray<MemberId> AnsweredBy { get; init; } = [];

    /// <summary>What its people say to whoever helped, up to 300 characters.</summary>
    [Id(15)]
    public string Thanks { get; init; } = "";

    /// <summary>The revision of its helps that <see cref="AnsweredBy"/> tells.</summary>
    [Id(16)]
    public long ToldRev { get; init; }

    /// <summary>Who hid it and why. What it says is in a record beside the topic then.</summary>
    [Id(17), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Hidden? Hidden { get; init; }

    /// <summary>That it was hidden once and is shown again.</summary>
    [Id(18), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Shown? Shown { get; init; }

    /// <summary>When its people said that it is over without having been met; null before.</summary>
    [Id(19), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When its people last opened it again after it had been met or over; null where they never did.</summary>
    [Id(20), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ReopenedAt { get; init; }
}

/// <summary>A need or an offer, by HTTP.</summary>
[GenerateSerializer, Immutable, Alias("need-view")]
public sealed record NeedView
{
    /// <summary>The need or offer.</summary>
    [Id(0)]
    public NeedId Id { get; init; }

    /// <summary>What it says.</summary>
    [Id(1)]
    public NeedAbout About { get; init; } = new();
}

/// <summary>What a need or an offer is made from, or what to change of it; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("need-change")]
public sealed record NeedChange
{
    /// <summary>Whether something is needed or offered.</summary>
    [Id(0)]
    public NeedKind? Type { get; init; }

    /// <summary>1 to 120 characters.</summary>
    [Id(1)]
    public string? Title { get; init; }

    /// <summary>Up to 1,000 characters.</summary>
    [Id(2)]
    public string? Text { get; init; }

    /// <summary>Keys of axes.</summary>
    [Id(3)]
    public ImmutableArray<string>? Axes { get; init; }

    /// <summary>Two letters, or empty.</summary>
    [Id(4)]
    public string? Country { get; init; }

    /// <summary>Up to 80 characters.</summary>
    [Id(5)]
    public string? Territory { get; init; }

    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(6)]
    public ImmutableArray<string>? Languages { get; init; }

    /// <summary>In whose name; only when it is made, and not with <see cref="Initiative"/>.</summary>
    [Id(7)]
    public OrganizationId? Organization { get; init; }

    /// <summary>In whose name; only when it is made.</summary>
    [Id(8)]
    public InitiativeId? Initiative { get; init; }

    /// <summary>The last day on which it holds.</summary>
    [Id(9)]
    public DateOnly? Until { get; init; }

    /// <summary>Whether it holds until its people say otherwise.</summary>
    [Id(10)]
    public bool ClearUntil { get; init; }

    /// <summary>Closes it, or opens what was closed or answered again.</summary>
    [Id(11)]
    public bool? Closed { get; init; }

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(12)]
    public Guid RequestId { get; init; }
}

/// <summary>In whose name a need or an offer is stated and how far it is, for its conversations.</summary>
[GenerateSerializer, Immutable, Alias("need-roll")]
public sealed record NeedRoll
{
    /// <summary>Who stated it.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>In whose name, where that is an organization.</summary>
    [Id(1)]
    public OrganizationId? Organization { get; init; }

    /// <summary>In whose name, where that is an initiative.</summary>
    [Id(2)]
    public InitiativeId? Initiative { get; init; }

    /// <summary>Whether whoever can help may say so now.</summary>
    [Id(3)]
    public bool Open { get; init; }

    /// <summary>Keys of its axes.</summary>
    [Id(4)]
    public ImmutableArray<string> Axes { get; init; } = [];
}
