using System.Diagnostics;
using System.Globalization;
using Comparte.Cluster.Tests.Storage;
using Npgsql;

namespace Comparte.Cluster.Tests.Postgres;

/// <summary>
/// A PostgreSQL server in a folder and on a port of its own, from the binaries that the machine has (on Debian those of the
/// package <c>postgresql</c>). It refuses to run as root, so there it runs as the package's user.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string User = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static int _databases;
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = Ports.Free();
    private Process? _server;

    private string Data => _folder.Below("postgres");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (Environment.UserName == "root")
        {
            // What is above it has to let the other user through.
            await RunAsync("chmod", "711", _folder.Location);
            await RunAsync("install", "-d", "-o", User, "-m", "700", Data);
        }

        await RunAsync([.. Program("initdb"), "-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        await StartAsync();
    }

    /// <summary>Starts it, again after <see cref="StopAsync"/>, and waits until it takes connections.</summary>
    public async Task StartAsync()
    {
        string[] all =
        [
            .. Program("postgres"), "-D", Data, "-p", $"{_port}",
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
        ];
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string?>();
        _server = Process.Start(new ProcessStartInfo(all[0], all[1..]) { RedirectStandardError = true })!;
        _server.EnableRaisingEvents = true;
        _server.Exited += (_, _) => ready.TrySetException(new InvalidOperationException(string.Join('\n', said)));
        _server.ErrorDataReceived += (_, line) =>
        {
            said.Add(line.Data);
            _ = line.Data?.Contains("ready to accept connections", StringComparison.Ordinal) == true
                && ready.TrySetResult();
        };
        _server.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience);
    }

    /// <summary>Ends it at once, as a power cut would, and all its connections.</summary>
    public async Task StopAsync()
    {
        await RunAsync("kill", "-QUIT", _server!.Id.ToString(CultureInfo.InvariantCulture));
        await _server.WaitForExitAsync().WaitAsync(Patience);
        _server.Dispose();
        _server = null;
    }

    /// <summary>Makes a database, empty or like another one; answers how to reach it.</summary>
    public async Task<string> NewDatabaseAsync(string? like = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"community{Interlocked.Increment(ref _databases)}");
        await using var server = NpgsqlDataSource.Create(ConnectionTo("postgres") + ";Pooling=false");
        await using var command = server.CreateCommand(
            $"CREATE DATABASE {name} {(like is null ? "" : $"TEMPLATE {new NpgsqlConnectionStringBuilder(like).Database}")}");
        await command.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            await StopAsync();
        }

        _folder.Dispose();
    }

    /// <summary>Runs SQL and answers the first value.</summary>
    internal static async Task<object?> SqlAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The program, run as its user where that has to be.</summary>
    private static string[] Program(string name)
    {
        var path = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(version => int.Parse(Path.GetFileName(version), CultureInfo.InvariantCulture))
                .Select(version => Path.Combine(version, "bin", name))
                .First(File.Exists)
            : name;
        return Environment.UserName == "root"
            ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups", path]
            : [path];
    }

    private static async Task RunAsync(params string[] all)
    {
        using var process = Process.Start(new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, string.Join('\n', await output));
    }

    private string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={_port};Username={User};Database={database}";
}

/// <summary>One server for all tests that want one, which run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<PostgresServer>
{
    /// <summary>Their name.</summary>
    public const string Name = "PostgreSQL";
}
