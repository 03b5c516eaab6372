using System.Net.NetworkInformation;
using Comparte.Groups;
using Comparte.Silo;
using Comparte.Silo.Storage;
using Comparte.Threads;
using Comparte.Topics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Serialization;

namespace Comparte.Cluster.Tests.Storage;

public sealed class SiloHostingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task State_and_reminders_are_there_after_a_restart()
    {
        await using (var silo = await RunningSilo.StartAsync(_folder.Below("data")))
        {
            await silo.Note("n1").SetAsync("kept");
            await silo.Note("n1").RemindAsync("wake");
        }

        await using var again = await RunningSilo.StartAsync(_folder.Below("data"));

        Assert.Equal("kept", await again.Note("n1").GetAsync());
        Assert.Equal("wake", Assert.Single(await again.Note("n1").RemindersAsync()));
    }

    [Fact]
    public async Task A_conversation_goes_on_after_a_restart()
    {
        var (ana, request) = (EntityId.New<MemberId>(TimeProvider.System), NewRequest());
        var group = EntityId.FromRequest<GroupId>(ana, request);
        var thread = EntityId.FromRequest<ThreadId>(ana, request);
        await using (var silo = await RunningSilo.StartAsync(_folder.Below("data")))
        {
            var made = await silo.Grain<IGroupGrain>(group.Value)
                .CreateAsync(ana, new GroupChange { Name = "Huertas", RequestId = request });
            var opened = await silo.Grain<IThreadGrain>(thread.Value).OpenAsync(
                ana, group, new NewThread { Title = "¿Qué sembramos?", Body = "Hola", RequestId = request });
            Assert.Equal((group, thread), (made.Value, opened.Value));
        }

        await using var again = await RunningSilo.StartAsync(_folder.Below("data"));

        var post = await again.Grain<IThreadGrain>(thread.Value)
            .PublishAsync(ana, new NewPost { Body = "Sigo", RequestId = NewRequest() });
        Assert.Equal(3, post.Value!.No);
    }

    [Fact]
    public async Task Two_silos_on_one_machine_are_two_communities_and_open_no_port()
    {
        var before = OpenPorts();
        await using var one = await RunningSilo.StartAsync(_folder.Below("one"));
        await using var two = await RunningSilo.StartAsync(_folder.Below("two"));

        await one.Note("n1").SetAsync("one");

        Assert.Null(await two.Note("n1").GetAsync());
        Assert.DoesNotContain(OpenPorts().Except(before), port => port is 11111 or 30000);
    }

    [Fact]
    public async Task Grains_can_ask_for_the_incarnation_of_their_store()
    {
        await using var silo = await RunningSilo.StartAsync(_folder.Below("data"));

        Assert.Equal(silo.Folder.Incarnation, silo.Services.GetRequiredService<StoreIncarnation>());
    }

    [Fact]
    public async Task A_failure_of_storage_crosses_silos()
    {
        await using var silo = await RunningSilo.StartAsync(_folder.Below("data"));
        var serializer = silo.Services.GetRequiredService<Serializer>();
        var failure = new StorageFailedException(StorageFailure.DiskFull, "The disk is full.");

        var arrived = serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(failure));

        var same = Assert.IsType<StorageFailedException>(arrived);
        Assert.Equal((failure.Failure, failure.Message), (same.Failure, same.Message));
    }

    [Fact]
    public void A_kind_of_storage_that_this_build_lacks_is_refused()
    {
        using var folder = DataFolder.Open(_folder.Below("data"));
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration["Storage:Kind"] = "Papyrus";

        var refused = Assert.Throws<StartRefusedException>(() => builder.AddComparteSilo(folder));

        Assert.Contains("Papyrus", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Guid NewRequest() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private static HashSet<int> OpenPorts() =>
        [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(endpoint => endpoint.Port)];

    private sealed class RunningSilo(IHost host, DataFolder folder) : IAsyncDisposable
    {
        public DataFolder Folder => folder;

        public IServiceProvider Services => host.Services;

        public static async Task<RunningSilo> StartAsync(string path)
        {
            var folder = DataFolder.Open(path);
            var builder = Host.CreateApplicationBuilder();
            builder.Logging.SetMinimumLevel(LogLevel.Error);
            builder.AddComparteSilo(folder);
            var host = builder.Build();
            await host.StartAsync();
            return new RunningSilo(host, folder);
        }

        public INoteGrain Note(string key) => Grain<INoteGrain>(key);

        public T Grain<T>(string key) where T : IGrainWithStringKey =>
            Services.GetRequiredService<IGrainFactory>().GetGrain<T>(key);

        public async ValueTask DisposeAsync()
        {
            await host.StopAsync();
            host.Dispose();
            folder.Dispose();
        }
    }
}
