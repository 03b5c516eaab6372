using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Comparte.Web.Tests.Files;

/// <summary>What is fetched can't run, can't be guessed to be something else, and is given to those alone who may.
/// </summary>
[Collection(SiteCollection.Name)]
public sealed class ContentTests(Site site)
{
    public static readonly TheoryData<string, string> Scripts = new()
    {
        { "pagina.html", "<!doctype html><script>parent.stolen = document.cookie</script>" },
        { "dibujo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>" },
        { "foto.jpg", "<script>alert(1)</script>" },
    };

    [Theory, MemberData(nameof(Scripts))]
    public async Task Text_that_is_a_program_is_saved_as_text_and_never_shown(string name, string text)
    {
        using var ana = await site.SignedInAsync("Ana");
        var (id, file) = await ana.UploadAsync(Encoding.UTF8.GetBytes(text), name);

        using var answer = await ana.Http.GetAsync($"/api/files/{id}/content");

        Assert.Equal("text", file.GetProperty("kind").GetString());
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal($"{name}.txt", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("sandbox; default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Http.GetAsync($"/api/files/{id}/thumbnail")).StatusCode);
    }

    [Fact]
    public async Task A_name_doesnt_decide_what_a_file_is()
    {
        using var ana = await site.SignedInAsync("Ana");
        var (id, file) = await ana.UploadAsync([.. "%PDF-1.7\n"u8, 0, 1, 2], "foto.jpg");
        var (_, program) = await ana.UploadAsync([.. "MZ"u8, 0x90, 0, 3, 0, 0, 0], "foto.jpg");

        using var answer = await ana.Http.GetAsync($"/api/files/{id}/content");

        Assert.Equal("document", file.GetProperty("kind").GetString());
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("foto.jpg.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal(
            ("refused", "file_kind_refused"),
            (program.GetProperty("phase").GetString(), program.GetProperty("refusal").GetString()));
    }

    [Fact]
    public async Task A_film_leaves_without_the_place_and_is_shown()
    {
        using var ana = await site.SignedInAsync("Ana");
        byte[] film =
        [
            0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 2, 0,
            0, 0, 0, 8 + 29, .. "moov"u8,
            0, 0, 0, 29, .. "udta"u8, .. "+14.6349-090.5069/"u8, 0, 0, 0,
        ];

        var (id, file) = await ana.UploadAsync(film, "IMG_2045.MOV");
        using var answer = await ana.Http.GetAsync($"/api/files/{id}/content");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("video", file.GetProperty("kind").GetString());
        Assert.Equal(film.Length, bytes.Length);
        Assert.True(bytes.AsSpan().IndexOf("+14.6349"u8) < 0);
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        await Site.EventuallyAsync(() => Task.FromResult(
            PathsOf(id) is [var only] && only.EndsWith(".full", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_part_of_a_file_can_be_fetched()
    {
        using var ana = await site.SignedInAsync("Ana");
        var (id, _) = await ana.UploadAsync([.. "0123456789"u8], "acta.txt");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/files/{id}/content");
        request.Headers.Range = new RangeHeaderValue(2, 4);

        using var answer = await ana.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal("234", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_browser_that_has_the_bytes_asks_each_time_and_who_was_removed_gets_nothing()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var stranger = await site.SignedInAsync("Maren");
        var group = await ana.NewGroupAsync();
        await joao.PostAsync<object>($"/api/groups/{group}/membership", new { requestId = Talk.NewRequest() });
        var thread = await ana.NewThreadAsync(group);
        var (id, _) = await ana.UploadAsync([.. "maíz;frijol"u8], "semillas.csv");
        await ana.ShareAsync(thread, id);

        using var first = await joao.Http.GetAsync($"/api/files/{id}/content");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.True(first.Headers.CacheControl is { Private: true, NoCache: true, NoStore: false });
        Assert.Equal(HttpStatusCode.NotModified, (await AgainAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync($"/api/files/{id}/content")).StatusCode);

        var removed = await ana.TrySendAsync(
            "DELETE", $"/api/groups/{group}/members/{joao.Member}?requestId={Talk.NewRequest()}");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await AgainAsync()));

        Task<HttpResponseMessage> AgainAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"/api/files/{id}/content");
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            return joao.Http.SendAsync(request);
        }
    }

    [Fact]
    public async Task With_the_post_the_bytes_leave_the_folder()
    {
        using var ana = await site.SignedInAsync("Ana");
        var thread = await ana.NewThreadAsync(await ana.NewGroupAsync());
        var (id, _) = await ana.UploadAsync([.. "canario-en-archivo"u8], "acta.txt");
        var no = (await ana.ShareAsync(thread, id)).GetProperty("no").GetInt64();
        Assert.NotEmpty(PathsOf(id));

        var deleted = await ana.TrySendAsync(
            "DELETE", $"/api/threads/{thread}/posts/{no}?requestId={Talk.NewRequest()}");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(PathsOf(id));
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Http.GetAsync($"/api/files/{id}/content")).StatusCode);
    }

    private string[] PathsOf(FileId id) =>
        Directory.GetFiles(Path.Combine(site.Folder, "files"), $"{id}.*", SearchOption.AllDirectories);
}
