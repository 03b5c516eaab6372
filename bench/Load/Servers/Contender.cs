using System.Net.Http.Json;

namespace Comparte.Bench.Load.Servers;

/// <summary>A server under load: how it is started, and how members and writers come in. What is asked of it is the
/// same for all.</summary>
internal abstract class Contender(Layout layout) : IAsyncDisposable
{
    private ServerProcess? _process;
    private string[] _cookies = [];

    /// <summary>As the results call it.</summary>
    public abstract string Name { get; }

    /// <summary>Who and what there is.</summary>
    public Layout Layout { get; } = layout;

    /// <summary>Where it listens.</summary>
    public Uri Address => Running.Address;

    /// <summary>Its process.</summary>
    public int ProcessId => Running.Id;

    /// <summary>The cookies of those who write.</summary>
    public IReadOnlyList<string> WriterCookies => _cookies;

    private ServerProcess Running => _process ?? throw new InvalidOperationException($"{Name} isn't running.");

    /// <summary>Starts it and signs the writers in.</summary>
    public async Task StartAsync()
    {
        _process = await LaunchAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Address };
        _cookies = new string[Layout.Posters];
        for (var writer = 0; writer < _cookies.Length; writer++)
        {
            _cookies[writer] = await SignInAsync(http, Layout.AddressOf(writer), Layout.Password);
        }
    }

    /// <summary>Ends the process.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
            _process = null;
        }
    }

    /// <summary>What the process printed last.</summary>
    public string Output() => _process?.Output() ?? "";

    /// <summary>The header by which a member's socket is let in.</summary>
    public abstract (string Name, string Value) SocketHeader(int member);

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Starts the process.</summary>
    protected abstract Task<ServerProcess> LaunchAsync();

    private static async Task<string> SignInAsync(HttpClient http, string address, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session")
        {
            Content = JsonContent.Create(new { email = address, password }),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]))
            : throw new InvalidOperationException(
                $"{address} could not sign in: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
