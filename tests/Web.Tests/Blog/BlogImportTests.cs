using System.Net;
using System.Text.Json;
using Comparte.Files;
using Comparte.Publications;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Web.Blog;
using Comparte.Web.Tests.Files;
using Microsoft.Data.Sqlite;

namespace Comparte.Web.Tests.Blog;

/// <summary>The network's old blog comes in once, however often it is imported, and its addresses lead on.</summary>
public sealed class BlogImportTests : IAsyncLifetime
{
    private Site _site = new();
    private string _folder = "";
    private MemberId _admin;
    private MemberId _luz;

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        _folder = _site.Folder;
        _admin = await _site.NewMemberAsync("Secretaría");
        _luz = await _site.NewMemberAsync("Luz");
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task Five_hundred_posts_imported_twice_are_the_same_five_hundred_and_every_address_leads_on_or_is_reported()
    {
        using var blog = OldBlog.Write();
        File.WriteAllText(Path.Combine(blog.Folder, "autores.csv"), $"login,member\nluz,{_luz}\n");
        await _site.StopAsync();
        Assert.Equal(0, await RunAsync(blog));
        Assert.Equal((OldBlog.Texts, 0, 0), Numbers(blog));
        Assert.Equal(0, await RunAsync(blog, "--share"));
        var isPublic = Enumerable.Range(1, OldBlog.Texts).Count(OldBlog.WasPublic);
        Assert.Equal((0, OldBlog.Texts, isPublic), Numbers(blog));
        var rows = Rows();

        // Conversations tell what they are about of themselves at most every two seconds; what a run owes, the next one tells.
        var (stored, runs) = ("", 0);
        while (stored != RowsAndRevisions())
        {
            Assert.InRange(++runs, 1, 5);
            stored = RowsAndRevisions();
            Assert.Equal(0, await RunAsync(blog, "--share"));
            Assert.Equal((0, OldBlog.Texts, isPublic), Numbers(blog));
            Assert.Equal(rows, Rows());
        }

        var ids = Publications();
        Assert.Equal(OldBlog.Texts, ids.Count);
        _site = new Site(new Dictionary<string, string>(), _folder);
        await _site.InitializeAsync();
        await EveryAddressLeadsOnAsync(blog, ids);
        await PostsAreAsTheyWereAsync();
        await NothingOfPeopleIsStoredAsync(blog);
    }

    [Fact]
    public async Task A_dry_run_tells_and_changes_nothing()
    {
        using var blog = OldBlog.Write();
        var nowhere = Path.Combine(blog.Folder, "data");
        var output = new StringWriter();

        Assert.Equal(0, await ImportBlog.RunAsync(
            ["import-blog", blog.Path, "--dry-run", "--share", "--media", blog.Folder, "--data", nowhere], output, TextWriter.Null));

        Assert.False(Directory.Exists(nowhere));
        Assert.Contains("nothing was changed", output.ToString(), StringComparison.Ordinal);
        Assert.Equal((OldBlog.Texts, 0, Enumerable.Range(1, OldBlog.Texts).Count(OldBlog.WasPublic)), Numbers(blog));
        var report = File.ReadAllText(blog.Path + ".report.csv");
        foreach (var words in (string[])["mapa_interactivo", "isn't in the media folder", "pingback or trackback", "spam", "an item of a menu", "a former version", "asks for a password", "its state is private"])
        {
            Assert.Contains(words, report, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("import-blog")]
    [InlineData("import-blog", "nada.xml", "--by", "ana")]
    [InlineData("import-blog", "{file}")]
    [InlineData("import-blog", "{file}", "--by", "ana", "--kind", "event")]
    [InlineData("import-blog", "{file}", "--by", "ana", "--language", "fr")]
    [InlineData("import-blog", "{file}", "--by", "ana", "--loud")]
    [InlineData("import-blog", "{file}", "--dry-run", "--media", "/nowhere")]
    [InlineData("import-blog", "{file}", "--by", "ana", "--data", "/nowhere")]
    public async Task What_cant_be_done_is_refused_with_a_sentence(params string[] args)
    {
        using var file = new WrittenFile(new Wxr().ToString());
        var error = new StringWriter();

        Assert.Equal(1, await ImportBlog.RunAsync(
            [.. args.Select(arg => arg.Replace("{file}", file.Path, StringComparison.Ordinal))], TextWriter.Null, error));

        Assert.NotEmpty(error.ToString());
        Assert.Null(await ImportBlog.RunAsync(["--demo"], TextWriter.Null, error));
    }

    [Fact]
    public async Task Nobody_is_taken_for_a_member_who_isnt_one()
    {
        using var file = new WrittenFile(new Wxr().Item(1, "Uno", "https://blog.example.org/uno/", "uno").ToString());
        var failure = await Assert.ThrowsAsync<BlogUnreadableException>(() => ImportAsync(file, new() { By = "nadie@example.org" }));
        Assert.Contains("nadie@example.org", failure.Message, StringComparison.Ordinal);
        file.Add("autores.csv", "ana,m00000000000000000000000000000000"u8.ToArray());
        await Assert.ThrowsAsync<BlogUnreadableException>(() =>
            ImportAsync(file, new() { By = _admin.Value, Authors = Path.Combine(file.Folder, "autores.csv") }));
    }

    [Fact]
    public async Task What_is_too_long_is_told_and_not_cut()
    {
        var title = string.Join(' ', Enumerable.Repeat("larguísimo", 30));
        using var file = new WrittenFile(new Wxr()
            .Item(1, "Enorme", "https://blog.example.org/enorme/", string.Concat(Enumerable.Repeat("palabra ", 9000)))
            .Item(2, title, "https://blog.example.org/largo/", "corto", more: Wxr.Comment(5, "Ana", string.Concat(Enumerable.Repeat("ñandú ", 3000))))
            .ToString());

        var report = await ImportAsync(file, new() { By = _admin.Value, Share = true });

        Assert.Contains(report.Lines, line => line.Address.EndsWith("/enorme/", StringComparison.Ordinal) && line.Note.Contains("64 KB", StringComparison.Ordinal));
        Assert.Contains(report.Lines, line => line.Note.Contains("160 characters", StringComparison.Ordinal));
        var id = new BlogIds("blog.example.org").Publication("2");
        var text = (await _site.Grains.GetGrain<IPublicationGrain>(id.Value).TextAsync(_admin, "es", null)).Value!;
        Assert.StartsWith($"**{title}**\n\ncorto", text.Source, StringComparison.Ordinal);
        var comments = (await ReadAsync(TopicId.Of(CommentThreads.Of(id)))).OfType<Post>().ToList();
        Assert.Equal(3000, comments.Sum(post => post.Source.Split("ñandú").Length - 1));
        Assert.True(comments.Count > 1);
    }

    [Fact]
    public async Task A_conversation_that_went_on_here_is_left_alone()
    {
        var first = new Wxr().Item(1, "Uno", "https://blog.example.org/uno/", "uno", more: Wxr.Comment(5, "Ana", "Hola"));
        using var file = new WrittenFile(first.ToString());
        await ImportAsync(file, new() { By = _admin.Value, Share = true });
        var thread = CommentThreads.Of(new BlogIds("blog.example.org").Publication("1"));
        var own = new NewPost { RequestId = _site.NewRequest(), Body = "Aquí seguimos." };
        Assert.Null((await _site.Grains.GetGrain<IThreadGrain>(thread.Value).PublishAsync(_luz, own)).Refusal);
        using var later = new WrittenFile(new Wxr().Item(1, "Uno", "https://blog.example.org/uno/", "uno",
            more: Wxr.Comment(5, "Ana", "Hola") + Wxr.Comment(6, "Eva", "Adiós")).ToString());

        var report = await ImportAsync(later, new() { By = _admin.Value, Share = true });

        Assert.Contains(report.Lines, line => line.Note.Contains("gone on talking", StringComparison.Ordinal));
        Assert.Equal(2, (await ReadAsync(TopicId.Of(thread))).OfType<Post>().Count());
    }

    private async Task EveryAddressLeadsOnAsync(WrittenFile blog, HashSet<string> ids)
    {
        using var anybody = _site.NewBrowser();
        var reported = JsonDocument.Parse(File.ReadAllText(blog.Path + ".report.json")).RootElement.GetProperty("lines")
            .EnumerateArray().Where(line => line.GetProperty("what").GetString() == "address not forwarded")
            .Select(line => line.GetProperty("address").GetString()).ToHashSet();
        for (var no = 1; no <= OldBlog.Texts; no++)
        {
            foreach (var path in (string[])[new Uri(OldBlog.LinkOf(no)).AbsolutePath, $"{new Uri(OldBlog.LinkOf(no)).AbsolutePath}feed/", $"/?p={no}"])
            {
                using var answer = await anybody.Http.GetAsync(path);
                var to = answer.Headers.Location?.OriginalString;
                if (OldBlog.WasPublic(no))
                {
                    Assert.True(answer.StatusCode == HttpStatusCode.MovedPermanently && ids.Contains(to!.Split('/')[^1]), path);
                    Assert.StartsWith("/app/compartido/p", to, StringComparison.Ordinal);
                }
                else
                {
                    Assert.NotEqual(HttpStatusCode.MovedPermanently, answer.StatusCode);
                    Assert.Contains(OldBlog.LinkOf(no), reported);
                }
            }
        }

        foreach (var path in (string[])["/2019/05/nada/", "/?p=99999", "/?p=20001", "/%2f%2fevil.example/", "/2013/02/a%c3%b1o-1/x"])
        {
            using var answer = await anybody.Http.GetAsync(path);
            Assert.NotEqual(HttpStatusCode.MovedPermanently, answer.StatusCode);
        }
    }

    private async Task PostsAreAsTheyWereAsync()
    {
        var ids = new BlogIds("blog.example.org");
        var grain = _site.Grains.GetGrain<IPublicationGrain>(ids.Publication("1").Value);
        var text = (await grain.TextAsync(_luz, "es", null)).Value!;
        Assert.Equal("Año nuevo, café nuevo 1", text.Title);
        Assert.Equal(new DateTimeOffset(2013, 2, 2, 12, 0, 0, TimeSpan.Zero), text.At);
        var picture = text.Attachments[0];
        Assert.Equal(
            $"Lo que hicimos el día 1\ncon la gente.\n\n![Taller 1]({picture.Id})\n\n*Un taller*\n\n"
            + $"Más en [otro sitio]({new Uri(OldBlog.LinkOf(2)).AbsoluteUri}).\n\nEl informe (archivo adjunto)\n\n"
            + "*Publicado en Blog de la red por Ana Núñez.*",
            text.Source);
        Assert.Equal(["picture", "document"], text.Attachments.Select(file => file.Kind.ToString().ToLowerInvariant()));
        using var reader = await _site.SignedInAsync("Zoe");
        var bytes = await reader.Http.GetByteArrayAsync($"/api/files/{picture.Id}/content");
        Assert.True(bytes.AsSpan().IndexOf(Samples.Coordinates) < 0 && bytes.AsSpan().IndexOf(Samples.Camera) < 0);

        var comments = (await ReadAsync(TopicId.Of(CommentThreads.Of(ids.Publication("20"))))).OfType<Post>().ToList();
        Assert.Equal(
            ["**María José** comentó en el blog:\n\n¡Qué bueno!\n\nSaludos a \\[todas\\].", "**juana** comentó en el blog:\n\nGracias"],
            comments.Select(post => post.Source));
        Assert.Equal((_admin, 2L), (comments[1].By, comments[1].ReplyTo));
        var covered = (await ReadAsync(TopicId.Of(ids.Publication("20")))).OfType<PublicationAbout>().Single();
        Assert.NotNull(covered.Cover);
        Assert.Equal(PublicationStage.Draft, (await ReadAsync(TopicId.Of(ids.Publication("9")))).OfType<PublicationAbout>().Single().Stage);
    }

    private async Task NothingOfPeopleIsStoredAsync(WrittenFile blog)
    {
        await _site.StopAsync();
        var stored = Directory.EnumerateFiles(_site.Folder, "*.db*").Select(File.ReadAllBytes).ToList();
        Assert.All(stored, bytes => Assert.True(
            bytes.AsSpan().IndexOf("correo.example"u8) < 0 && bytes.AsSpan().IndexOf("203.0.113."u8) < 0));
        Assert.DoesNotContain("correo.example", File.ReadAllText(blog.Path + ".report.json"), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(WrittenFile blog, params string[] more) => RunAsync(
        ["import-blog", blog.Path, "--by", _admin.Value, "--data", _site.Folder, "--media", Path.Combine(blog.Folder, "uploads"),
            "--authors", Path.Combine(blog.Folder, "autores.csv"), .. more]);

    private static async Task<int> RunAsync(string[] args)
    {
        var error = new StringWriter();
        var code = await ImportBlog.RunAsync(args, TextWriter.Null, error);
        Assert.Equal("", error.ToString());
        return code ?? -1;
    }

    private Task<BlogReport> ImportAsync(WrittenFile file, BlogOptions options) => ImportBlog.ImportAsync(
        options with { File = file.Path }, new BlogStore(_site.Grains), _site.Clock, TextWriter.Null);

    private static (int Made, int Present, int Shared) Numbers(WrittenFile blog)
    {
        var counts = JsonDocument.Parse(File.ReadAllText(blog.Path + ".report.json")).RootElement.GetProperty("counts");
        int Of(string what) => counts.TryGetProperty(what, out var count) ? count.GetInt32() : 0;
        return (Of("new here"), Of("here before"), Of("shared"));
    }

    /// <summary>The records there are with their revisions, but for those of publications, which count the comments of their
    /// conversations.</summary>
    private List<string> Rows() => Column(
        "SELECT grain || ' ' || state || CASE WHEN grain LIKE 'publication/%' THEN '' "
        + "ELSE ' ' || ifnull(json_extract(CAST(payload AS TEXT), '$.rev'), '') END FROM grain_state "
        + "WHERE grain LIKE 'publication/%' OR grain LIKE 'file/%' OR grain LIKE 'moved/%' OR grain LIKE 'thread/%' ORDER BY 1");

    /// <summary>How many records there are, and the sum of their revisions. Their bytes may differ: how far others were told
    /// of a topic when its silo was stopped is noted once they know the rest, and is no change of it.</summary>
    private string RowsAndRevisions() => Assert.Single(Column(
        "SELECT count(*) || ' ' || sum(json_extract(CAST(payload AS TEXT), '$.rev')) FROM grain_state "
        + "WHERE grain LIKE 'publication/%' OR grain LIKE 'file/%' OR grain LIKE 'moved/%' OR grain LIKE 'thread/%'"));

    private HashSet<string> Publications() =>
        [.. Column("SELECT DISTINCT grain FROM grain_state WHERE grain LIKE 'publication/%'").Select(grain => grain.Split('/')[1])];

    private List<string> Column(string select)
    {
        using var store = new SqliteConnection($"Data Source={Path.Combine(_folder, "comparte.db")};Mode=ReadOnly;Pooling=False");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = select;
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
        {
            found.Add(rows.GetString(0));
        }

        return found;
    }

    private async Task<List<Entry>> ReadAsync(TopicId topic)
    {
        var (found, before) = (new List<Entry>(), long.MaxValue);
        while (true)
        {
            var page = await _site.Grains.GetTopic(topic).ReadAsync(new TopicQuery { Before = before, Limit = 256 });
            found.InsertRange(0, page.Entries.OrderBy(entry => entry.No));
            if (!page.HasOlder)
            {
                return found;
            }

            before = page.Entries.Min(entry => entry.No);
        }
    }
}
