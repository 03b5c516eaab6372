using System.Collections.Immutable;
using Comparte.Mail;

namespace Comparte.Push;

/// <summary>A device that takes pushes: what its browser said when it subscribed (RFC 8030), and whose session it has.</summary>
[GenerateSerializer, Immutable, Alias("push-device")]
public sealed record PushDevice
{
    /// <summary>The session that is signed in there; when it ends, so do pushes.</summary>
    [Id(0)]
    public string Session { get; init; } = "";

    /// <summary>The address that takes them, at the service of the browser's maker.</summary>
    [Id(1)]
    public string Endpoint { get; init; } = "";

    /// <summary>The browser's public key, base64url.</summary>
    [Id(2)]
    public string P256dh { get; init; } = "";

    /// <summary>The secret that it shares with the network, base64url.</summary>
    [Id(3)]
    public string Auth { get; init; } = "";
}

/// <summary>A notice that a push is to tell.</summary>
[GenerateSerializer, Immutable, Alias("push-item")]
public sealed record PushItem
{
    /// <summary>The notice, and from where on a conversation is new.</summary>
    [Id(0)]
    public MailItem Item { get; init; } = new();

    /// <summary>The sessions of the devices that it is for.</summary>
    [Id(1)]
    public ImmutableArray<string> To { get; init; } = [];
}

/// <summary>Pushes to be written and sent: to whom and about what, by ids.</summary>
[GenerateSerializer, Immutable, Alias("push-order")]
public sealed record PushOrder
{
    /// <summary>Who gets them.</summary>
    [Id(0)]
    public MemberId To { get; init; }

    /// <summary>One push each, the newest last.</summary>
    [Id(1)]
    public ImmutableArray<PushItem> Items { get; init; } = [];

    /// <summary>The devices.</summary>
    [Id(2)]
    public ImmutableArray<PushDevice> Devices { get; init; } = [];

    /// <summary>How many notices the member hasn't seen, for the app's icon.</summary>
    [Id(3)]
    public int Unseen { get; init; }
}

/// <summary>What became of a push.</summary>
[GenerateSerializer]
public enum PushOutcome
{
    /// <summary>Nobody has it, and it may be taken later.</summary>
    NotTaken,

    /// <summary>The service has it.</summary>
    Taken,

    /// <summary>There was nothing to say that the member may read.</summary>
    Nothing,

    /// <summary>The service doesn't take it, and won't.</summary>
    Refused,

    /// <summary>The device takes no pushes at this address any more.</summary>
    Gone,
}

/// <summary>What became of one notice at one device.</summary>
/// <param name="Session">The device's session.</param>
/// <param name="Key">The notice's key.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="RetryAfter">How long the service asks to be left alone.</param>
[GenerateSerializer, Immutable, Alias("push-answer")]
public readonly record struct PushAnswer(
    [property: Id(0)] string Session,
    [property: Id(1)] string Key,
    [property: Id(2)] PushOutcome Outcome,
    [property: Id(3)] TimeSpan RetryAfter);
