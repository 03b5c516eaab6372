using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Comparte.Push;

namespace Comparte.Web.Tests.Push;

/// <summary>A site with a push service of its own. Reminders are its alarm clock: tests move the clock and ring them.</summary>
public sealed class PushFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Channel<string>> _told = new();

    /// <summary>The site.</summary>
    public Site Site { get; private set; } = null!;

    internal PushService Service { get; } = new();

    /// <inheritdoc />
    public Task InitializeAsync()
    {
        Site = new Site(Service.Settings)
        {
            AfterCall = context =>
            {
                if (context.TargetId.Type.ToString() == "push")
                {
                    Told(context.TargetId.Key.ToString()!).Writer.TryWrite(context.MethodName);
                }

                return Task.CompletedTask;
            },
        };
        return Site.InitializeAsync();
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        Service.Dispose();
    }

    /// <summary>Ana, who writes, and João, whose browser takes pushes, in a group with a conversation.</summary>
    internal async Task<PushedPair> NewPairAsync()
    {
        var pair = new PushedPair(this)
        {
            Ana = await Site.SignedInAsync("Ana"),
            Joao = await Site.SignedInAsync("João"),
            Device = Service.NewBrowser(),
        };
        pair.Group = await pair.Ana.NewGroupAsync();
        await pair.Joao.PostAsync<JsonElement>($"/api/groups/{pair.Group}/membership", new { requestId = Talk.NewRequest() });
        pair.Thread = await pair.Ana.NewThreadAsync(pair.Group);
        await SubscribeAsync(pair.Joao, pair.Device);
        return pair;
    }

    /// <summary>A browser subscribes, and the site knows of it.</summary>
    internal static async Task SubscribeAsync(Browser browser, PushBrowser device)
    {
        using var answer = await browser.TrySendAsync("PUT", "/api/me/push", device.Subscription);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    /// <summary>Waits until the member's pushes heard of something.</summary>
    internal async Task HearAsync(MemberId member, string method)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await Told(member.Value).Reader.ReadAsync(timeout.Token) != method)
        {
        }
    }

    /// <summary>Forgets what they heard before.</summary>
    internal void Forget(MemberId member)
    {
        while (Told(member.Value).Reader.TryRead(out _))
        {
        }
    }

    /// <summary>Some time later; what is due is sent when this answers.</summary>
    internal Task LaterAsync(MemberId member, TimeSpan later)
    {
        Site.Clock.Advance(later);
        return Site.Grains.GetGrain<IRemindable>(GrainId.Create("push", member.Value))
            .ReceiveReminder(IPushGrain.Reminder, default);
    }

    private Channel<string> Told(string member) => _told.GetOrAdd(member, _ => Channel.CreateUnbounded<string>());
}

/// <summary>One who writes, and one whose device takes pushes.</summary>
internal sealed class PushedPair(PushFixture fixture) : IDisposable
{
    public required Browser Ana { get; init; }

    public required Browser Joao { get; init; }

    public required PushBrowser Device { get; init; }

    public GroupId Group { get; set; }

    public ThreadId Thread { get; set; }

    /// <summary>Ana names João, and his pushes are done with it.</summary>
    public async Task<long> NameAsync(string body = "¿vienes?")
    {
        fixture.Forget(Joao.Member);
        var post = await Ana.PostAsync<JsonElement>(
            $"/api/threads/{Thread}/posts", new { requestId = Talk.NewRequest(), body = $"@[João]({Joao.Member}): {body}" });
        await fixture.HearAsync(Joao.Member, nameof(IPushGrain.TakeAsync));
        return post.GetProperty("no").GetInt64();
    }

    /// <summary>Ana writes to João, and his pushes are done with it.</summary>
    public async Task<JsonElement> WriteAsync(string body)
    {
        fixture.Forget(Joao.Member);
        var begun = await Ana.PostAsync<JsonElement>(
            "/api/talks", new { requestId = Talk.NewRequest(), people = new[] { Joao.Member }, body });
        await fixture.HearAsync(Joao.Member, nameof(IPushGrain.TakeAsync));
        return begun;
    }

    /// <summary>Some time later; what is due is sent.</summary>
    public Task LaterAsync(TimeSpan later) => fixture.LaterAsync(Joao.Member, later);

    public void Dispose()
    {
        Ana.Dispose();
        Joao.Dispose();
    }
}
