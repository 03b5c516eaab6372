using System.Text.Json;
using Comparte.Needs;
using Comparte.Questions;
using Comparte.Talks;
using Comparte.Topics;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Rights;

/// <summary>Writes what is the network's, and what of it is only some people's.</summary>
internal static class NetworkContents
{
    public static async Task WriteNetworkAsync(this World world)
    {
        await NeedAsync(world);
        await HiddenNeedAsync(world);
        await TalkAsync(world);
        await QuestionAsync(world);
        await ProjectAsync(world);
        await InitiativeAsync(world);
        var representative = await world.HelperAsync("Rosa");
        await ConsentAsync(world, representative, world.New(Kind.PlaceTakenBack), 15.43217, takesBack: true);
        await ConsentAsync(world, representative, world.New(Kind.PlaceShown), 16.54329, takesBack: false);
    }

    /// <summary>Everybody reads that it is hidden, and nothing of what it says.</summary>
    private static async Task HiddenNeedAsync(World world)
    {
        var need = world.New(Kind.HiddenNeed);
        var id = NeedId.Of(await world.Author.MadeAsync("/api/needs", new
        {
            requestId = Talk.NewRequest(),
            title = need.Says("title"),
            text = need.Says("text"),
            territory = need.Says("territory"),
            axes = (string[])[World.Axis],
        }));
        await Site.EventuallyAsync(async () =>
            (await world[Reader.Outsider].GetAsync(Addresses.Question(need.Word("title")))).Says(need.Word("title")));
        await world[Reader.Administrator].Browser.MustAsync("POST", "/api/hidden", new
        {
            requestId = Talk.NewRequest(),
            about = TopicId.Of(id),
            reason = "spam",
            text = "Es propaganda.",
        });
        need.Around.Add(TopicId.Of(id));
        need.Also.AddRange([$"/api/needs/{id}", $"/api/hidden/need/{id}"]);
        need.On(Way.Api, "title", "text");
    }

    private static async Task QuestionAsync(World world)
    {
        var question = world.New(Kind.Question);
        var asked = await world.Author.PostAsync<JsonElement>("/api/me/questions", new
        {
            requestId = Talk.NewRequest(),
            text = question.Says("text"),
            page = $"/app/{question.Word("page")}",
        });
        await world[Reader.Administrator].Browser.MustAsync(
            "PUT", $"/api/admin/questions/{asked.GetProperty("no").GetInt64()}/answer", new
            {
                requestId = Talk.NewRequest(),
                text = question.Says("answer"),
            });
        question.Topics.Add(new TopicId(TopicKinds.Questions, IQuestionsGrain.Key));
        question.Also.AddRange(["/api/me/questions", "/api/admin/questions"]);
        question.On(Way.Api, "text", "page", "answer");
    }

    private static async Task NeedAsync(World world)
    {
        var need = world.New(Kind.Need);
        var id = NeedId.Of(await world.Author.MadeAsync("/api/needs", new
        {
            requestId = Talk.NewRequest(),
            title = need.Says("title"),
            text = need.Says("text"),
            country = World.Country,
            territory = need.Says("territory"),
            axes = (string[])[World.Axis],
        }));
        need.Ids.Add(id.Value);
        need.Own.Add($"/api/needs/{id}");
        need.Topics.Add(TopicId.Of(id));
        need.Counted["need"] = 1;
        need.On(Way.Api, "title", "text", "territory", Content.Live).On(Way.Socket, Content.Live)
            .Found("title", "text", "territory", Content.Live);
        need.StirAsync = () => world.Author.MustAsync("PATCH", $"/api/needs/{id}", new
        {
            requestId = Talk.NewRequest(),
            text = $"{need.Says("text")} {need.Word(Content.Live)}",
        });

        var help = world.New(Kind.Help);
        var helper = await world.HelperAsync("João");
        await helper.PostAsync<JsonElement>(
            $"/api/needs/{id}/helps", new { requestId = Talk.NewRequest(), body = help.Says("body") });
        var thread = HelpThreads.Of(id, helper.Member);
        help.Ids.Add(thread.Value);
        help.Topics.AddRange([TopicId.Of(thread), TopicId.Helps(id)]);
        help.Own.Add($"/api/threads/{thread}/posts/2/history");
        help.On(Way.Api, "body", Content.Live).On(Way.Socket, Content.Live);
        help.StirAsync = () => helper.PostAsync<JsonElement>(
            $"/api/threads/{thread}/posts", new { requestId = Talk.NewRequest(), body = help.Says(Content.Live) });
    }

    private static async Task TalkAsync(World world)
    {
        var talk = world.New(Kind.Talk);
        var writer = await world.HelperAsync("Ana");
        await writer.PostAsync<JsonElement>("/api/talks", new
        {
            requestId = Talk.NewRequest(),
            people = (MemberId[])[world.Author.Member],
            body = talk.Says("body"),
        });
        var id = TalkIds.OfPair(writer.Member, world.Author.Member);
        var thread = TalkIds.ThreadOf(id);
        talk.Ids.AddRange([id.Value, thread.Value]);
        talk.Topics.AddRange([TopicId.Of(id), TopicId.Of(thread)]);
        talk.Own.Add($"/api/threads/{thread}/posts/2/history");
        talk.On(Way.Api, "body", Content.Live).On(Way.Socket, Content.Live);
        talk.StirAsync = () => writer.PostAsync<JsonElement>(
            $"/api/threads/{thread}/posts", new { requestId = Talk.NewRequest(), body = talk.Says(Content.Live) });
    }

    private static async Task ProjectAsync(World world)
    {
        var project = world.New(Kind.Project);
        var id = ProjectId.Of(await world.Author.MadeAsync("/api/projects", new
        {
            requestId = Talk.NewRequest(),
            name = project.Says("name"),
            purpose = project.Says("purpose"),
            stage = "running",
            country = World.Country,
            territories = (string[])[project.Says("territory")],
            axes = (string[])[World.Axis],
            lead = world.Organization,
        }));
        var path = $"/api/projects/{id}";
        await world.Author.MustAsync(
            "PUT", $"{path}/group", new { requestId = Talk.NewRequest(), group = world[Kind.LinkedGroup].Known[0] });
        await world.Author.MustAsync("POST", $"{path}/goals", new { requestId = Talk.NewRequest(), text = project.Says("goal") });
        await world.Author.MustAsync("POST", $"{path}/indicators", new
        {
            requestId = Talk.NewRequest(),
            name = project.Says("indicator"),
            unit = "familias",
            source = project.Says("source"),
        });
        Task UpdateAsync(string field) =>
            world.Author.MustAsync("POST", $"{path}/updates", new { requestId = Talk.NewRequest(), text = project.Says(field) });
        await UpdateAsync("update");
        project.Ids.Add(id.Value);
        project.Own.Add(path);
        project.Topics.Add(TopicId.Of(id));
        project.Counted["project"] = 1;
        project.On(Way.Api, "name", "purpose", "territory", "goal", "indicator", "source", "update", Content.Live)
            .On(Way.Socket, Content.Live).Found("name", "purpose", "territory");
        project.StirAsync = () => UpdateAsync(Content.Live);
    }

    private static async Task InitiativeAsync(World world)
    {
        var content = world.New(Kind.Initiative);
        var id = InitiativeId.Of(await world.Author.MadeAsync("/api/initiatives", new
        {
            requestId = Talk.NewRequest(),
            name = content.Says("name"),
            organization = world.Organization,
            kinds = (string[])["agricultural"],
            products = (string[])[content.Says("product")],
            families = new { value = 32, on = "2026-03-01", source = content.Says("source") },
            country = World.Country,
            territory = content.Says("territory"),
            axes = (string[])[World.Axis],
            about = content.Says("about"),
        }));
        content.Ids.Add(id.Value);
        content.Own.Add($"/api/initiatives/{id}");
        content.Topics.Add(TopicId.Of(id));
        content.Counted["initiative"] = 1;
        content.On(Way.Api, "name", "product", "source", "territory", "about", Content.Live).On(Way.Socket, Content.Live)
            .Found("name", "product", "territory", "about", Content.Live);
        content.StirAsync = () => world.Author.MustAsync("PATCH", $"/api/initiatives/{id}", new
        {
            requestId = Talk.NewRequest(),
            about = $"{content.Says("about")} {content.Word(Content.Live)}",
        });

        var log = world.New(Kind.Log);
        await world.Author.WriteNoteAsync(id, log.Says("text"));
        log.Topics.Add(TopicId.Log(id));
        log.On(Way.Api, "text", Content.Live).On(Way.Socket, Content.Live);
        log.StirAsync = () => world.Author.WriteNoteAsync(id, log.Says(Content.Live));
        await PlaceAsync(world, world.New(Kind.Place), id, 14.98713);
    }

    /// <summary>Says where an initiative is, exactly, and later that it is in another village.</summary>
    private static async Task PlaceAsync(World world, Content content, InitiativeId id, double latitude)
    {
        Task SetAsync(string field) => world.Author.MustAsync("PUT", $"/api/initiatives/{id}/place", new
        {
            requestId = Talk.NewRequest(),
            latitude = content.Number("latitude", latitude),
            longitude = content.Number("longitude", Math.Round(-latitude - 76, 5)),
            village = content.Says(field),
        });
        await SetAsync("village");
        content.Topics.Add(TopicId.Log(id));
        content.Own.Add($"/api/initiatives/{id}/place");
        content.On(Way.Api, "latitude", "longitude", Content.Live).On(Way.Socket, Content.Live);
        content.StirAsync = () => SetAsync(Content.Live);
    }

    /// <summary>An initiative that shows where it is, and perhaps takes that back.</summary>
    private static async Task ConsentAsync(
        World world, Browser representative, Content content, double latitude, bool takesBack)
    {
        var id = await world.Author.NewInitiativeAsync(world.Organization);
        var path = $"/api/initiatives/{id}";
        await world.Author.AddPersonAsync(path, representative, represents: true);
        await PlaceAsync(world, content, id, latitude);
        content.Known.Add(id.Value);
        content.Around.Add(TopicId.Of(id));
        content.Also.Add(path);
        await representative.MustAsync("PUT", $"{path}/place/consent", new { requestId = Talk.NewRequest() });
        await Site.EventuallyAsync(async () =>
            (await world[Reader.Outsider].GetAsync(path)).Says(content.Word("village")));
        if (takesBack)
        {
            await representative.MustAsync("DELETE", $"{path}/place/consent");
            return;
        }

        // What it shows stands as it was when it consented.
        content.Topics.Clear();
        content.Own.Clear();
        content.Own.Add(path);
        content.On(Way.Api, "latitude", "longitude", "village").Shown.Remove(Way.Socket);
        content.StirAsync = () => Task.CompletedTask;
    }
}
