using System.Text;
using System.Text.Json;
using Comparte.Topics;
using Comparte.Web.Tests.Files;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Rights;

/// <summary>Writes groups and what is in them.</summary>
internal static class GroupContents
{
    public static async Task WriteGroupsAsync(this World world)
    {
        var hidden = await GroupAsync(world, Kind.HiddenGroup, "hidden");
        var linked = await GroupAsync(world, Kind.LinkedGroup, "hidden");
        var listed = await GroupAsync(world, Kind.ListedGroup, "listed");
        world[Kind.HiddenGroup].Ids.Add(hidden.Value);
        world[Kind.HiddenGroup].Own.Add($"/api/groups/{hidden}");
        world[Kind.LinkedGroup].Own.Add($"/api/groups/{linked}");

        GiveOutsiders(world, Kind.HiddenGroup);

        // Whoever links a group facilitates it.
        await world[Reader.Facilitator].Browser.MustAsync(
            "PUT", $"/api/groups/{linked}/members/{world.Author.Member}", new { requestId = Talk.NewRequest(), role = "facilitator" });

        // Everybody reads in the project to which group it is linked; the id opens nothing.
        world[Kind.LinkedGroup].Known.Add(linked.Value);
        world[Kind.ListedGroup].Ids.Add(listed.Value);
        world[Kind.ListedGroup].Own.Add($"/api/groups/{listed}");
        await SensitiveAsync(world);
        await ThreadAsync(world, Kind.HiddenPost, hidden);
        var inside = await ThreadAsync(world, Kind.ListedPost, listed);

        // Of a listed group, what is within it is its members'.
        inside.Topics.AddRange(world[Kind.ListedGroup].Topics);
        world[Kind.ListedGroup].Topics.Clear();
        await FilesAsync(world, hidden);
        await TaskAsync(world, hidden);
        await PageAsync(world, hidden);
        await NoticeAsync(world, hidden);
        await ReportAsync(world, linked);
        await HiddenAwayAsync(world, hidden);
        await AgreementsAsync(world, linked);
        await ActAsync(world, hidden);
    }

    /// <summary>Who was taken out is told which membership ended.</summary>
    private static void GiveOutsiders(World world, Kind group) => world[group].Given.AddRange(
        new[] { Reader.Removed, Reader.Visited }.Select(reader => (reader, $"{TopicId.Me(world[reader].Browser.Member)}")));

    /// <summary>Of a post that is hidden its author and those who moderate read the words, and its author alone has its file.</summary>
    private static async Task HiddenAwayAsync(World world, GroupId group)
    {
        var (content, file) = (world.New(Kind.HiddenAway), world.New(Kind.HiddenFile));
        var thread = await world.Author.NewThreadAsync(group);
        var (id, _) = await world.Author.UploadAsync(Encoding.UTF8.GetBytes(file.Says("bytes")), "nota.txt");
        var post = (await world.Author.PostAsync<JsonElement>($"/api/threads/{thread}/posts", new
        {
            requestId = Talk.NewRequest(),
            body = content.Says("before"),
            attachments = new[] { new { id, alt = content.Says("alt") } },
        })).GetProperty("no").GetInt64();
        await world.Author.MustAsync(
            "PATCH", $"/api/threads/{thread}/posts/{post}", new { requestId = Talk.NewRequest(), body = content.Says("body") });
        await world[Reader.Facilitator].Browser.MustAsync("POST", "/api/hidden", new
        {
            requestId = Talk.NewRequest(),
            about = TopicId.Of(thread),
            post,
            reason = "personalData",
            text = "Dice dónde vive alguien.",
        });
        content.Own.Add($"/api/threads/{thread}/posts/{post}/history");
        content.Also.Add($"/api/hidden/thread/{thread}?post={post}");
        content.On(Way.Api, "body", "alt");

        // Those who moderate read its id beside its name; it opens nothing to them.
        file.Known.Add(id.Value);
        file.Own.AddRange(Addresses.Files(id.Value));
        file.On(Way.File, "bytes");
    }

    private static async Task AgreementsAsync(World world, GroupId group)
    {
        var content = world.New(Kind.Agreements);
        Task AgreeAsync(int @base, string body) => world[Reader.Facilitator].Browser.MustAsync(
            "PUT", $"/api/groups/{group}/agreements", new { requestId = Talk.NewRequest(), @base, body });
        await AgreeAsync(0, content.Says("before"));
        await AgreeAsync(1, content.Says("body"));
        content.Own.AddRange(
        [
            $"/api/groups/{group}/agreements", $"/api/groups/{group}/agreements?version=1",
            $"/api/groups/{group}/agreements/versions",
        ]);
        content.On(Way.Api, "before", "body", Content.Live);
        content.StirAsync = () => AgreeAsync(2, $"{content.Says("body")} {content.Word(Content.Live)}");
    }

    private static async Task ReportAsync(World world, GroupId group)
    {
        var content = world.New(Kind.Report);
        var thread = await world[Reader.Facilitator].Browser.NewThreadAsync(group);
        await world[Reader.Member].Browser.MustAsync("POST", "/api/reports", new
        {
            requestId = Talk.NewRequest(),
            about = TopicId.Of(thread),
            post = 2,
            reason = "somethingElse",
            text = content.Says("text"),
        });
        content.Topics.Add(new TopicId(TopicKinds.Reports, group.Value));
        content.Also.AddRange([$"/api/reports/{group}", "/api/reports/network", $"/api/reports/{group}/1/warning"]);
        content.On(Way.Api, "text");
    }

    /// <summary>An act holds no words of anybody: what it is made of stands for it.</summary>
    private static async Task ActAsync(World world, GroupId group)
    {
        var content = world.New(Kind.Act);
        var thread = await world.Author.NewThreadAsync(group);
        var posts = $"/api/threads/{thread}/posts";
        foreach (var field in new[] { "key", Content.Live })
        {
            var post = await world.Author.PostAsync<JsonElement>(posts, new { requestId = Talk.NewRequest(), body = "Borrador" });
            content.Words[field] = $"thread/{thread}/{post.GetProperty("no").GetInt64()}/";
        }

        Task DeleteAsync(string field) => world[Reader.Facilitator].Browser.MustAsync(
            "DELETE", $"{posts}/{content.Words[field].Split('/')[2]}?requestId={Talk.NewRequest()}");
        await DeleteAsync("key");
        content.Topics.Add(TopicId.Power(group));
        content.On(Way.Api, "key", Content.Live).On(Way.Socket, Content.Live);
        content.StirAsync = () => DeleteAsync(Content.Live);
    }

    /// <summary>A notice holds no words of anybody: its key stands for it.</summary>
    private static async Task NoticeAsync(World world, GroupId group)
    {
        var content = world.New(Kind.Notice);
        var author = world.Author.Member;
        var facilitator = world[Reader.Facilitator].Browser;
        var thread = await facilitator.NewThreadAsync(group);
        var post = await facilitator.PostAsync<JsonElement>(
            $"/api/threads/{thread}/posts", new { requestId = Talk.NewRequest(), body = $"@[Autora]({author})" });
        content.Words["key"] = $"post/{thread}/{post.GetProperty("no").GetInt64()}";
        content.Topics.Add(TopicId.Inbox(author));
        content.On(Way.Api, "key").On(Way.Push, "key");
    }

    /// <summary>Its members read it in the app and nowhere else: no push says a word of it, nor the first screen.</summary>
    private static async Task SensitiveAsync(World world)
    {
        var group = await GroupAsync(world, Kind.SensitiveGroup, "hidden");
        world[Kind.SensitiveGroup].Ids.Add(group.Value);
        world[Kind.SensitiveGroup].Own.Add($"/api/groups/{group}");
        GiveOutsiders(world, Kind.SensitiveGroup);
        await world[Reader.Facilitator].Browser.MustAsync(
            "PATCH", $"/api/groups/{group}", new { requestId = Talk.NewRequest(), sensitive = true });
        var post = await ThreadAsync(world, Kind.SensitivePost, group);
        post.Shown.Remove(Way.Push);
        post.Shown.Remove(Way.Feed);
        post.Counted["post"] = 2;
        post.StirAsync = () => world.Author.PostAsync<JsonElement>(
            $"/api/threads/{post.Ids[0]}/posts", new { requestId = Talk.NewRequest(), body = post.Says(Content.Live) });
    }

    private static async Task<GroupId> GroupAsync(World world, Kind kind, string visibility)
    {
        var group = world.New(kind);
        var browser = world[Reader.Facilitator].Browser;
        var id = GroupId.Of(await browser.MadeAsync("/api/groups", new
        {
            requestId = Talk.NewRequest(),
            name = group.Says("name"),
            purpose = group.Says("purpose"),
            access = "open",
            visibility,
            axes = (string[])[World.Axis],
        }));
        await world.FillAsync(id);
        group.Topics.AddRange(
        [
            TopicId.Of(id), TopicId.Tasks(id), TopicId.Files(id), TopicId.Power(id), TopicId.Feed(id.Value),
            TopicId.Calendar($"{id}-{World.EventAt.Year}"),
        ]);
        group.Counted["group"] = 1;
        group.On(Way.Api, "name", "purpose", Content.Live).On(Way.Socket, Content.Live).Found("name", "purpose", Content.Live);
        group.StirAsync = () => browser.MustAsync("PATCH", $"/api/groups/{id}", new
        {
            requestId = Talk.NewRequest(),
            purpose = $"{group.Says("purpose")} {group.Word(Content.Live)}",
        });
        return id;
    }

    private static async Task<Content> ThreadAsync(World world, Kind kind, GroupId group)
    {
        var content = world.New(kind);
        var thread = ThreadId.Of(await world.Author.MadeAsync($"/api/groups/{group}/threads", new
        {
            requestId = Talk.NewRequest(),
            title = content.Says("title"),
            kind = "conversation",
            body = content.Says("before"),
            axes = (string[])[World.Axis],
        }));
        var posts = $"/api/threads/{thread}/posts";
        await world.Author.MustAsync("PATCH", $"{posts}/2", new { requestId = Talk.NewRequest(), body = content.Says("body") });
        content.Ids.Add(thread.Value);
        content.Topics.Add(TopicId.Of(thread));
        content.Own.Add($"{posts}/2/history");
        content.Counted["thread"] = 1;
        content.Counted["post"] = 3;
        content.On(Way.Api, "title", "before", "body", Content.Live).On(Way.Socket, Content.Live)
            .On(Way.Push, Content.Live).On(Way.Feed, "title").Found("title", "body", Content.Live);
        content.StirAsync = async () =>
        {
            // Everybody is named, whoever may read it or not.
            await NameAsync(world.Author, world.Readers.Where(eyes => eyes.Reader is not (Reader.Author or Reader.Anonymous)));
            await NameAsync(world[Reader.Facilitator].Browser, [world[Reader.Author]]);
        };
        return content;

        Task<JsonElement> NameAsync(Browser browser, IEnumerable<Eyes> named)
        {
            var names = string.Join(' ', named.Select(eyes => $"@[{eyes.Reader}]({eyes.Browser.Member})"));
            return browser.PostAsync<JsonElement>(
                posts, new { requestId = Talk.NewRequest(), body = $"{content.Says(Content.Live)} {names}" });
        }
    }

    private static async Task FilesAsync(World world, GroupId group)
    {
        var content = world.New(Kind.PostFile);
        var thread = await world.Author.NewThreadAsync(group);
        var text = await content.FileAsync(world.Author, "text");
        var (picture, _) = await world.Author.UploadAsync(Samples.Photo(64, 48), $"{content.Word("picture")}.jpg");
        await ShareAsync(world.Author, thread, content.Says("alt"), text, picture);
        content.Of(picture);
        content.On(Way.Api, "text", "picture", "alt", Content.Live).On(Way.File, "bytes of text", "picture")
            .On(Way.Socket, Content.Live).Found(null, "alt");
        content.StirAsync = async () =>
            await ShareAsync(world.Author, thread, "Otra", await content.FileAsync(world.Author, Content.Live));
    }

    private static Task<JsonElement> ShareAsync(Browser browser, ThreadId thread, string alt, params FileId[] files) =>
        browser.PostAsync<JsonElement>($"/api/threads/{thread}/posts", new
        {
            requestId = Talk.NewRequest(),
            attachments = files.Select(id => new { id, alt }),
        });

    private static async Task TaskAsync(World world, GroupId group)
    {
        var task = world.New(Kind.Task);
        Task AddAsync(string field) => world.Author.PostAsync<JsonElement>($"/api/groups/{group}/tasks", new
        {
            requestId = Talk.NewRequest(),
            title = task.Says(field),
            text = task.Says("text"),
            owner = world[Reader.Member].Browser.Member,
        });
        await AddAsync("title");
        task.Topics.Add(TopicId.Tasks(group));
        task.On(Way.Api, "title", "text", Content.Live).On(Way.Socket, Content.Live);
        task.StirAsync = () => AddAsync(Content.Live);
    }

    private static async Task PageAsync(World world, GroupId group)
    {
        var page = world.New(Kind.Page);
        var id = PageId.Of(await world.Author.MadeAsync(
            $"/api/groups/{group}/pages",
            new { requestId = Talk.NewRequest(), title = page.Says("title"), body = page.Says("body") }));
        page.Ids.Add(id.Value);
        page.Topics.Add(TopicId.Of(id));
        page.Own.AddRange([$"/api/pages/{id}/text", $"/api/pages/{id}/text?version=1", $"/api/pages/{id}/versions"]);
        page.On(Way.Api, "title", "body", Content.Live).On(Way.Socket, Content.Live).Found("title", "body", Content.Live);
        page.StirAsync = () => world.Author.MustAsync("PUT", $"/api/pages/{id}/text", new
        {
            requestId = Talk.NewRequest(),
            @base = 1,
            title = $"{page.Says("title")} {page.Word(Content.Live)}",
            body = page.Says("body"),
            note = page.Says("note"),
        });
    }

    /// <summary>Makes something, and answers its id.</summary>
    public static async Task<string> MadeAsync(this Browser browser, string path, object body) =>
        (await browser.PostAsync<JsonElement>(path, body)).GetProperty("id").GetString()!;

    /// <summary>Uploads a text, whose name is the word of a field and whose bytes say another.</summary>
    public static async Task<FileId> FileAsync(this Content content, Browser browser, string field)
    {
        var bytes = Encoding.UTF8.GetBytes(content.Says($"bytes of {field}"));
        var (id, _) = await browser.UploadAsync(bytes, $"{content.Word(field)}.txt");
        content.Of(id);
        return id;
    }

    /// <summary>Says that a file is one of its.</summary>
    public static void Of(this Content content, FileId file)
    {
        content.Ids.Add(file.Value);
        content.Own.AddRange(Addresses.Files(file.Value));
    }
}
