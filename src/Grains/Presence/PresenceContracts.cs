using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Presence;

/// <summary>How much a member is there.</summary>
[GenerateSerializer]
public enum PresenceState
{
    /// <summary>Not connected.</summary>
    Offline,

    /// <summary>Connected, and quiet for some minutes.</summary>
    Idle,

    /// <summary>Doing something.</summary>
    Active,
}

/// <summary>One member's presence.</summary>
[GenerateSerializer, Immutable, Alias("member-presence")]
public sealed record MemberPresence
{
    /// <summary>Who.</summary>
    [Id(0)]
    public MemberId Member { get; init; }

    /// <summary>The best over all hosts.</summary>
    [Id(1)]
    public PresenceState State { get; init; }

    /// <summary>When the member was last active.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }

    /// <summary>Whether the member doesn't want to be seen: known for what reaches the member itself, told to nobody.</summary>
    [Id(3)]
    public bool Hidden { get; init; }
}

/// <summary>What changed at a host since its last report. Reports are numbered; number 1 is complete.</summary>
[GenerateSerializer, Immutable, Alias("presence-report")]
public sealed record PresenceReport
{
    /// <summary>The host, whose lease of 15 s this renews.</summary>
    [Id(0)]
    public HostId Host { get; init; }

    /// <summary>1, 2, 3 …; after a gap the host is asked to begin again.</summary>
    [Id(1)]
    public long Number { get; init; }

    /// <summary>Members whose presence changed. Of whoever chooses not to be seen the time is forgotten.</summary>
    [Id(2)]
    public ImmutableArray<MemberPresence> Changes { get; init; } = [];
}

/// <summary>Who is online; the key is <c>network</c>. Nothing is stored: hosts report again.</summary>
[Alias("Comparte.IPresenceGrain")]
public interface IPresenceGrain : IGrainWithStringKey
{
    /// <summary>The one key there is.</summary>
    const string Key = "network";

    /// <summary>Takes a host's report; false: begin again with number 1 and everybody.</summary>
    [Alias("Report")]
    Task<bool> ReportAsync(PresenceReport report);

    /// <summary>The presence of these members, in their order; unknown ones are offline with no time.</summary>
    [Alias("Look")]
    Task<ImmutableArray<MemberPresence>> LookAsync(ImmutableArray<MemberId> members);

    /// <summary>When a member who is connected last did something, whether it wants to be seen or not; null where it isn't.
    /// For mails and pushes to that member, and for nobody else.</summary>
    [Alias("ActiveAt")]
    Task<DateTimeOffset?> ActiveAtAsync(MemberId member);

    /// <summary>Forgets when a member was here, who no longer wants to be seen.</summary>
    [Alias("Forget")]
    Task ForgetAsync(MemberId member);
}

/// <summary>Finds it.</summary>
public static class PresenceGrains
{
    /// <summary>Who is online.</summary>
    public static IPresenceGrain GetPresence(this IGrainFactory grains) =>
        grains.GetGrain<IPresenceGrain>(IPresenceGrain.Key);
}
