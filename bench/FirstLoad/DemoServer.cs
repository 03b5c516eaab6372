using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Comparte.Bench.Load.Servers;

namespace Comparte.Bench.FirstLoad;

/// <summary>Comparte with its demonstration, over plain HTTP/1.1 and over TLS with a throw-away certificate, where
/// browsers speak HTTP/2.</summary>
internal sealed class DemoServer : IAsyncDisposable
{
    private const string CertificatePassword = "bench";
    private readonly ServerProcess _process;

    private DemoServer(ServerProcess process, int tlsPort) => (_process, TlsPort) = (process, tlsPort);

    /// <summary>Plain HTTP.</summary>
    public int PlainPort => _process.Address.Port;

    /// <summary>Where plain HTTP is answered.</summary>
    public Uri Plain => _process.Address;

    /// <summary>TLS.</summary>
    public int TlsPort { get; }

    /// <summary>The process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts it on a folder, which it fills.</summary>
    public static async Task<DemoServer> StartAsync(Builds builds, string folder)
    {
        var certificate = Path.Combine(folder, "throwaway.pfx");
        await File.WriteAllBytesAsync(certificate, Certificate());
        var tls = ServerProcess.FreePort();
        var process = await ServerProcess.StartAsync(
            builds.Web,
            ["--demo", "--data", Path.Combine(folder, "data")],
            new Dictionary<string, string>
            {
                ["Kestrel__Certificates__Default__Path"] = certificate,
                ["Kestrel__Certificates__Default__Password"] = CertificatePassword,
                ["Limits__CommandsPerMinute"] = "1000",
            },
            $"https://127.0.0.1:{tls}");
        var server = new DemoServer(process, tls);
        await server.FilledAsync();
        return server;
    }

    /// <summary>Signs a demonstration member in and returns the cookie; not over the slow line.</summary>
    public async Task<Cookie> SignInAsync(string address)
    {
        var cookies = new CookieContainer();
        await AskAsync(cookies, HttpMethod.Post, "/api/session", new { email = address, password = "comparte-demo" });
        return SessionOf(cookies);
    }

    /// <summary>Makes a group, and tells its id.</summary>
    public async Task<string> MakeGroupAsync(Cookie by) =>
        Text(await AskAsync(Of(by), HttpMethod.Post, "/api/groups", new { requestId = NewRequest(), name = "Prueba" }), "id");

    /// <summary>Lets a member join a group.</summary>
    public Task JoinAsync(Cookie by, string group) =>
        AskAsync(Of(by), HttpMethod.Post, $"/api/groups/{group}/membership", new { requestId = NewRequest() });

    /// <summary>Opens a conversation, and tells its page.</summary>
    public async Task<string> OpenThreadAsync(Cookie by, string group, string title)
    {
        var thread = Text(
            await AskAsync(
                Of(by), HttpMethod.Post, $"/api/groups/{group}/threads",
                new { requestId = NewRequest(), title, body = "Empecemos." }),
            "id");
        return $"/app/grupos/prueba-{group[^6..]}/prueba-{thread[^6..]}";
    }

    /// <summary>Somebody comes into a group by an invitation, and is past the first steps.</summary>
    public async Task<Cookie> InviteAsync(Cookie by, string group, string name)
    {
        var made = await AskAsync(
            Of(by), HttpMethod.Post, "/api/invitations", new { requestId = NewRequest(), group, uses = "single", days = 7 });
        var cookies = new CookieContainer();
        await AskAsync(cookies, HttpMethod.Post, $"/api/invitations/{Text(made, "code")}/acceptance", new
        {
            requestId = NewRequest(),
            name,
            email = $"{NewRequest():N}@example.org",
            password = "siete palabras largas",
            terms = 0,
            ofAge = true,
            language = "es",
        });
        await AskAsync(cookies, HttpMethod.Patch, "/api/members/me", new
        {
            requestId = NewRequest(),
            settings = new { firstSteps = "done" },
        });
        return SessionOf(cookies);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    /// <summary>The host prints its address once the demonstration is complete.</summary>
    private async Task FilledAsync()
    {
        for (var attempt = 0; !_process.Output().Contains("Comparte runs on", StringComparison.Ordinal); attempt++)
        {
            if (attempt == 600)
            {
                throw new InvalidOperationException($"The demonstration was not filled in:\n{_process.Output()}");
            }

            await Task.Delay(100);
        }
    }

    private async Task<JsonElement> AskAsync(CookieContainer cookies, HttpMethod method, string path, object body)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = Plain };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{method} {path} was refused: {answer.StatusCode} {text}");
        }

        return text.Length > 0 ? JsonDocument.Parse(text).RootElement : default;
    }

    private CookieContainer Of(Cookie cookie)
    {
        var cookies = new CookieContainer();
        cookies.Add(Plain, new Cookie(cookie.Name, cookie.Value));
        return cookies;
    }

    private static Cookie SessionOf(CookieContainer cookies) =>
        cookies.GetAllCookies().First(cookie => cookie.Name == "comparte");

    private static Guid NewRequest() => Guid.CreateVersion7();

    private static string Text(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;

    private static byte[] Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        return certificate.Export(X509ContentType.Pkcs12, CertificatePassword);
    }
}
