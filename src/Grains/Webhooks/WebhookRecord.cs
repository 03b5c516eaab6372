using System.Collections.Immutable;

namespace Comparte.Webhooks;

/// <summary>Stored as <c>webhook.main</c>.</summary>
internal sealed record WebhookRecord : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>The receiver, as far as it was told.</summary>
    public Webhook? Webhook { get; init; }

    /// <summary>What is to be told and was, in the order in which it came.</summary>
    public ImmutableArray<KeptDelivery> Deliveries { get; init; } = [];

    /// <summary>What happened until then, and isn't kept, was told, or isn't to be.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>Since when it takes nothing.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When it took something last.</summary>
    public DateTimeOffset? TookAt { get; init; }

    /// <summary>Whether it was deleted.</summary>
    public bool Erased { get; init; }

    /// <summary>The last requests to tell something again, the oldest first.</summary>
    public ImmutableArray<WebhookRequest> Requests { get; init; } = [];
}

/// <summary>A request to tell something again.</summary>
internal sealed record WebhookRequest
{
    public MemberId By { get; init; }

    public Guid Id { get; init; }

    /// <summary>The id of what is told again.</summary>
    public string About { get; init; } = "";
}

/// <summary>Something to be told, or that was.</summary>
internal sealed record KeptDelivery
{
    public string Id { get; init; } = "";

    public Happening Happening { get; init; } = new();

    public DeliveryState State { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; init; }

    /// <summary>When it was tried last.</summary>
    public DateTimeOffset? TriedAt { get; init; }

    /// <summary>Before when it isn't tried again.</summary>
    public DateTimeOffset TryAt { get; init; }

    /// <summary>The status of the last answer.</summary>
    public int? Status { get; init; }
}
