using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>What a place is to its threads, whatever it is: it says who may do what in them, and takes their cards. A group
/// is one, and so is whatever people talk about. The same grain as the owner of the place's topic.</summary>
[Alias("Comparte.IThreadPlaceGrain")]
public interface IThreadPlaceGrain : IGrainWithStringKey
{
    /// <summary>What a member may do in a thread of the place; nothing where there is no place. Most places have the same
    /// readers for all their threads.</summary>
    [Alias("Rights")]
    Task<PlaceRights> RightsAsync(ThreadId thread, MemberId member);

    /// <summary>The rights of several members at one time, in their order.</summary>
    [Alias("RightsOfAll")]
    Task<ImmutableArray<PlaceRights>> RightsOfAllAsync(ThreadId thread, ImmutableArray<MemberId> members);

    /// <summary>Takes a thread's card. Called by the thread after its commits; older tellings change nothing.
    /// </summary>
    [Alias("TellThread")]
    Task TellThreadAsync(GroupThread card);
}

/// <summary>What a place answers when a thread asks what a member may do there.</summary>
[GenerateSerializer, Immutable, Alias("place-rights")]
public readonly record struct PlaceRights
{
    /// <summary>Whether the member may know of the place.</summary>
    [Id(0)]
    public bool Known { get; init; }

    /// <summary>Whether the member reads there, and writes while it isn't <see cref="Closed"/>.</summary>
    [Id(1)]
    public bool Reads { get; init; }

    /// <summary>Whether the member closes and renames threads, and deletes posts of others.</summary>
    [Id(2)]
    public bool Leads { get; init; }

    /// <summary>Why nobody writes there at this time; null while they may.</summary>
    [Id(3)]
    public Refusal? Closed { get; init; }

    /// <summary>The topic out of which a member is taken who may read there no more; null where everybody reads.
    /// </summary>
    [Id(4)]
    public TopicId? Parent { get; init; }

    /// <summary>That topic's revision at which this was true.</summary>
    [Id(5)]
    public long Rev { get; init; }

    /// <summary>Grows whenever the place has other readers for another reason than a change of the parent, which a thread
    /// notes in what it is about, so that hosts ask again.</summary>
    [Id(6)]
    public long Readers { get; init; }

    /// <summary>Whether the place is of a sensitive group.</summary>
    [Id(7)]
    public bool Sensitive { get; init; }
}

/// <summary>What a place tells the thread that people have about it.</summary>
[GenerateSerializer, Immutable, Alias("placed-thread")]
public sealed record PlacedThread
{
    /// <summary>The place.</summary>
    [Id(0)]
    public TopicId Place { get; init; }

    /// <summary>Its name.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Who made it.</summary>
    [Id(2)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }

    /// <summary>What is to be known of its readers; <see cref="PlaceRights.Readers"/>, <see cref="PlaceRights.Parent"/> and
    /// <see cref="PlaceRights.Rev"/> count.</summary>
    [Id(4)]
    public PlaceRights Rights { get; init; }
}

/// <summary>From the name of a place's topic to its owner.</summary>
public static class ThreadPlaces
{
    /// <summary>The owner of a place.</summary>
    public static IThreadPlaceGrain GetThreadPlace(this IGrainFactory grains, TopicId place) =>
        grains.GetGrain<IThreadPlaceGrain>(GrainId.Create(place.Kind, place.Id));

    /// <summary>What a member may do in a group, whichever thread it is about.</summary>
    internal static Task<PlaceRights> RightsInGroupAsync(this IGrainFactory grains, GroupId group, MemberId member) =>
        grains.GetThreadPlace(TopicId.Of(group)).RightsAsync(default, member);

    /// <summary>The same for several members at one time, in their order.</summary>
    internal static Task<ImmutableArray<PlaceRights>> RightsInGroupAsync(
        this IGrainFactory grains, GroupId group, ImmutableArray<MemberId> members) =>
        grains.GetThreadPlace(TopicId.Of(group)).RightsOfAllAsync(default, members);
}
