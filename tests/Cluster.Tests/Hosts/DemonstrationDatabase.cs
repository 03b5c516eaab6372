using Comparte.Cluster.Tests.Postgres;
using Comparte.Cluster.Tests.Storage;
using Comparte.Cluster.Tests.Web;
using Comparte.Silo.Operations;

namespace Comparte.Cluster.Tests.Hosts;

/// <summary>The demonstration, made once in a folder and moved to a database, of which each test has a copy.</summary>
public sealed class DemonstrationDatabase(PostgresServer server) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private string _template = "";

    /// <summary>The data folder.</summary>
    public string Folder => _folder.Below("data");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await using (var host = await WebProcess.StartAsync(Folder, "--demo"))
        {
            Assert.Equal(0, await host.StopAsync());
        }

        _template = await server.NewDatabaseAsync();
        using var output = new StringWriter();
        Assert.True(StoreCommands.Run(["migrate", "--from", Folder, "--to", _template], output, output) == 0, output.ToString());
    }

    /// <inheritdoc />
    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A community without hosts.</summary>
    internal async Task<Community> NewCommunityAsync() => new(await server.NewDatabaseAsync(like: _template));
}
