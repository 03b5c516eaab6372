using System.Net.NetworkInformation;
using Comparte.Silo;
using Comparte.Silo.Storage;
using Comparte.Topics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
        var (ana, thread) = (EntityId.New<MemberId>(TimeProvider.System), default(ThreadId));
        await using (var silo = await RunningSilo.StartAsync(_folder.Below("data")))
        {
            thread = await silo.OpenThreadAsync(ana);
        }

        await using var again = await RunningSilo.StartAsync(_folder.Below("data"));

        Assert.Equal(3, await again.PublishAsync(thread, ana, "Sigo"));
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
        builder.Configuration["Storage:Provider"] = "Papyrus";

        var refused = Assert.Throws<StartRefusedException>(() => builder.AddComparteSilo(folder));

        Assert.Contains("Papyrus", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_former_name_of_the_setting_is_refused_with_the_new_one()
    {
        var builder = Host.CreateApplicationBuilder(["--Storage:Kind=Sqlite", $"--data={_folder.Below("data")}"]);

        var refused = Assert.Throws<StartRefusedException>(() => DataFolder.Open(builder.Configuration));

        Assert.Contains("Storage:Provider", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static HashSet<int> OpenPorts() =>
        [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(endpoint => endpoint.Port)];
}
