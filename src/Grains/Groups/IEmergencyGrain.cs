using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Groups;

/// <summary>How one who administers the network reads a group from outside in an emergency. The same grain as <see cref="IGroupGrain"/>.
/// </summary>
[Alias("Comparte.IEmergencyGrain")]
public interface IEmergencyGrain : IGrainWithStringKey
{
    /// <summary>Lets an administrator who isn't in the group read everything in it for <see cref="EmergencyVisit.Length"/> and change
    /// nothing. Its members are told at once, with the reason. Not found for all others.</summary>
    [Alias("Enter")]
    Task<Outcome<EmergencyVisit>> EnterAsync(MemberId actor, EmergencyOrder order);

    /// <summary>Ends the visit before its time; nothing happens where there is none.</summary>
    [Alias("End")]
    Task EndAsync(MemberId visitor);
}

/// <summary>How visits end that are no longer allowed.</summary>
internal static class EmergencyGrains
{
    /// <summary>Ends all visits of which a member's own entries tell.</summary>
    public static async Task EndVisitsAsync(this IGrainFactory grains, MemberId visitor, IEnumerable<Entry> mine)
    {
        foreach (var group in mine.OfType<Membership>().Where(group => group.VisitsUntil is not null))
        {
            await grains.GetGrain<IEmergencyGrain>(group.Id).EndAsync(visitor);
        }
    }
}

/// <summary>Why an administrator has to read a group.</summary>
[GenerateSerializer, Immutable, Alias("emergency-order")]
public sealed record EmergencyOrder
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>1 to 500 characters, which the group's members read.</summary>
    [Id(1)]
    public string Reason { get; init; } = "";
}

/// <summary>The visits of one administrator to a group in emergencies; the entry's id is <see cref="IdOf"/>.</summary>
[GenerateSerializer, Immutable, Alias("emergency-entry")]
public sealed record EmergencyEntry : Entry
{
    private const string Prefix = "emergency/";

    /// <summary>Who.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>Oldest first, the newest 20.</summary>
    [Id(1)]
    public ImmutableArray<EmergencyVisit> Visits { get; init; } = [];

    /// <summary>The id of a member's entry.</summary>
    public static string IdOf(MemberId member) => Prefix + member.Value;

    /// <summary>The visit whose end isn't noted yet, or null.</summary>
    [JsonIgnore]
    public EmergencyVisit? Open => Visits is [.., { EndedAt: null } last] ? last : null;

    /// <summary>The entry once the last visit is over: when it was to be, at the latest.</summary>
    public EmergencyEntry Ended(DateTimeOffset now) =>
        Open is { } last ? this with { Visits = Visits.SetItem(Visits.Length - 1, last with { EndedAt = now < last.Until ? now : last.Until }) } : this;

    /// <summary>The visit that goes on at this time, or null.</summary>
    public EmergencyVisit? VisitAt(DateTimeOffset now) => now < Open?.Until ? Open : null;
}

/// <summary>One visit of an administrator.</summary>
[GenerateSerializer, Immutable, Alias("emergency-visit")]
public sealed record EmergencyVisit
{
    /// <summary>How long one lasts at most.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromDays(1);

    /// <summary>When it began.</summary>
    [Id(0)]
    public DateTimeOffset At { get; init; }

    /// <summary>When it ends at the latest.</summary>
    [Id(1)]
    public DateTimeOffset Until { get; init; }

    /// <summary>When it ended; null while it goes on.</summary>
    [Id(2)]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why, in the visitor's words.</summary>
    [Id(3)]
    public string Reason { get; init; } = "";
}
