using System.Net;
using System.Text;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Groups;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Publications;
using Ical.Net;
using Ical.Net.CalendarComponents;

namespace Comparte.Web.Tests.Calendars;

/// <summary>Answers over HTTP, and events for calendars elsewhere, read back by a reader of such files.</summary>
[Collection(SiteCollection.Name)]
public sealed class CalendarTests(Site site)
{
    private const string Canary = "Canario de la reserva";
    private static readonly DateTimeOffset InAYear = new(TimeProvider.System.GetUtcNow().Year + 1, 4, 4, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Whoever_reads_an_event_answers_it_and_others_see_who()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var id = await NewEventAsync(ana);

        await AnswerAsync(joao, id, "going");

        var answer = Assert.Single(await EntriesAsync(ana, $"answers/{id}"), entry => KindOf(entry) == "eventAnswer");
        Assert.Equal(joao.Member.Value, answer.GetProperty("id").GetString());
        Assert.Equal("going", answer.GetProperty("answer").GetString());
        await HearsAsync(joao, id, "going");
        await AnswerAsync(joao, id, "maybe");
        await HearsAsync(joao, id, "maybe");
        await joao.MustAsync("DELETE", $"/api/publications/{id}/answer?requestId={Talk.NewRequest()}");
        Assert.DoesNotContain(await EntriesAsync(ana, $"answers/{id}"), entry => KindOf(entry) == "eventAnswer");
        Assert.Equal(
            (400, "required"),
            await RefusedAsync(joao, "PUT", $"/api/publications/{id}/answer", new { requestId = Talk.NewRequest() }));
    }

    [Fact]
    public async Task Nobody_outside_the_group_answers_reads_or_takes_its_event_along()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var outsider = await site.SignedInAsync("Maren", Roles.Administrator);
        var group = await site.NewGroupAsync(ana.Member);
        var id = await NewEventAsync(ana, group);
        var year = InAYear.Year;
        await Site.EventuallyAsync(async () => (await EntriesAsync(ana, $"calendar/{group}-{year}")).Length > 0);

        var body = new { requestId = Talk.NewRequest(), answer = "going" };
        Assert.Equal((404, "not_found"), await RefusedAsync(outsider, "PUT", $"/api/publications/{id}/answer", body));
        Assert.Equal((404, "not_found"), await RefusedAsync(
            outsider, "DELETE", $"/api/publications/{id}/answer?requestId={Talk.NewRequest()}"));
        foreach (var path in (string[])
            [$"/api/topics/answers/{id}/entries", $"/api/topics/calendar/{group}-{year}/entries", $"/api/publications/{id}/event.ics"])
        {
            Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await outsider.Http.GetAsync(path)));
        }

        Assert.DoesNotContain(
            await EntriesAsync(outsider, $"calendar/network-{year}"),
            entry => entry.GetProperty("id").GetString() == id.Value);
    }

    [Fact]
    public async Task A_token_for_reading_answers_nothing_and_nobody_without_a_session_reads()
    {
        using var stranger = site.NewBrowser();
        var id = EntityId.New<PublicationId>(TimeProvider.System);

        foreach (var path in (string[])[$"/api/publications/{id}/event.ics", "/api/calendar/address", $"/api/topics/answers/{id}/entries"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Http.GetAsync(path)).StatusCode);
        }

        using var ana = await site.SignedInAsync("Ana");
        var token = (await ana.PostAsync<JsonElement>(
            "/api/tokens", new { requestId = Talk.NewRequest(), name = "lee", scope = "read", days = 1 }))
            .GetProperty("token").GetString();
        using var program = new HttpClient { BaseAddress = site.Address };
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var answer = await program.PutAsync(
            $"/api/publications/{id}/answer",
            new StringContent($$"""{"requestId":"{{Talk.NewRequest()}}","answer":"going"}""", Encoding.UTF8, "application/json"));
        Assert.Equal((403, "read_only_token"), await Browser.RefusalAsync(answer));
        Assert.Equal((403, "token_refused"), await Browser.RefusalAsync(await program.GetAsync("/api/calendar/address")));
    }

    [Fact]
    public async Task An_event_is_taken_along_as_a_file()
    {
        using var ana = await site.SignedInAsync("Ana");
        var id = await NewEventAsync(ana);

        var answer = await ana.Http.GetAsync($"/api/publications/{id}/event.ics");

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("cosecha-de-agua-", answer.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        Assert.Equal(id.Value + "@comparte", Assert.Single(Calendar.Load(await answer.Content.ReadAsStringAsync())!.Events).Uid);
    }

    [Fact]
    public async Task The_private_address_shows_what_its_owner_may_read_at_that_moment()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var group = await site.NewGroupAsync(ana.Member);
        Assert.Null((await site.Grains.GetGrain<IGroupGrain>(group.Value).JoinAsync(joao.Member, "", Talk.NewRequest())).Refusal);
        var open = await NewEventAsync(ana);
        var hidden = await NewEventAsync(ana, group, Canary);
        await NewDraftAsync(ana, Canary + " sin compartir");
        var address = await AddressAsync(joao);
        await HasAsync(address, open, hidden);
        await AnswerAsync(joao, open, "going");
        await HearsAsync(joao, open, "going");

        var mine = await EventsAsync(address);
        Assert.Equal("Voy", Assert.Single(mine[open].Categories));
        Assert.Equal("OPAQUE", mine[open].Transparency);
        Assert.Equal("TRANSPARENT", mine[hidden].Transparency);

        using var outsider = await site.SignedInAsync("Maren");
        var others = await AddressAsync(outsider);
        await HasAsync(others, open);
        Assert.DoesNotContain(Canary, await TextAsync(others), StringComparison.Ordinal);
        Assert.Null(await site.Grains.GetGrain<IGroupGrain>(group.Value).RemoveAsync(ana.Member, joao.Member, Talk.NewRequest()));
        Assert.DoesNotContain(Canary, await TextAsync(address), StringComparison.Ordinal);
        await ana.WithdrawAsync(open);
        Assert.DoesNotContain(open.Value, await TextAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_events_are_the_same_bytes_and_a_change_grows_the_sequence()
    {
        using var ana = await site.SignedInAsync("Ana");
        var id = await NewEventAsync(ana);
        var address = await AddressAsync(ana);
        await HasAsync(address, id);
        using var http = new HttpClient();

        var first = await http.GetAsync(address);
        var tag = first.Headers.ETag!;
        Assert.True(first.Headers.CacheControl is { Private: true, NoCache: true });
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(tag);
        Assert.Equal(HttpStatusCode.NotModified, (await http.SendAsync(again)).StatusCode);
        var before = Calendar.Load(await first.Content.ReadAsStringAsync())!.Events
            .Single(one => one.Uid == id.Value + "@comparte");

        await ana.ChangeAsync(id, new { requestId = Talk.NewRequest(), place = "Carchá" });
        site.Clock.Advance(TimeSpan.FromSeconds(90));
        await ana.ChangeAsync(id, new { requestId = Talk.NewRequest(), place = "Salón; comunal, Carchá" });

        var after = (await EventsAsync(address))[id];
        Assert.Equal((before.Uid, "Salón; comunal, Carchá"), (after.Uid, after.Location));
        Assert.True(after.Sequence > before.Sequence);
        Assert.True(after.LastModified!.AsUtc > before.LastModified!.AsUtc);
    }

    [Fact]
    public async Task An_address_ends_with_a_new_one_when_taken_back_and_when_its_owner_is_blocked()
    {
        using var ana = await site.SignedInAsync("Ana");
        Assert.Equal(HttpStatusCode.NoContent, (await ana.Http.GetAsync("/api/calendar/address")).StatusCode);
        var first = await AddressAsync(ana);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(first));

        var second = await AddressAsync(ana);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(first));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(second));
        var shown = await ana.Http.GetStringAsync("/api/calendar/address");
        Assert.DoesNotContain("comparte_", shown, StringComparison.Ordinal);

        await ana.MustAsync("DELETE", "/api/calendar/address");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(second));
        var third = await AddressAsync(ana);
        await site.Grains.GetGrain<IAccountGrain>(ana.Member.Value).SetStandingAsync(Standing.Blocked);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(third));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{site.Address}calendar/comparte_{new string('a', 40)}.ics"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{site.Address}calendar/x.ics"));
    }

    [Fact]
    public async Task The_secret_of_an_address_opens_nothing_else_and_no_other_secret_opens_it()
    {
        using var ana = await site.SignedInAsync("Ana");
        var secret = new Uri(await AddressAsync(ana)).Segments[^1][..^".ics".Length];
        using var program = new HttpClient { BaseAddress = site.Address };
        program.DefaultRequestHeaders.Authorization = new("Bearer", secret);

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/me")).StatusCode);
        var key = (await ana.PostAsync<JsonElement>(
            "/api/tokens", new { requestId = Talk.NewRequest(), name = "lee", scope = "read", days = 1 }))
            .GetProperty("token").GetString();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{site.Address}calendar/{key}.ics"));
        Assert.Equal((400, "request_invalid"), await RefusedAsync(
            ana, "POST", "/api/tokens", new { requestId = Talk.NewRequest(), name = "x", scope = "calendar", days = 1 }));
        Assert.DoesNotContain("calendar", await ana.Http.GetStringAsync("/api/tokens"), StringComparison.Ordinal);
    }

    private static async Task<PublicationId> NewDraftAsync(Browser browser, string title)
    {
        var id = PublicationId.Of((await browser.PostAsync<JsonElement>(
            "/api/publications",
            new { requestId = Talk.NewRequest(), type = "event", language = "es", title, body = "Traigan semillas." }))
            .GetProperty("id").GetString()!);
        await browser.ChangeAsync(id, new
        {
            requestId = Talk.NewRequest(),
            place = "Cobán",
            when = new { start = InAYear, end = InAYear.AddHours(2), zone = "America/Guatemala" },
        });
        return id;
    }

    private static async Task<PublicationId> NewEventAsync(Browser browser, GroupId? group = null, string title = "Cosecha de agua")
    {
        var id = await NewDraftAsync(browser, title);
        await browser.ShareAsync(id, group);
        return id;
    }

    private static Task<HttpResponseMessage> AnswerAsync(Browser browser, PublicationId id, string answer) =>
        browser.MustAsync("PUT", $"/api/publications/{id}/answer", new { requestId = Talk.NewRequest(), answer });

    private static Task HearsAsync(Browser browser, PublicationId id, string answer) => Site.EventuallyAsync(async () =>
        (await EntriesAsync(browser, $"me/{browser.Member}")).Any(entry =>
            entry.GetProperty("id").GetString() == $"answer-{id}" && entry.GetProperty("answer").GetString() == answer));

    private static string? KindOf(JsonElement entry) => entry.GetProperty("kind").GetString();

    private static async Task<JsonElement[]> EntriesAsync(Browser browser, string topic) =>
        [.. (await browser.GetAsync<JsonElement>($"/api/topics/{topic}/entries?limit=256")).GetProperty("entries").EnumerateArray()
            .Where(entry => KindOf(entry) != "tombstone")];

    private static async Task<(int Status, string Code)> RefusedAsync(Browser browser, string method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return await Browser.RefusalAsync(await browser.Http.SendAsync(request));
    }

    private static async Task<string> AddressAsync(Browser browser) => (await browser.PostAsync<JsonElement>(
        "/api/calendar/address", new { requestId = Talk.NewRequest() })).GetProperty("url").GetString()!;

    private static async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var http = new HttpClient();
        return (await http.GetAsync(address)).StatusCode;
    }

    private static async Task<string> TextAsync(string address)
    {
        using var http = new HttpClient();
        return (await http.GetStringAsync(address)).Replace("\r\n ", "", StringComparison.Ordinal);
    }

    private static async Task<Dictionary<PublicationId, CalendarEvent>> EventsAsync(string address) =>
        Calendar.Load(await TextAsync(address))!.Events
            .ToDictionary(one => PublicationId.Of(one.Uid!.Split('@')[0]));

    private static Task HasAsync(string address, params PublicationId[] ids) => Site.EventuallyAsync(async () =>
    {
        var text = await TextAsync(address);
        return ids.All(id => text.Contains(id.Value, StringComparison.Ordinal));
    });
}
