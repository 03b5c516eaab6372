using System.Net;
using System.Text.Json;
using Comparte.Web.Tests.Files;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Publications;

/// <summary>Sharing over HTTP, as a browser does it.</summary>
[Collection(SiteCollection.Name)]
public sealed class PublicationTests(Site site)
{
    [Fact]
    public async Task An_action_with_a_photo_goes_from_draft_to_the_network()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var id = await ana.NewDraftAsync(type: "action");
        var (file, _) = await ana.UploadAsync(Samples.Photo(320, 240), "tanque.jpg");

        var about = await ana.ChangeAsync(id, new
        {
            requestId = Talk.NewRequest(),
            cover = new { id = file, alt = "Un tanque" },
            axes = (string[])["agua"],
            country = "GT",
            licence = "by-nc-sa",
        });
        Assert.Equal("publicationAbout", about.GetProperty("kind").GetString());
        Assert.Equal("by-nc-sa", about.GetProperty("licence").GetString());
        Assert.Equal("picture", about.GetProperty("cover").GetProperty("kind").GetString());
        var path = $"/api/files/{file}/display";
        Assert.Equal(HttpStatusCode.NotFound, (await joao.Http.GetAsync(path)).StatusCode);
        await ana.ShareAsync(id);

        Assert.Equal(HttpStatusCode.OK, (await joao.Http.GetAsync(path)).StatusCode);
        var text = await joao.GetAsync<JsonElement>($"/api/publications/{id}/texts/es");
        Assert.Equal("<p>Así <strong>guardamos</strong> la lluvia.</p>", text.GetProperty("html").GetString());
        Assert.Equal(1, text.GetProperty("version").GetInt32());
        await Site.EventuallyAsync(async () => (await EntriesAsync(joao, "feed/network")).Any(entry =>
            entry.GetProperty("id").GetString() == id.Value && entry.GetProperty("type").GetString() == "action"));
        await Site.EventuallyAsync(async () => (await EntriesAsync(ana, $"me/{ana.Member}")).Any(entry =>
            entry.GetProperty("kind").GetString() == "authorship" && entry.GetProperty("stage").GetString() == "shared"));
    }

    [Fact]
    public async Task A_picture_in_the_text_is_the_publications_own_and_of_others_only_the_words_stay()
    {
        using var ana = await site.SignedInAsync("Ana");
        var (own, _) = await ana.UploadAsync(Samples.Photo(320, 240), "tanque.jpg");
        var (other, _) = await ana.UploadAsync(Samples.Photo(320, 240), "otra.jpg");
        var id = await ana.NewDraftAsync($"![Un tanque]({own}) ![Otra]({other}) ![Fuera](https://example.org/x.png)");
        await ana.ChangeAsync(id, new { requestId = Talk.NewRequest(), add = new[] { new { id = own } } });

        var html = (await ana.GetAsync<JsonElement>($"/api/publications/{id}/texts/es")).GetProperty("html").GetString()!;

        Assert.Contains($"<img src=\"/api/files/{own}/display\"", html, StringComparison.Ordinal);
        Assert.Contains("alt=\"Un tanque\"", html, StringComparison.Ordinal);
        Assert.Matches("width=\"[0-9]+\" height=\"[0-9]+\"", html);
        Assert.DoesNotContain(other.Value, html, StringComparison.Ordinal);
        Assert.Contains("Otra", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"https", html, StringComparison.Ordinal);
        Assert.Contains("example.org", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_saved_in_turns_and_its_versions_are_listed()
    {
        using var ana = await site.SignedInAsync("Ana");
        var id = await ana.NewSharedAsync();
        var path = $"/api/publications/{id}/texts/es";
        object Saving(long @base, string body) => new { requestId = Talk.NewRequest(), @base, title = "Otro", body };

        var saved = await ana.MustAsync("PUT", $"{path}/working", Saving(1, "Dos"));
        Assert.Equal("{\"no\":2}", await saved.Content.ReadAsStringAsync());
        var late = await ana.TrySendAsync("PUT", $"{path}/working", Saving(1, "Tres"));
        Assert.Equal((409, "text_changed"), await Browser.RefusalAsync(late));
        Assert.Equal("Dos", (await ana.GetAsync<JsonElement>($"{path}/working")).GetProperty("body").GetString());
        await ana.MustAsync("POST", $"{path}/share", new { requestId = Talk.NewRequest() });

        var versions = (await ana.GetAsync<JsonElement>($"{path}/versions")).GetProperty("items").EnumerateArray();
        Assert.Equal([2, 1], versions.Select(version => version.GetProperty("version").GetInt32()));
        Assert.Equal("Cosecha de agua", (await ana.GetAsync<JsonElement>($"{path}?version=1")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_text_of_the_greatest_length_is_taken_and_a_longer_one_refused_in_words()
    {
        using var ana = await site.SignedInAsync("Ana");
        var id = await ana.NewDraftAsync();
        var path = $"/api/publications/{id}/texts/es/working";
        var longest = string.Concat(Enumerable.Repeat("\"\\\n", 65_535 / 3)) + "a";

        await ana.MustAsync("PUT", path, new { requestId = Talk.NewRequest(), @base = 1, title = "Largo", body = longest });
        var longer = await ana.TrySendAsync(
            "PUT", path, new { requestId = Talk.NewRequest(), @base = 2, title = "Largo", body = longest + "bc" });

        Assert.Equal((400, "too_long"), await Browser.RefusalAsync(longer));
    }

    [Fact]
    public async Task Whoever_administers_the_network_has_no_right_that_others_lack()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        var group = await ana.NewGroupAsync();
        var (draft, shared) = (await ana.NewDraftAsync(), await ana.NewSharedAsync(group));

        foreach (var id in new[] { draft, shared })
        {
            var read = await admin.Http.GetAsync($"/api/topics/publication/{id}/entries");
            Assert.Equal((404, "not_found"), await Browser.RefusalAsync(read));
            var withdrawn = await admin.TrySendAsync(
                "POST", $"/api/publications/{id}/withdraw", new { requestId = Talk.NewRequest() });
            Assert.Equal((404, "not_found"), await Browser.RefusalAsync(withdrawn));
        }
    }

    [Fact]
    public async Task What_is_kept_of_feeds_and_the_order_of_tellings_reaches_no_browser()
    {
        using var ana = await site.SignedInAsync("Ana");
        var id = await ana.NewSharedAsync();
        await Site.EventuallyAsync(async () => (await EntriesAsync(ana, "feed/network")).Any(entry =>
            entry.GetProperty("id").GetString() == id.Value));

        foreach (var topic in (string[])[$"publication/{id}", "feed/network", $"me/{ana.Member}"])
        {
            Assert.All(await EntriesAsync(ana, topic), entry =>
            {
                Assert.False(entry.TryGetProperty("toldRev", out _));
                Assert.False(entry.TryGetProperty("feeds", out _));
            });
        }
    }

    [Fact]
    public async Task A_preview_looks_like_the_text_will()
    {
        using var ana = await site.SignedInAsync("Ana");

        var preview = await ana.PostAsync<JsonElement>("/api/preview", new
        {
            source = "# Título\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> cita\n\n<script>alert(1)</script>",
        });

        var html = preview.GetProperty("html").GetString()!;
        Assert.Contains("<h2>Título</h2>", html, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>", html, StringComparison.Ordinal);
        Assert.Contains("<blockquote>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonElement>> EntriesAsync(Browser browser, string topic) =>
        [.. (await browser.GetAsync<JsonElement>($"/api/topics/{topic}/entries")).GetProperty("entries").EnumerateArray()];
}
