namespace Comparte.Web.Live;

/// <summary>Sizes and times of live delivery, from the configuration section <c>Live</c>.</summary>
internal sealed class LiveOptions
{
    /// <summary>Frames that wait for one socket.</summary>
    public int QueueFrames { get; set; } = 256;

    /// <summary>Bytes that wait for one socket.</summary>
    public int QueueBytes { get; set; } = 256 * 1024;

    /// <summary>How long a socket may take none before it is closed.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The least time between two deliveries of a busy topic.</summary>
    public TimeSpan FlushEvery { get; set; } = TimeSpan.FromMilliseconds(25);

    /// <summary>How long openings of one topic wait for each other.</summary>
    public TimeSpan GatherOpenings { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>When a topic's head is told once more after its last change.</summary>
    public TimeSpan HeadAfter { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a watch is renewed, give or take a fifth.</summary>
    public TimeSpan RenewEvery { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a topic stays watched after its last reader left.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long <c>POST /api/live/wait</c> waits for a change.</summary>
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>Sockets of one member at this host.</summary>
    public int SocketsPerMember { get; set; } = 20;

    /// <summary>Requests of one member that wait at this host.</summary>
    public int WaitsPerMember { get; set; } = 4;

    /// <summary>The least time between two tellings that a member writes in one topic.</summary>
    public TimeSpan TypingEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a host that stops waits for its farewells to be sent.</summary>
    public TimeSpan FarewellTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Hub calls that one socket may make in a minute.</summary>
    public int CallsPerMinute { get; set; } = 120;
}
