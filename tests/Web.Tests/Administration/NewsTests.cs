using System.Net;
using System.Text.Json;
using Comparte.Power;
using Comparte.Topics;

namespace Comparte.Web.Tests.Administration;

/// <summary>What is new on the platform, on a site of its own, since everybody is told.</summary>
public sealed class NewsTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task What_is_told_is_read_in_the_language_asked_for_until_it_is_deleted()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var ana = await site.SignedInAsync("Ana");

        var told = await TellAsync(
            admin, new { es = Text("Preguntas", "**Pide** ayuda <script>x</script>"), en = Text("Questions", "Ask.") });
        var no = told.GetProperty("no").GetInt64();
        Assert.Equal(("es", "Preguntas"), await FirstAsync(ana, "eu"));
        Assert.Equal(("en", "Questions"), await FirstAsync(ana, "en"));
        var html = (await ListAsync(ana)).Single(item => item.GetProperty("no").GetInt64() == no).GetProperty("html").GetString()!;
        Assert.Contains("<strong>Pide</strong>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("Preguntas", await ana.Http.GetStringAsync("/api/topics/news/network/entries?limit=256"), StringComparison.Ordinal);

        using var changed = await admin.TrySendAsync(
            "PUT", $"/api/admin/news/{no}", new { requestId = site.NewRequest(), texts = new { pt = Text("Perguntas", "Peça.") } });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(("pt", "Perguntas"), await FirstAsync(ana, "en"));

        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(admin, no)).StatusCode);
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await DeleteAsync(admin, no)));

        // Whoever reads the log of power sees who told, changed and deleted it.
        await Site.EventuallyAsync(async () => (await site.Grains.GetTopic(new TopicId(TopicKinds.Power, IPowerGrain.Network))
            .ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 50 })).Entries.OfType<PowerAct>()
            .Count(act => act.By == admin.Member && act.Type == ActType.NewsChanged) == 3);
        Assert.DoesNotContain(await ListAsync(ana), item => item.GetProperty("no").GetInt64() == no);
    }

    [Fact]
    public async Task Nobody_else_tells_changes_or_deletes()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var ana = await site.SignedInAsync("Ana");
        var no = (await TellAsync(admin, new { es = Text("Uno", "Uno.") })).GetProperty("no").GetInt64();
        var body = new { requestId = site.NewRequest(), texts = new { es = Text("Otra", "Otra.") } };

        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.TryPostAsync("/api/admin/news", body)));
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.TrySendAsync("PUT", $"/api/admin/news/{no}", body)));
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await DeleteAsync(ana, no)));
        Assert.Contains(await ListAsync(ana), item => item.GetProperty("title").GetString() == "Uno");
    }

    [Fact]
    public async Task Words_that_are_missing_or_too_long_are_refused_and_a_repeated_request_tells_once()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        foreach (var (texts, code) in new (object, string)[]
        {
            (new { }, "text_required"),
            (new { es = Text(" ", "Algo.") }, "required"),
            (new { es = Text("Algo", "") }, "required"),
            (new { es = Text(new string('a', 121), "Algo.") }, "too_long"),
            (new { es = Text("Algo", new string('a', 2001)) }, "too_long"),
        })
        {
            Assert.Equal((400, code), await Browser.RefusalAsync(
                await admin.TryPostAsync("/api/admin/news", new { requestId = site.NewRequest(), texts })));
        }

        var body = new { requestId = site.NewRequest(), texts = new { es = Text("Solo una vez", "Sí.") } };
        await admin.PostAsync<JsonElement>("/api/admin/news", body);
        await admin.PostAsync<JsonElement>("/api/admin/news", body);
        Assert.Single(await ListAsync(admin), item => item.GetProperty("title").GetString() == "Solo una vez");
    }

    [Theory]
    [InlineData("12", true)]
    [InlineData("", false)]
    [InlineData("-1", false)]
    [InlineData("1234567890123456789", false)]
    [InlineData("x", false)]
    public async Task What_was_put_away_is_a_number_of_the_members_own(string value, bool isTaken)
    {
        using var ana = await site.SignedInAsync("Ana");
        using var answer = await ana.TrySendAsync(
            "PATCH", "/api/members/me", new { requestId = site.NewRequest(), settings = new { news = value } });
        Assert.Equal(isTaken, answer.IsSuccessStatusCode);
        var settings = (await ana.GetAsync<JsonElement>("/api/me")).GetProperty("settings");
        Assert.Equal(isTaken, settings.TryGetProperty("news", out var kept) && kept.GetString() == value);
    }

    private static object Text(string title, string text) => new { title, text };

    private static async Task<List<JsonElement>> ListAsync(Browser browser) =>
        [.. (await browser.GetAsync<JsonElement>("/api/news")).GetProperty("items").EnumerateArray()];

    private static async Task<(string? Language, string? Title)> FirstAsync(Browser browser, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/news");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await browser.Http.SendAsync(request);
        var first = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("items")[0];
        return (first.GetProperty("language").GetString(), first.GetProperty("title").GetString());
    }

    private Task<JsonElement> TellAsync(Browser browser, object texts) =>
        browser.PostAsync<JsonElement>("/api/admin/news", new { requestId = site.NewRequest(), texts });

    private Task<HttpResponseMessage> DeleteAsync(Browser browser, long no) =>
        browser.TrySendAsync("DELETE", $"/api/admin/news/{no}?requestId={site.NewRequest()}");
}
