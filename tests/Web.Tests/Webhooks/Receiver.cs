using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Comparte.Web.Tests.Webhooks;

/// <summary>Sites on this machine that are told what happens: each has a path and a secret of its own, and takes only what is signed
/// by that, as the specification of Standard Webhooks wants it.</summary>
internal sealed class Receivers : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentDictionary<string, Receiver> _all = new();

    public Receivers() => _server = new LoopbackServer(AnswerAsync);

    /// <summary>Where they are.</summary>
    public string Origin => _server.Origin;

    /// <summary>The settings by which a site may tell them.</summary>
    public Dictionary<string, string> Settings => new() { ["Webhooks:Hosts:0"] = Origin };

    /// <summary>One more.</summary>
    public Receiver New()
    {
        var receiver = new Receiver($"{Origin}/{Guid.NewGuid():N}");
        return _all[new Uri(receiver.Address).AbsolutePath] = receiver;
    }

    public void Dispose() => _server.Dispose();

    private async Task AnswerAsync(HttpListenerContext context, byte[] body)
    {
        if (_all.TryGetValue(context.Request.Url!.AbsolutePath, out var receiver))
        {
            await receiver.TakeAsync(context, Encoding.UTF8.GetString(body));
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    }
}

/// <summary>A site that is told what happens.</summary>
internal sealed class Receiver(string address)
{
    private readonly ConcurrentQueue<Received> _all = new();
    private readonly Channel<Received> _asked = Channel.CreateUnbounded<Received>();

    public string Address => address;

    /// <summary>The secrets that it knows: what is told must be signed by each of them.</summary>
    public string[] Secrets { get; set; } = [];

    /// <summary>What it answers.</summary>
    public Func<HttpListenerResponse, Task> Behaves { get; set; } = answer =>
    {
        answer.StatusCode = 204;
        return Task.CompletedTask;
    };

    /// <summary>All that it was asked to take, the oldest first.</summary>
    public IReadOnlyList<Received> All => [.. _all];

    /// <summary>Answers with a status.</summary>
    public void Answers(int status, params (string Name, string Value)[] headers) => Behaves = answer =>
    {
        answer.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            answer.Headers[name] = value;
        }

        return Task.CompletedTask;
    };

    /// <summary>Waits until it is asked the next time.</summary>
    public async Task<Received> NextAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _asked.Reader.ReadAsync(timeout.Token);
    }

    public async Task TakeAsync(HttpListenerContext context, string body)
    {
        var headers = context.Request.Headers;
        var (id, time) = (headers["webhook-id"] ?? "", headers["webhook-timestamp"] ?? "");
        var given = (headers["webhook-signature"] ?? "").Split(' ');
        var received = new Received(
            id,
            long.Parse(time, CultureInfo.InvariantCulture),
            body,
            Secrets.Length == given.Length && Secrets.All(secret => given.Contains(Sign(secret, id, time, body))));
        _all.Enqueue(received);
        await Behaves(context.Response);
        _asked.Writer.TryWrite(received);
    }

    /// <summary>Written after the specification, not after what signs.</summary>
    private static string Sign(string secret, string id, string time, string body)
    {
        using var mac = new HMACSHA256(Convert.FromBase64String(secret.Split('_')[1]));
        return "v1," + Convert.ToBase64String(mac.ComputeHash([.. Encoding.UTF8.GetBytes(id + "." + time + "."), .. Encoding.UTF8.GetBytes(body)]));
    }
}

/// <summary>What a receiver was asked to take.</summary>
internal sealed record Received(string Id, long Time, string Body, bool IsSigned)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Type => Json.GetProperty("type").GetString()!;

    public JsonElement Data => Json.GetProperty("data");
}
