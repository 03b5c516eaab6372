using Comparte.Cluster.Tests.Postgres;
using Comparte.Cluster.Tests.Storage;
using Comparte.Cluster.Tests.Web;

namespace Comparte.Cluster.Tests.Hosts;

/// <summary>The demonstration on a database of its own, and the hosts that a test starts on it.</summary>
internal sealed class Community(string connection) : IAsyncDisposable
{
    private const string Port = "--Silo:Port=";
    private readonly TemporaryFolder _folder = new();
    private readonly List<WebProcess> _hosts = [];
    private readonly Dictionary<int, WebProcess> _ports = [];

    /// <summary>The database.</summary>
    public string Connection => connection;

    /// <summary>What a host is told, with a port of its own.</summary>
    public string[] Settings => [.. PostgresSettings.Of(connection), $"--Files:Folder={_folder.Below("files")}"];

    /// <summary>A folder for a host.</summary>
    public string NewFolder() => _folder.Below($"host{_hosts.Count}");

    /// <summary>Starts a web host.</summary>
    public Task<WebProcess> StartAsync() => StartAsync(Settings);

    /// <summary>The host whose silo has this port.</summary>
    public WebProcess? HostAt(int port) => _ports.GetValueOrDefault(port);

    /// <summary>Starts a silo without pages.</summary>
    public async Task<WebProcess> StartSiloAsync()
    {
        var settings = Settings;
        return Add(await WebProcess.StartSiloAsync(NewFolder(), settings), settings);
    }

    /// <summary>Starts a web host with these settings.</summary>
    public async Task<WebProcess> StartAsync(string[] settings) => Add(
        await WebProcess.StartAsync(NewFolder(), [.. settings, "--Limits:CommandsPerMinute=1000000"]), settings);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        _folder.Dispose();
    }

    private WebProcess Add(WebProcess host, string[] settings)
    {
        _hosts.Add(host);
        _ports[int.Parse(settings.Single(one => one.StartsWith(Port, StringComparison.Ordinal))[Port.Length..], null)] = host;
        return host;
    }
}
