using Comparte.Files;
using Comparte.Grains.Tests.Files;
using Comparte.Grains.Tests.Search;
using Comparte.Search;
using Comparte.Topics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Comparte.Grains.Tests;

/// <summary>One silo in this process with storage in memory, shared by all tests of the assembly; each test uses keys
/// of its own.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private TestCluster? _cluster;

    /// <summary>Calls grains.</summary>
    public IGrainFactory Grains => _cluster!.Client;

    /// <summary>The store behind the grains; it can fail on demand.</summary>
    internal MemoryStore Store { get; } = MemoryStore.Instance;

    /// <summary>The bytes of files.</summary>
    internal MemoryBlobs Blobs { get; } = MemoryBlobs.Instance;

    /// <summary>Whether a reminder is set, without a call that would wake its grain.</summary>
    public async Task<bool> HasReminderAsync(GrainId grain, string name) =>
        await ((InProcessSiloHandle)_cluster!.Primary!).SiloHost.Services.GetRequiredService<IReminderTable>()
            .ReadRow(grain, name) is not null;

    /// <summary>Ends a reminder, as another activation would.</summary>
    public async Task EndReminderAsync(GrainId grain, string name)
    {
        var table = ((InProcessSiloHandle)_cluster!.Primary!).SiloHost.Services.GetRequiredService<IReminderTable>();
        Assert.True(await table.RemoveRow(grain, name, (await table.ReadRow(grain, name))!.ETag!));
    }

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<Silo>();
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    /// <inheritdoc />
    public async Task DisposeAsync() => await _cluster!.DisposeAsync();

    private sealed class Silo : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.UseInMemoryReminderService();
            siloBuilder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
            siloBuilder.Services.AddSingleton(FileCommunity.Limits);
            siloBuilder.Services.AddSingleton<IBlobStore>(MemoryBlobs.Instance);
            siloBuilder.Services.AddSingleton<IFilePreparer, FirstBytePreparer>();
            siloBuilder.Services.AddSingleton<ISearchIndex>(MemoryIndex.Instance);
            siloBuilder.Services.AddComparteGrains();
            siloBuilder.Services.AddSingleton(new StoreIncarnation("test"));
            siloBuilder.Services.AddKeyedSingleton<IGrainStorage>("main", MemoryStore.Instance);
        }
    }
}

/// <summary>Tests that use the cluster.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterCollection : ICollectionFixture<ClusterFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "cluster";
}
