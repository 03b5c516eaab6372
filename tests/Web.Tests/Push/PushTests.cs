using System.Net;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Erasure;
using Comparte.Presence;
using Comparte.Push;
using Comparte.Topics;
using Microsoft.Extensions.DependencyInjection;

namespace Comparte.Web.Tests.Push;

/// <summary>Pushes through a real service that checks their signatures and opens them as a browser does.</summary>
public sealed class PushTests(PushFixture fixture) : IClassFixture<PushFixture>
{
    private Site Site => fixture.Site;

    [Fact]
    public async Task Whoever_is_named_is_pushed_at_once_what_stands_there_and_where()
    {
        using var pair = await fixture.NewPairAsync();

        var no = await pair.NameAsync("¿vienes el **sábado**?");

        var pushed = Assert.Single(pair.Device.All);
        Assert.Equal("Ana te nombra en «¿Qué sembramos?»", pushed.Title);
        Assert.Equal("@João: ¿vienes el sábado?", pushed.Line);
        Assert.Equal(
            $"/app/grupos/huertas-{pair.Group.Value[^6..]}/que-sembramos-{pair.Thread.Value[^6..]}#p{no}", pushed.Path);
        Assert.Equal($"post/{pair.Thread}/{no}", pushed.Tag);
        Assert.Equal(1, pushed.Text.GetProperty("unseen").GetInt32());
        Assert.Equal((await pair.Joao.GetAsync<JsonElement>("/api/me/push")).GetProperty("key").GetString(), pushed.Key);
        Assert.StartsWith("mailto:", pushed.Contact, StringComparison.Ordinal);
        Assert.Equal(32, pushed.Topic.Length);
        Assert.DoesNotContain(pair.Thread.Value, pushed.Topic, StringComparison.Ordinal);
        Assert.False(await HasReminderAsync(pair.Joao.Member));
    }

    [Fact]
    public async Task An_answer_and_a_message_are_pushed_and_a_talk_keeps_its_tag()
    {
        using var pair = await fixture.NewPairAsync();
        var own = await pair.Joao.PostAsync<JsonElement>(
            $"/api/threads/{pair.Thread}/posts", new { requestId = Talk.NewRequest(), body = "Maíz." });
        fixture.Forget(pair.Joao.Member);
        await pair.Ana.PostAsync<JsonElement>(
            $"/api/threads/{pair.Thread}/posts",
            new { requestId = Talk.NewRequest(), body = "¿Y frijol?", replyTo = own.GetProperty("no").GetInt64() });
        Assert.Equal("¿Y frijol?", (await pair.Device.NextAsync()).Line);

        var thread = (await pair.WriteAsync("primera")).GetProperty("thread").GetString();
        var first = await pair.Device.NextAsync();
        await pair.Ana.PostAsync<JsonElement>(
            $"/api/threads/{thread}/posts", new { requestId = Talk.NewRequest(), body = "segunda" });
        var second = await pair.Device.NextAsync();

        Assert.Equal(("primera", "segunda"), (first.Line, second.Line));
        Assert.Equal((first.Tag, first.Topic), (second.Tag, second.Topic));
    }

    [Fact]
    public async Task The_same_notice_is_pushed_once_however_often_it_is_told()
    {
        using var pair = await fixture.NewPairAsync();
        await pair.NameAsync();
        var unseen = await Site.Grains.GetGrain<Comparte.Inbox.IInboxGrain>(pair.Joao.Member.Value).UnseenAsync();

        await Site.Grains.GetGrain<IPushGrain>(pair.Joao.Member.Value).TakeAsync(unseen);
        await pair.LaterAsync(TimeSpan.FromMinutes(2));

        Assert.Single(pair.Device.All);
    }

    [Fact]
    public async Task Each_device_has_it_and_one_that_subscribes_anew_takes_the_place_of_its_former_address()
    {
        using var pair = await fixture.NewPairAsync();
        using var phone = await Site.SignedInAsync(pair.Joao.Member);
        var (former, present) = (fixture.Service.NewBrowser(), fixture.Service.NewBrowser());
        await PushFixture.SubscribeAsync(phone, former);
        await PushFixture.SubscribeAsync(phone, present);

        await pair.NameAsync();

        Assert.Equal((1, 0, 1), (pair.Device.Asked, former.Asked, present.Asked));
    }

    [Fact]
    public async Task Whoever_does_something_in_the_app_is_pushed_nothing_until_it_stops_and_nothing_that_was_read()
    {
        using var pair = await fixture.NewPairAsync();
        var host = new HostId($"host-{Guid.NewGuid():N}", 1);
        await ReportAsync(1, PresenceState.Active);
        await pair.NameAsync("una");
        var no = await pair.NameAsync("otra");
        Assert.Empty(pair.Device.All);
        await Site.Grains.GetGrain<IPushGrain>(pair.Joao.Member.Value).SessionsAsync(pair.Joao.Member);

        using var read = await pair.Joao.TrySendAsync("PUT", $"/api/threads/{pair.Thread}/read", new { no = no - 1 });
        Assert.Equal(HttpStatusCode.NoContent, read.StatusCode);
        Site.Clock.Advance(TimeSpan.FromMinutes(6));
        await ReportAsync(2, PresenceState.Idle, -TimeSpan.FromMinutes(6));
        await pair.LaterAsync(TimeSpan.FromSeconds(1));

        Assert.EndsWith("otra", Assert.Single(pair.Device.All).Line, StringComparison.Ordinal);
        Assert.False(await HasReminderAsync(pair.Joao.Member));

        Task<bool> ReportAsync(long number, PresenceState state, TimeSpan ago = default)
        {
            var presence = new MemberPresence { Member = pair.Joao.Member, State = state, At = Site.Clock.GetUtcNow() + ago };
            return Site.Grains.GetPresence().ReportAsync(new() { Host = host, Number = number, Changes = [presence] });
        }
    }

    [Fact]
    public async Task Quiet_hours_hold_it_until_they_end_and_then_the_newest_three_come()
    {
        using var pair = await fixture.NewPairAsync();
        var hour = Site.Clock.GetUtcNow().Hour;
        using var chosen = await pair.Joao.TrySendAsync("PUT", "/api/me/mail", new
        {
            atOnce = false,
            digest = "never",
            day = "monday",
            hour = 8,
            quietFrom = hour,
            quietTo = (hour + 3) % 24,
            zone = "UTC",
        });
        Assert.Equal(HttpStatusCode.NoContent, chosen.StatusCode);
        for (var n = 1; n <= 5; n++)
        {
            await pair.NameAsync($"n{n}");
        }

        await pair.LaterAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(pair.Device.All);
        await pair.LaterAsync(TimeSpan.FromHours(3));

        Assert.Equal(["n3", "n4", "n5"], pair.Device.All.Select(pushed => pushed.Line[^2..]).Order());
        await pair.LaterAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(3, pair.Device.Asked);
    }

    [Fact]
    public async Task What_was_deleted_or_may_be_read_no_more_is_not_pushed()
    {
        using var pair = await fixture.NewPairAsync();
        pair.Device.Behaves = (503, 0);
        var no = await pair.NameAsync("un secreto");
        await pair.NameAsync("otro secreto");
        await pair.Ana.TrySendAsync("DELETE", $"/api/threads/{pair.Thread}/posts/{no}?requestId={Talk.NewRequest()}");
        await pair.Ana.TrySendAsync(
            "DELETE", $"/api/groups/{pair.Group}/members/{pair.Joao.Member}?requestId={Talk.NewRequest()}");
        pair.Device.Behaves = (201, 0);

        await pair.LaterAsync(TimeSpan.FromHours(1));

        Assert.Empty(pair.Device.All);
        Assert.False(await HasReminderAsync(pair.Joao.Member));
    }

    [Theory]
    [InlineData(429, 600)]
    [InlineData(503, 0)]
    public async Task What_a_busy_service_did_not_take_waits_as_long_as_it_asks_and_for_that_device_alone(int status, int seconds)
    {
        using var pair = await fixture.NewPairAsync();
        using var phone = await Site.SignedInAsync(pair.Joao.Member);
        var other = fixture.Service.NewBrowser();
        await PushFixture.SubscribeAsync(phone, other);
        pair.Device.Behaves = (status, seconds);
        await pair.NameAsync();
        Assert.Equal((1, 1), (pair.Device.Asked, other.All.Count));
        Assert.True(await HasReminderAsync(pair.Joao.Member));

        pair.Device.Behaves = (201, 0);
        await pair.LaterAsync(TimeSpan.FromSeconds(Math.Max(30, seconds - 30)));
        Assert.Equal(1, pair.Device.Asked);
        await pair.LaterAsync(TimeSpan.FromSeconds(60));

        Assert.Equal((1, 1), (pair.Device.All.Count, other.All.Count));
        Assert.False(await HasReminderAsync(pair.Joao.Member));
    }

    [Fact]
    public async Task A_service_that_never_takes_it_is_given_up_in_the_end()
    {
        using var pair = await fixture.NewPairAsync();
        pair.Device.Behaves = (500, 0);
        await pair.NameAsync();
        for (var tries = 0; tries < 12; tries++)
        {
            await pair.LaterAsync(TimeSpan.FromHours(7));
        }

        Assert.InRange(pair.Device.Asked, 2, 8);
        Assert.False(await HasReminderAsync(pair.Joao.Member));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_browser_that_is_gone_is_forgotten(int status)
    {
        using var pair = await fixture.NewPairAsync();
        pair.Device.Behaves = (status, 0);
        await pair.NameAsync();
        await pair.NameAsync();

        Assert.Equal(1, pair.Device.Asked);
        Assert.False((await pair.Joao.GetAsync<JsonElement>("/api/me/push")).GetProperty("isOn").GetBoolean());
    }

    [Fact]
    public async Task Signing_out_ends_it_on_that_device_alone_and_being_blocked_or_leaving_on_all()
    {
        using var pair = await fixture.NewPairAsync();
        using var phone = await Site.SignedInAsync(pair.Joao.Member);
        var other = fixture.Service.NewBrowser();
        await PushFixture.SubscribeAsync(phone, other);
        fixture.Forget(pair.Joao.Member);
        using var left = await phone.TrySendAsync("DELETE", "/api/session");
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        await fixture.HearAsync(pair.Joao.Member, nameof(IPushGrain.EndSessionsAsync));
        Assert.Single(await SessionsAsync(pair.Joao.Member));
        await pair.NameAsync();
        Assert.Equal((1, 0), (pair.Device.Asked, other.Asked));

        var erasure = Site.Grains.GetGrain<IErasureGrain>(pair.Joao.Member.Value);
        Assert.Null(await erasure.EraseAsync(pair.Joao.Member));
        await fixture.HearAsync(pair.Joao.Member, nameof(IPushGrain.EraseAsync));
        Assert.Empty(await SessionsAsync(pair.Joao.Member));
        var again = await Site.Grains.GetGrain<IPushGrain>(pair.Joao.Member.Value).AddAsync(pair.Joao.Member, new());
        Assert.Equal("not_found", again?.Code);

        using var blocked = await fixture.NewPairAsync();
        await Site.Grains.GetGrain<IAccountGrain>(blocked.Joao.Member.Value).SetStandingAsync(Standing.Blocked);
        await blocked.NameAsync();
        Assert.Equal(0, blocked.Device.Asked);
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_with_the_same_browser_does_not_get_it()
    {
        using var pair = await fixture.NewPairAsync();
        var answer = await Site.Grains.GetGrain<IPushGrain>(pair.Joao.Member.Value)
            .AddAsync(pair.Ana.Member, new PushDevice { Session = "x", Endpoint = pair.Device.Endpoint });
        Assert.Equal("not_found", answer?.Code);
        Assert.Empty(await Site.Grains.GetGrain<IPushGrain>(pair.Joao.Member.Value).SessionsAsync(pair.Ana.Member));
        Assert.Equal("not_found", (await Site.Grains.GetGrain<IPushGrain>(pair.Joao.Member.Value)
            .RemoveAsync(pair.Ana.Member, "x"))?.Code);
    }

    private async Task<IReadOnlyList<string>> SessionsAsync(MemberId member) =>
        await Site.Grains.GetGrain<IPushGrain>(member.Value).SessionsAsync(member);

    private async Task<bool> HasReminderAsync(MemberId member) => await Site.Services.GetRequiredService<IReminderTable>()
        .ReadRow(GrainId.Create("push", member.Value), IPushGrain.Reminder) is not null;
}
