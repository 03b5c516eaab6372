using Azure.Data.Tables;
using Comparte.Cluster.Tests.Files;
using Comparte.Cluster.Tests.Storage;
using Comparte.Silo;
using Comparte.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using static Comparte.Cluster.Tests.Storage.TestStore;

namespace Comparte.Cluster.Tests.Azure;

/// <summary>The store in the tables of a storage account.</summary>
public sealed class AzureGrainStorageTests(AzureSilo silo) : GrainStorageContractTests, IClassFixture<AzureSilo>, IAsyncLifetime
{
    protected override IGrainStorage Store { get; } = silo.Storage;

    [Fact]
    public async Task A_row_that_is_no_state_fails_alone_and_is_told_as_unreadable()
    {
        await Store.WriteAsync(Grain("n1"), "one");
        await Store.WriteAsync(Grain("n2"), "two");
        await silo.SpoilAsync("n1");

        var failure = await Assert.ThrowsAsync<StorageFailedException>(() => Store.ReadAsync(Grain("n1")));

        Assert.Equal(StorageFailure.Unreadable, failure.Failure);
        Assert.Equal("two", await Store.TextAsync(Grain("n2")));
    }

    public Task InitializeAsync() => silo.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>A silo on an empty account.</summary>
public sealed class AzureSilo : IAsyncLifetime
{
    private const string Table = "OrleansGrainState";
    private readonly TemporaryFolder _folder = new();
    private readonly Azurite _azurite = new();
    private RunningSilo? _silo;

    /// <summary>The store that grains get.</summary>
    public IGrainStorage Storage => _silo!.Services.GetRequiredKeyedService<IGrainStorage>(SiloHosting.StoreName);

    private TableClient Rows => new(_azurite.Connection, Table);

    /// <summary>Deletes all notes.</summary>
    public async Task EmptyAsync()
    {
        await foreach (var row in Rows.QueryAsync<TableEntity>())
        {
            await Rows.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }
    }

    /// <summary>Makes the row of a note one that holds no state.</summary>
    public async Task SpoilAsync(string key)
    {
        await foreach (var row in Rows.QueryAsync<TableEntity>())
        {
            if (row.PartitionKey.EndsWith(key, StringComparison.Ordinal))
            {
                row["Data"] = "{\"text\":"u8.ToArray();
                await Rows.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
            }
        }
    }

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await _azurite.InitializeAsync();
        _silo = await RunningSilo.StartAsync(_folder.Below("data"), AzureSettings.Of(_azurite.Connection));
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await _silo!.DisposeAsync();
        await _azurite.DisposeAsync();
        _folder.Dispose();
    }
}
