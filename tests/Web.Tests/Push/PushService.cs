using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;

namespace Comparte.Web.Tests.Push;

/// <summary>A push service on this machine, with the browsers that subscribed to it: it checks who signed each push, as services
/// do, and opens it with the key that the browser alone has.</summary>
internal sealed class PushService : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentDictionary<string, PushBrowser> _browsers = new();

    public PushService() => _server = new LoopbackServer(AnswerAsync);

    /// <summary>Where it listens.</summary>
    public string Origin => _server.Origin;

    /// <summary>The settings by which a site sends to it.</summary>
    public Dictionary<string, string> Settings => new() { ["Push:Hosts:0"] = Origin };

    /// <summary>A browser that subscribes.</summary>
    public PushBrowser NewBrowser()
    {
        var browser = new PushBrowser($"{Origin}/{Guid.NewGuid():N}");
        _browsers[new Uri(browser.Endpoint).AbsolutePath] = browser;
        return browser;
    }

    public void Dispose() => _server.Dispose();

    private Task AnswerAsync(HttpListenerContext context, byte[] body)
    {
        var answer = context.Response;
        if (_browsers.TryGetValue(context.Request.Url!.AbsolutePath, out var browser))
        {
            var (status, retryAfter) = browser.Take(context.Request, body, Origin);
            answer.StatusCode = status;
            if (retryAfter > 0)
            {
                answer.Headers["Retry-After"] = retryAfter.ToString(CultureInfo.InvariantCulture);
            }
        }
        else
        {
            answer.StatusCode = 404;
        }

        return Task.CompletedTask;
    }
}

/// <summary>A browser that takes pushes.</summary>
internal sealed class PushBrowser(string endpoint)
{
    private readonly ECDiffieHellman _key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(16);
    private readonly Channel<Pushed> _arriving = Channel.CreateUnbounded<Pushed>();
    private readonly ConcurrentQueue<Pushed> _all = new();
    private int _asked;

    public string Endpoint => endpoint;

    public string P256dh => Base64Url.EncodeToString(PushSeal.Point(_key));

    public string Auth => Base64Url.EncodeToString(_secret);

    /// <summary>What it tells the site.</summary>
    public object Subscription => new { endpoint, p256dh = P256dh, auth = Auth };

    /// <summary>All that arrived, the oldest first.</summary>
    public IReadOnlyList<Pushed> All => [.. _all];

    /// <summary>How often the service was asked.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>What the service answers: 201 unless a test says otherwise.</summary>
    public (int Status, int RetryAfter) Behaves { get; set; } = (201, 0);

    /// <summary>Runs before the service answers.</summary>
    public Action Before { get; set; } = () => { };

    /// <summary>Waits for the next one.</summary>
    public async Task<Pushed> NextAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _arriving.Reader.ReadAsync(timeout.Token);
    }

    public (int Status, int RetryAfter) Take(HttpListenerRequest request, byte[] body, string origin)
    {
        Interlocked.Increment(ref _asked);
        Before();
        var given = request.Headers["Authorization"] ?? "";
        if (!given.StartsWith("vapid t=", StringComparison.Ordinal))
        {
            return (401, 0);
        }

        var parts = given["vapid t=".Length..].Split(", k=");
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0].Split('.')[1]));
        var expires = DateTimeOffset.FromUnixTimeSeconds(claims.RootElement.GetProperty("exp").GetInt64());
        var left = expires - TimeProvider.System.GetUtcNow();
        if (!PushSeal.IsSigned(parts[0], parts[1]) || claims.RootElement.GetProperty("aud").GetString() != origin
            || left <= TimeSpan.Zero || left > TimeSpan.FromDays(1) || request.Headers["Content-Encoding"] != "aes128gcm")
        {
            return (403, 0);
        }

        if (Behaves.Status != 201)
        {
            return Behaves;
        }

        var pushed = new Pushed(
            JsonDocument.Parse(PushSeal.Open(body, _key, _secret)).RootElement,
            parts[1],
            claims.RootElement.GetProperty("sub").GetString()!,
            request.Headers["Topic"] ?? "",
            body);
        _all.Enqueue(pushed);
        _arriving.Writer.TryWrite(pushed);
        return Behaves;
    }
}

/// <summary>A push that arrived.</summary>
internal sealed record Pushed(JsonElement Text, string Key, string Contact, string Topic, byte[] Body)
{
    public string Title => Text.GetProperty("title").GetString()!;

    public string Line => Text.GetProperty("body").GetString()!;

    public string Path => Text.GetProperty("path").GetString()!;

    public string Tag => Text.GetProperty("tag").GetString()!;
}
