using System.Net;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Administration;
using Comparte.Power;
using Comparte.Topics;
using Comparte.Web.Http;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.Administration;

/// <summary>The access of members: who administers, and who is kept out.</summary>
public sealed class PeopleTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Whoever_administers_sees_everybody_and_when_they_were_last_here()
    {
        using var admin = await AdminAsync();
        using var ana = await site.SignedInAsync("Ana");
        var never = await site.NewMemberAsync("Rosa", email: $"{Guid.NewGuid():N}@example.org");

        var people = await PeopleAsync(admin, never);

        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal((ana.SignInName, today, false), (people[ana.Member].SignInName, people[ana.Member].Seen, people[ana.Member].HasEmail));
        Assert.Equal((null, true), (people[never].Seen, people[never].HasEmail));
        Assert.True(people[admin.Member].Administrator);
    }

    [Fact]
    public async Task An_administrator_makes_another_and_each_may_take_it_from_the_other_alone()
    {
        using var admin = await AdminAsync();
        using var ana = await site.SignedInAsync("Ana");

        await MustAsync(admin, "PUT", $"/api/admin/people/{ana.Member}/administrator");
        Assert.Contains("administrator", (await ana.GetAsync<JsonElement>("/api/me")).GetProperty("roles").ToString());
        Assert.Equal((409, "administrator_self"), await RefusedAsync(ana, "DELETE", $"/api/admin/people/{ana.Member}/administrator"));
        await MustAsync(ana, "DELETE", $"/api/admin/people/{admin.Member}/administrator");

        Assert.Equal((404, "not_found"), await RefusedAsync(admin, "DELETE", $"/api/admin/people/{ana.Member}/administrator"));
        var acts = await ActsAsync(admin.Member, ana.Member);
        Assert.Equal(
            [(ActType.AdministratorAppointed, admin.Member, ana.Member), (ActType.AdministratorDismissed, ana.Member, admin.Member)], acts);
    }

    [Fact]
    public async Task Two_who_take_it_from_each_other_at_once_leave_one()
    {
        using var admin = await AdminAsync();
        using var ana = await AdminAsync();

        var answers = await Task.WhenAll(
            admin.TrySendAsync("DELETE", $"/api/admin/people/{ana.Member}/administrator"),
            ana.TrySendAsync("DELETE", $"/api/admin/people/{admin.Member}/administrator"));

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NotFound], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task Whoever_is_suspended_is_out_at_once_on_every_device_and_learns_why_by_the_right_password_alone()
    {
        using var admin = await AdminAsync();
        using var ana = await site.SignedInAsync("Ana");
        await using var listener = await Listener.ConnectAsync(ana);
        var token = (await ana.PostAsync<JsonElement>(
            "/api/tokens", new { requestId = site.NewRequest(), name = "lector", scope = "read", days = 7 })).GetProperty("token").GetString();
        using var program = new HttpClient { BaseAddress = site.Address };
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var until = site.Clock.GetUtcNow().AddDays(3);

        await MustAsync(admin, "PUT", $"/api/admin/people/{ana.Member}/suspension", new { reason = " Publicidad. ", until });

        await listener.ClosedAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await ana.Http.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/me")).StatusCode);
        using var wrong = JsonDocument.Parse(await (await ana.SignInAsync(ana.SignInName, "otra")).Content.ReadAsStringAsync());
        Assert.Equal("sign_in_failed", wrong.RootElement.GetProperty("code").GetString());
        Assert.False(wrong.RootElement.TryGetProperty("reason", out _));
        using var right = JsonDocument.Parse(await (await ana.SignInAsync(ana.SignInName)).Content.ReadAsStringAsync());
        Assert.Equal(
            ("account_suspended", "Publicidad.", until),
            (right.RootElement.GetProperty("code").GetString(), right.RootElement.GetProperty("reason").GetString(),
                right.RootElement.GetProperty("until").GetDateTimeOffset()));
        Assert.Equal([(ActType.AccessSuspended, admin.Member, ana.Member)], await ActsAsync(admin.Member, ana.Member));
    }

    [Fact]
    public async Task What_the_suspended_shared_stays()
    {
        using var admin = await AdminAsync();
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var group = await ana.NewGroupAsync();
        await joao.PostAsync<JsonElement>($"/api/groups/{group}/membership", new { requestId = site.NewRequest() });
        var thread = await ana.NewThreadAsync(group);

        await MustAsync(admin, "PUT", $"/api/admin/people/{ana.Member}/suspension", new { reason = "Publicidad." });

        Assert.Contains(ana.Member.Value, (await joao.GetAsync<JsonElement>($"/api/topics/thread/{thread}/entries")).ToString());
    }

    [Fact]
    public async Task A_suspension_is_lifted_or_ends_by_itself()
    {
        using var admin = await AdminAsync();
        using var ana = await site.SignedInAsync("Ana");
        using var rosa = await site.SignedInAsync("Rosa");
        var path = $"/api/admin/people/{ana.Member}/suspension";
        await MustAsync(admin, "PUT", path, new { reason = "Publicidad." });

        Assert.Equal((409, "access_suspended"), await RefusedAsync(admin, "PUT", $"/api/admin/people/{ana.Member}/administrator"));
        await MustAsync(admin, "DELETE", path);
        Assert.Equal(HttpStatusCode.OK, (await ana.SignInAsync(ana.SignInName)).StatusCode);

        var until = site.Clock.GetUtcNow().AddMinutes(1);
        await MustAsync(admin, "PUT", $"/api/admin/people/{rosa.Member}/suspension", new { reason = "Publicidad.", until });
        Assert.Equal(HttpStatusCode.Forbidden, (await rosa.SignInAsync(rosa.SignInName)).StatusCode);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.OK, (await rosa.SignInAsync(rosa.SignInName)).StatusCode);
        Assert.Null((await PeopleAsync(admin, rosa.Member))[rosa.Member].Suspension);
    }

    [Theory]
    [InlineData("", null, "required")]
    [InlineData("Publicidad.", "2020-01-01T00:00:00Z", "until_past")]
    public async Task A_suspension_without_reason_or_in_the_past_is_refused(string reason, string? until, string code)
    {
        using var admin = await AdminAsync();
        using var ana = await site.SignedInAsync("Ana");

        Assert.Equal((400, code), await RefusedAsync(admin, "PUT", $"/api/admin/people/{ana.Member}/suspension", new { reason, until }));
        Assert.Equal(HttpStatusCode.OK, (await ana.Http.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task Nobody_suspends_the_own_access()
    {
        using var admin = await AdminAsync();

        Assert.Equal(
            (409, "suspend_self"),
            await RefusedAsync(admin, "PUT", $"/api/admin/people/{admin.Member}/suspension", new { reason = "Descanso." }));
    }

    [Fact]
    public async Task Nobody_else_decides_on_access_or_reads_of_it_and_no_token_does()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var admin = await AdminAsync();
        var token = (await admin.PostAsync<JsonElement>(
            "/api/tokens", new { requestId = site.NewRequest(), name = "escribe", scope = "write", days = 7 })).GetProperty("token").GetString();
        foreach (var (method, path) in new[]
        {
            ("GET", "/api/admin/people"), ("PUT", $"/api/admin/people/{admin.Member}/administrator"),
            ("DELETE", $"/api/admin/people/{admin.Member}/administrator"), ("PUT", $"/api/admin/people/{admin.Member}/suspension"),
            ("DELETE", $"/api/admin/people/{admin.Member}/suspension"),
        })
        {
            var body = method == "PUT" ? new { reason = "Porque sí." } : null;
            Assert.Equal((404, "not_found"), await RefusedAsync(ana, method, path, body));
            using var program = new HttpClient { BaseAddress = site.Address };
            program.DefaultRequestHeaders.Authorization = new("Bearer", token);
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Content = body is null ? null : System.Net.Http.Json.JsonContent.Create(body);
            Assert.Equal((403, "token_refused"), await Browser.RefusalAsync(await program.SendAsync(request)));
        }

        Assert.Equal((404, "not_found"), await RefusedAsync(admin, "PUT", $"/api/admin/people/m{new string('0', 32)}/administrator"));
    }

    private Task<Browser> AdminAsync() => site.SignedInAsync("Nerea", "administrator");

    /// <summary>Everybody, once the directory has heard of the last one.</summary>
    private static async Task<Dictionary<MemberId, PersonAccess>> PeopleAsync(Browser admin, MemberId last)
    {
        var people = new Dictionary<MemberId, PersonAccess>();
        await Site.EventuallyAsync(async () =>
        {
            people = (await admin.GetAsync<Items<PersonAccess>>("/api/admin/people")).Values.ToDictionary(one => one.Member);
            return people.ContainsKey(last) && people.ContainsKey(admin.Member);
        });
        return people;
    }

    /// <summary>What one of two did to the other, the oldest first.</summary>
    private async Task<(ActType, MemberId?, MemberId?)[]> ActsAsync(MemberId one, MemberId other)
    {
        var log = await site.Grains.GetTopic(new TopicId(TopicKinds.Power, IPowerGrain.Network))
            .ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 50 });
        return
        [
            .. log.Entries.OfType<PowerAct>()
                .Where(act => (act.By == one && act.Member == other) || (act.By == other && act.Member == one))
                .Select(act => (act.Type, act.By, act.Member)),
        ];
    }

    private static async Task MustAsync(Browser browser, string method, string path, object? body = null)
    {
        var answer = await browser.TrySendAsync(method, path, body);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<(int Status, string Code)> RefusedAsync(Browser browser, string method, string path, object? body = null) =>
        await Browser.RefusalAsync(await browser.TrySendAsync(method, path, body));
}
