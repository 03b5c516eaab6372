namespace Comparte.Requests;

/// <summary>What somebody heard who asked to join.</summary>
[GenerateSerializer, Immutable, Alias("join-answer")]
public sealed record JoinAnswer
{
    /// <summary>Whether it was a yes.</summary>
    [Id(0)]
    public bool Accepted { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }
}

/// <summary>Somebody who asks to join, seen by those who can answer.</summary>
[GenerateSerializer, Immutable, Alias("group-request")]
public sealed record JoinRequest
{
    /// <summary>Who asks.</summary>
    [Id(0)]
    public MemberId Member { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>A word to those who answer, up to 500 characters.</summary>
    [Id(2)]
    public string Text { get; init; } = "";

    /// <summary>In an organization, what the person does there, up to 80 characters; null in a group.</summary>
    [Id(3)]
    public string? Role { get; init; }
}
