using System.Collections.Immutable;

namespace Comparte.Webhooks;

/// <summary>How far telling something is.</summary>
[GenerateSerializer]
public enum DeliveryState
{
    /// <summary>It is told now, or later.</summary>
    Waiting,

    /// <summary>The receiver has it.</summary>
    Taken,

    /// <summary>It was tried as often as it is; whoever administers may have it sent again.</summary>
    GivenUp,

    /// <summary>There was nothing left that everybody in the network may read.</summary>
    Nothing,
}

/// <summary>Something that was, or is to be, told to a receiver.</summary>
[GenerateSerializer, Immutable, Alias("webhook-delivery")]
public sealed record WebhookDelivery
{
    /// <summary>The id by which the receiver knows it, the same at each try.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>What happened.</summary>
    [Id(1)]
    public Happening Happening { get; init; } = new();

    /// <summary>How far it is.</summary>
    [Id(2)]
    public DeliveryState State { get; init; }

    /// <summary>How often it was tried.</summary>
    [Id(3)]
    public int Tries { get; init; }

    /// <summary>When it was tried last.</summary>
    [Id(4)]
    public DateTimeOffset? TriedAt { get; init; }

    /// <summary>When it is tried next; null where it doesn't wait.</summary>
    [Id(5)]
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>The status of the last answer; null where there was none.</summary>
    [Id(6)]
    public int? Status { get; init; }
}

/// <summary>Something to be told to a receiver, by a web host.</summary>
[GenerateSerializer, Immutable, Alias("webhook-order")]
public sealed record WebhookOrder
{
    /// <summary>The receiver's number.</summary>
    [Id(0)]
    public long No { get; init; }

    /// <summary>Where it is.</summary>
    [Id(1)]
    public string Address { get; init; } = "";

    /// <summary>What signs, as it was sealed: one secret, or for a while two.</summary>
    [Id(2)]
    public ImmutableArray<string> Secrets { get; init; } = [];

    /// <summary>The id of what is told.</summary>
    [Id(3)]
    public string Id { get; init; } = "";

    /// <summary>What happened.</summary>
    [Id(4)]
    public Happening Happening { get; init; } = new();

    /// <summary>Which try it is, from 1.</summary>
    [Id(5)]
    public int Try { get; init; }
}

/// <summary>What became of a try.</summary>
[GenerateSerializer]
public enum WebhookOutcome
{
    /// <summary>The receiver has it.</summary>
    Taken,

    /// <summary>It hasn't.</summary>
    NotTaken,

    /// <summary>It wants nothing more.</summary>
    Gone,

    /// <summary>There was nothing to say.</summary>
    Nothing,
}

/// <summary>What became of a try.</summary>
[GenerateSerializer, Immutable, Alias("webhook-answer")]
public sealed record WebhookAnswer
{
    /// <summary>The id of what was told.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>Which try it was.</summary>
    [Id(1)]
    public int Try { get; init; }

    /// <summary>What became of it.</summary>
    [Id(2)]
    public WebhookOutcome Outcome { get; init; }

    /// <summary>The answer's status; null where there was none.</summary>
    [Id(3)]
    public int? Status { get; init; }

    /// <summary>How long the receiver asks to be left alone.</summary>
    [Id(4)]
    public TimeSpan RetryAfter { get; init; }
}
