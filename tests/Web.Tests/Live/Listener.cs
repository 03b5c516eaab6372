using System.Text.Json;
using System.Threading.Channels;
using Comparte.Topics;
using Comparte.Web.Live;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Comparte.Web.Tests.Live;

/// <summary>A browser's socket: what it was told, in order.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>After which the server counts as gone, twice what it lets pass at most.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private readonly HubConnection _connection;
    private readonly Channel<(string Method, JsonElement Payload)> _heard =
        Channel.CreateUnbounded<(string Method, JsonElement Payload)>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Listener(HubConnection connection)
    {
        _connection = connection;
        foreach (var method in (string[])
            ["Changes", "Heads", "Sync", "Reset", "Gone", "Bye", "Typing", "Presence"])
        {
            connection.On<JsonElement>(method, payload => _heard.Writer.TryWrite((method, payload)));
        }

        connection.Closed += _ =>
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>Connects with a browser's cookies, or with a token.</summary>
    public static async Task<Listener> ConnectAsync(Browser browser, string? token = null)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(browser.Http.BaseAddress!, "/live"), HttpTransportType.WebSockets, options =>
            {
                options.SkipNegotiation = true;
                options.Headers["Sec-Fetch-Site"] = "same-origin";
                if (token is null)
                {
                    options.Cookies.Add(browser.Http.BaseAddress!, browser.Cookies);
                }
                else
                {
                    options.Headers["Authorization"] = $"Bearer {token}";
                }
            })
            .WithServerTimeout(Silence)
            .AddJsonProtocol(json => TopicJson.Configure(json.PayloadSerializerOptions))
            .Build();
        var listener = new Listener(connection);
        await connection.StartAsync();
        return listener;
    }

    /// <summary>Opens one topic.</summary>
    public async Task<Opened> OpenAsync(TopicId topic, string? epoch = null, long rev = 0) =>
        (await OpenAsync([new Want(topic.ToString(), epoch, rev)]))[0];

    /// <summary>Opens several topics with one call.</summary>
    public Task<Opened[]> OpenAsync(Want[] wants) => _connection.InvokeAsync<Opened[]>("Open", wants);

    /// <summary>Calls the hub.</summary>
    public Task CallAsync(string method, object? argument) => _connection.InvokeAsync(method, argument);

    /// <summary>Waits for the next message of this kind that fits.</summary>
    public async Task<JsonElement> HearAsync(string method, Func<JsonElement, bool>? fits = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var (heard, payload) in _heard.Reader.ReadAllAsync(patience.Token))
        {
            if (heard == method && (fits is null || fits(payload)))
            {
                return payload;
            }
        }

        throw new InvalidOperationException("The socket closed.");
    }

    /// <summary>Waits for the next message, whatever it is.</summary>
    public async Task<(string Method, JsonElement Payload)> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _heard.Reader.ReadAsync(patience.Token);
    }

    /// <summary>What it was told and nobody waited for, up to now: a call and its answer pass behind every frame that
    /// was queued before.</summary>
    public async Task<IReadOnlyList<(string Method, JsonElement Payload)>> HeardSoFarAsync()
    {
        await CallAsync("Here", null);
        var heard = new List<(string, JsonElement)>();
        while (_heard.Reader.TryRead(out var one))
        {
            heard.Add(one);
        }

        return heard;
    }

    /// <summary>Waits until the server has closed the socket.</summary>
    public Task ClosedAsync() => _closed.Task.WaitAsync(Patience);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
