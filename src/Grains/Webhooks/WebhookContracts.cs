using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Topics;

namespace Comparte.Webhooks;

/// <summary>Why a receiver is told nothing.</summary>
[GenerateSerializer]
public enum WebhookRest
{
    /// <summary>Somebody who administers paused it.</summary>
    Paused,

    /// <summary>It said that there is nothing at this address any more.</summary>
    Gone,

    /// <summary>It took nothing for days.</summary>
    Failing,
}

/// <summary>Since when and why a receiver is told nothing.</summary>
/// <param name="Why">Why.</param>
/// <param name="At">Since when.</param>
[GenerateSerializer, Immutable, Alias("webhook-off")]
public sealed record WebhookOff([property: Id(0)] WebhookRest Why, [property: Id(1)] DateTimeOffset At);

/// <summary>A site or program that is told what happens. Nobody opens the topic in which it stands.</summary>
[GenerateSerializer, Immutable, Alias("webhook")]
public sealed record Webhook : Entry
{
    /// <summary>What those who administer call it.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>Where it is told.</summary>
    [Id(1)]
    public string Address { get; init; } = "";

    /// <summary>What it is told.</summary>
    [Id(2)]
    public ImmutableArray<HappeningType> Happenings { get; init; } = [];

    /// <summary>The secret by which it knows who tells, as the web hosts sealed it.</summary>
    [Id(3)]
    public string Secret { get; init; } = "";

    /// <summary>The one before, likewise.</summary>
    [Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Former { get; init; }

    /// <summary>Until when what is told is signed by that one as well.</summary>
    [Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? FormerUntil { get; init; }

    /// <summary>Since when what happens is told: it was made, or turned on again.</summary>
    [Id(6)]
    public DateTimeOffset Since { get; init; }

    /// <summary>That it is told nothing.</summary>
    [Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WebhookOff? Off { get; init; }
}

/// <summary>A receiver as it is to be.</summary>
[GenerateSerializer, Immutable, Alias("webhook-change")]
public sealed record WebhookChange
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>1 to 80 characters.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>An address of the internet over TLS, up to 500 characters, or one of an origin that the settings name.</summary>
    [Id(2)]
    public string Address { get; init; } = "";

    /// <summary>One at least; none of them is <see cref="HappeningType.Ping"/>, which is told always.</summary>
    [Id(3)]
    public ImmutableArray<HappeningType> Happenings { get; init; } = [];
}

/// <summary>A receiver as those who administer see it: without its secret.</summary>
[GenerateSerializer, Immutable, Alias("webhook-view")]
public sealed record WebhookView
{
    /// <summary>Its number.</summary>
    [Id(0)]
    public long No { get; init; }

    /// <summary>What it is called.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>Where it is told.</summary>
    [Id(2)]
    public string Address { get; init; } = "";

    /// <summary>What it is told.</summary>
    [Id(3)]
    public ImmutableArray<HappeningType> Happenings { get; init; } = [];

    /// <summary>Until when what is told is signed by the former secret as well.</summary>
    [Id(4)]
    public DateTimeOffset? FormerUntil { get; init; }

    /// <summary>That it is told nothing.</summary>
    [Id(5)]
    public WebhookOff? Off { get; init; }

    /// <summary>How it goes.</summary>
    [Id(6)]
    public WebhookStanding Standing { get; init; } = new();
}

/// <summary>How telling a receiver goes.</summary>
[GenerateSerializer, Immutable, Alias("webhook-standing")]
public sealed record WebhookStanding
{
    /// <summary>How much waits to be told.</summary>
    [Id(0)]
    public int Waiting { get; init; }

    /// <summary>When the next try is; null where nothing waits.</summary>
    [Id(1)]
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Since when it takes nothing; null where it took the last.</summary>
    [Id(2)]
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When it took something last, as far as that is kept.</summary>
    [Id(3)]
    public DateTimeOffset? TookAt { get; init; }
}
