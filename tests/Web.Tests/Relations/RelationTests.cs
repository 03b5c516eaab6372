using System.Net;
using System.Text.Json;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Publications;

namespace Comparte.Web.Tests.Relations;

/// <summary>Following and links over HTTP.</summary>
[Collection(SiteCollection.Name)]
public sealed class RelationTests(Site site)
{
    [Fact]
    public async Task What_is_followed_shows_its_followers_to_everybody()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var organization = await ana.NewOrganizationAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(joao, "PUT", $"/api/follows/{organization}")).StatusCode);
        await UntilAsync(ana, $"/api/followers/{organization}", list => list.GetProperty("count").GetInt32() == 1);
        Assert.Equal(
            HttpStatusCode.NoContent, (await SendAsync(joao, "DELETE", $"/api/follows/{organization}")).StatusCode);
        await UntilAsync(ana, $"/api/followers/{organization}", list => list.GetProperty("count").GetInt32() == 0);
    }

    [Theory]
    [InlineData("o00000000000000000000000000000000")]
    [InlineData("country-XX")]
    [InlineData("axis-nowhere")]
    [InlineData("network")]
    public async Task What_isnt_there_has_no_followers_and_cant_be_followed(string target)
    {
        using var ana = await site.SignedInAsync("Ana");

        Assert.Equal(
            (404, "not_found"), await Browser.RefusalAsync(await ana.Http.GetAsync($"/api/followers/{target}")));
        Assert.Equal(
            (404, "not_found"), await Browser.RefusalAsync(await SendAsync(ana, "PUT", $"/api/follows/{target}")));
    }

    [Fact]
    public async Task What_is_shared_by_those_followed_is_news_and_what_a_group_keeps_is_not()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var maren = await site.SignedInAsync("Maren");
        await SendAsync(joao, "PUT", $"/api/follows/{ana.Member}");
        var (shared, kept) = (await ana.NewSharedAsync(), await ana.NewSharedAsync(await ana.NewGroupAsync()));
        var others = await maren.NewSharedAsync();

        await UntilAsync(joao, "/api/home/followed", news => Ids(news).Contains(shared.Value));

        var read = Ids(await joao.GetAsync<JsonElement>("/api/home/followed"));
        Assert.DoesNotContain(kept.Value, read);
        Assert.DoesNotContain(others.Value, read);
        Assert.Empty(Ids(await maren.GetAsync<JsonElement>("/api/home/followed")));
        Assert.Empty(Ids(await joao.GetAsync<JsonElement>("/api/home/followed?before=2020-01-01T00:00:00Z")));
        await SendAsync(joao, "DELETE", $"/api/follows/{ana.Member}");
        await UntilAsync(joao, "/api/home/followed", news => Ids(news).Count == 0);
    }

    [Fact]
    public async Task A_link_is_asked_accepted_shown_and_ended()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var maren = await site.SignedInAsync("Maren");

        var asked = await SendAsync(ana, "PUT", $"/api/links/{joao.Member}", new { word = "Hola" });
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        await SendAsync(joao, "PUT", $"/api/links/{ana.Member}", new { });

        await UntilAsync(maren, $"/api/links/{ana.Member}", list => list.GetProperty("items").GetArrayLength() == 1);
        await SendAsync(joao, "DELETE", $"/api/links/{ana.Member}");
        await UntilAsync(maren, $"/api/links/{ana.Member}", list => list.GetProperty("items").GetArrayLength() == 0);
    }

    [Fact]
    public async Task A_link_with_oneself_with_nobody_or_with_too_long_a_word_is_refused()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var nobody = "m" + new string('0', 32);

        Assert.Equal(
            (400, "link_self"),
            await Browser.RefusalAsync(await SendAsync(ana, "PUT", $"/api/links/{ana.Member}", new { })));
        Assert.Equal(
            (404, "not_found"), await Browser.RefusalAsync(await SendAsync(ana, "PUT", $"/api/links/{nobody}", new { })));
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.Http.GetAsync($"/api/links/{nobody}")));
        var word = new string('x', 281);
        Assert.Equal(
            (400, "too_long"),
            await Browser.RefusalAsync(await SendAsync(ana, "PUT", $"/api/links/{joao.Member}", new { word })));
    }

    [Fact]
    public async Task Ones_own_rows_of_the_record_can_be_read()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        await SendAsync(ana, "PUT", $"/api/links/{joao.Member}", new { word = "Hola" });
        await SendAsync(joao, "PUT", $"/api/links/{ana.Member}", new { });

        await UntilAsync(ana, "/api/me/interactions", list => list.GetProperty("items").EnumerateArray().Any(
            row => row.GetProperty("to").GetString() == joao.Member.Value
                && row.GetProperty("kind").GetString() == "linked"));
    }

    private static List<string?> Ids(JsonElement news) =>
        [.. news.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString())];

    private static Task<HttpResponseMessage> SendAsync(Browser browser, string method, string path, object? body = null) =>
        browser.TrySendAsync(method, path, body);

    private static Task UntilAsync(Browser browser, string path, Func<JsonElement, bool> holds) =>
        Site.EventuallyAsync(async () => holds(await browser.GetAsync<JsonElement>(path)));
}
