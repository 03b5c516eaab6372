using Comparte.Bench.Load.Servers;

namespace Comparte.Bench.Load.Scenarios;

/// <summary>Where posts go and who watches.</summary>
/// <param name="Name">As the results call it.</param>
/// <param name="Places">The threads that posts go to, in turn.</param>
/// <param name="Members">Who connects, and what each opens.</param>
internal sealed record Audience(
    string Name, Func<Layout, IReadOnlyList<Place>> Places, Func<Layout, IEnumerable<(int, string[])>> Members)
{
    /// <summary>One thread that nobody watches.</summary>
    public static Audience None { get; } = new("nobody, one thread", layout => [layout.Hall], _ => []);

    /// <summary>Fifty threads that nobody watches.</summary>
    public static Audience NoneInRooms { get; } = new("nobody, 50 threads", layout => layout.RoomPlaces, _ => []);

    /// <summary>One thread with 500 watchers.</summary>
    public static Audience Hall { get; } = new(
        "500 watchers, one thread",
        layout => [layout.Hall],
        layout => Enumerable.Range(0, Layout.HallWatchers).Select(member => (member, new[] { layout.Hall.Topic })));

    /// <summary>Fifty threads with ten watchers each.</summary>
    public static Audience Rooms { get; } = new(
        "50 groups of 10",
        layout => layout.RoomPlaces,
        layout => layout.RoomPlaces.SelectMany((place, room) =>
            Layout.MembersOfRoom(room).Select(member => (member, new[] { place.Topic }))));
}
