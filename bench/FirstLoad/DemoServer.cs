using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies })
        {
            BaseAddress = _process.Address,
        };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await http.PostAsJsonAsync(
            "/api/session", new { email = address, password = "comparte-demo" });
        return answer.IsSuccessStatusCode
            ? cookies.GetAllCookies().First(cookie => cookie.Name == "comparte")
            : throw new InvalidOperationException(
                $"{address} could not sign in: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
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
