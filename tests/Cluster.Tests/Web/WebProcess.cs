using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace Comparte.Cluster.Tests.Web;

/// <summary>The web host as a process of its own, that can be killed as a power cut would.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private WebProcess(Process process, string url, Task<string> firstLink) =>
        (_process, Url, FirstLink) = (process, url, firstLink);

    public string Url { get; }

    /// <summary>The link by which a new community gets its first administrator, once it was printed.</summary>
    public Task<string> FirstLink { get; }

    /// <summary>Starts it on a data folder and waits until a grain answers.</summary>
    public static Task<WebProcess> StartAsync(string data, params string[] more) => StartAsync("Web", data, more);

    /// <summary>Starts a silo that has no pages.</summary>
    public static Task<WebProcess> StartSiloAsync(string data, params string[] more) => StartAsync("Silo", data, more);

    private static async Task<WebProcess> StartAsync(string program, string data, string[] more)
    {
        var url = $"http://127.0.0.1:{Ports.Free()}";
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[AssemblyOf(program), "--data", data, "--urls", url, .. more])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var errors = new ConcurrentQueue<string?>();
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetResult(false);
        var link = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            _ = line.Data?.StartsWith("Comparte ", StringComparison.Ordinal) == true && ready.TrySetResult(true);
            _ = line.Data?.StartsWith("The first administrator", StringComparison.Ordinal) == true
                && link.TrySetResult(line.Data.Split(' ')[^1]);
        };
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var host = new WebProcess(process, url, link.Task);
        try
        {
            if (!await ready.Task.WaitAsync(Patience))
            {
                // Until everything that it said has been read.
                await process.WaitForExitAsync();
                throw new InvalidOperationException($"The host ended: {string.Join('\n', errors)}");
            }

            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client with a cookie jar, as one browser.</summary>
    public HttpClient NewClient(CookieContainer? cookies = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies ?? new CookieContainer() })
        {
            BaseAddress = new Uri(Url),
        };
        client.DefaultRequestHeaders.Add("Origin", Url);
        return client;
    }

    /// <summary>A client that is signed in.</summary>
    public async Task<HttpClient> SignInAsync(string email, CookieContainer? cookies = null)
    {
        var client = NewClient(cookies);
        using var answer = await client.PostAsJsonAsync("/api/session", new { email, password = "comparte-demo" });
        answer.EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>Asks it to end, as a supervisor does, and waits until it has; answers its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
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

    private static string AssemblyOf(string program) => Path.Combine(
        AppContext.BaseDirectory,
        "..",
        "..",
        program,
        Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')),
        $"Comparte.{program}.dll");
}
