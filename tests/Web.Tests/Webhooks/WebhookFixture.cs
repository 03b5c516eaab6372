using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Comparte.Accounts;
using Comparte.Webhooks;

namespace Comparte.Web.Tests.Webhooks;

/// <summary>A site that tells receivers on this machine. Reminders are its alarm clock: tests move the clock and ring them.</summary>
public sealed class WebhookFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Channel<bool>> _settled = new();

    /// <summary>The site.</summary>
    public Site Site { get; private set; } = null!;

    /// <summary>Who administers it.</summary>
    public Browser Admin { get; private set; } = null!;

    internal Receivers Receivers { get; } = new();

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        Site = new Site(Receivers.Settings) { AfterCall = AfterCallAsync };
        await Site.InitializeAsync();
        Admin = await Site.SignedInAsync("Nerea", Roles.Administrator);
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        Admin.Dispose();
        await Site.DisposeAsync();
        Receivers.Dispose();
    }

    /// <summary>A receiver that the site tells these happenings, all of them where none is named.</summary>
    internal async Task<Told> NewAsync(params HappeningType[] happenings)
    {
        var receiver = Receivers.New();
        var made = await Admin.PostAsync<JsonElement>("/api/admin/webhooks", Change(receiver.Address, happenings));
        receiver.Secrets = [made.GetProperty("secret").GetString()!];
        return new Told(this, receiver, made.GetProperty("no").GetInt64());
    }

    /// <summary>A receiver as it is to be.</summary>
    internal static WebhookChange Change(string address, params HappeningType[] happenings) => new()
    {
        RequestId = Talk.NewRequest(),
        Name = "Sitio público",
        Address = address,
        Happenings = happenings.Length > 0 ? [.. happenings] : [.. Enum.GetValues<HappeningType>().Except([HappeningType.Ping])],
    };

    /// <summary>Waits until what became of a try is known.</summary>
    internal async Task SettledAsync(long no)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await SettledOf(WebhookGrains.KeyOf(no)).Reader.ReadAsync(timeout.Token);
    }

    private Task AfterCallAsync(IIncomingGrainCallContext context)
    {
        if (context.TargetId.Type.ToString() == "webhook" && context.MethodName == nameof(IWebhookGrain.SettleAsync))
        {
            SettledOf(context.TargetId.Key.ToString()!).Writer.TryWrite(true);
        }

        return Task.CompletedTask;
    }

    private Channel<bool> SettledOf(string key) => _settled.GetOrAdd(key, _ => Channel.CreateUnbounded<bool>());
}

/// <summary>A receiver and what the site knows of it.</summary>
internal sealed record Told(WebhookFixture Fixture, Receiver Receiver, long No) : IAsyncDisposable
{
    private string Path => $"/api/admin/webhooks/{No}";

    /// <summary>Waits for the next try, and until what became of it is known.</summary>
    public async Task<Received> NextAsync()
    {
        var received = await Receiver.NextAsync();
        await Fixture.SettledAsync(No);
        return received;
    }

    /// <summary>Some time later; what is due is tried.</summary>
    public Task LaterAsync(TimeSpan later)
    {
        Fixture.Site.Clock.Advance(later);
        return Fixture.Site.Grains.GetGrain<IRemindable>(GrainId.Create("webhook", WebhookGrains.KeyOf(No)))
            .ReceiveReminder(IWebhookGrain.Reminder, default);
    }

    public async Task<WebhookView> ViewAsync() =>
        (await Fixture.Admin.GetAsync<JsonElement>("/api/admin/webhooks")).GetProperty("items").EnumerateArray()
        .Select(one => one.Deserialize<WebhookView>(Topics.TopicJson.Options)!).Single(one => one.No == No);

    public async Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync() =>
        [.. (await Fixture.Admin.GetAsync<JsonElement>($"{Path}/deliveries")).GetProperty("items").EnumerateArray()
            .Select(one => one.Deserialize<WebhookDelivery>(Topics.TopicJson.Options)!)];

    public Task MustAsync(string method, string part, object body) => SendAsync(method, Path + part, body);

    /// <summary>Makes room for others.</summary>
    public async ValueTask DisposeAsync() => await SendAsync("DELETE", $"{Path}?requestId={Talk.NewRequest()}", null);

    private async Task SendAsync(string method, string path, object? body)
    {
        using var answer = await Fixture.Admin.TrySendAsync(method, path, body);
        Assert.True(answer.IsSuccessStatusCode || (method == "DELETE" && answer.StatusCode == HttpStatusCode.NotFound), $"{answer}");
    }
}
