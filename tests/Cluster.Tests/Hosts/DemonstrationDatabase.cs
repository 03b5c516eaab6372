using Comparte.Cluster.Tests.Postgres;
using Comparte.Cluster.Tests.Storage;
using Comparte.Cluster.Tests.Web;
using Comparte.Silo.Operations;

namespace Comparte.Cluster.Tests.Hosts;

/// <summary>The demonstration, moved once to a database, of which each test has a copy.</summary>
public sealed class DemonstrationDatabase(PostgresServer server) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private string _template = "";

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        var data = _folder.Below("data");
        await Demonstration.CopyToAsync(data);
        _template = await server.NewDatabaseAsync();
        using var output = new StringWriter();
        Assert.True(StoreCommands.Run(["migrate", "--from", data, "--to", _template], output, output) == 0, output.ToString());
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
