using System.Net;
using System.Net.Sockets;

namespace Comparte.Web.Tests;

/// <summary>An HTTP server on a free port of this machine, for whom a test answers.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<HttpListenerContext, byte[], Task> _answerAsync;

    /// <param name="answerAsync">Gets what is asked with its body, and fills in the answer, which is sent after it.</param>
    public LoopbackServer(Func<HttpListenerContext, byte[], Task> answerAsync)
    {
        _answerAsync = answerAsync;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Origin = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add($"{Origin}/");
        _listener.Start();
        _ = RunAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Origin { get; }

    public void Dispose() => _listener.Close();

    private async Task RunAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = AnswerAsync(context);
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        await _answerAsync(context, body.ToArray());
        context.Response.Close();
    }
}
