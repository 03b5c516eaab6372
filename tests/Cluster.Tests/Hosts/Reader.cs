using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Comparte.Cluster.Tests.Web;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Comparte.Cluster.Tests.Hosts;

/// <summary>A browser that has one thread open at one host: it follows changes by its socket, and fetches the difference when
/// it is told that it missed some.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly HubConnection _socket;
    private readonly HttpClient _client;
    private readonly string _thread;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<Guid, long> _heard = [];
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<string> _typists = Channel.CreateUnbounded<string>();
    private readonly Channel<JsonElement> _here = Channel.CreateUnbounded<JsonElement>();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (string Epoch, long Rev) _cursor;

    private Reader(HubConnection socket, HttpClient client, string thread)
    {
        (_socket, _client, _thread) = (socket, client, thread);
        socket.On<JsonElement>("Changes", TakeAsync);
        socket.On<JsonElement>("Sync", _ => FetchAsync());
        socket.On<JsonElement>("Reset", _ => FetchAsync());
        socket.On<JsonElement>("Heads", FetchWhatIsMissingAsync);
        socket.On<JsonElement>("Gone", _ => _gone.TrySetResult());
        socket.On<JsonElement>("Typing", typing => _typists.Writer.TryWrite(typing.GetProperty("member").GetString()!));
        socket.On<JsonElement>("Presence", presence => _here.Writer.TryWrite(presence));
    }

    /// <summary>Opens a thread.</summary>
    public static async Task<Reader> OpenAsync(WebProcess host, string email, string thread)
    {
        var cookies = new CookieContainer();
        var client = await host.SignInAsync(email, cookies);
        var address = new Uri(client.BaseAddress!, "/live");
        var socket = new HubConnectionBuilder().WithServerTimeout(TimeSpan.FromSeconds(60)).WithUrl(address, HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            options.Headers["Sec-Fetch-Site"] = "same-origin";
            options.Cookies.Add(address, cookies.GetCookies(address));
        }).Build();
        var reader = new Reader(socket, client, thread);
        await reader.FetchAsync();
        await socket.StartAsync();
        var opened = await socket.InvokeAsync<JsonElement>("Open", new[]
        {
            new { topic = $"thread/{thread}", epoch = reader._cursor.Epoch, rev = reader._cursor.Rev },
        });
        if (opened[0].GetProperty("status").GetString() != "current")
        {
            await reader.FetchAsync();
        }

        return reader;
    }

    /// <summary>When a post was heard, by the clock of <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public IReadOnlyDictionary<Guid, long> Heard => _heard;

    /// <summary>Waits until all of these posts were heard.</summary>
    public async Task HearAsync(IReadOnlyCollection<Guid> posts)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var more = Volatile.Read(ref _more).Task;
            if (posts.All(_heard.ContainsKey))
            {
                return;
            }

            await more.WaitAsync(patience.Token);
        }
    }

    /// <summary>Waits until it was told that the thread isn't there for it any more.</summary>
    public Task GoneAsync() => _gone.Task.WaitAsync(Patience);

    /// <summary>Shows the thread.</summary>
    public Task ShowAsync() => _socket.InvokeAsync("Here", $"thread/{_thread}");

    /// <summary>No longer shows it.</summary>
    public Task LeaveAsync() => _socket.InvokeAsync("Here", (object?)null);

    /// <summary>Tells that it writes.</summary>
    public Task TypeAsync() => _socket.InvokeAsync("Typing", $"thread/{_thread}");

    /// <summary>Who writes next.</summary>
    public Task<string> TypistAsync() => _typists.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Waits until it is told that a member shows the thread, or no longer does.</summary>
    public async Task SeeAsync(string member, bool isHere)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var told in _here.Reader.ReadAllAsync(patience.Token))
        {
            if (told.EnumerateArray().Any(one => one.GetProperty("member").GetString() == member
                && one.TryGetProperty("here", out var here) && here.GetArrayLength() > 0 == isHere))
            {
                return;
            }
        }
    }

    /// <summary>What it was told so far, once everything that was sent before this call has passed.</summary>
    public async Task<IReadOnlyCollection<Guid>> HeardSoFarAsync()
    {
        await _socket.InvokeAsync("Here", (object?)null);
        return [.. _heard.Keys];
    }

    public async ValueTask DisposeAsync()
    {
        await _socket.DisposeAsync();
        _client.Dispose();
    }

    private Task TakeAsync(JsonElement changes) => InTurnAsync(async () =>
    {
        if (changes.GetProperty("epoch").GetString() == _cursor.Epoch && changes.GetProperty("from").GetInt64() <= _cursor.Rev)
        {
            Take(changes.GetProperty("entries"), _cursor.Epoch, Math.Max(_cursor.Rev, changes.GetProperty("to").GetInt64()));
        }
        else
        {
            await FetchInTurnAsync();
        }
    });

    private Task FetchWhatIsMissingAsync(JsonElement heads) => heads.EnumerateArray()
        .Any(at => at.GetProperty("epoch").GetString() != _cursor.Epoch || at.GetProperty("head").GetInt64() > _cursor.Rev)
            ? FetchAsync()
            : Task.CompletedTask;

    private Task FetchAsync() => InTurnAsync(FetchInTurnAsync);

    private async Task FetchInTurnAsync()
    {
        using var answer = await _client.GetAsync(
            $"/api/topics/thread/{_thread}/entries?epoch={_cursor.Epoch}&since={_cursor.Rev}");
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return;
        }

        answer.EnsureSuccessStatusCode();
        var page = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Take(page.GetProperty("entries"), page.GetProperty("epoch").GetString()!, page.GetProperty("head").GetInt64());
    }

    private void Take(JsonElement entries, string epoch, long rev)
    {
        foreach (var entry in entries.EnumerateArray().Where(entry => entry.GetProperty("kind").GetString() == "post"))
        {
            _heard.TryAdd(entry.GetProperty("requestId").GetGuid(), TimeProvider.System.GetTimestamp());
        }

        _cursor = (epoch, rev);
        Interlocked.Exchange(ref _more, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>A fetch that fails because a host is just gone is made again by the next message.</summary>
    private async Task InTurnAsync(Func<Task> work)
    {
        await _turn.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            _turn.Release();
        }
    }
}
