using Comparte.Accounts;

namespace Comparte.Administration;

/// <summary>A member's access, as those who administer see it. Name and organization stand in the directory.</summary>
[GenerateSerializer, Immutable, Alias("person-access")]
public sealed record PersonAccess
{
    /// <summary>Whose.</summary>
    [Id(0)]
    public MemberId Member { get; init; }

    /// <summary>The name to sign in with, which somebody who lost the way in may have forgotten.</summary>
    [Id(1)]
    public string SignInName { get; init; } = "";

    /// <summary>Whether the member administers the network.</summary>
    [Id(2)]
    public bool Administrator { get; init; }

    /// <summary>The day on which a session was last used, in UTC; null: on none of the last weeks.</summary>
    [Id(3)]
    public DateOnly? Seen { get; init; }

    /// <summary>Why and until when the access is suspended; null where it isn't.</summary>
    [Id(4)]
    public Suspension? Suspension { get; init; }

    /// <summary>Whether there is an address to which a mail goes.</summary>
    [Id(5)]
    public bool HasEmail { get; init; }
}

/// <summary>A suspension to make.</summary>
[GenerateSerializer, Immutable, Alias("suspension-order")]
public sealed record SuspensionOrder
{
    /// <summary>Why, in words for the member; 1 to 500 characters.</summary>
    [Id(0)]
    public string Reason { get; init; } = "";

    /// <summary>When it ends by itself; null: when somebody takes it back.</summary>
    [Id(1)]
    public DateTimeOffset? Until { get; init; }
}

/// <summary>What the network is called, and who receives newcomers.</summary>
[GenerateSerializer, Immutable, Alias("network-order")]
public sealed record NetworkOrder
{
    /// <summary>1 to 60 characters.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>The group that newcomers join; null: none.</summary>
    [Id(1)]
    public GroupId? WelcomeGroup { get; init; }
}
