using Comparte.Groups;
using Comparte.Silo;
using Comparte.Threads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Comparte.Cluster.Tests.Storage;

/// <summary>A silo on a data folder, as a process of the product runs it.</summary>
internal sealed class RunningSilo(IHost host, DataFolder folder) : IAsyncDisposable
{
    public DataFolder Folder => folder;

    public IServiceProvider Services => host.Services;

    /// <summary>Starts one on a data folder, with settings as they stand on a command line.</summary>
    public static async Task<RunningSilo> StartAsync(string path, params string[] settings)
    {
        var builder = Host.CreateApplicationBuilder([$"--data={path}", .. settings]);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        var folder = DataFolder.Open(builder.Configuration);
        builder.AddComparteSilo(folder);
        var host = builder.Build();
        await host.StartAsync();
        return new RunningSilo(host, folder);
    }

    public static Guid NewRequest() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    public INoteGrain Note(string key) => Grain<INoteGrain>(key);

    public T Grain<T>(string key) where T : IGrainWithStringKey =>
        Services.GetRequiredService<IGrainFactory>().GetGrain<T>(key);

    /// <summary>Opens a thread in a new group; it has two entries then.</summary>
    public async Task<ThreadId> OpenThreadAsync(MemberId actor)
    {
        var request = NewRequest();
        var group = EntityId.FromRequest<GroupId>(actor, request);
        var thread = EntityId.FromRequest<ThreadId>(actor, request);
        var made = await Grain<IGroupGrain>(group.Value)
            .CreateAsync(actor, new GroupChange { Name = "Huertas", RequestId = request });
        var opened = await Grain<IThreadGrain>(thread.Value).OpenAsync(
            actor, group, new NewThread { Title = "¿Qué sembramos?", Body = "Hola", RequestId = request });
        Assert.Equal((group, thread), (made.Value, opened.Value));
        return thread;
    }

    /// <summary>Writes a post and answers its number.</summary>
    public async Task<long> PublishAsync(ThreadId thread, MemberId actor, string body) =>
        (await Grain<IThreadGrain>(thread.Value)
            .PublishAsync(actor, new NewPost { Body = body, RequestId = NewRequest() })).Value!.No;

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        folder.Dispose();
    }
}
