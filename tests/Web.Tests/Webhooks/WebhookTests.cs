using System.Net;
using System.Text.Json;
using Comparte.Power;
using Comparte.Topics;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Publications;
using Comparte.Webhooks;

namespace Comparte.Web.Tests.Webhooks;

/// <summary>Who decides who is told, and what of it can be read.</summary>
public sealed class WebhookTests(WebhookFixture fixture) : IClassFixture<WebhookFixture>
{
    private const string Path = "/api/admin/webhooks";

    private Site Site => fixture.Site;

    [Theory]
    [InlineData("http://example.org/x")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://localhost/x")]
    [InlineData("https://example.org:8443/x")]
    [InlineData("https://ana:clave@example.org/x")]
    [InlineData("http://127.0.0.1:1/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("avisos")]
    [InlineData("")]
    public async Task An_address_that_is_no_site_of_the_internet_is_refused(string address) => Assert.Equal(
        (400, "webhook_address_invalid"),
        await Browser.RefusalAsync(await fixture.Admin.TryPostAsync(Path, WebhookFixture.Change(address))));

    [Fact]
    public async Task One_without_a_name_or_anything_to_be_told_is_refused()
    {
        var change = WebhookFixture.Change("https://example.org/x");
        foreach (var (wrong, code) in new (WebhookChange, string)[]
        {
            (change with { Name = " " }, "required"),
            (change with { Name = new string('a', 81) }, "too_long"),
            (change with { Happenings = [] }, "webhook_happenings_missing"),
            (change with { Happenings = [HappeningType.Ping] }, "request_invalid"),
            (change with { Happenings = [HappeningType.NeedStated, HappeningType.NeedStated] }, "request_invalid"),
            (change with { RequestId = Guid.Empty }, "required"),
        })
        {
            Assert.Equal((400, code), await Browser.RefusalAsync(await fixture.Admin.TryPostAsync(Path, wrong)));
        }
    }

    [Fact]
    public async Task Nobody_else_sees_adds_changes_or_tries_one()
    {
        await using var told = await fixture.NewAsync();
        using var ana = await Site.SignedInAsync("Ana");
        var body = WebhookFixture.Change(told.Receiver.Address);
        var request = new { requestId = Talk.NewRequest() };
        foreach (var (method, path, sent) in new (string, string, object?)[]
        {
            ("GET", Path, null),
            ("POST", Path, body),
            ("PUT", $"{Path}/{told.No}", body),
            ("PUT", $"{Path}/{told.No}/on", new { request.requestId, on = false }),
            ("POST", $"{Path}/{told.No}/secret", request),
            ("POST", $"{Path}/{told.No}/ping", request),
            ("GET", $"{Path}/{told.No}/deliveries", null),
            ("POST", $"{Path}/{told.No}/deliveries/msg_0", request),
            ("DELETE", $"{Path}/{told.No}?requestId={request.requestId}", null),
        })
        {
            Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.TrySendAsync(method, path, sent)));
        }

        Assert.Null((await told.ViewAsync()).Off);
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Admin.Http.GetAsync("/api/topics/webhooks/network/entries")).StatusCode);
    }

    [Fact]
    public async Task A_secret_is_said_once_and_a_former_one_signs_for_a_day_as_well()
    {
        await using var told = await fixture.NewAsync();
        var former = told.Receiver.Secrets[0];
        Assert.StartsWith("whsec_", former, StringComparison.Ordinal);
        Assert.Equal(32, Convert.FromBase64String(former["whsec_".Length..]).Length);
        Assert.DoesNotContain(former, await fixture.Admin.Http.GetStringAsync(Path), StringComparison.Ordinal);

        var renewed = await fixture.Admin.PostAsync<JsonElement>($"{Path}/{told.No}/secret", new { requestId = Talk.NewRequest() });
        told.Receiver.Secrets = [renewed.GetProperty("secret").GetString()!, former];
        Assert.NotEqual(former, told.Receiver.Secrets[0]);
        await PingAsync(told);
        Assert.True((await told.NextAsync()).IsSigned);
        Assert.NotNull((await told.ViewAsync()).FormerUntil);

        Site.Clock.Advance(TimeSpan.FromHours(25));
        told.Receiver.Secrets = [told.Receiver.Secrets[0]];
        await PingAsync(told);
        Assert.True((await told.NextAsync()).IsSigned);
        Assert.Null((await told.ViewAsync()).FormerUntil);
    }

    [Fact]
    public async Task A_try_says_nothing_is_made_once_and_shows_what_came_back()
    {
        await using var told = await fixture.NewAsync(HappeningType.NeedStated);
        told.Receiver.Answers(503);
        var body = new { requestId = Talk.NewRequest() };
        await told.MustAsync("POST", "/ping", body);
        var ping = await told.NextAsync();
        await told.MustAsync("POST", "/ping", body);

        Assert.Equal(("ping", "{}"), (ping.Type, ping.Data.ToString()));
        var delivery = Assert.Single(await told.DeliveriesAsync());
        Assert.Equal((DeliveryState.GivenUp, 503, ping.Id), (delivery.State, delivery.Status, delivery.Id));
        Assert.Null((await told.ViewAsync()).Standing.FailingSince);
    }

    [Fact]
    public async Task A_repeated_request_adds_one_and_says_the_same_secret()
    {
        var receiver = fixture.Receivers.New();
        var change = WebhookFixture.Change(receiver.Address);
        var first = await fixture.Admin.PostAsync<JsonElement>(Path, change);
        var second = await fixture.Admin.PostAsync<JsonElement>(Path, change);

        Assert.Equal(first.ToString(), second.ToString());
        await using var told = new Told(fixture, receiver, first.GetProperty("no").GetInt64());
        await told.ViewAsync();
    }

    [Fact]
    public async Task There_are_ten_at_most()
    {
        var all = new List<Told>();
        var present = (await fixture.Admin.GetAsync<JsonElement>(Path)).GetProperty("items").GetArrayLength();
        for (; present < 10; present++)
        {
            all.Add(await fixture.NewAsync());
        }

        Assert.Equal((409, "too_many_webhooks"), await Browser.RefusalAsync(
            await fixture.Admin.TryPostAsync(Path, WebhookFixture.Change("https://example.org/x"))));
        foreach (var one in all)
        {
            await one.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_is_deleted_is_told_nothing_more_and_the_log_of_power_says_hosts_alone()
    {
        var told = await fixture.NewAsync();
        var elsewhere = fixture.Receivers.New();
        await told.MustAsync("PUT", "", WebhookFixture.Change(elsewhere.Address));
        await told.DisposeAsync();
        using var ana = await Site.SignedInAsync("Ana");
        await using var other = await fixture.NewAsync();
        await ana.NewSharedAsync();
        await other.NextAsync();

        Assert.Empty(told.Receiver.All.Concat(elsewhere.All));
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await fixture.Admin.Http.GetAsync($"{Path}/{told.No}/deliveries")));
        List<PowerAct> acts = [];
        await Site.EventuallyAsync(async () => (acts = [.. (await Site.Grains.GetTopic(new TopicId(TopicKinds.Power, IPowerGrain.Network))
            .ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 50 })).Entries.OfType<PowerAct>()
            .Where(act => act.By == fixture.Admin.Member)])
            .Select(act => act.Type)
            .ToHashSet().IsSupersetOf([ActType.WebhookAdded, ActType.WebhookChanged, ActType.WebhookRemoved]));
        Assert.All(
            acts.Where(act => act.Type is ActType.WebhookAdded or ActType.WebhookChanged or ActType.WebhookRemoved),
            act => Assert.Equal("127.0.0.1", act.To ?? act.From));
    }

    private static Task PingAsync(Told told) => told.MustAsync("POST", "/ping", new { requestId = Talk.NewRequest() });
}
