using System.Text.Json;
using Comparte.Inbox;
using Comparte.Web.Http;
using Comparte.Web.Tests.Publications;
using Comparte.Webhooks;

namespace Comparte.Web.Tests.Webhooks;

/// <summary>What becomes of what a receiver doesn't take.</summary>
public sealed class RetryTests(WebhookFixture fixture) : IClassFixture<WebhookFixture>
{
    private Site Site => fixture.Site;

    [Theory]
    [InlineData(503, 0, 2)]
    [InlineData(429, 600, 11)]
    [InlineData(404, 0, 2)]
    public async Task What_was_not_taken_comes_again_with_its_id_as_late_as_the_receiver_asks(int status, int seconds, int minutes)
    {
        await using var told = await fixture.NewAsync();
        told.Receiver.Answers(status, seconds > 0 ? [("Retry-After", $"{seconds}")] : []);
        using var ana = await Site.SignedInAsync("Ana");
        await ana.NewSharedAsync();
        var first = await told.NextAsync();
        Assert.Equal((status, 1), ((await told.DeliveriesAsync())[0].Status, (await told.DeliveriesAsync())[0].Tries));
        Assert.NotNull((await told.ViewAsync()).Standing.FailingSince);

        told.Receiver.Answers(204);
        await told.LaterAsync(TimeSpan.FromSeconds(seconds / 2));
        Assert.Single(told.Receiver.All);
        await told.LaterAsync(TimeSpan.FromMinutes(minutes));
        var second = await told.NextAsync();

        Assert.Equal((first.Id, first.Body), (second.Id, second.Body));
        Assert.True(second.IsSigned && second.Time > first.Time);
        var view = (await told.ViewAsync()).Standing;
        Assert.Equal((0, null), (view.Waiting, view.FailingSince));
        Assert.NotNull(view.TookAt);
    }

    [Fact]
    public async Task What_is_never_taken_is_given_up_after_two_days_and_sent_again_by_hand()
    {
        await using var told = await fixture.NewAsync();
        told.Receiver.Answers(500);
        using var ana = await Site.SignedInAsync("Ana");
        await ana.NewSharedAsync();
        var first = await told.NextAsync();
        var began = Site.Clock.GetUtcNow();
        WebhookDelivery delivery;
        while ((delivery = (await told.DeliveriesAsync())[0]).State == DeliveryState.Waiting)
        {
            await told.LaterAsync(delivery.NextAt!.Value - Site.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
            await told.NextAsync();
        }

        Assert.Equal((DeliveryState.GivenUp, 11), (delivery.State, delivery.Tries));
        Assert.InRange(Site.Clock.GetUtcNow() - began, TimeSpan.FromHours(40), TimeSpan.FromHours(51));
        await told.LaterAsync(TimeSpan.FromHours(9));
        Assert.Equal(11, told.Receiver.All.Count);

        told.Receiver.Answers(200);
        var body = new { requestId = Talk.NewRequest() };
        await told.MustAsync("POST", $"/deliveries/{delivery.Id}", body);
        Assert.Equal(first.Id, (await told.NextAsync()).Id);
        Assert.Equal(DeliveryState.Taken, (await told.DeliveriesAsync())[0].State);

        // The request comes again: nothing is sent, and the next thing comes after twelve.
        await told.MustAsync("POST", $"/deliveries/{delivery.Id}", body);
        await ana.NewSharedAsync();
        Assert.NotEqual(first.Id, (await told.NextAsync()).Id);
        Assert.Equal(13, told.Receiver.All.Count);
        Assert.Equal((400, "required"), await Browser.RefusalAsync(await fixture.Admin.TryPostAsync(
            $"/api/admin/webhooks/{told.No}/deliveries/{delivery.Id}", new { })));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_told_no_more_and_those_who_administer_hear_of_it()
    {
        await using var told = await fixture.NewAsync();
        told.Receiver.Answers(410);
        using var ana = await Site.SignedInAsync("Ana");
        await ana.NewSharedAsync();
        await told.NextAsync();

        Assert.Equal(WebhookRest.Gone, (await told.ViewAsync()).Off?.Why);
        await HearAsync(told.No);
        await ana.NewSharedAsync();
        await told.LaterAsync(TimeSpan.FromHours(9));
        Assert.Single(told.Receiver.All);
        Assert.Equal(
            (409, "webhook_off"),
            await Browser.RefusalAsync(await fixture.Admin.TryPostAsync(
                $"/api/admin/webhooks/{told.No}/ping", new { requestId = Talk.NewRequest() })));
    }

    [Fact]
    public async Task One_that_takes_nothing_for_three_days_is_turned_off_and_begins_anew_when_it_is_turned_on()
    {
        await using var told = await fixture.NewAsync();
        told.Receiver.Answers(500);
        using var ana = await Site.SignedInAsync("Ana");
        await ana.NewSharedAsync();
        await told.NextAsync();
        await told.LaterAsync(TimeSpan.FromHours(71));
        await told.NextAsync();
        Assert.Null((await told.ViewAsync()).Off);
        await told.LaterAsync(TimeSpan.FromHours(2));
        await told.NextAsync();

        Assert.Equal(WebhookRest.Failing, (await told.ViewAsync()).Off?.Why);
        await HearAsync(told.No);
        told.Receiver.Answers(200);
        await told.LaterAsync(TimeSpan.FromHours(9));
        Assert.Equal(3, told.Receiver.All.Count);

        await told.MustAsync("PUT", "/on", new { requestId = Talk.NewRequest(), on = true });
        await Site.EventuallyAsync(async () => (await told.ViewAsync()).Standing.FailingSince is null);
        await told.LaterAsync(TimeSpan.FromMinutes(2));
        await told.NextAsync();
        Assert.Equal(DeliveryState.Taken, (await told.DeliveriesAsync())[0].State);
    }

    [Fact]
    public async Task Where_an_answer_leads_nobody_follows_and_what_it_says_nobody_reads()
    {
        await using var told = await fixture.NewAsync();
        await using var elsewhere = await fixture.NewAsync(HappeningType.NeedClosed);
        told.Receiver.Behaves = async answer =>
        {
            answer.StatusCode = 302;
            answer.RedirectLocation = elsewhere.Receiver.Address;
            answer.SendChunked = true;
            try
            {
                await answer.OutputStream.WriteAsync(new byte[1024 * 1024]);
            }
            catch (System.Net.HttpListenerException)
            {
                // The reader is gone, as it should be.
            }
        };
        using var ana = await Site.SignedInAsync("Ana");
        await ana.NewSharedAsync();
        await told.NextAsync();

        Assert.Equal((302, DeliveryState.Waiting), ((await told.DeliveriesAsync())[0].Status, (await told.DeliveriesAsync())[0].State));
        Assert.Empty(elsewhere.Receiver.All);
    }

    [Fact]
    public async Task One_that_never_answers_holds_up_no_other_and_nobody_who_shares()
    {
        await using var slow = await fixture.NewAsync();
        await using var other = await fixture.NewAsync();
        var released = new TaskCompletionSource();
        slow.Receiver.Behaves = _ => released.Task;
        using var ana = await Site.SignedInAsync("Ana");
        for (var round = 0; round < 3; round++)
        {
            await ana.NewSharedAsync();
            Assert.Equal("publication.shared", (await other.NextAsync()).Type);
        }

        await Site.EventuallyAsync(async () => (await slow.ViewAsync()).Standing.Waiting == 3);
        Assert.Single(slow.Receiver.All);
        released.SetResult();
    }

    [Fact]
    public async Task What_is_tried_by_hand_while_a_try_is_running_goes_out_once_and_right_after_it()
    {
        await using var told = await fixture.NewAsync();
        var released = new TaskCompletionSource();
        told.Receiver.Behaves = async answer =>
        {
            await released.Task;
            answer.StatusCode = 503;
        };
        var first = new { requestId = Talk.NewRequest() };
        await told.MustAsync("POST", "/ping", first);
        await Site.EventuallyAsync(() => Task.FromResult(told.Receiver.All.Count == 1));
        await told.MustAsync("POST", "/ping", first);
        await told.MustAsync("POST", "/ping", new { requestId = Talk.NewRequest() });
        Assert.Equal(2, (await told.ViewAsync()).Standing.Waiting);
        released.SetResult();

        var (one, other) = (await told.NextAsync(), await told.NextAsync());

        Assert.NotEqual(one.Id, other.Id);
        Assert.Equal(2, told.Receiver.All.Count);
        Assert.All(await told.DeliveriesAsync(), delivery => Assert.Equal((DeliveryState.GivenUp, 1), (delivery.State, delivery.Tries)));
    }

    [Fact]
    public async Task A_name_that_leads_into_somebodys_own_network_is_not_followed_there()
    {
        var receiver = fixture.Receivers.New();
        var asked = new UriBuilder(receiver.Address) { Host = "localhost" }.Uri;
        using var closed = new HttpClient(OutgoingLine.New(_ => false));

        await Assert.ThrowsAsync<HttpRequestException>(() => closed.GetAsync(asked));

        Assert.Empty(receiver.All);
    }

    [Fact]
    public async Task What_waits_outlives_the_host_and_what_was_told_is_not_told_again()
    {
        using var receivers = new Receivers();
        var folder = Directory.CreateTempSubdirectory("comparte-web-").FullName;
        var receiver = receivers.New();
        receiver.Answers(503);
        var first = new Site(receivers.Settings, folder);
        await first.InitializeAsync();
        long no;
        using (var admin = await first.SignedInAsync("Nerea", "administrator"))
        {
            no = (await admin.PostAsync<JsonElement>("/api/admin/webhooks", WebhookFixture.Change(receiver.Address))).GetProperty("no").GetInt64();
            await admin.NewSharedAsync();
            await receiver.NextAsync();
        }

        await first.StopAsync();
        receiver.Answers(200);
        await using var second = new SecondSite(new Site(receivers.Settings, folder), folder);
        await second.Site.InitializeAsync();
        second.Site.Clock.Advance(TimeSpan.FromMinutes(5));
        await second.Site.Grains.GetGrain<IRemindable>(GrainId.Create("webhook", WebhookGrains.KeyOf(no)))
            .ReceiveReminder(IWebhookGrain.Reminder, default);
        await receiver.NextAsync();

        // Links lead to where the site is by now.
        Assert.Single(receiver.All.Select(one => one.Id).Distinct());
        Assert.Equal(2, receiver.All.Count);
    }

    private Task HearAsync(long no) => Site.EventuallyAsync(async () =>
        (await Site.Grains.GetGrain<IInboxGrain>(fixture.Admin.Member.Value).UnseenAsync())
        .Any(notice => notice.Type == NoticeType.WebhookOff && notice.Key.StartsWith($"WebhookOff/{no}/", StringComparison.Ordinal)));

    private sealed record SecondSite(Site Site, string Folder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Site.StopAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
