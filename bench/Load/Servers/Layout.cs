using Comparte.Topics;

namespace Comparte.Bench.Load.Servers;

/// <summary>Who and what there is on every server that is loaded: the same ids on each.</summary>
internal sealed class Layout
{
    /// <summary>Members of the one large thread who watch it.</summary>
    public const int HallWatchers = 500;

    /// <summary>Small groups with a thread each.</summary>
    public const int Rooms = 50;

    /// <summary>Watchers of each small group.</summary>
    public const int RoomWatchers = 10;

    /// <summary>Members who write; they belong to every group and watch nothing.</summary>
    public const int Posters = 8;

    /// <summary>Members of a group in the idle scenario.</summary>
    public const int CircleMembers = 50;

    /// <summary>The password of those who write.</summary>
    public const string Password = "bench-not-a-secret";

    private Layout(int members, TimeProvider clock)
    {
        Members = Many<MemberId>(members, clock);
        Writers = Many<MemberId>(Posters, clock);
        Hall = Place.New(clock);
        RoomPlaces = [.. Enumerable.Range(0, Rooms).Select(_ => Place.New(clock))];
        Circles = [.. Enumerable.Range(0, members / CircleMembers).Select(_ => Place.New(clock))];
    }

    /// <summary>Those who watch, one connection each.</summary>
    public MemberId[] Members { get; }

    /// <summary>Those who write.</summary>
    public MemberId[] Writers { get; }

    /// <summary>The group of the first 500 members.</summary>
    public Place Hall { get; }

    /// <summary>Groups of ten.</summary>
    public Place[] RoomPlaces { get; }

    /// <summary>Groups of fifty, among which all members are divided.</summary>
    public Place[] Circles { get; }

    /// <summary>A layout with this many members, at least those of the large thread.</summary>
    public static Layout Of(int members, TimeProvider clock) => new(Math.Max(members, HallWatchers), clock);

    /// <summary>The address that a writer signs in with.</summary>
    public static string AddressOf(int writer) => $"writer{writer}@bench.example";

    /// <summary>The secret of a member's access token.</summary>
    public static string TokenOf(int member) =>
        $"comparte_{string.Concat($"{member:D40}".Select(digit => "abcdefghjk"[digit - '0']))}";

    /// <summary>What an idle member has open: the own topic, a group, and a thread in it.</summary>
    public string[] IdleTopics(int member)
    {
        var circle = Circles[member / CircleMembers];
        return [$"{TopicKinds.Me}/{Members[member]}", $"{TopicKinds.Group}/{circle.Group}", circle.Topic];
    }

    /// <summary>The members of a small group.</summary>
    public static IEnumerable<int> MembersOfRoom(int room) => Enumerable.Range(room * RoomWatchers, RoomWatchers);

    private static T[] Many<T>(int count, TimeProvider clock) where T : struct, IEntityId<T> =>
        [.. Enumerable.Range(0, count).Select(_ => EntityId.New<T>(clock))];
}

/// <summary>A group and its one thread.</summary>
internal sealed record Place(GroupId Group, ThreadId Thread)
{
    /// <summary>The thread's topic.</summary>
    public string Topic => $"{TopicKinds.Thread}/{Thread}";

    /// <summary>A new one.</summary>
    public static Place New(TimeProvider clock) => new(EntityId.New<GroupId>(clock), EntityId.New<ThreadId>(clock));
}
