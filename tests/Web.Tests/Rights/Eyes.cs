using System.Net;
using System.Text;
using System.Text.Json;
using Comparte.Topics;
using Comparte.Web.Live;
using Comparte.Web.Tests.Accounts;
using Comparte.Web.Tests.Live;
using Comparte.Web.Tests.Push;

namespace Comparte.Web.Tests.Rights;

/// <summary>One reader's browser: fetches, and has a socket open.</summary>
internal sealed class Eyes(Reader reader, Browser browser) : IAsyncDisposable
{
    private const int AtOnce = 8;

    private readonly List<Sight> _heard = [];
    private readonly Dictionary<Way, Task<IReadOnlyList<Sight>>> _seen = [];
    private Listener? _listener;
    private IReadOnlySet<string>? _opened;

    /// <summary>Who.</summary>
    public Reader Reader => reader;

    /// <summary>The browser.</summary>
    public Browser Browser => browser;

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsIn => reader is not (Reader.Anonymous or Reader.Suspended or Reader.Erased);

    /// <summary>The address for a calendar elsewhere; a wrong one for who never had one.</summary>
    public string Calendar { get; private set; } = "/calendar/x.ics";

    /// <summary>Asks for an address for a calendar elsewhere.</summary>
    public async Task TakeCalendarAsync() => Calendar = new Uri((await browser.PostAsync<JsonElement>(
        "/api/calendar/address", new { requestId = Talk.NewRequest() })).GetProperty("url").GetString()!).AbsolutePath;

    /// <summary>The device that takes pushes.</summary>
    public PushBrowser? Device { get; private set; }

    /// <summary>Has a device take pushes from now on.</summary>
    public Task TakePushesAsync(PushBrowser device) => PushFixture.SubscribeAsync(browser, Device = device);

    /// <summary>Opens a socket and all topics.</summary>
    public async Task WatchAsync(World world)
    {
        _listener = await Listener.ConnectAsync(browser);
        await _listener.OpenAsync(Wants(world));
    }

    /// <summary>The topics that are there for the socket by now.</summary>
    public async Task<IReadOnlySet<string>> OpenedAsync(World world) =>
        _opened ??= (await _listener!.OpenAsync(Wants(world)))
            .Where(opened => opened.Status != OpenedStatus.Gone)
            .Select(opened => opened.Topic)
            .ToHashSet();

    /// <summary>Waits until the socket was told a field of something.</summary>
    public async Task HearAsync(Content content, string field)
    {
        while (!_heard.Exists(sight => sight.Says(content.Word(field))))
        {
            try
            {
                await KeepAsync(await _listener!.NextAsync());
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"{reader} is not told {content.Kind}.{field}.");
            }
        }
    }

    /// <summary>All that the socket was told up to now.</summary>
    public async Task<IReadOnlyList<Sight>> HeardAsync()
    {
        foreach (var heard in IsIn ? await _listener!.HeardSoFarAsync() : [])
        {
            await KeepAsync(heard);
        }

        return _heard;
    }

    /// <summary>Forgets what the socket was told up to now, to which its reader had a right.</summary>
    public async Task ForgetAsync()
    {
        await HeardAsync();
        _heard.Clear();
    }

    /// <summary>Waits until the server has closed the socket.</summary>
    public Task ClosedAsync() => _listener!.ClosedAsync();

    /// <summary>All that is fetched on a way, once.</summary>
    public Task<IReadOnlyList<Sight>> SeenAsync(World world, Way way) => _seen.TryGetValue(way, out var seen)
        ? seen
        : _seen[way] = FetchAsync(world, way);

    /// <summary>All that is fetched on a way, now.</summary>
    public async Task<IReadOnlyList<Sight>> FetchAsync(World world, Way way)
    {
        if (way == Way.Socket)
        {
            return await HeardAsync();
        }

        if (way == Way.Push)
        {
            return [.. (Device?.All ?? []).Select(pushed => new Sight("push", (int)HttpStatusCode.OK, "", pushed.Text.ToString()))];
        }

        if (way == Way.Export && IsIn)
        {
            var parts = await browser.TakeAsync();
            return [.. parts.Select(part => new Sight(part.Key, (int)HttpStatusCode.OK, "", part.Value))];
        }

        // Hits come with how many there are.
        List<Sight> sights = way == Way.Count ? [.. await SeenAsync(world, Way.Search)] : [];
        foreach (var paths in Addresses.Of(world, this, way).Chunk(AtOnce))
        {
            sights.AddRange(await Task.WhenAll(paths.Select(GetAsync)));
        }

        if (way == Way.Api)
        {
            // The hub's twin for networks that let no socket through.
            var wants = Wants(world);
            var waited = await browser.TryPostAsync("/api/live/wait", wants);
            sights.Add(new Sight(
                string.Join(' ', wants.Select(want => want.Topic)),
                (int)waited.StatusCode,
                "",
                await waited.Content.ReadAsStringAsync()));
        }

        return sights;
    }

    /// <summary>What an address answers, its headers and bytes too.</summary>
    public async Task<Sight> GetAsync(string path)
    {
        using var answer = await browser.Http.GetAsync(path);
        Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{path}: {answer}");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        // Calendars break their lines anywhere.
        var text = Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal);
        return new Sight(path, (int)answer.StatusCode, $"{answer.Headers}{answer.Content.Headers}", text);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        if (_listener is not null)
        {
            await _listener.DisposeAsync();
        }
    }

    private static Want[] Wants(World world) => [.. world.Topics.Select(topic => new Want(topic.ToString(), null, 0))];

    /// <summary>Where the hub says that there is something to fetch, a browser fetches it.</summary>
    private async Task KeepAsync((string Method, JsonElement Payload) heard)
    {
        var topic = heard.Payload.ValueKind == JsonValueKind.Object && heard.Payload.TryGetProperty("topic", out var named)
            ? named.GetString()!
            : heard.Method;
        _heard.Add(new Sight(topic, (int)HttpStatusCode.OK, "", heard.Payload.ToString()));
        if (heard.Method is ToBrowser.Sync or ToBrowser.Reset)
        {
            _heard.Add(await GetAsync($"/api/topics/{topic}/entries?limit=256"));
        }
    }
}
