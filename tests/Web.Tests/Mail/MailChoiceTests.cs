using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Comparte.Mail;
using MimeKit;

namespace Comparte.Web.Tests.Mail;

/// <summary>What members choose of their mails, and the link by which they end them.</summary>
public sealed partial class MailChoiceTests(MailFixture fixture) : IClassFixture<MailFixture>
{
    private Site Site => fixture.Site;

    [Fact]
    public async Task A_choice_stands_in_the_own_topic()
    {
        using var joao = await Site.SignedInAsync("João");
        Assert.Null(await ChoiceAsync(joao));

        Assert.Equal(HttpStatusCode.NoContent, await ChooseAsync(joao, new
        {
            atOnce = false,
            digest = "daily",
            day = "friday",
            hour = 6,
            quietFrom = 21,
            quietTo = 7,
            zone = "America/Guatemala",
        }));

        var chosen = await ChoiceAsync(joao);
        Assert.Equal("daily", chosen?.GetProperty("digest").GetString());
        Assert.Equal(21, chosen?.GetProperty("quietFrom").GetInt32());
        Assert.Equal("America/Guatemala", chosen?.GetProperty("zone").GetString());
        Assert.False(chosen?.GetProperty("atOnce").GetBoolean());
    }

    [Theory]
    [InlineData("{}", "required")]
    [InlineData("{\"digest\":\"daily\",\"day\":\"monday\",\"hour\":8}", "required")]
    [InlineData("{\"digest\":\"hourly\",\"day\":\"monday\"}", "request_invalid")]
    [InlineData("{\"digest\":\"daily\",\"day\":\"someday\"}", "request_invalid")]
    [InlineData("{\"atOnce\":true,\"digest\":\"daily\",\"day\":\"monday\",\"hour\":24}", "hour_invalid")]
    [InlineData("{\"atOnce\":true,\"digest\":\"daily\",\"day\":\"monday\",\"hour\":8,\"quietFrom\":7,\"quietTo\":7}", "quiet_hours_invalid")]
    [InlineData("{\"atOnce\":true,\"digest\":\"daily\",\"day\":\"monday\",\"hour\":8,\"quietFrom\":7}", "quiet_hours_invalid")]
    [InlineData("{\"atOnce\":true,\"digest\":\"daily\",\"day\":\"monday\",\"hour\":8,\"zone\":\"Moon/Base\"}", "zone_unknown")]
    public async Task What_is_no_choice_is_refused(string body, string code)
    {
        using var joao = await Site.SignedInAsync("João");

        var answer = await joao.TrySendAsync("PUT", "/api/me/mail", JsonDocument.Parse(body).RootElement);

        Assert.Equal((400, code), await Browser.RefusalAsync(answer));
        Assert.Null(await ChoiceAsync(joao));
    }

    [Fact]
    public async Task Opening_the_link_of_a_mail_changes_nothing_and_its_button_ends_mails_of_its_kind()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        await neighbors.NameAsync();
        await neighbors.LaterAsync();
        var path = PathIn(Assert.Single(neighbors.Mails));

        // A program that looks at mails, and the provider of a mailbox: no cookie, and no word on where they come from.
        using var program = new HttpClient { BaseAddress = Site.Address };
        using var page = await program.GetAsync(path);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("<form", html, StringComparison.Ordinal);
        Assert.DoesNotContain("João", html, StringComparison.Ordinal);
        using var looked = await program.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Null(await ChoiceAsync(neighbors.Joao));

        using var oneClick = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        using var ended = await program.PostAsync(path, oneClick);

        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Contains("role=\"status\"", await ended.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var choice = await ChoiceAsync(neighbors.Joao);
        Assert.False(choice?.GetProperty("atOnce").GetBoolean());
        Assert.Equal("weekly", choice?.GetProperty("digest").GetString());
        await neighbors.NameAsync();
        await neighbors.LaterAsync();
        Assert.Single(neighbors.Mails);
    }

    [Fact]
    public async Task A_link_of_somebody_elses_making_ends_nothing()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        await neighbors.NameAsync();
        await neighbors.LaterAsync();
        var path = PathIn(Assert.Single(neighbors.Mails));
        using var program = new HttpClient { BaseAddress = Site.Address };

        foreach (var forged in new[]
        {
            path[..^4] + "AAAA", "/correo/baja", "/correo/baja?t=", $"/correo/baja?t=AtOnce%20{neighbors.Joao.Member}",
        })
        {
            using var page = await program.GetAsync(forged);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
            Assert.DoesNotContain("<form", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            using var answer = await program.PostAsync(forged, null);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Null(await ChoiceAsync(neighbors.Joao));
    }

    [Fact]
    public async Task The_link_does_nothing_else_and_any_other_command_still_says_where_it_comes_from()
    {
        using var program = new HttpClient { BaseAddress = Site.Address };
        using var answer = await program.PutAsync("/api/me/mail", null);
        Assert.Equal((403, "cross_site_refused"), await Browser.RefusalAsync(answer));
    }

    private static string PathIn(MimeMessage mail) =>
        new Uri(Address().Match(mail.Headers[HeaderId.ListUnsubscribe]!).Value).PathAndQuery;

    private static async Task<HttpStatusCode> ChooseAsync(Browser browser, object choice) =>
        (await browser.TrySendAsync("PUT", "/api/me/mail", choice)).StatusCode;

    private static async Task<JsonElement?> ChoiceAsync(Browser browser)
    {
        var page = await browser.GetAsync<JsonElement>($"/api/topics/me/{browser.Member}/entries");
        return page.GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("kind").GetString() == "mail")
            .Cast<JsonElement?>().SingleOrDefault();
    }

    [GeneratedRegex("https://[^>]+")]
    private static partial Regex Address();
}
