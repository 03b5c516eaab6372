using System.Text.Json;
using Comparte.Publications;
using Comparte.Topics;
using Comparte.Web.Tests.Files;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Publications;

namespace Comparte.Web.Tests.Rights;

/// <summary>Writes what people share, and what they don't share or no longer.</summary>
internal static class PublicationContents
{
    private static readonly object When = new { start = World.EventAt, end = World.EventAt.AddHours(2), zone = "America/Guatemala" };

    public static async Task WritePublicationsAsync(this World world)
    {
        await EventAsync(world, Kind.GroupEvent, GroupId.Of(world[Kind.HiddenGroup].Ids[0]));
        await EventAsync(world, Kind.NetworkEvent, null);
        await MethodAsync(world);
        await DraftAsync(world);
        await ArticleAsync(world);
        await WithdrawnAsync(world);
        await HiddenAsync(world);
    }

    private static async Task EventAsync(World world, Kind kind, GroupId? group)
    {
        var content = world.New(kind);
        var id = await BeginAsync(world, content, "event", When);
        await world.Author.ShareAsync(id, group);
        Share(content);
        content.On(Way.Calendar, "title", "place", Content.Live);
    }

    private static async Task MethodAsync(World world)
    {
        var content = world.New(Kind.GroupPublication);
        var id = await BeginAsync(world, content, "method");
        await world.Author.ShareAsync(id, GroupId.Of(world[Kind.HiddenGroup].Ids[0]));
        await AskAsync(world, id);
        await world[Reader.Member].Browser.MustAsync(
            "POST",
            $"/api/publications/{id}/trials",
            new { requestId = Talk.NewRequest(), worked = "yes", text = content.Says("trial"), territory = content.Says("there") });
        Share(content);

        // Whoever is asked reads with which group it is shared; the id opens nothing.
        world[Kind.HiddenGroup].Given.Add((Reader.Asked, id.Value[1..]));
        content.On(Way.Api, [.. content.Shown[Way.Api], "trial", "there"]);
        await CommentAsync(world, Kind.GroupComment, id);
    }

    private static async Task DraftAsync(World world)
    {
        var content = world.New(Kind.Draft);
        var id = await BeginAsync(world, content, "article", organization: world.Organization);
        await AskAsync(world, id);
        var files = world.New(Kind.DraftFile);
        var text = await files.FileAsync(world.Author, "text");
        var (cover, _) = await world.Author.UploadAsync(Samples.Photo(64, 48), $"{files.Word("cover")}.jpg");
        files.Of(cover);
        await world.Author.ChangeAsync(id, new
        {
            requestId = Talk.NewRequest(),
            cover = new { id = cover, alt = files.Says("alt") },
            add = new[] { new { id = text } },
        });
        files.On(Way.Api, "text", "cover", "alt", Content.Live).On(Way.File, "bytes of text", "cover").On(Way.Socket, Content.Live);
        files.StirAsync = async () => await world.Author.ChangeAsync(id, new
        {
            requestId = Talk.NewRequest(),
            add = new[] { new { id = await files.FileAsync(world.Author, Content.Live) } },
        });
    }

    private static async Task ArticleAsync(World world)
    {
        var content = world.New(Kind.NetworkPublication);
        var id = await BeginAsync(world, content, "article", organization: world.Organization);
        await world.Author.ShareAsync(id);
        Share(content);
        await CommentAsync(world, Kind.NetworkComment, id);
        var unshared = world.New(Kind.Unshared);
        var path = $"/api/publications/{id}/texts/es/working";
        async Task SaveAsync(string field) => await world.Author.MustAsync("PUT", path, new
        {
            requestId = Talk.NewRequest(),
            @base = (await world.Author.GetAsync<JsonElement>(path)).GetProperty("no").GetInt64(),
            title = unshared.Says("title"),
            body = $"{unshared.Says("body")} {unshared.Word(field)}",
        });
        await SaveAsync("more");
        unshared.Also.Add(path);
        unshared.On(Way.Api, "title", "body", Content.Live);
        unshared.StirAsync = () => SaveAsync(Content.Live);
    }

    private static async Task WithdrawnAsync(World world)
    {
        var content = world.New(Kind.Withdrawn);
        var id = await BeginAsync(world, content, "event", When, world.Organization);
        await world.Author.ShareAsync(id);
        await AskAsync(world, id);
        await CameAsync(world, content);
        await world.Author.WithdrawAsync(id);
        Took(content, id);
    }

    private static async Task HiddenAsync(World world)
    {
        var content = world.New(Kind.HiddenShared);
        var id = await BeginAsync(world, content, "event", When);
        await world.Author.ShareAsync(id);
        await CameAsync(world, content);
        await world[Reader.Administrator].Browser.MustAsync("POST", "/api/hidden", new
        {
            requestId = Talk.NewRequest(),
            about = TopicId.Of(id),
            reason = "untrue",
            text = "No es verdad.",
        });
        Took(content, id);

        // Those who administer look at what it says, and at nothing else of it.
        content.Also.Add($"/api/hidden/publication/{id}");
        content.On(Way.Api, "title", "body").Shown.Remove(Way.Socket);
        content.StirAsync = () => Task.CompletedTask;
    }

    private static async Task CameAsync(World world, Content content)
    {
        foreach (var path in (string[])[Addresses.Entries(TopicId.Feed("network")), Addresses.Question(content.Word("title"))])
        {
            await Site.EventuallyAsync(async () =>
                (await world[Reader.Outsider].GetAsync(path)).Says(content.Word("title")));
        }
    }

    /// <summary>Whoever watches a feed is told by its id what no longer stands there, and knew that.</summary>
    private static void Took(Content content, PublicationId id)
    {
        content.Known.Add(id.Value);
        content.Ids.Clear();
    }

    /// <summary>A draft, with words in all of its fields.</summary>
    private static async Task<PublicationId> BeginAsync(
        World world, Content content, string type, object? when = null, OrganizationId? organization = null)
    {
        var id = PublicationId.Of(await world.Author.MadeAsync("/api/publications", new
        {
            requestId = Talk.NewRequest(),
            type,
            language = "es",
            title = content.Says("title"),
            body = $"Al principio.\n\n**{content.Word("body")}**",
            organization,
        }));
        await world.Author.ChangeAsync(id, new
        {
            requestId = Talk.NewRequest(),
            place = content.Says("place"),
            country = World.Country,
            territory = "Quiché",
            axes = (string[])[World.Axis],
            when,
        });
        content.Ids.Add(id.Value);
        content.Topics.AddRange([TopicId.Of(id), TopicId.Of(ThreadId.Of("t" + id.Value[1..]))]);
        content.Own.AddRange(
        [
            $"/api/publications/{id}/texts/es", $"/api/publications/{id}/texts/es?version=1",
            $"/api/publications/{id}/texts/es/versions", $"/api/publications/{id}/event.ics", $"/api/visits/{id}",
        ]);
        content.Also.Add($"/api/publications/{id}/texts/es/working");
        if (when is not null)
        {
            content.Topics.Add(TopicId.Answers(id));
        }

        content.On(Way.Api, "title", "body", "place", Content.Live).On(Way.Socket, Content.Live);
        content.StirAsync = () => world.Author.ChangeAsync(
            id, new { requestId = Talk.NewRequest(), place = $"{content.Says("place")} {content.Word(Content.Live)}" });
        return id;
    }

    private static void Share(Content content)
    {
        content.Counted["publication"] = 1;
        content.On(Way.Feed, "title", "body", "place", Content.Live).Found("title", "body", "place", Content.Live);
    }

    /// <summary>Asks somebody to be an author: of something shared afterwards, since nothing is shared before all have
    /// answered.</summary>
    private static Task<HttpResponseMessage> AskAsync(World world, PublicationId id) => world.Author.MustAsync(
        "PUT",
        $"/api/publications/{id}/authors/{world[Reader.Asked].Browser.Member}",
        new { requestId = Talk.NewRequest() });

    private static async Task CommentAsync(World world, Kind kind, PublicationId id)
    {
        var content = world.New(kind);
        var thread = await world.Author.CommentsAsync(id);
        await world.Author.CommentAsync(thread, content.Says("body"));
        content.Topics.Add(TopicId.Of(thread));
        content.Own.Add($"/api/threads/{thread}/posts/2/history");
        content.On(Way.Api, "body", Content.Live).On(Way.Socket, Content.Live);
        content.StirAsync = () => world.Author.CommentAsync(thread, content.Says(Content.Live));
    }
}
