using Comparte.Cluster.Tests.Storage;
using Comparte.Silo;
using Comparte.Silo.Storage;
using Orleans.Runtime;

namespace Comparte.Cluster.Tests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresHostingTests(PostgresServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task State_and_reminders_are_there_after_a_restart()
    {
        var connection = await server.NewDatabaseAsync();
        await using (var silo = await StartAsync("data", connection))
        {
            await silo.Note("n1").SetAsync("kept");
            await silo.Note("n1").RemindAsync("wake");
        }

        await using var again = await StartAsync("data", connection);

        Assert.Equal("kept", await again.Note("n1").GetAsync());
        Assert.Equal("wake", Assert.Single(await again.Note("n1").RemindersAsync()));
    }

    [Fact]
    public async Task Silos_that_start_together_on_an_empty_database_are_one_community()
    {
        var connection = await server.NewDatabaseAsync();

        var silos = await Task.WhenAll(Enumerable.Range(0, 3).Select(n => StartAsync($"silo{n}", connection)));

        Assert.Single(silos.Select(silo => silo.Folder.Incarnation).Distinct());
        await silos[0].Note("n1").SetAsync("one");
        Assert.All(
            await Task.WhenAll(silos.Select(silo => silo.Note("n1").GetAsync())), text => Assert.Equal("one", text));
        await Task.WhenAll(silos.Select(silo => silo.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_failure_of_the_database_is_told_by_another_silo_in_terms_that_cross()
    {
        var connection = await server.NewDatabaseAsync();
        await using var one = await StartAsync("one", connection);
        await using var two = await StartAsync("two", connection);
        await PostgresServer.SqlAsync(connection, "ALTER TABLE grain_state RENAME TO away");
        await PostgresServer.SqlAsync(connection, "ALTER TABLE OrleansRemindersTable RENAME TO reminders_away");

        // Some of them live here, some there.
        foreach (var n in Enumerable.Range(0, 16))
        {
            var failure = await Assert.ThrowsAsync<OrleansException>(() => one.Note($"n{n}").GetAsync());
            Assert.IsType<StorageFailedException>(failure.InnerException);
        }

        await PostgresServer.SqlAsync(connection, "ALTER TABLE away RENAME TO grain_state");
        foreach (var n in Enumerable.Range(0, 16))
        {
            await Assert.ThrowsAsync<StorageFailedException>(() => one.Note($"n{n}").RemindAsync("wake"));
        }
    }

    [Fact]
    public void A_database_that_cannot_be_reached_is_refused_in_one_sentence()
    {
        var refused = Assert.Throws<StartRefusedException>(() => Open(
            $"Host=127.0.0.1;Port={Ports.Free()};Username=comparte;Database=comparte"));

        Assert.Equal("The database can't be reached: start it, or see Storage:ConnectionString.", refused.Message);
    }

    [Theory]
    [InlineData("no connection string")]
    [InlineData("Host=127.0.0.1;Colour=green")]
    public void A_connection_string_that_is_none_is_refused(string connection) => Assert.StartsWith(
        "Storage:ConnectionString can't be read",
        Assert.Throws<StartRefusedException>(() => Open(connection)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Without_a_connection_string_it_is_refused() => Assert.Contains(
        "Storage:ConnectionString", Assert.Throws<StartRefusedException>(() => Open("")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Silos_whose_files_are_in_different_folders_are_refused()
    {
        var connection = await server.NewDatabaseAsync();
        await using var one = await StartAsync("one", connection);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => RunningSilo.StartAsync(_folder.Below("two"), PostgresSettings.Of(connection)));

        Assert.Contains("Files:Folder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused_in_one_sentence()
    {
        var connection = await server.NewDatabaseAsync();
        await using var one = await StartAsync("one", connection);
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunningSilo.StartAsync(
            _folder.Below("two"),
            [.. PostgresSettings.Of(connection), $"--Silo:Port={port}", $"--Files:Folder={_folder.Below("files")}"]));

        Assert.Contains("Silo:Port", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_holds_a_community_of_its_own_is_refused()
    {
        var connection = await server.NewDatabaseAsync();
        DataFolder.Open(_folder.Below("data")).Dispose();

        var refused = Assert.Throws<StartRefusedException>(() => Open(connection));

        Assert.Contains("migrate", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_a_newer_version_is_refused()
    {
        var connection = await server.NewDatabaseAsync();
        Open(connection).Dispose();
        await PostgresServer.SqlAsync(connection, "UPDATE store SET value = '1000' WHERE name = 'format'");

        var refused = Assert.Throws<StartRefusedException>(() => Open(connection));
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_empty_database_becomes_a_demonstration_and_stays_one()
    {
        var connection = await server.NewDatabaseAsync();
        using (var folder = Open(connection))
        {
            folder.MarkAsDemonstration();
        }

        await PostgresServer.SqlAsync(connection, "INSERT INTO grain_state VALUES ('note/n1', 'note.text', 1, '{}')");
        using (var again = Open(connection))
        {
            Assert.True(again.HoldsData);
            Assert.True(again.IsDemonstration);
        }

        await PostgresServer.SqlAsync(connection, "DELETE FROM store WHERE name = 'demonstration'");
        using var real = Open(connection);
        Assert.Throws<InvalidOperationException>(real.MarkAsDemonstration);
    }

    public void Dispose() => _folder.Dispose();

    private Task<RunningSilo> StartAsync(string name, string connection) =>
        RunningSilo.StartAsync(
            _folder.Below(name), [.. PostgresSettings.Of(connection), $"--Files:Folder={_folder.Below("files")}"]);

    private DataFolder Open(string connection) => DataFolder.Open(
        Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(
            [$"--data={_folder.Below("data")}", .. PostgresSettings.Of(connection)]).Configuration);
}
