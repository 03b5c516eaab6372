using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Comparte.Cluster.Tests.Storage;

namespace Comparte.Cluster.Tests.Web;

/// <summary>What is published runs by itself, behind the proxy that comes with it.</summary>
public sealed class PublishedTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _processes = [];

    private string Published => _folder.Below("published");

    [Fact]
    public async Task A_published_folder_lets_people_sign_in_over_TLS_without_an_SDK_and_without_Node()
    {
        await RunAsync("dotnet", "publish", Path.Combine(Root, "src", "Web"), "-c", "Release", "-r", Machine, "-o", Published,
            "--nologo", "-v", "quiet", "-p:SkipClientBuild=true");
        Assert.True(File.Exists(Path.Combine(Published, "deploy", "comparte.service")));
        var (inner, outer) = (Ports.Free(), Ports.Free());

        await StartAsync("Comparte runs on", Path.Combine(Published, "Comparte.Web"), new()
        {
            ["data"] = _folder.Below("data"),
            ["urls"] = $"http://127.0.0.1:{inner}",
            ["demo"] = "true",
            ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
        });
        var proxy = await File.ReadAllTextAsync(Path.Combine(Published, "deploy", "Caddyfile"));
        var caddyfile = _folder.Below("Caddyfile");
        await File.WriteAllTextAsync(caddyfile, "{\n admin off\n skip_install_trust\n auto_https disable_redirects\n}\n" + proxy
            .Replace("comparte.example.org {", $"https://localhost:{outer} {{\n bind 127.0.0.1\n tls internal", StringComparison.Ordinal)
            .Replace(":5080", $":{inner}", StringComparison.Ordinal));
        await StartAsync("serving initial configuration", "/usr/bin/caddy", new()
        {
            ["HOME"] = _folder.Below("caddy"),
            ["XDG_DATA_HOME"] = _folder.Below("caddy"),
        }, "run", "--config", caddyfile, "--adapter", "caddyfile");

        using var http = Client(outer);
        using var answer = await http.PostAsJsonAsync(
            "/api/session", new { email = "ana@demo.example", password = "comparte-demo" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpVersion.Version20, answer.Version);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie =>
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
        var me = await http.GetFromJsonAsync<JsonElement>("/api/me");
        Assert.True(me.GetProperty("network").GetProperty("demonstration").GetBoolean());
        using var page = await http.GetAsync("/");
        Assert.Contains("<title>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var socket = await ConnectAsync(outer, answer.Headers.GetValues("Set-Cookie"));
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _folder.Dispose();
    }

    private static string Machine =>
        $"linux-{System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    private static string Root => Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..");

    private HttpClient Client(int port)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = IsProxys },
        })
        {
            BaseAddress = new Uri($"https://localhost:{port}"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        client.DefaultRequestHeaders.Add("Origin", $"https://localhost:{port}");
        return client;
    }

    private async Task<ClientWebSocket> ConnectAsync(int port, IEnumerable<string> cookies)
    {
        var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = IsProxys;
        socket.Options.SetRequestHeader("Cookie", string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0])));
        socket.Options.SetRequestHeader("Origin", $"https://localhost:{port}");
        await socket.ConnectAsync(new Uri($"wss://localhost:{port}/live"), CancellationToken.None);
        return socket;
    }

    /// <summary>Whether the proxy's own authority made it.</summary>
    private bool IsProxys(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        using var authority = X509CertificateLoader.LoadCertificateFromFile(
            Path.Combine(_folder.Below("caddy"), "caddy", "pki", "authorities", "local", "root.crt"));
        chain!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            && chain.Build(X509CertificateLoader.LoadCertificate(certificate!.GetRawCertData()));
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, await output + await error);
    }

    /// <summary>Starts a program that finds nothing of what is installed here, and waits until it says so.</summary>
    private async Task StartAsync(
        string ready, string program, Dictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        _processes.Add(process);
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string?>();
        void Hear(object sender, DataReceivedEventArgs line)
        {
            lines.Enqueue(line.Data);
            _ = line.Data?.Contains(ready, StringComparison.Ordinal) == true && said.TrySetResult();
        }

        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => said.TrySetException(
            new InvalidOperationException($"{program} ended: {string.Join('\n', lines)}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await said.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }
}
