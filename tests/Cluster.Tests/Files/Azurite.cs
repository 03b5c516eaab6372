using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Comparte.Cluster.Tests.Storage;

namespace Comparte.Cluster.Tests.Files;

/// <summary>Azure's storage as it runs on a developer's machine. <c>./test.sh</c> installs it.</summary>
public sealed class Azurite : IAsyncLifetime
{
    /// <summary>The account that everybody's Azurite has.</summary>
    private const string Account = "devstoreaccount1";

    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly int _blobs = Ports.Free();
    private readonly int _tables = Ports.Free();
    private readonly int _queues = Ports.Free();
    private Process? _process;

    /// <summary>How it is reached.</summary>
    public string Connection =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"BlobEndpoint=http://127.0.0.1:{_blobs}/{Account};TableEndpoint=http://127.0.0.1:{_tables}/{Account};";

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (!File.Exists(Program()))
        {
            throw new InvalidOperationException("Azurite is missing: ./test.sh Cluster installs it.");
        }

        // Without these two it refuses newer clients, and tells its maker of each start.
        _process = Process.Start(new ProcessStartInfo("node",
        [
            Program(), "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--location", _folder.Location, "--blobHost", "127.0.0.1", "--blobPort", $"{_blobs}",
            "--tableHost", "127.0.0.1", "--tablePort", $"{_tables}", "--queueHost", "127.0.0.1", "--queuePort", $"{_queues}",
        ]));
        using var patience = new CancellationTokenSource(Patience);
        while (!await AnswersAsync(_blobs, patience.Token) || !await AnswersAsync(_tables, patience.Token))
        {
            await Task.Delay(50, patience.Token);
        }
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Dispose();
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken stop)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, stop);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Program([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(here)!, "../../../artifacts/azurite/node_modules/azurite/dist/src/azurite.js"));
}

/// <summary>The store in a storage account.</summary>
public sealed class AzureBlobsTests(Azurite azurite) : BlobStoreTests, IClassFixture<Azurite>
{
    internal override Comparte.Files.IBlobStore Blobs { get; } = new Silo.Blobs.AzureBlobs(azurite.Connection, "files");
}
