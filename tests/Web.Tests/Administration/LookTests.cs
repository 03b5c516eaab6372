using System.Net;
using System.Text.Json;
using Comparte.Looks;
using Comparte.Power;
using Comparte.Topics;
using Comparte.Web.Tests.Files;

namespace Comparte.Web.Tests.Administration;

/// <summary>How the network looks and what it says to whoever comes, on a site of its own, since all of it sees that.</summary>
public sealed class LookTests(Site site) : IClassFixture<Site>
{
    private const string Light = "#1f4e79";
    private const string Dark = "#a3c8f0";

    [Fact]
    public async Task A_logo_is_anybodys_once_it_is_chosen_and_nobodys_once_it_is_not()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var guest = site.NewBrowser();
        var (logo, _) = await admin.UploadAsync(Samples.Photo(), "logo.jpg");
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Http.GetAsync($"/logo/{logo}")).StatusCode);

        var look = await ChangeAsync(admin, new { logo });
        Assert.Equal(logo.Value, look.GetProperty("logo").GetProperty("id").GetString());
        using var fetched = await guest.Http.GetAsync($"/logo/{logo}");
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (fetched.StatusCode, fetched.Content.Headers.ContentType!.MediaType));
        Assert.Contains($"/logo/{logo}", await guest.Http.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(logo.Value, (await FirstLookAsync(guest)).GetProperty("logo").GetProperty("id").GetString());

        // Saved again with something else, the same picture stays.
        await ChangeAsync(admin, new { logo, light = Light, dark = Dark });
        Assert.Equal(HttpStatusCode.OK, (await guest.Http.GetAsync($"/logo/{logo}")).StatusCode);

        await ChangeAsync(admin, new { });
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Http.GetAsync($"/logo/{logo}")).StatusCode);
        await Site.EventuallyAsync(async () =>
            (await admin.Http.GetAsync($"/api/files/{logo}")).StatusCode == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task No_other_file_is_fetched_as_a_logo_and_a_logo_is_a_picture_of_ones_own()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var ana = await site.SignedInAsync("Ana");
        var (text, _) = await admin.UploadAsync([.. "maíz;frijol"u8], "semillas.csv");
        var (other, _) = await ana.UploadAsync(Samples.Photo(), "foto.jpg");

        Assert.Equal((400, "logo_no_picture"), await Browser.RefusalAsync(await TryAsync(admin, new { logo = text })));
        Assert.Equal((400, "file_unknown"), await Browser.RefusalAsync(await TryAsync(admin, new { logo = other })));
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Http.GetAsync($"/logo/{other}")).StatusCode);
    }

    [Fact]
    public async Task A_color_stands_in_every_page_before_it_is_painted_and_goes_with_a_word()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var guest = site.NewBrowser();

        var look = await ChangeAsync(admin, new { light = Light.ToUpperInvariant(), dark = Dark });
        Assert.Equal(Light, look.GetProperty("colors").GetProperty("light").GetProperty("main").GetString());
        Assert.Contains(
            $"--look-dark-main:{Dark};", (await FirstLookAsync(guest)).GetProperty("style").GetString(), StringComparison.Ordinal);
        using var start = await guest.Http.GetAsync("/");
        var style = await StyleOfAsync(start);
        Assert.NotNull(style);
        Assert.Contains($"--look-light-main:{Light};", await guest.Http.GetStringAsync(style), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", Assert.Single(start.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        await ChangeAsync(admin, new { });
        Assert.False((await FirstLookAsync(guest)).TryGetProperty("style", out _));
        Assert.Null(await StyleOfAsync(await guest.Http.GetAsync("/")));
        Assert.Empty(await guest.Http.GetStringAsync("/look.css"));
    }

    [Theory]
    [InlineData("#ffffff", Dark, "color_faint", "light", "1.0")]
    [InlineData("#777777", Dark, "color_faint", "light", "3.7")]
    [InlineData(Light, "#000000", "color_faint", "dark", "1.1")]
    [InlineData("red", Dark, "color_invalid", "light", null)]
    [InlineData(Light, null, "required", "dark", null)]
    [InlineData(null, Dark, "required", "light", null)]
    public async Task A_color_that_cannot_be_read_is_refused_with_the_contrast_that_it_reaches(
        string? light, string? dark, string code, string field, string? value)
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");

        using var answer = await TryAsync(admin, new { light, dark });
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal((HttpStatusCode.BadRequest, code, field), (
            answer.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
        Assert.Equal(value, problem.TryGetProperty("value", out var said) ? said.GetString() : null);
        Assert.Contains((value ?? "").Replace('.', ','), problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_welcome_are_read_before_signing_in_in_the_language_asked_for_or_the_first_there_is()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var guest = site.NewBrowser();

        await ChangeAsync(admin, new { welcome = new { pt = "**Olá** <script>x</script>", eu = " ", en = "Hello" } });
        var page = await guest.Http.GetStringAsync("/?lang=en");
        Assert.Contains("<p>Hello</p>", page, StringComparison.Ordinal);
        Assert.Equal(("pt", true), await WelcomeAsync(guest, "eu"));
        Assert.Equal(("en", false), await WelcomeAsync(guest, "en"));
        Assert.DoesNotContain("<script>x", await guest.Http.GetStringAsync("/?lang=pt"), StringComparison.Ordinal);

        Assert.Equal((400, "too_long"), await Browser.RefusalAsync(
            await TryAsync(admin, new { welcome = new { es = new string('a', 2001) } })));
        Assert.Equal(400, (int)(await TryAsync(admin, new { welcome = new { fr = "Bonjour" } })).StatusCode);
        await ChangeAsync(admin, new { });
        Assert.False((await guest.GetAsync<JsonElement>("/api/network")).TryGetProperty("welcome", out _));
    }

    [Fact]
    public async Task A_look_that_cannot_be_read_keeps_no_page_from_being_shown()
    {
        using var guest = site.NewBrowser();
        site.AfterCall = call => call.TargetId.Type.ToString() == TopicKinds.Look
            ? throw new InvalidOperationException("It can't be read.")
            : Task.CompletedTask;
        try
        {
            foreach (var path in new[] { "/", "/app", "/look.css", "/api/network" })
            {
                Assert.Equal(HttpStatusCode.OK, (await guest.Http.GetAsync(path)).StatusCode);
            }
        }
        finally
        {
            site.AfterCall = _ => Task.CompletedTask;
        }
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_written_over_unseen()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var other = await site.SignedInAsync("Iker", "administrator");
        var seen = (await ChangeAsync(admin, new { light = Light, dark = Dark })).GetProperty("rev").GetInt64();
        var changed = (await ChangeAsync(other, new { light = Light, dark = Dark, welcome = new { es = "Hola" } })).GetProperty("rev").GetInt64();

        Assert.Equal((409, "look_changed"), await Browser.RefusalAsync(await TryAsync(admin, new Dictionary<string, object> { ["base"] = seen })));
        Assert.True((await admin.GetAsync<JsonElement>("/api/network")).TryGetProperty("welcome", out _));
        await ChangeAsync(admin, new Dictionary<string, object> { ["base"] = changed });
    }

    [Fact]
    public async Task Words_of_all_languages_together_fit_or_are_refused()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        string Of(char letter, int times) => new(letter, times);

        Assert.Equal((400, "too_long"), await Browser.RefusalAsync(await TryAsync(
            admin, new { welcome = new { es = Of('“', 2000), pt = Of('“', 2000), eu = Of('“', 2000), en = Of('“', 2000) } })));
        await ChangeAsync(admin, new { welcome = new { es = Of('“', 2000), pt = Of('a', 2000), eu = Of('a', 2000), en = Of('a', 2000) } });
        await ChangeAsync(admin, new { });
    }

    [Fact]
    public async Task Only_those_who_administer_change_it_once_for_each_request_and_it_stands_in_the_log()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var ana = await site.SignedInAsync("Ana");
        var requestId = site.NewRequest();
        var order = new { requestId, light = Light, dark = Dark };

        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await TryAsync(ana, new { light = Light, dark = Dark })));
        var before = (await LogAsync(admin.Member)).Count();
        for (var again = 0; again < 2; again++)
        {
            using var answer = await admin.TrySendAsync("PUT", "/api/admin/look", order);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await Site.EventuallyAsync(async () => (await LogAsync(admin.Member)).Count() == before + 1);
        Assert.Equal(
            (409, "request_reused"),
            await Browser.RefusalAsync(await admin.TrySendAsync("PUT", "/api/admin/look", new { requestId })));
        var topic = await ana.GetAsync<JsonElement>($"/api/topics/{TopicKinds.Look}/{ILookGrain.Key}/entries?limit=256");
        Assert.Contains(Light, topic.GetRawText(), StringComparison.Ordinal);
        await ChangeAsync(admin, new { });
    }

    private static async Task<(string? Language, bool Strong)> WelcomeAsync(Browser browser, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/network");
        request.Headers.AcceptLanguage.ParseAdd(language);
        var welcome = JsonDocument.Parse(await (await browser.Http.SendAsync(request)).Content.ReadAsStringAsync())
            .RootElement.GetProperty("welcome");
        return (
            welcome.GetProperty("language").GetString(),
            welcome.GetProperty("html").GetString()!.Contains("<strong>", StringComparison.Ordinal));
    }

    private static async Task<JsonElement> FirstLookAsync(Browser browser)
    {
        var page = await browser.Http.GetStringAsync("/app");
        var attribute = page.Split("data-look=\"")[1].Split('"')[0];
        return JsonDocument.Parse(WebUtility.HtmlDecode(attribute)).RootElement;
    }

    private static async Task<string?> StyleOfAsync(HttpResponseMessage page) =>
        (await page.Content.ReadAsStringAsync()).Split('"').FirstOrDefault(part => part.StartsWith("/look.css", StringComparison.Ordinal));

    private async Task<JsonElement> ChangeAsync(Browser browser, object order)
    {
        using var answer = await TryAsync(browser, order);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private Task<HttpResponseMessage> TryAsync(Browser browser, object order)
    {
        var body = JsonSerializer.SerializeToNode(order)!;
        body["requestId"] = site.NewRequest();
        return browser.TrySendAsync("PUT", "/api/admin/look", body);
    }

    private async Task<IEnumerable<PowerAct>> LogAsync(MemberId actor) => (await site.Grains
        .GetTopic(new TopicId(TopicKinds.Power, IPowerGrain.Network))
        .ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 50 })).Entries.OfType<PowerAct>()
        .Where(act => act.By == actor && act.Type == ActType.NetworkChanged);
}
