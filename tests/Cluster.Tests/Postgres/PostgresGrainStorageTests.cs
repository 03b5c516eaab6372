using Comparte.Cluster.Tests.Storage;
using Comparte.Silo;
using Comparte.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using static Comparte.Cluster.Tests.Storage.TestStore;

namespace Comparte.Cluster.Tests.Postgres;

/// <summary>The store in a database.</summary>
[Collection(PostgresTests.Name)]
public sealed class PostgresGrainStorageTests(PostgresSilo silo)
    : GrainStorageContractTests, IClassFixture<PostgresSilo>, IAsyncLifetime
{
    protected override IGrainStorage Store { get; } = silo.Storage;

    [Fact]
    public async Task A_row_can_be_read_with_SQL()
    {
        await Store.WriteAsync(Grain("n1"), "¿Qué tal, João?");

        Assert.Equal("¿Qué tal, João?", await silo.SqlAsync(
            "SELECT convert_from(payload, 'UTF8')::jsonb ->> 'text' FROM grain_state WHERE grain = 'note/n1'"));
    }

    [Fact]
    public async Task A_row_that_is_no_state_fails_alone_and_is_told_as_unreadable()
    {
        await Store.WriteAsync(Grain("n1"), "one");
        await Store.WriteAsync(Grain("n2"), "two");
        await silo.SqlAsync("UPDATE grain_state SET payload = '{\"text\":' WHERE grain = 'note/n1'");

        var failure = await Assert.ThrowsAsync<StorageFailedException>(() => Store.ReadAsync(Grain("n1")));

        Assert.Equal(StorageFailure.Unreadable, failure.Failure);
        Assert.Equal("two", await Store.TextAsync(Grain("n2")));
    }

    [Fact]
    public async Task A_connection_that_broke_while_nobody_used_it_is_noticed_by_nobody()
    {
        var written = await Store.WriteAsync(Grain("n1"), "one");
        await silo.SqlAsync("""
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE pid <> pg_backend_pid() AND datname = current_database()
            """);

        await Store.WriteAsync(Grain("n1"), "two", written.ETag);

        Assert.Equal("two", await Store.TextAsync(Grain("n1")));
    }

    public Task InitializeAsync() => silo.SqlAsync("TRUNCATE grain_state");

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>A silo on an empty database.</summary>
public sealed class PostgresSilo(PostgresServer server) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningSilo? _silo;
    private string _connection = "";

    /// <summary>The store that grains get.</summary>
    public IGrainStorage Storage => _silo!.Services.GetRequiredKeyedService<IGrainStorage>(SiloHosting.StoreName);

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        _connection = await server.NewDatabaseAsync();
        _silo = await RunningSilo.StartAsync(_folder.Below("data"), PostgresSettings.Of(_connection));
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await _silo!.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Runs SQL on the database and answers the first value.</summary>
    public Task<object?> SqlAsync(string sql) => PostgresServer.SqlAsync(_connection, sql);
}
