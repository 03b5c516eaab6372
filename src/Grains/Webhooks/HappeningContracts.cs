namespace Comparte.Webhooks;

/// <summary>What can happen in the network that everybody in it may read.</summary>
[GenerateSerializer]
public enum HappeningType
{
    /// <summary>Somebody tries whether a receiver answers.</summary>
    Ping,

    /// <summary>Something was shared with the network.</summary>
    PublicationShared,

    /// <summary>Something of it changed.</summary>
    PublicationChanged,

    /// <summary>The network reads it no more: it was withdrawn, hidden or shared with a group.</summary>
    PublicationWithdrawn,

    /// <summary>A need or an offer was stated, or is shown again after it was hidden.</summary>
    NeedStated,

    /// <summary>It was met, or is over.</summary>
    NeedClosed,

    /// <summary>A project told how it goes.</summary>
    ProjectUpdated,

    /// <summary>Nobody reads a need or an offer any more: it was hidden or deleted.</summary>
    NeedWithdrawn,

    /// <summary>What was met or over is open again.</summary>
    NeedReopened,

    /// <summary>An update of a project was taken away.</summary>
    ProjectUpdateWithdrawn,
}

/// <summary>Something that happened. It holds ids and no words: what is said of it is read when it is told.</summary>
[GenerateSerializer, Immutable, Alias("happening")]
public sealed record Happening
{
    /// <summary>What happened.</summary>
    [Id(0)]
    public HappeningType Type { get; init; }

    /// <summary>The id of what it is about; of a try, its own.</summary>
    [Id(1)]
    public string About { get; init; } = "";

    /// <summary>The entry in it, where it is one of several.</summary>
    [Id(2)]
    public string Part { get; init; } = "";

    /// <summary>When. With the rest it tells one happening from another.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }
}
