using System.Collections.Immutable;
using Comparte.Accounts;

namespace Comparte.Administration;

/// <summary>A line about somebody to invite, as it was written.</summary>
[GenerateSerializer, Immutable, Alias("guest-line")]
public sealed record GuestLine
{
    /// <summary>1 to 80 characters.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>An address, if there is one.</summary>
    [Id(1)]
    public string? Email { get; init; }

    /// <summary>The organization, in words; up to 120 characters.</summary>
    [Id(2)]
    public string? Organization { get; init; }
}

/// <summary>What inviting somebody would do.</summary>
[GenerateSerializer]
public enum GuestOutcome
{
    /// <summary>Makes an invitation.</summary>
    New,

    /// <summary>Would make one, though a member has the same name: only whoever asks knows whether it is the same person.</summary>
    SameName,

    /// <summary>Nothing: an account has the address.</summary>
    Here,

    /// <summary>Nothing: an invitation for the same address, or name, waits.</summary>
    Invited,

    /// <summary>Nothing: it stands further up in the same list.</summary>
    Repeated,

    /// <summary>Nothing: the line says nobody who could be invited.</summary>
    Unreadable,
}

/// <summary>What inviting the person of a line would do.</summary>
[GenerateSerializer, Immutable, Alias("guest-check")]
public sealed record GuestCheck
{
    /// <summary>The line.</summary>
    [Id(0)]
    public GuestLine Line { get; init; } = new();

    /// <summary>What it does.</summary>
    [Id(1)]
    public GuestOutcome Outcome { get; init; }

    /// <summary>Why the line can't be read: the code of a refusal.</summary>
    [Id(2)]
    public string? Why { get; init; }

    /// <summary>The member who has the address or the name.</summary>
    [Id(3)]
    public MemberId? Member { get; init; }
}

/// <summary>People to invite.</summary>
[GenerateSerializer, Immutable, Alias("guest-order")]
public sealed record GuestOrder
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>Who, with the id of a fresh code; 1 to 200.</summary>
    [Id(1)]
    public ImmutableArray<NewGuest> Guests { get; init; } = [];

    /// <summary>For how long: 1 to 90.</summary>
    [Id(2)]
    public int Days { get; init; }

    /// <summary>The guests' language, among <c>es pt eu en</c>.</summary>
    [Id(3)]
    public string Language { get; init; } = "";
}

/// <summary>Somebody to invite.</summary>
[GenerateSerializer, Immutable, Alias("new-guest")]
public sealed record NewGuest
{
    /// <summary>Who.</summary>
    [Id(0)]
    public GuestLine Line { get; init; } = new();

    /// <summary>The id of a fresh code.</summary>
    [Id(1)]
    public InvitationId Invitation { get; init; }

    /// <summary>Whether a mail goes out with it.</summary>
    [Id(2)]
    public bool Mailed { get; init; }
}

/// <summary>Somebody who was invited and has not come. Stored as it is told.</summary>
[GenerateSerializer, Immutable, Alias("guest")]
public sealed record Guest
{
    /// <summary>The invitation.</summary>
    [Id(0)]
    public InvitationId Invitation { get; init; }

    /// <summary>Who.</summary>
    [Id(1)]
    public GuestLine Line { get; init; } = new();

    /// <summary>Who invited.</summary>
    [Id(2)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }

    /// <summary>Until when it may be used.</summary>
    [Id(4)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether a mail went out with it.</summary>
    [Id(5)]
    public bool Mailed { get; init; }

    /// <summary>The guest's language.</summary>
    [Id(6)]
    public string Language { get; init; } = "";

    /// <summary>For how many days it was made, which a renewal repeats.</summary>
    [Id(7)]
    public int Days { get; init; }

    /// <summary>The request that made it.</summary>
    [Id(8)]
    public Guid RequestId { get; init; }

    /// <summary>What became of it, as it is told; stored it says nothing.</summary>
    [Id(9)]
    public InvitationState State { get; init; }
}
