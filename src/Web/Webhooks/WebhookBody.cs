using Comparte.Webhooks;

namespace Comparte.Web.Webhooks;

/// <summary>What a receiver is told.</summary>
/// <param name="Type">What happened, as <see cref="NameOf"/> writes it.</param>
/// <param name="Timestamp">When.</param>
/// <param name="Data">What of.</param>
internal sealed record WebhookBody(string Type, DateTimeOffset Timestamp, WebhookData Data)
{
    /// <summary>How a receiver reads what happened.</summary>
    public static string NameOf(HappeningType type) => type switch
    {
        HappeningType.Ping => "ping",
        HappeningType.PublicationShared => "publication.shared",
        HappeningType.PublicationChanged => "publication.changed",
        HappeningType.PublicationWithdrawn => "publication.withdrawn",
        HappeningType.NeedStated => "need.stated",
        HappeningType.NeedClosed => "need.closed",
        HappeningType.ProjectUpdated => "project.updated",
        HappeningType.NeedWithdrawn => "need.withdrawn",
        HappeningType.NeedReopened => "need.reopened",
        HappeningType.ProjectUpdateWithdrawn => "project.update.withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}

/// <summary>What it is about, as everybody in the network reads it at this moment. What isn't known, or read no more, is left out.
/// </summary>
internal sealed record WebhookData
{
    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>The number of the update of a project.</summary>
    public string? Part { get; init; }

    /// <summary>Its page in the network.</summary>
    public string? Url { get; init; }

    /// <summary>What it is: a type of publication, <c>need</c>, <c>offer</c> or <c>project</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>What it is called.</summary>
    public string? Title { get; init; }

    /// <summary>The language in which it was written.</summary>
    public string? Language { get; init; }

    /// <summary>How far a need or an offer is.</summary>
    public string? Stage { get; init; }

    /// <summary>The ids of the members who wrote it.</summary>
    public string[]? Authors { get; init; }
}
