namespace Comparte.Reports;

/// <summary>What somebody says against a warning, or against having been hidden.</summary>
[GenerateSerializer, Immutable, Alias("appeal")]
public sealed record Appeal
{
    /// <summary>When.</summary>
    [Id(0)]
    public DateTimeOffset At { get; init; }

    /// <summary>Why it should stand, 1 to 500 characters; forgotten once it is decided.</summary>
    [Id(1)]
    public string Text { get; init; } = "";

    /// <summary>Whether those decide who administer the network, since nobody else moderates here than who decided before. To whoever
    /// decided before it says so of somebody else here, too.</summary>
    [Id(2)]
    public bool Elsewhere { get; init; }

    /// <summary>Who decided on it, when and why; null while it waits.</summary>
    [Id(3)]
    public ReportDecision? Decision { get; init; }

    /// <summary>Whether the author was right.</summary>
    [Id(4)]
    public bool Granted { get; init; }
}

/// <summary>An appeal.</summary>
[GenerateSerializer, Immutable, Alias("new-appeal")]
public sealed record NewAppeal
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>Why it should stand, 1 to 500 characters.</summary>
    [Id(1)]
    public string Text { get; init; } = "";
}

/// <summary>How an appeal is decided.</summary>
[GenerateSerializer, Immutable, Alias("appeal-answer")]
public sealed record AppealAnswer
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>Whether the author was right: what was hidden is shown again, a warning is taken back.</summary>
    [Id(1)]
    public bool Granted { get; init; }

    /// <summary>Why, 1 to 500 characters. The author reads it.</summary>
    [Id(2)]
    public string Text { get; init; } = "";
}
