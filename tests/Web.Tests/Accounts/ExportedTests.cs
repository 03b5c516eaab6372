using System.Text.Json;
using Comparte.Exports;
using Comparte.Publications;
using Comparte.Talks;
using Comparte.Topics;
using Comparte.Web.Tests.Files;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Publications;
using Comparte.Web.Tests.Rights;

namespace Comparte.Web.Tests.Accounts;

/// <summary>What stands in the file with everything that is a member's own, and what doesn't.</summary>
[Collection(SiteCollection.Name)]
public sealed class ExportedTests(Site site) : IAsyncLifetime
{
    private const string Secret = "SECRETO";
    private const string Address = "ana-7f31@example.org";
    private Browser _ana = null!;
    private Browser _joao = null!;
    private GroupId _group;

    public async Task InitializeAsync()
    {
        _ana = await site.SignedInAsync("Ana Xol");
        _joao = await site.SignedInAsync("João Lima");
        _group = await _joao.NewGroupAsync();
        await JoinAsync(_group);
    }

    public Task DisposeAsync()
    {
        _ana.Dispose();
        _joao.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Profile_settings_and_what_the_account_holds_without_a_secret()
    {
        await _ana.MustAsync("PATCH", "/api/members/me", new
        {
            requestId = Now,
            about = "Cuido semillas.",
            settings = new Dictionary<string, string> { ["theme"] = "dark" },
        });
        await _ana.MustAsync("PUT", $"/api/follows/{_joao.Member}");
        await _ana.MustAsync("PUT", "/api/follows/axis-gender-equity");
        await _ana.MustAsync("PUT", "/api/follows/country-GT");
        await _ana.MustAsync("PUT", "/api/me/mail", new
        {
            atOnce = false,
            digest = "daily",
            day = "friday",
            hour = 6,
            zone = "America/Guatemala",
        });
        await _ana.MustAsync("PUT", $"/api/links/{_joao.Member}", new { word = "¿Seguimos en contacto?" });
        var own = await _ana.NewGroupAsync();
        await Site.EventuallyAsync(async () =>
            await KnowsAsync(own.Value));
        await _ana.PostAsync<JsonElement>(
            "/api/invitations", new { requestId = Now, group = own, uses = "single", days = 7, name = "Rosa" });

        var taken = await _ana.TakeAsync();

        using var profile = JsonDocument.Parse(taken["profile.json"]);
        var root = profile.RootElement;
        Assert.Equal("Cuido semillas.", root.GetProperty("profile").GetProperty("about").GetString());
        Assert.Equal(_ana.SignInName, root.GetProperty("account").GetProperty("signInName").GetString());
        Assert.Equal("dark", root.GetProperty("settings").GetProperty("theme").GetString());
        Assert.Equal("daily", root.GetProperty("mail").GetProperty("digest").GetString());
        Assert.Equal("Huertas", root.GetProperty("memberships")[0].GetProperty("name").GetString());
        Assert.Equal(
            ["João Lima", "Equidad de género", "Guatemala"],
            root.GetProperty("follows").EnumerateArray().Select(follow => follow.GetProperty("name").GetString()));
        Assert.Equal("¿Seguimos en contacto?", root.GetProperty("links")[0].GetProperty("word").GetString());
        Assert.Equal("Firefox · Linux", root.GetProperty("sessions")[0].GetProperty("device").GetString());
        Assert.False(root.GetProperty("sessions")[0].GetProperty("push").GetBoolean());
        foreach (var words in new[]
        {
            "Cuido semillas.", "Colores: Oscuros", "Resumen de lo nuevo: Cada día, 06:00", "Horas de America/Guatemala.",
            "Equidad de género", "Guatemala · ", "João Lima", "Huertas", "Firefox · Linux · desde: ",
        })
        {
            Assert.Contains(words, taken["profile.html"], StringComparison.Ordinal);
        }

        Assert.Contains("Rosa", taken["invitations.json"], StringComparison.Ordinal);
        Assert.All(taken.Values, text =>
        {
            Assert.DoesNotContain("passwordHash", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("securityStamp", text, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Own_words_of_conversations_and_comments_and_nobody_elses()
    {
        var thread = await _joao.NewThreadAsync(_group);
        await _joao.CommentAsync(thread, $"{Secret} de João.");
        await _ana.CommentAsync(thread, "Traigo *maíz* criollo.");
        await _ana.MustAsync("PUT", $"/api/threads/{thread}/posts/3/reactions/thanks");
        await _joao.MustAsync("PUT", $"/api/threads/{thread}/posts/4/reactions/useful");
        var shared = await _joao.NewSharedAsync();
        var comments = await _joao.CommentsAsync(shared);
        await _ana.CommentAsync(comments, "Lo probamos en marzo.");

        var taken = await _ana.TakeAsync();

        var lines = One(taken, "conversations/", ".jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var post = JsonDocument.Parse(Assert.Single(lines));
        Assert.Equal("post", post.RootElement.GetProperty("kind").GetString());
        Assert.Equal("Traigo *maíz* criollo.", post.RootElement.GetProperty("source").GetString());
        Assert.Empty(post.RootElement.GetProperty("reactions").EnumerateObject());
        var page = One(taken, "conversations/", ".html");
        Assert.Contains("<h1>¿Qué sembramos?</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Huertas", page, StringComparison.Ordinal);
        Assert.Contains("Lo probamos en marzo.", One(taken, "comments/", ".html"), StringComparison.Ordinal);
        Assert.Contains("\"thanks\"", taken["reactions.json"], StringComparison.Ordinal);
        Assert.Contains("Gracias · ¿Qué sembramos? · mensaje 3", taken["reactions.html"], StringComparison.Ordinal);
        Assert.Contains("href=\"conversations/", taken["index.html"], StringComparison.Ordinal);
        AssertNowhere(taken, Secret);
    }

    [Fact]
    public async Task Of_messages_the_own_ones_and_who_takes_part()
    {
        await _joao.PostAsync<JsonElement>("/api/talks", new
        {
            requestId = Now,
            people = (MemberId[])[_ana.Member],
            body = $"{Secret} por mensaje.",
        });
        await _ana.CommentAsync(TalkIds.ThreadOf(TalkIds.OfPair(_ana.Member, _joao.Member)), "Llego el lunes.");
        await Site.EventuallyAsync(async () =>
            await KnowsAsync("ownTalk"));

        var taken = await _ana.TakeAsync();

        var page = One(taken, "talks/", ".html");
        Assert.Contains("<h1>João Lima</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Llego el lunes.", page, StringComparison.Ordinal);
        AssertNowhere(taken, Secret);
    }

    [Fact]
    public async Task Of_a_hidden_group_that_one_left_the_own_words_and_no_name()
    {
        var hidden = await _joao.NewGroupAsync(visibility: "hidden");
        await _joao.MustAsync("PATCH", $"/api/groups/{hidden}", new { requestId = Now, name = $"{Secret} grupo" });
        await _joao.MustAsync(
            "PUT", $"/api/groups/{hidden}/members/{_ana.Member}", new { requestId = Now, role = "member" });
        await JoinAsync(hidden);
        var thread = await _joao.MadeAsync($"/api/groups/{hidden}/threads", new
        {
            requestId = Now,
            title = $"{Secret} título",
            kind = "conversation",
            body = $"{Secret} cuerpo",
        });
        await _ana.CommentAsync(ThreadId.Of(thread), "Esto lo dije yo.");
        await _joao.MustAsync(
            "PATCH", $"/api/threads/{thread}/posts/3", new { requestId = Now, body = $"{Secret} puesto por João" });
        await _ana.CommentAsync(ThreadId.Of(thread), "Y esto también.");
        await _ana.MadeAsync(
            $"/api/groups/{hidden}/pages", new { requestId = Now, title = $"{Secret} página", body = "Sí." });
        await _ana.MustAsync("DELETE", $"/api/groups/{hidden}/membership?requestId={Talk.NewRequest()}");
        await Site.EventuallyAsync(async () =>
            !await KnowsAsync(Secret));

        var taken = await _ana.TakeAsync();

        var page = One(taken, "conversations/", ".html");
        Assert.Contains("Y esto también.", page, StringComparison.Ordinal);
        Assert.Contains("<h1>Un sitio que ya no puedes ver</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(taken.Keys, path => path.StartsWith("pages/", StringComparison.Ordinal));
        AssertNowhere(taken, Secret);
        AssertNowhere(taken, hidden.Value[1..]);
    }

    [Fact]
    public async Task A_text_that_somebody_else_edited_stands_as_its_author_wrote_it()
    {
        var thread = await _joao.NewThreadAsync(_group);
        await _ana.CommentAsync(thread, "Mis palabras.");
        await _joao.MustAsync(
            "PATCH", $"/api/threads/{thread}/posts/3", new { requestId = Now, body = $"{Secret} puesto por João" });

        var taken = await _ana.TakeAsync();

        Assert.Contains("Mis palabras.", One(taken, "conversations/", ".html"), StringComparison.Ordinal);
        AssertNowhere(taken, Secret);
    }

    [Fact]
    public async Task What_was_shared_by_versions_and_drafts()
    {
        var shared = await _ana.NewSharedAsync();
        await _ana.NewDraftAsync("Todavía *no*.");
        await _ana.AddAuthorAsync(shared, _joao);
        await _joao.MustAsync("PUT", $"/api/publications/{shared}/texts/es/working", new
        {
            requestId = Now,
            @base = 1,
            title = "Cosecha de agua",
            body = $"{Secret} de quien firma también.",
        });
        await _joao.MustAsync("POST", $"/api/publications/{shared}/texts/es/share", new { requestId = Now });

        var taken = await _ana.TakeAsync();

        Assert.Contains("Así **guardamos** la lluvia.", One(taken, "shared/", "/es-1.html"), StringComparison.Ordinal);
        Assert.Contains("\"publicationAbout\"", One(taken, "shared/", "/about.json"), StringComparison.Ordinal);
        Assert.Contains("Artículo", One(taken, "shared/", "/about.html"), StringComparison.Ordinal);
        Assert.Contains("Todavía *no*.", One(taken, "drafts/", "/es.html"), StringComparison.Ordinal);
        AssertNowhere(taken, Secret);
    }

    [Fact]
    public async Task Needs_pages_tasks_projects_journals_and_answers()
    {
        await _ana.MadeAsync("/api/needs", new { requestId = Now, title = "Bomba de agua", text = "Para el vivero." });
        var page = await _joao.MadeAsync(
            $"/api/groups/{_group}/pages", new { requestId = Now, title = "Calendario", body = $"{Secret} primero." });
        await _ana.MustAsync(
            "PUT",
            $"/api/pages/{page}/text",
            new { requestId = Now, @base = 1, title = "Calendario", body = "Mayo: sembrar." });
        await _ana.PostAsync<JsonElement>(
            $"/api/groups/{_group}/tasks", new { requestId = Now, title = "Regar", text = "Cada tarde." });
        await _joao.PostAsync<JsonElement>(
            $"/api/groups/{_group}/tasks",
            new { requestId = Now, title = "Traer agua", text = $"{Secret} tarea", owner = _ana.Member });
        var organization = await _ana.NewOrganizationAsync();
        var project = await _ana.MadeAsync(
            "/api/projects", new { requestId = Now, name = "Semillas en común", lead = organization });
        await _ana.MustAsync("POST", $"/api/projects/{project}/updates", new { requestId = Now, text = "Ya hay vivero." });
        var initiative = await _ana.NewInitiativeAsync(organization);
        await _ana.WriteNoteAsync(initiative, "Visita a la parcela.");
        await _ana.MustAsync(
            "PUT",
            $"/api/initiatives/{initiative}/place",
            new { requestId = Now, latitude = 14.98713, longitude = -90.98713, village = $"{Secret} aldea" });
        var start = new DateTimeOffset(site.Clock.GetUtcNow().Year + 1, 4, 4, 15, 0, 0, TimeSpan.Zero);
        var meeting = await _joao.MadeAsync("/api/publications", new
        {
            requestId = Now,
            type = "event",
            language = "es",
            title = "Feria de semillas",
            body = "Todo el día.",
        });
        await _joao.ChangeAsync(
            PublicationId.Of(meeting),
            new { requestId = Now, when = new { start, end = start.AddHours(2), zone = "America/Guatemala" } });
        await _joao.ShareAsync(PublicationId.Of(meeting));
        await _ana.MustAsync("PUT", $"/api/publications/{meeting}/answer", new { requestId = Now, answer = "going" });
        await Site.EventuallyAsync(async () =>
        {
            return await KnowsAsync("answering")
                && (await _ana.Http.GetStringAsync("/api/needs")).Contains("Bomba de agua", StringComparison.Ordinal)
                && (await _ana.Http.GetStringAsync("/api/projects")).Contains(project, StringComparison.Ordinal)
                && (await _ana.Http.GetStringAsync("/api/initiatives")).Contains(initiative.Value, StringComparison.Ordinal);
        });

        var taken = await _ana.TakeAsync();

        Assert.Contains("Para el vivero.", One(taken, "needs/", ".html"), StringComparison.Ordinal);
        Assert.Contains("Mayo: sembrar.", One(taken, "pages/", ".jsonl"), StringComparison.Ordinal);
        Assert.Contains("Cada tarde.", One(taken, "tasks/", ".html"), StringComparison.Ordinal);
        Assert.Contains("Traer agua", One(taken, "tasks/", ".html"), StringComparison.Ordinal);
        Assert.Contains("Ya hay vivero.", One(taken, "projects/", ".html"), StringComparison.Ordinal);
        Assert.Contains("Visita a la parcela.", One(taken, "logs/", ".jsonl"), StringComparison.Ordinal);
        Assert.Contains("Feria de semillas", taken["events.html"], StringComparison.Ordinal);
        Assert.Contains("going", taken["events.json"], StringComparison.Ordinal);
        AssertNowhere(taken, Secret);
        AssertNowhere(taken, "98713");
    }

    [Fact]
    public async Task Files_as_they_are_kept_and_links_that_lead_to_them()
    {
        var thread = await _ana.NewThreadAsync(_group);
        var (picture, _) = await _ana.UploadAsync(Samples.Photo(64, 48), "huerta.jpg");
        await _ana.ShareAsync(thread, picture);
        var kept = await _ana.Http.GetByteArrayAsync($"/api/files/{picture}/content");
        await _ana.MadeAsync();

        using var zip = new System.IO.Compression.ZipArchive(await _ana.Http.GetStreamAsync($"{Taking.Export}/content"));

        var path = $"files/{picture.Value[^12..]}-huerta.jpg";
        using var bytes = new MemoryStream();
        await using (var entry = await zip.GetEntry(path)!.OpenAsync())
        {
            await entry.CopyToAsync(bytes);
        }

        Assert.Equal(kept, bytes.ToArray());
        var page = zip.Entries.Single(entry => entry.FullName.StartsWith("conversations/", StringComparison.Ordinal)
            && entry.FullName.EndsWith(".html", StringComparison.Ordinal));
        using var reader = new StreamReader(await page.OpenAsync());
        Assert.Contains($"<a href=\"../{path}\">", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_first_page_speaks_the_language_of_who_asks_and_no_address_of_others_is_in_it()
    {
        var rosa = await site.NewMemberAsync("Rosa", Address);
        var thread = await _joao.NewThreadAsync(_group);
        await _ana.CommentAsync(thread, $"@[Rosa]({rosa}), @[João]({_joao.Member}): <b>hola</b>");
        await _ana.MustAsync("PUT", $"/api/follows/{rosa}");
        _ana.Http.DefaultRequestHeaders.Add("Accept-Language", "eu");

        var taken = await _ana.TakeAsync();

        Assert.Contains("<html lang=\"eu\">", taken["index.html"], StringComparison.Ordinal);
        var page = One(taken, "conversations/", ".html");
        Assert.Contains("@Rosa, @João: &lt;b&gt;hola&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("href=\"../index.html\"", page, StringComparison.Ordinal);
        Assert.All(taken.Where(part => part.Key.EndsWith(".html", StringComparison.Ordinal)), part =>
        {
            Assert.StartsWith("<!doctype html>\n<html lang=\"eu\">", part.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", part.Value, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<b>", part.Value, StringComparison.Ordinal);
            Assert.EndsWith("</html>\n", part.Value, StringComparison.Ordinal);
        });
        AssertNowhere(taken, Address);
    }

    [Fact]
    public async Task Two_who_ask_at_once_on_two_devices_get_the_same_one()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            _ana.PostAsync<ExportView>(Taking.Export, new { requestId = Now })));

        Assert.All(asked, export => Assert.NotEqual(ExportPhase.None, export.Phase));
        await Site.EventuallyAsync(async () => (await _ana.GetAsync<ExportView>(Taking.Export)).Phase == ExportPhase.Ready);
        Assert.NotEmpty(Taking.Unpacked(await _ana.Http.GetByteArrayAsync($"{Taking.Export}/content")));
    }

    [Fact]
    public async Task A_place_that_cannot_be_read_is_left_out_and_said_so()
    {
        await using var broken = new Site();
        await broken.InitializeAsync();
        using var ana = await broken.SignedInAsync("Ana");
        var group = await ana.NewGroupAsync();
        var thread = await ana.NewThreadAsync(group);
        await ana.CommentAsync(await ana.NewThreadAsync(group), "Esto se lee.");
        await Site.EventuallyAsync(async () =>
        {
            var entries = await ana.Http.GetStringAsync($"/api/topics/group/{group}/entries");
            return entries.Contains(thread.Value, StringComparison.Ordinal);
        });
        broken.AfterCall = call => (call.TargetId.Key.ToString(), call.MethodName) == (thread.Value, nameof(ITopicGrain.ReadAsync))
            ? throw new TopicUnreadableException("thread.s000000 is broken.")
            : Task.CompletedTask;

        var taken = await ana.TakeAsync();

        Assert.Contains("Esto se lee.", One(taken, "conversations/", ".html"), StringComparison.Ordinal);
        Assert.Contains("no se pudo leer", taken["index.html"], StringComparison.Ordinal);
    }

    private static Guid Now => Talk.NewRequest();

    /// <summary>Whether what is Ana's own says a word by now.</summary>
    private async Task<bool> KnowsAsync(string word) =>
        (await _ana.Http.GetStringAsync($"/api/topics/me/{_ana.Member}/entries")).Contains(word, StringComparison.Ordinal);

    private Task<JsonElement> JoinAsync(GroupId group) =>
        _ana.PostAsync<JsonElement>($"/api/groups/{group}/membership", new { requestId = Now });

    /// <summary>The one part in a folder whose name ends so.</summary>
    private static string One(IReadOnlyDictionary<string, string> taken, string folder, string end) =>
        Assert.Single(taken, part => part.Key.StartsWith(folder, StringComparison.Ordinal)
            && part.Key.EndsWith(end, StringComparison.Ordinal)).Value;

    private static void AssertNowhere(IReadOnlyDictionary<string, string> taken, string word) => Assert.All(taken, part =>
    {
        Assert.DoesNotContain(word, part.Key, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(word, part.Value, StringComparison.OrdinalIgnoreCase);
    });
}
