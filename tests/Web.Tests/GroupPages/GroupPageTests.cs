using System.Net;
using System.Text.Json;
using Comparte.Topics;
using Comparte.Web.Live;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.GroupPages;

/// <summary>Pages of a group over HTTP and sockets.</summary>
[Collection(SiteCollection.Name)]
public sealed class GroupPageTests(Site site)
{
    [Fact]
    public async Task A_page_is_made_read_saved_restored_and_listed()
    {
        using var ana = await site.SignedInAsync("Ana");
        var group = await ana.NewGroupAsync();
        var id = await NewPageAsync(ana, group, "# Uno\n\n<script>alert(1)</script> **dos** ![fuera](https://example.org/x.png)");
        var path = $"/api/pages/{id}";

        var text = await ana.GetAsync<JsonElement>($"{path}/text");
        var html = text.GetProperty("html").GetString()!;
        Assert.Contains("<h2>Uno</h2>", html, StringComparison.Ordinal);
        Assert.Contains("<strong>dos</strong>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);

        await ana.MustAsync("PUT", $"{path}/text", Saving(1, "Otra cosa", note: "Todo nuevo"));
        Assert.Equal("Otra cosa", (await ana.GetAsync<JsonElement>($"{path}/text")).GetProperty("source").GetString());
        var versions = (await ana.GetAsync<JsonElement>($"{path}/versions")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([2, 1], versions.Select(one => one.GetProperty("version").GetInt32()));
        Assert.Equal("Todo nuevo", versions[0].GetProperty("note").GetString());

        await ana.MustAsync("PUT", $"{path}/text", new { requestId = Talk.NewRequest(), @base = 2, restores = 1 });
        Assert.Contains("**dos**", (await ana.GetAsync<JsonElement>($"{path}/text")).GetProperty("source").GetString()!, StringComparison.Ordinal);
        await Site.EventuallyAsync(async () => (await ana.GetAsync<JsonElement>($"/api/topics/group/{group}/entries"))
            .GetProperty("entries").EnumerateArray().Any(entry =>
                entry.GetProperty("kind").GetString() == "groupPage" && entry.GetProperty("version").GetInt32() == 3));
    }

    [Fact]
    public async Task A_text_on_top_of_an_older_version_is_refused_and_nothing_is_lost()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var group = await GroupAsync(ana, joao);
        var path = $"/api/pages/{await NewPageAsync(ana, group)}/text";

        await ana.MustAsync("PUT", path, Saving(1, "De Ana"));
        var late = await joao.TrySendAsync("PUT", path, Saving(1, "De João"));

        Assert.Equal((409, "text_changed"), await Browser.RefusalAsync(late));
        Assert.Equal("De Ana", (await joao.GetAsync<JsonElement>(path)).GetProperty("source").GetString());
    }

    [Fact]
    public async Task Who_has_the_pen_and_what_is_saved_is_heard_at_once_by_who_has_the_page_open()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var id = await NewPageAsync(ana, await GroupAsync(ana, joao));
        await using var listener = await Listener.ConnectAsync(joao);
        Assert.NotEqual(OpenedStatus.Gone, (await listener.OpenAsync(TopicId.Of(id))).Status);
        var hand = Talk.NewRequest();

        await ana.MustAsync("PUT", $"/api/pages/{id}/pen", new { hand });
        await listener.HearAsync(ToBrowser.Changes, batch => Says(batch, "pagePen") && Says(batch, ana.Member.Value));
        var taken = await joao.TrySendAsync("PUT", $"/api/pages/{id}/pen", new { hand = Talk.NewRequest() });
        Assert.Equal((409, "page_pen_taken"), await Browser.RefusalAsync(taken));

        await ana.MustAsync("PUT", $"/api/pages/{id}/text", Saving(1, "Lista", hand));
        await listener.HearAsync(ToBrowser.Changes, batch => Says(batch, "\"version\":2") && Says(batch, "tombstone"));
        await joao.MustAsync("PUT", $"/api/pages/{id}/pen", new { hand = Talk.NewRequest(), asking = "take" });
    }

    [Fact]
    public async Task A_pen_is_lent_for_a_while_taken_over_and_laid_down()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var id = await NewPageAsync(ana, await GroupAsync(ana, joao));
        var (anas, joaos) = (Talk.NewRequest(), Talk.NewRequest());
        var lent = await PenAsync(ana, id, anas);
        Assert.Equal((409, "page_pen_taken"), await Browser.RefusalAsync(
            await joao.TrySendAsync("PUT", $"/api/pages/{id}/pen", new { hand = joaos, asking = "keep" })));

        Assert.Equal(TimeSpan.FromSeconds(90), lent.GetProperty("until").GetDateTimeOffset() - lent.GetProperty("since").GetDateTimeOffset());
        Assert.Equal(joao.Member.Value, (await PenAsync(joao, id, joaos, "takeOver")).GetProperty("by").GetString());
        await ana.MustAsync("DELETE", $"/api/pages/{id}/pen?hand={anas}");
        Assert.Equal((409, "page_pen_taken"), await Browser.RefusalAsync(
            await ana.TrySendAsync("PUT", $"/api/pages/{id}/pen", new { hand = anas })));
        await joao.MustAsync("DELETE", $"/api/pages/{id}/pen?hand={joaos}");
        await PenAsync(ana, id, anas);
    }

    [Fact]
    public async Task Who_is_taken_out_of_the_group_stops_reading_at_once()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var group = await GroupAsync(ana, joao);
        var id = await NewPageAsync(ana, group);
        await using var removed = await Listener.ConnectAsync(joao);
        Assert.NotEqual(OpenedStatus.Gone, (await removed.OpenAsync(TopicId.Of(id))).Status);

        await ana.MustAsync("DELETE", $"/api/groups/{group}/members/{joao.Member}?requestId={Talk.NewRequest()}");
        await ana.MustAsync("PUT", $"/api/pages/{id}/text", Saving(1, "Ya no está"));

        await removed.HearAsync(ToBrowser.Gone, topic => Says(topic, $"page/{id}"));
        Assert.DoesNotContain(await removed.HeardSoFarAsync(), heard => Says(heard.Payload, "Ya no está"));
        Assert.Equal(HttpStatusCode.NotFound, (await joao.Http.GetAsync($"/api/pages/{id}/text")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await joao.Http.GetAsync($"/api/topics/page/{id}/entries")).StatusCode);
    }

    [Fact]
    public async Task A_page_is_put_away_brought_back_and_deleted()
    {
        using var ana = await site.SignedInAsync("Ana");
        var id = await NewPageAsync(ana, await ana.NewGroupAsync());
        var path = $"/api/pages/{id}";
        var early = await ana.TrySendAsync("DELETE", $"{path}?requestId={Talk.NewRequest()}");
        Assert.Equal((409, "page_not_archived"), await Browser.RefusalAsync(early));

        foreach (var archived in new[] { true, false, true })
        {
            await ana.MustAsync("PATCH", path, new { requestId = Talk.NewRequest(), archived });
        }

        await ana.MustAsync("DELETE", $"{path}?requestId={Talk.NewRequest()}");
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Http.GetAsync($"{path}/text")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Http.GetAsync($"/api/topics/page/{id}/entries")).StatusCode);
    }

    private static object Saving(int @base, string body, Guid? hand = null, string? note = null) =>
        new { requestId = Talk.NewRequest(), @base, title = "Acuerdos", body, hand, note };

    private static async Task<GroupId> GroupAsync(Browser ana, Browser other)
    {
        var group = await ana.NewGroupAsync();
        await other.MustAsync("POST", $"/api/groups/{group}/membership", new { requestId = Talk.NewRequest() });
        return group;
    }

    private static async Task<PageId> NewPageAsync(Browser browser, GroupId group, string body = "Uno.") =>
        PageId.Of((await browser.PostAsync<JsonElement>(
            $"/api/groups/{group}/pages", new { requestId = Talk.NewRequest(), title = "Acuerdos", body }))
            .GetProperty("id").GetString()!);

    private static async Task<JsonElement> PenAsync(Browser browser, PageId id, Guid hand, string? asking = null)
    {
        var answer = await browser.MustAsync("PUT", $"/api/pages/{id}/pen", new { hand, asking });
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static bool Says(JsonElement payload, string text) =>
        payload.GetRawText().Contains(text, StringComparison.Ordinal);
}
