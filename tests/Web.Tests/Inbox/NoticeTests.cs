using System.Net;
using System.Text.Json;
using Comparte.Topics;
using Comparte.Web.Live;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.Inbox;

/// <summary>Notices over HTTP and sockets.</summary>
[Collection(SiteCollection.Name)]
public sealed class NoticeTests(Site site)
{
    [Fact]
    public async Task A_notice_comes_by_the_socket_of_who_is_named_and_is_seen_on_every_device()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var group = await ana.NewGroupAsync();
        await joao.PostAsync<JsonElement>($"/api/groups/{group}/membership", new { requestId = Talk.NewRequest() });
        var thread = await ana.NewThreadAsync(group);
        await using var listener = await Listener.ConnectAsync(joao);
        Assert.NotEqual(OpenedStatus.Gone, (await listener.OpenAsync(TopicId.Inbox(joao.Member))).Status);

        // The first notice makes the topic, which whoever watched it reads anew.
        await NameAsync(ana, thread, joao);
        await listener.HearAsync("Reset", told => told.GetProperty("topic").GetString() == $"inbox/{joao.Member}");
        await NameAsync(ana, thread, joao);

        var notice = Notice(await listener.HearAsync("Changes", batch => Notice(batch).ValueKind == JsonValueKind.Object));
        Assert.Equal("mention", notice.GetProperty("type").GetString());
        var seen = await joao.TrySendAsync("PUT", "/api/me/notices/seen", new { nos = new[] { notice.GetProperty("no").GetInt64() } });
        Assert.Equal(HttpStatusCode.NoContent, seen.StatusCode);
        await listener.HearAsync("Changes", batch => Notice(batch) is { ValueKind: JsonValueKind.Object } one
            && one.TryGetProperty("seen", out var said) && said.GetBoolean());
        Assert.Equal(
            HttpStatusCode.NoContent, (await joao.TrySendAsync("PUT", "/api/me/notices/seen", new { upTo = 1_000 })).StatusCode);
        await listener.HearAsync("Changes", batch => batch.GetProperty("entries").EnumerateArray().Any(
            entry => entry.GetProperty("kind").GetString() == "inboxAbout" && entry.GetProperty("seenUpTo").GetInt64() > 1));
    }

    [Fact]
    public async Task Nobody_opens_the_inbox_of_another()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        await using var listener = await Listener.ConnectAsync(ana);

        Assert.Equal(OpenedStatus.Gone, (await listener.OpenAsync(TopicId.Inbox(joao.Member))).Status);
        Assert.Equal(
            (404, "not_found"),
            await Browser.RefusalAsync(await ana.Http.GetAsync($"/api/topics/inbox/{joao.Member}/entries")));
    }

    [Fact]
    public async Task A_level_stands_in_the_own_topic_until_it_is_taken_back()
    {
        using var ana = await site.SignedInAsync("Ana");
        var group = await ana.NewGroupAsync();

        Assert.Equal(HttpStatusCode.NoContent, await LevelAsync(ana, $"group/{group}", "none"));
        Assert.Equal("none", await LevelOfAsync(ana, group.Value));
        Assert.Equal(HttpStatusCode.NoContent, await LevelAsync(ana, $"group/{group}", null));
        Assert.Null(await LevelOfAsync(ana, group.Value));
        Assert.Equal(HttpStatusCode.BadRequest, await LevelAsync(ana, $"group/{group}", "loud"));
        Assert.Equal(HttpStatusCode.BadRequest, await LevelAsync(ana, $"me/{ana.Member}", "none"));
        Assert.Equal(HttpStatusCode.NotFound, await LevelAsync(ana, "group/x", "none"));
    }

    [Fact]
    public async Task Too_many_notices_at_once_are_refused()
    {
        using var ana = await site.SignedInAsync("Ana");
        var answer = await ana.TrySendAsync("PUT", "/api/me/notices/seen", new { nos = Enumerable.Range(1, 51) });
        Assert.Equal((400, "too_many"), await Browser.RefusalAsync(answer));
    }

    private static Task<JsonElement> NameAsync(Browser by, ThreadId thread, Browser named) => by.PostAsync<JsonElement>(
        $"/api/threads/{thread}/posts", new { requestId = Talk.NewRequest(), body = $"@[João]({named.Member}): ¿vienes?" });

    private static JsonElement Notice(JsonElement batch) => batch.GetProperty("entries").EnumerateArray()
        .FirstOrDefault(entry => entry.GetProperty("kind").GetString() == "notice");

    private static async Task<HttpStatusCode> LevelAsync(Browser browser, string about, string? level) =>
        (await browser.TrySendAsync("PUT", $"/api/me/levels/{about}", new { level })).StatusCode;

    private static async Task<string?> LevelOfAsync(Browser browser, string id)
    {
        var page = await browser.GetAsync<JsonElement>($"/api/topics/me/{browser.Member}/entries");
        return page.GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("id").GetString() == $"level-{id}"
                && entry.GetProperty("kind").GetString() == "level")
            .Select(entry => entry.GetProperty("level").GetString())
            .SingleOrDefault();
    }
}
