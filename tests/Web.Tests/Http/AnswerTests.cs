using System.Net;

namespace Comparte.Web.Tests.Http;

/// <summary>What holds for every answer of the API.</summary>
[Collection(SiteCollection.Name)]
public sealed class AnswerTests(Site site)
{
    [Theory]
    [InlineData("/api/me")]
    [InlineData("/api/home")]
    [InlineData("/api/members")]
    [InlineData("/api/network")]
    [InlineData("/api/topics/directory/members/entries")]
    public async Task No_answer_is_kept_on_the_way(string path)
    {
        using var ana = await site.SignedInAsync();

        var answer = await ana.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/api/session")]
    [InlineData("/api/invitations/nada/acceptance")]
    public async Task A_body_is_not_larger_than_any_post(string path)
    {
        using var nobody = site.NewBrowser();

        var answer = await nobody.TryPostAsync(path, new { email = new string('a', 70_000), password = "x" });

        Assert.Equal((413, "body_too_large"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task A_body_in_another_character_set_is_refused()
    {
        using var nobody = site.NewBrowser();
        using var body = new StringContent("{}");
        body.Headers.ContentType = new("application/json") { CharSet = "zzz" };

        var answer = await nobody.Http.PostAsync("/api/session", body);

        Assert.Equal((415, "request_invalid"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task A_page_after_what_is_no_cursor_is_refused()
    {
        using var ana = await site.SignedInAsync();
        var answer = await ana.Http.GetAsync("/api/members?after=x");
        Assert.Equal((400, "request_invalid"), await Browser.RefusalAsync(answer));
    }
}
