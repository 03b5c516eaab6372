using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Comparte.Cluster.Tests.Web;

/// <summary>The web host as a process of its own, that can be killed as a power cut would.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private WebProcess(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    /// <summary>Starts it on a data folder and waits until a grain answers.</summary>
    public static async Task<WebProcess> StartAsync(string data, params string[] more)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[Assembly, "--data", data, "--urls", url, .. more])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The host ended."));
        process.OutputDataReceived += (_, line) =>
            _ = line.Data?.StartsWith("Comparte ", StringComparison.Ordinal) == true && ready.TrySetResult();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience);
        return new WebProcess(process, url);
    }

    /// <summary>A client with a cookie jar, as one browser.</summary>
    public HttpClient NewClient()
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = new Uri(Url),
        };
        client.DefaultRequestHeaders.Add("Origin", Url);
        return client;
    }

    /// <summary>A client that is signed in.</summary>
    public async Task<HttpClient> SignInAsync(string email)
    {
        var client = NewClient();
        using var answer = await client.PostAsJsonAsync("/api/session", new { email, password = "comparte-demo" });
        answer.EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>Ends it without a chance to finish anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static string Assembly => Path.Combine(
        AppContext.BaseDirectory,
        "..",
        "..",
        "Web",
        Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')),
        "Comparte.Web.dll");

    /// <summary>A port on which nobody listens.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
