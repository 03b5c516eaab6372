using System.Net;
using System.Text.Json;
using Comparte.Needs;
using Comparte.Topics;
using Comparte.Web.Live;
using Comparte.Web.Tests.Files;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.Needs;

/// <summary>Needs and offers over HTTP and sockets, and what of them nobody outside sees.</summary>
[Collection(SiteCollection.Name)]
public sealed class NeedTests(Site site)
{
    private const string Canary = "Tengo maíz de la Aldea Canario.";

    [Fact]
    public async Task A_need_is_stated_listed_changed_answered_and_opened_again()
    {
        using var ana = await site.SignedInAsync("Ana");
        var id = await NewNeedAsync(ana);
        var path = $"/api/needs/{id}";

        await ana.MustAsync("PATCH", path, new { requestId = Talk.NewRequest(), title = "Maíz criollo", until = "2027-01-31" });
        await Site.EventuallyAsync(async () => (await CardAsync(ana, id)) is { } card
            && card.GetProperty("title").GetString() == "Maíz criollo" && card.GetProperty("until").GetString() == "2027-01-31"
            && !card.TryGetProperty("stage", out _));
        await ana.MustAsync("PUT", $"{path}/answer", new { requestId = Talk.NewRequest(), helpers = (string[])[], thanks = "Gracias." });
        var about = (await ana.GetAsync<JsonElement>(path)).GetProperty("about");
        Assert.Equal(("answered", "Gracias."), (about.GetProperty("stage").GetString(), about.GetProperty("thanks").GetString()));
        await ana.MustAsync("PATCH", path, new { requestId = Talk.NewRequest(), closed = false });
        Assert.Equal("open", (await ana.GetAsync<JsonElement>(path)).GetProperty("about").GetProperty("stage").GetString());
        await ana.MustAsync("DELETE", $"{path}?requestId={Talk.NewRequest()}");
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.Http.GetAsync(path)));
        await Site.EventuallyAsync(async () => await CardAsync(ana, id) is null);
    }

    [Fact]
    public async Task A_conversation_is_live_for_both_sides_and_for_nobody_else()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var outsider = await site.SignedInAsync("Maren");
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        var id = await NewNeedAsync(ana);
        await using var asks = await Listener.ConnectAsync(ana);
        await asks.OpenAsync(TopicId.Me(ana.Member));
        await asks.OpenAsync(TopicId.Helps(id));

        var thread = await HelpAsync(joao, id);

        await asks.HearAsync(ToBrowser.Changes, batch => Says(batch, thread.Value) && Says(batch, "helping"));
        Assert.NotEqual(OpenedStatus.Gone, (await asks.OpenAsync(TopicId.Of(thread))).Status);
        await using var helps = await Listener.ConnectAsync(joao);
        await helps.OpenAsync(TopicId.Of(thread));
        await ana.PostAsync<JsonElement>($"/api/threads/{thread}/posts", new { requestId = Talk.NewRequest(), body = "¡Qué alegría!" });
        await helps.HearAsync(ToBrowser.Changes, batch => Says(batch, "¡Qué alegría!"));
        Assert.Equal(OpenedStatus.Gone, (await helps.OpenAsync(TopicId.Helps(id))).Status);
        foreach (var other in new[] { outsider, admin })
        {
            await using var listener = await Listener.ConnectAsync(other);
            Assert.Equal(OpenedStatus.Gone, (await listener.OpenAsync(TopicId.Of(thread))).Status);
            Assert.Equal(OpenedStatus.Gone, (await listener.OpenAsync(TopicId.Helps(id))).Status);
            await RefusesAsync(other, thread);
            Assert.DoesNotContain(await SeenAsync(other, id), text => Says(text, Canary) || Says(text, thread.Value));
            Assert.DoesNotContain(await SeenAsync(other, id), text => Says(text, joao.Member.Value) && Says(text, "needAbout"));
        }
    }

    [Theory]
    [InlineData("organization")]
    [InlineData("initiative")]
    public async Task Who_leaves_those_who_ask_stops_reading_at_once(string left)
    {
        using var ana = await site.SignedInAsync("Ana");
        using var colleague = await site.SignedInAsync("Diego");
        using var joao = await site.SignedInAsync("João");
        var (path, name) = await NameAsync(ana, left);
        await ana.AddPersonAsync(path, colleague);
        var id = await NewNeedAsync(colleague, name);
        var thread = await HelpAsync(joao, id);
        await using var gone = await Listener.ConnectAsync(colleague);
        await using var stays = await Listener.ConnectAsync(joao);
        Assert.NotEqual(OpenedStatus.Gone, (await gone.OpenAsync(TopicId.Of(thread))).Status);
        await stays.OpenAsync(TopicId.Of(thread));

        await colleague.LeaveAsync(path);
        await joao.PostAsync<JsonElement>($"/api/threads/{thread}/posts", new { requestId = Talk.NewRequest(), body = "Ya no está" });

        await stays.HearAsync(ToBrowser.Changes, batch => Says(batch, "Ya no está"));
        await gone.HearAsync(ToBrowser.Gone, topic => Says(topic, $"thread/{thread}"));
        Assert.DoesNotContain(await gone.HeardSoFarAsync(), heard => Says(heard.Payload, "Ya no está"));
        Assert.Equal(OpenedStatus.Gone, (await gone.OpenAsync(TopicId.Of(thread))).Status);
        await RefusesAsync(colleague, thread);
        await Site.EventuallyAsync(async () => !Says(
            await colleague.Http.GetStringAsync($"/api/topics/me/{colleague.Member}/entries"), thread.Value));
    }

    [Fact]
    public async Task Who_leaves_while_nobody_writes_stops_watching_too()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var colleague = await site.SignedInAsync("Diego");
        using var joao = await site.SignedInAsync("João");
        var (path, name) = await NameAsync(ana, "organization");
        await ana.AddPersonAsync(path, colleague);
        var thread = await HelpAsync(joao, await NewNeedAsync(ana, name));
        await using var gone = await Listener.ConnectAsync(colleague);
        await gone.OpenAsync(TopicId.Of(thread));

        await colleague.LeaveAsync(path);

        await gone.HearAsync(ToBrowser.Gone, topic => Says(topic, $"thread/{thread}"));
    }

    [Fact]
    public async Task A_file_in_a_conversation_is_for_its_two_sides()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var outsider = await site.SignedInAsync("Maren");
        var thread = await HelpAsync(joao, await NewNeedAsync(ana));

        var (file, _) = await joao.UploadAsync([.. "canario"u8], "acta.txt");
        await joao.PostAsync<JsonElement>(
            $"/api/threads/{thread}/posts",
            new { requestId = Talk.NewRequest(), body = "Aquí", attachments = new[] { new { id = file } } });

        Assert.Equal(HttpStatusCode.OK, (await ana.Http.GetAsync($"/api/files/{file}/content")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Http.GetAsync($"/api/files/{file}/content")).StatusCode);
    }

    [Fact]
    public async Task A_program_that_only_reads_reads_the_conversations_of_its_owner()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var thread = await HelpAsync(joao, await NewNeedAsync(ana));
        var made = await ana.PostAsync<JsonElement>(
            "/api/tokens", new { requestId = Talk.NewRequest(), name = "lector", scope = "read", days = 7 });
        using var program = new HttpClient { BaseAddress = site.Address };
        program.DefaultRequestHeaders.Add("Authorization", $"Bearer {made.GetProperty("token").GetString()}");

        Assert.Contains(Canary, await program.GetStringAsync($"/api/topics/thread/{thread}/entries"), StringComparison.Ordinal);
        var refused = await program.PostAsync($"/api/threads/{thread}/posts", null);
        Assert.Equal((403, "read_only_token"), await Browser.RefusalAsync(refused));
    }

    private static async Task<NeedId> NewNeedAsync(Browser browser, Dictionary<string, string>? name = null)
    {
        var need = new Dictionary<string, object>
        {
            ["requestId"] = Talk.NewRequest(),
            ["title"] = "Semillas de maíz",
            ["country"] = "GT",
        };
        name?.ToList().ForEach(pair => need[pair.Key] = pair.Value);
        return NeedId.Of((await browser.PostAsync<JsonElement>("/api/needs", need)).GetProperty("id").GetString()!);
    }

    private static async Task<ThreadId> HelpAsync(Browser browser, NeedId id)
    {
        var answer = await browser.TrySendAsync(
            "POST", $"/api/needs/{id}/helps", new { requestId = Talk.NewRequest(), body = Canary });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var thread = HelpThreads.Of(id, browser.Member);
        Assert.Equal($"/api/threads/{thread}/posts/2", answer.Headers.Location?.ToString());
        return thread;
    }

    /// <summary>An organization or initiative of Ana's, with the address of its people.</summary>
    private static async Task<(string Path, Dictionary<string, string> Name)> NameAsync(Browser ana, string kind)
    {
        var organization = await ana.NewOrganizationAsync();
        var id = kind == "organization" ? organization.Value : (await ana.NewInitiativeAsync(organization)).Value;
        return ($"/api/{kind}s/{id}", new Dictionary<string, string> { [kind] = id });
    }

    private static async Task<JsonElement?> CardAsync(Browser browser, NeedId id)
    {
        var found = (await browser.GetAsync<JsonElement>("/api/needs")).GetProperty("items").EnumerateArray()
            .Where(card => card.GetProperty("id").GetString() == id.Value).ToList();
        return found.Count == 0 ? null : found[0];
    }

    private static async Task RefusesAsync(Browser other, ThreadId thread)
    {
        var read = await other.Http.GetAsync($"/api/topics/thread/{thread}/entries");
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(read));
        foreach (var (method, path, body) in new (string, string, object)[]
        {
            ("POST", "posts", new { requestId = Talk.NewRequest(), body = "Hola" }),
            ("PATCH", "posts/2", new { requestId = Talk.NewRequest(), body = "Hola" }),
            ("PUT", "posts/2/reactions/thanks", new { }),
            ("PUT", "read", new { no = 2 }),
        })
        {
            var answer = await other.TrySendAsync(method, $"/api/threads/{thread}/{path}", body);
            Assert.Equal((404, "not_found"), await Browser.RefusalAsync(answer));
        }
    }

    private static async Task<List<string>> SeenAsync(Browser browser, NeedId id)
    {
        var seen = new List<string>();
        foreach (var path in new[]
        {
            $"/api/needs/{id}", "/api/needs?limit=100", $"/api/topics/need/{id}/entries", $"/api/topics/helps/{id}/entries",
            "/api/topics/directory/needs/entries", $"/api/topics/me/{browser.Member}/entries", "/api/home",
        })
        {
            seen.Add(await (await browser.Http.GetAsync(path)).Content.ReadAsStringAsync());
        }

        return seen;
    }

    private static bool Says(JsonElement payload, string text) => Says(payload.ToString(), text);

    private static bool Says(string payload, string text) => payload.Contains(text, StringComparison.Ordinal);
}
