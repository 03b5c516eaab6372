using Comparte.Power;
using Comparte.Search;
using Comparte.Topics;
using Comparte.Web.Tests.Accounts;

namespace Comparte.Web.Tests.Rights;

/// <summary>All addresses on each way at which something of the world could come out.</summary>
internal static class Addresses
{
    private static readonly string[] Lists =
    [
        "/api/me", "/api/me/interactions", "/api/me/push", "/api/groups?limit=100", "/api/members?limit=100", "/api/organizations?limit=100",
        "/api/initiatives?limit=100", "/api/projects?limit=100", "/api/needs?limit=100", "/api/axes", "/api/network", "/api/terms",
        "/api/terms/versions", "/api/terms/versions/1", "/api/terms/source",
        "/api/invitations", "/api/sessions", "/api/tokens", "/api/calendar/address",
        "/api/admin/people", "/api/admin/guests", "/api/admin/running", "/api/news",
        "/api/admin/webhooks", "/api/admin/webhooks/1/deliveries",
    ];

    private static readonly string[] Feeds =
    [
        "network", $"axis-{World.Axis}", $"country-{World.Country}", $"territory-{World.Country}-quiche",
        "kind-article", "kind-event", "kind-method",
    ];

    /// <summary>The topics that belong to no content alone: lists, feeds, calendars, and what is somebody's own.</summary>
    public static IEnumerable<TopicId> CommonTopics(World world) =>
    [
        .. TopicKinds.Directories.Select(list => new TopicId(TopicKinds.Directory, list)),
        new TopicId(TopicKinds.Axes, "network"),
        new TopicId(TopicKinds.Look, "network"),
        new TopicId(TopicKinds.News, "network"),
        new TopicId(TopicKinds.Webhooks, "network"),
        new TopicId(TopicKinds.Power, IPowerGrain.Network),
        TopicId.Calendar($"network-{World.EventAt.Year}"),
        .. Feeds.Append(world.Organization.Value).Select(TopicId.Feed),
        TopicId.Of(world.Organization),
        .. world.Readers.Where(eyes => eyes.Reader != Reader.Anonymous)
            .SelectMany(eyes => new[]
            {
                TopicId.Me(eyes.Browser.Member), TopicId.Inbox(eyes.Browser.Member), TopicId.Feed(eyes.Browser.Member.Value),
            }),
    ];

    /// <summary>The addresses of a way.</summary>
    public static IEnumerable<string> Of(World world, Eyes eyes, Way way) => way switch
    {
        Way.Api => [.. Lists, .. Views(world), .. world.Topics.Where(topic => !IsFeed(topic) && !IsCalendar(topic)).Select(Entries)],
        Way.Html =>
        [
            "/", "/app", .. world.Ids.SelectMany(Pages),
            .. world.Readers.Where(one => one.Reader != Reader.Anonymous).Select(one => $"/persona/{one.Browser.Member}"),
        ],
        Way.Search => [.. Words(world).Select(Question), .. Filters()],
        Way.Count => world.Ids.SelectMany(id => new[] { $"/api/visits/{id}", $"/api/followers/{id}" }),
        Way.Suggest => Titles(world).Select(word => $"/api/search/suggest?q={word}"),
        Way.File => world.Ids.Where(id => id[0] == 'x').SelectMany(Files),
        Way.Feed => ["/api/home", "/api/home/followed", .. world.Topics.Where(IsFeed).Select(Entries)],
        Way.Calendar =>
        [
            eyes.Calendar,
            .. world.Ids.Where(id => id[0] == 'p').Select(id => $"/api/publications/{id}/event.ics"),
            .. world.Topics.Where(IsCalendar).Select(Entries),
        ],
        Way.Export => [Taking.Export, $"{Taking.Export}/content"],
        _ => [],
    };

    /// <summary>The address of a search for a word.</summary>
    public static string Question(string word) => $"/api/search?q={word}&limit=50";

    /// <summary>The address of a topic.</summary>
    public static string Entries(TopicId topic) => $"/api/topics/{topic}/entries?limit=256";

    /// <summary>The files of an id.</summary>
    public static IEnumerable<string> Files(string id) =>
        [$"/api/files/{id}/content", $"/api/files/{id}/display", $"/api/files/{id}/thumbnail"];

    private static IEnumerable<string> Views(World world) =>
    [
        .. world.Contents.SelectMany(content => content.Own.Concat(content.Also)),
        .. world.Readers.Where(eyes => eyes.Reader != Reader.Anonymous).Select(eyes => eyes.Browser.Member)
            .SelectMany(member => new[]
            {
                $"/api/members/{member}", $"/api/links/{member}", $"/api/followers/{member}", $"/api/talks/with/{member}",
            }),
        $"/api/organizations/{world.Organization}",
        $"/api/organizations/{world.Organization}/requests",
        .. world.Ids.Where(id => id[0] == 'g').SelectMany(id => new[] { $"/api/groups/{id}", $"/api/groups/{id}/requests" }),
        .. world.Ids.Where(id => id[0] == 'x').Select(id => $"/api/files/{id}"),
    ];

    private static IEnumerable<string> Filters() =>
    [
        .. SearchKinds.All.Select(kind => $"/api/search?kind={kind}&limit=50"),
        $"/api/search?axis={World.Axis}&limit=50",
        $"/api/search?country={World.Country}&limit=50",
        "/api/search?from=2020-01-01&limit=50",
        Question(Content.Common),
    ];

    private static IEnumerable<string> Words(World world) =>
        world.Contents.SelectMany(content => content.Words.Values);

    /// <summary>Beginnings of what could be a title.</summary>
    private static IEnumerable<string> Titles(World world) => world.Contents.SelectMany(content => content.Words)
        .Where(word => word.Key is "title" or "name" or Content.Live)
        .Select(word => word.Value[..10])
        .Append(Content.Common);

    private static IEnumerable<string> Pages(string id) => id[0] switch
    {
        'g' => [$"/app/grupos/{id}", $"/app/grupos/{id}/calendario", $"/app/grupos/{id}/archivos", $"/app/grupos/{id}/registro"],
        'p' => [$"/app/compartido/{id}", $"/app/compartido/{id}/editar", $"/app/compartido/{id}/versiones"],
        'n' => [$"/app/iniciativas/{id}", $"/app/iniciativas/{id}/bitacora"],
        'j' => [$"/app/proyectos/{id}"],
        'k' => [$"/app/mensajes/{id}"],
        'w' => [$"/app/necesidades/{id}"],
        _ => [$"/app/{id}"],
    };

    private static bool IsFeed(TopicId topic) => topic.Kind == TopicKinds.Feed;

    private static bool IsCalendar(TopicId topic) => topic.Kind == TopicKinds.Calendar;
}
