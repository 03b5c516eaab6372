using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Comparte.Mail;
using Comparte.Topics;
using MimeKit;

namespace Comparte.Web.Tests.Mail;

/// <summary>A site with a mail server of its own. Reminders are its alarm clock: tests move the clock and ring them.</summary>
public class MailFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Channel<string>> _told = new();

    /// <summary>The site.</summary>
    public Site Site { get; private set; } = null!;

    /// <summary>The mail server.</summary>
    internal MailServer Server { get; } = new();

    /// <summary>What the site is told.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => Server.Settings;

    /// <inheritdoc />
    public virtual Task InitializeAsync()
    {
        Site = new Site(Settings)
        {
            AfterCall = context =>
            {
                if (context.TargetId.Type.ToString() == "mail")
                {
                    Told(context.TargetId.Key.ToString()!).Writer.TryWrite(context.MethodName);
                }

                return Task.CompletedTask;
            },
        };
        return Site.InitializeAsync();
    }

    /// <inheritdoc />
    public virtual async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        Server.Dispose();
    }

    /// <summary>Two people in a group, one of whom has an address, and a conversation.</summary>
    internal async Task<Neighbors> NewNeighborsAsync(string ana = "Ana", string body = "Hola.")
    {
        var neighbors = new Neighbors(this)
        {
            Ana = await Site.SignedInAsync(ana),
            Address = $"{Guid.NewGuid():N}@example.org",
        };
        neighbors.Joao = await Site.SignedInAsync(await Site.NewMemberAsync("João", neighbors.Address));
        await HearAsync(neighbors.Joao.Member, nameof(IMailGrain.ChooseAsync));
        neighbors.Group = await neighbors.Ana.NewGroupAsync();
        await neighbors.Joao.PostAsync<JsonElement>(
            $"/api/groups/{neighbors.Group}/membership", new { requestId = Talk.NewRequest() });
        neighbors.Thread = ThreadId.Of((await neighbors.Ana.PostAsync<JsonElement>(
            $"/api/groups/{neighbors.Group}/threads",
            new { requestId = Talk.NewRequest(), title = "¿Qué sembramos?", kind = "conversation", body }))
            .GetProperty("id").GetString()!);
        return neighbors;
    }

    /// <summary>Waits until the member's mails heard of something.</summary>
    internal async Task HearAsync(MemberId member, string method)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await Told(member.Value).Reader.ReadAsync(timeout.Token) != method)
        {
        }
    }

    /// <summary>Forgets what the member's mails heard before.</summary>
    internal void Forget(MemberId member)
    {
        while (Told(member.Value).Reader.TryRead(out _))
        {
        }
    }

    /// <summary>Rings the reminder; what is due is sent when this answers.</summary>
    internal Task RingAsync(MemberId member, string reminder = IMailGrain.AtOnceReminder) => Site.Grains
        .GetGrain<IRemindable>(GrainId.Create("mail", member.Value)).ReceiveReminder(reminder, default);

    private Channel<string> Told(string member) => _told.GetOrAdd(member, _ => Channel.CreateUnbounded<string>());
}

/// <summary>Ana, who writes, and João, who has an address.</summary>
internal sealed class Neighbors(MailFixture fixture) : IDisposable
{
    public required Browser Ana { get; init; }

    public required string Address { get; init; }

    public Browser Joao { get; set; } = null!;

    public GroupId Group { get; set; }

    public ThreadId Thread { get; set; }

    /// <summary>João's mails, the oldest first.</summary>
    public List<MimeMessage> Mails => fixture.Server.To(Address);

    /// <summary>Ana names João in the conversation, and his mails have heard of it.</summary>
    public async Task<long> NameAsync(string body = "¿vienes?")
    {
        fixture.Forget(Joao.Member);
        var post = await Ana.PostAsync<JsonElement>(
            $"/api/threads/{Thread}/posts", new { requestId = Talk.NewRequest(), body = $"@[João]({Joao.Member}): {body}" });
        await fixture.HearAsync(Joao.Member, nameof(IMailGrain.TakeAsync));
        return post.GetProperty("no").GetInt64();
    }

    /// <summary>Ana writes to João.</summary>
    public async Task<(TalkId Talk, ThreadId Thread)> WriteAsync(string body)
    {
        fixture.Forget(Joao.Member);
        var begun = await Ana.PostAsync<JsonElement>(
            "/api/talks", new { requestId = Talk.NewRequest(), people = new[] { Joao.Member }, body });
        await fixture.HearAsync(Joao.Member, nameof(IMailGrain.TakeAsync));
        return (TalkId.Of(begun.GetProperty("id").GetString()!), ThreadId.Of(begun.GetProperty("thread").GetString()!));
    }

    /// <summary>Two minutes later.</summary>
    public Task LaterAsync() => LaterAsync(TimeSpan.FromSeconds(121));

    /// <summary>Some time later; what is due is sent.</summary>
    public Task LaterAsync(TimeSpan later)
    {
        fixture.Site.Clock.Advance(later);
        return fixture.RingAsync(Joao.Member);
    }

    /// <summary>João chooses which mails come.</summary>
    public async Task ChooseAsync(object choice)
    {
        Assert.Equal(HttpStatusCode.NoContent, (await Joao.TrySendAsync("PUT", "/api/me/mail", choice)).StatusCode);
        await fixture.HearAsync(Joao.Member, nameof(IMailGrain.ChooseAsync));
    }

    public void Dispose()
    {
        Ana.Dispose();
        Joao?.Dispose();
    }
}
