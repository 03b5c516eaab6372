using System.Net;
using System.Text.Json;

namespace Comparte.Web.Tests.Search;

/// <summary>Search over HTTP: what is found, by whom, and what is refused.</summary>
[Collection(SiteCollection.Name)]
public sealed class SearchTests(Site site)
{
    private static string NewWord => $"palabra{Guid.NewGuid():N}"[..20];

    [Fact]
    public async Task What_was_written_is_found_within_a_second_or_so_with_its_marks()
    {
        using var ana = await site.SignedInAsync("Ana");
        var word = NewWord;
        var (_, thread) = await TalkOfAsync(ana, $"Traje **{word}** de la feria");

        var hit = Assert.Single(await HitsAsync(ana, $"/api/search?q={word}", count: 1));

        Assert.Equal(("post", thread.Value, 2), (Text(hit, "kind"), Text(hit, "id"), hit.GetProperty("no").GetInt32()));
        Assert.Equal($"Traje {word} de la feria", Text(hit, "excerpt"));
        Assert.Equal((6, word.Length), MarkOf(hit));
        Assert.Equal(("¿Qué sembramos?", ana.Member.Value), (Text(hit, "title"), Text(hit, "by")));
    }

    [Theory]
    [InlineData("hidden")]
    [InlineData("listed")]
    public async Task Nobody_outside_a_group_finds_counts_or_is_suggested_what_is_in_it(string visibility)
    {
        using var ana = await site.SignedInAsync("Ana");
        using var outsider = await site.SignedInAsync("João");
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var removed = await site.SignedInAsync("Maren");
        var word = NewWord;
        var (group, _) = await TalkOfAsync(ana, word, visibility, title: $"Sobre {word}");
        await HitsAsync(ana, $"/api/search?q={word}", count: 2);
        await ana.TrySendAsync("PUT", $"/api/groups/{group}/members/{removed.Member}", Body(new { role = "member" }));
        await removed.PostAsync<JsonElement>($"/api/groups/{group}/membership", Body());
        await HitsAsync(removed, $"/api/search?q={word}", count: 2);
        var answer = await ana.TrySendAsync(
            "DELETE", $"/api/groups/{group}/members/{removed.Member}?requestId={Talk.NewRequest()}");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);

        foreach (var browser in new[] { outsider, admin, removed })
        {
            foreach (var path in new[]
            {
                $"/api/search?q={word}", $"/api/search?q={word[..12]}", $"/api/search?q=\"sobre {word}\"",
                $"/api/search/suggest?q={word[..12]}", $"/api/search?q=x{word[1..]}", $"/api/search?kind=post",
            })
            {
                var page = await browser.Http.GetStringAsync(path);
                Assert.DoesNotContain(word, page, StringComparison.Ordinal);
                Assert.DoesNotContain(group.Value, page, StringComparison.Ordinal);
            }

            var counts = (await browser.GetAsync<JsonElement>($"/api/search?q={word}")).GetProperty("counts");
            Assert.Empty(counts.EnumerateObject());
        }
    }

    [Fact]
    public async Task A_deleted_post_is_found_no_more_nor_what_an_edited_one_said_before()
    {
        using var ana = await site.SignedInAsync("Ana");
        var (word, other) = (NewWord, NewWord);
        var (_, thread) = await TalkOfAsync(ana, "Hola");
        var no = (await ana.PostAsync<JsonElement>($"/api/threads/{thread}/posts", Body(new { body = word })))
            .GetProperty("no").GetInt64();
        await HitsAsync(ana, $"/api/search?q={word}", count: 1);

        await ana.TrySendAsync("PATCH", $"/api/threads/{thread}/posts/{no}", Body(new { body = other }));
        await HitsAsync(ana, $"/api/search?q={other}", count: 1);
        await HitsAsync(ana, $"/api/search?q=\"{word}\"", count: 0);

        await ana.TrySendAsync("DELETE", $"/api/threads/{thread}/posts/{no}?requestId={Talk.NewRequest()}");
        await HitsAsync(ana, $"/api/search?q={other}", count: 0);
    }

    [Fact]
    public async Task People_are_found_by_what_they_work_on_and_where()
    {
        using var ana = await site.SignedInAsync("Ana");
        var word = NewWord;
        await ana.TrySendAsync("PATCH", "/api/members/me", Body(new { country = "PE", about = $"Café y {word}." }));

        var hits = await HitsAsync(ana, $"/api/search?q={word} peru&kind=person&country=PE", count: 1);

        Assert.Equal(ana.Member.Value, Text(hits[0], "id"));
        await HitsAsync(ana, $"/api/search?q={word}&kind=person&country=GT", count: 0);
    }

    [Fact]
    public async Task Names_are_suggested_from_their_beginning_eight_at_most()
    {
        using var ana = await site.SignedInAsync("Ana");
        var word = NewWord;
        for (var number = 0; number < 9; number++)
        {
            await site.NewMemberAsync($"{word} {number}");
        }

        await HitsAsync(ana, $"/api/search?q={word}", count: 9);
        var hits = (await ana.GetAsync<JsonElement>($"/api/search/suggest?q={word[..15]}")).GetProperty("items");

        Assert.Equal(8, hits.GetArrayLength());
        Assert.Equal((0, word.Length), MarkOf(hits[0], "titleMarks"));
    }

    [Theory]
    [InlineData("/api/search", "required")]
    [InlineData("/api/search?q=%20", "required")]
    [InlineData("/api/search/suggest", "required")]
    [InlineData("/api/search?q=a&kind=secret", "request_invalid")]
    [InlineData("/api/search?q=a&country=XX", "country_unknown")]
    [InlineData("/api/search?q=a&language=fr", "language_unknown")]
    [InlineData("/api/search?q=a&axis=No%20es", "axes_invalid")]
    [InlineData("/api/search?q=a&after=-1", "request_invalid")]
    [InlineData("/api/search?q=a&after=x", "request_invalid")]
    [InlineData("/api/search?q=a&limit=0", "request_invalid")]
    [InlineData("/api/search?q=a&from=2026-13-01", "request_invalid")]
    [InlineData("/api/search?q=a&from=2026-02-02&to=2026-02-01", "request_invalid")]
    [InlineData("/api/search?q=a%00", "characters_invalid")]
    public async Task A_question_that_makes_no_sense_is_refused(string path, string code)
    {
        using var ana = await site.SignedInAsync("Ana");

        Assert.Equal((400, code), await Browser.RefusalAsync(await ana.Http.GetAsync(path)));
    }

    [Fact]
    public async Task A_question_that_is_too_long_is_refused()
    {
        using var ana = await site.SignedInAsync("Ana");

        var answer = await ana.Http.GetAsync($"/api/search?q={new string('a', 201)}");

        Assert.Equal((400, "too_long"), await Browser.RefusalAsync(answer));
    }

    [Theory]
    [InlineData("?q=%22")]
    [InlineData("?q=%22%22%22")]
    [InlineData("?q=*:*")]
    [InlineData("?q=audience:network%20OR%20(")]
    [InlineData("?q=%F0%9F%8C%B1")]
    [InlineData("?q=-")]
    [InlineData("?q=de%20la")]
    [InlineData("?country=PE")]
    public async Task Whatever_is_typed_has_an_answer(string question)
    {
        using var ana = await site.SignedInAsync("Ana");

        Assert.Equal(HttpStatusCode.OK, (await ana.Http.GetAsync($"/api/search{question}")).StatusCode);
    }

    private static async Task<(GroupId Group, ThreadId Thread)> TalkOfAsync(
        Browser browser, string body, string visibility = "listed", string title = "¿Qué sembramos?")
    {
        var group = await browser.NewGroupAsync(visibility: visibility);
        var thread = await browser.PostAsync<JsonElement>(
            $"/api/groups/{group}/threads", Body(new { title, kind = "conversation", body }));
        return (group, ThreadId.Of(Text(thread, "id")!));
    }

    private static Dictionary<string, object> Body(object? more = null)
    {
        var body = new Dictionary<string, object> { ["requestId"] = Talk.NewRequest() };
        foreach (var property in more?.GetType().GetProperties() ?? [])
        {
            body[property.Name] = property.GetValue(more)!;
        }

        return body;
    }

    /// <summary>The hits, once there are so many.</summary>
    private static async Task<JsonElement[]> HitsAsync(Browser browser, string path, int count)
    {
        JsonElement[] hits = [];
        await Site.EventuallyAsync(async () =>
        {
            hits = [.. (await browser.GetAsync<JsonElement>(path)).GetProperty("items").EnumerateArray()];
            return hits.Length == count;
        });
        return hits;
    }

    private static (int Start, int Length) MarkOf(JsonElement hit, string marks = "marks")
    {
        var mark = hit.GetProperty(marks)[0];
        return (mark.GetProperty("start").GetInt32(), mark.GetProperty("length").GetInt32());
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
