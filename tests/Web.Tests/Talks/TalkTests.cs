using System.Text.Json;
using Comparte.Talks;
using Comparte.Topics;
using Comparte.Web.Live;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.Talks;

/// <summary>Messages over HTTP and sockets, and what nobody outside sees of them.</summary>
[Collection(SiteCollection.Name)]
public sealed class TalkTests(Site site)
{
    private const string Canary = "Nos vemos en la Aldea Canario.";

    [Fact]
    public async Task A_first_message_is_live_for_the_other_one_and_for_nobody_else()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        await using var hears = await Listener.ConnectAsync(joao);
        await hears.OpenAsync(TopicId.Me(joao.Member));

        var (talk, thread) = await BeginAsync(ana, joao);

        Assert.Equal(TalkIds.OfPair(ana.Member, joao.Member), talk);
        await hears.HearAsync(ToBrowser.Changes, batch => Says(batch, talk.Value) && Says(batch, "ownTalk"));
        await Site.EventuallyAsync(async () =>
            Says(await joao.Http.GetStringAsync($"/api/topics/inbox/{joao.Member}/entries"), $"talk/{talk}"));
        Assert.NotEqual(OpenedStatus.Gone, (await hears.OpenAsync(TopicId.Of(talk))).Status);
        Assert.NotEqual(OpenedStatus.Gone, (await hears.OpenAsync(TopicId.Of(thread))).Status);
        await ana.PostAsync<JsonElement>($"/api/threads/{thread}/posts", new { requestId = Talk.NewRequest(), body = Canary });
        await hears.HearAsync(ToBrowser.Changes, batch => Says(batch, Canary));

        await using var other = await Listener.ConnectAsync(admin);
        Assert.Equal(OpenedStatus.Gone, (await other.OpenAsync(TopicId.Of(talk))).Status);
        Assert.Equal(OpenedStatus.Gone, (await other.OpenAsync(TopicId.Of(thread))).Status);
        foreach (var path in new[] { $"/api/topics/talk/{talk}/entries", $"/api/topics/thread/{thread}/entries" })
        {
            Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await admin.Http.GetAsync(path)));
        }

        var found = await joao.Http.GetStringAsync("/api/search?q=Canario");
        Assert.False(Says(found, "Aldea"));
    }

    [Fact]
    public async Task Whoever_leaves_stops_reading_at_once()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var maren = await site.SignedInAsync("Maren");
        var (talk, thread) = await BeginAsync(ana, joao, maren);
        await using var gone = await Listener.ConnectAsync(maren);
        await using var stays = await Listener.ConnectAsync(joao);
        Assert.NotEqual(OpenedStatus.Gone, (await gone.OpenAsync(TopicId.Of(thread))).Status);
        await stays.OpenAsync(TopicId.Of(thread));

        await maren.MustAsync("DELETE", $"/api/talks/{talk}/people/me?requestId={Talk.NewRequest()}");
        await ana.PostAsync<JsonElement>($"/api/threads/{thread}/posts", new { requestId = Talk.NewRequest(), body = Canary });

        await stays.HearAsync(ToBrowser.Changes, batch => Says(batch, Canary));
        await gone.HearAsync(ToBrowser.Gone, topic => Says(topic, $"thread/{thread}"));
        Assert.DoesNotContain(await gone.HeardSoFarAsync(), heard => Says(heard.Payload, Canary));
        await Site.EventuallyAsync(async () =>
            !Says(await maren.Http.GetStringAsync($"/api/topics/me/{maren.Member}/entries"), thread.Value[1..]));

        var back = new { requestId = Talk.NewRequest(), people = (MemberId[])[maren.Member] };
        Assert.Equal((409, "talk_left"), await RefusalAsync(ana, "POST", $"/api/talks/{talk}/people", back));
        Assert.Equal(OpenedStatus.Gone, (await gone.OpenAsync(TopicId.Of(thread))).Status);
    }

    [Fact]
    public async Task Nobody_sees_somebody_write_who_blocks_it_or_whom_it_blocks_nor_that_anybody_is_there()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var (_, thread) = await BeginAsync(ana, joao);
        await LiveTests.ShowPresenceAsync(ana);
        await LiveTests.ShowPresenceAsync(joao);
        await using var anas = await Listener.ConnectAsync(ana);
        await using var joaos = await Listener.ConnectAsync(joao);
        await anas.OpenAsync(TopicId.Of(thread));
        await joaos.OpenAsync(TopicId.Of(thread));
        await anas.CallAsync("Typing", $"thread/{thread}");
        await joaos.HearAsync(ToBrowser.Typing);
        await anas.HearAsync(ToBrowser.Typing);
        await joao.MustAsync("PUT", $"/api/blocks/{ana.Member}");
        site.Clock.Advance(TimeSpan.FromSeconds(5));

        await anas.CallAsync("Here", $"thread/{thread}");
        await anas.CallAsync("Typing", $"thread/{thread}");
        await joaos.CallAsync("Here", $"thread/{thread}");
        await joaos.CallAsync("Typing", $"thread/{thread}");

        foreach (var listener in new[] { anas, joaos })
        {
            Assert.DoesNotContain(
                await listener.HeardSoFarAsync(), heard => heard.Method is ToBrowser.Typing or ToBrowser.Presence);
        }
    }

    [Theory]
    [InlineData("/api/talks", "{\"people\":[null],\"title\":\"\"}")]
    [InlineData("/api/talks/{talk}/people", "{\"people\":[null]}")]
    [InlineData("/api/threads/{thread}/posts", "{\"body\":\"Hola\",\"attachments\":[null]}")]
    public async Task Nothing_in_a_list_is_refused(string path, string body)
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var maren = await site.SignedInAsync("Maren");
        var (talk, thread) = await BeginAsync(ana, joao, maren);
        var named = path.Replace("{talk}", talk.Value, StringComparison.Ordinal)
            .Replace("{thread}", thread.Value, StringComparison.Ordinal);
        var sent = body.Replace("{\"", $"{{\"requestId\":\"{Talk.NewRequest()}\",\"", StringComparison.Ordinal);

        var answer = await ana.TrySendAsync("POST", named, JsonDocument.Parse(sent).RootElement);

        Assert.Equal(400, (await Browser.RefusalAsync(answer)).Status);
    }

    [Fact]
    public async Task A_block_and_a_choice_are_answered_alike()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var maren = await site.SignedInAsync("Maren");
        Assert.True(await AcceptsAsync(ana, joao));
        await joao.MustAsync("PUT", $"/api/blocks/{ana.Member}");
        await maren.MustAsync(
            "PATCH", "/api/members/me", new { requestId = Talk.NewRequest(), settings = new { messages = "linked" } });

        var answers = new List<string>();
        foreach (var other in new[] { joao, maren })
        {
            Assert.False(await AcceptsAsync(ana, other));
            var answer = await ana.TrySendAsync("POST", "/api/talks", Body(other));
            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            answers.Add($"{answer.StatusCode} {problem.GetProperty("code")} {problem.GetProperty("detail")}");
        }

        Assert.StartsWith("Forbidden messages_not_accepted", answers[0], StringComparison.Ordinal);
        Assert.Equal(answers[0], answers[1]);
        Assert.Equal((409, "messages_blocked"), await RefusalAsync(joao, "POST", "/api/talks", Body(ana)));

        await joao.MustAsync("DELETE", $"/api/blocks/{ana.Member}");
        await BeginAsync(ana, joao);
    }

    [Fact]
    public async Task A_talk_is_hidden_and_shown_by_its_own_people_alone()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var outsider = await site.SignedInAsync("Maren");
        var (talk, _) = await BeginAsync(ana, joao);
        await Site.EventuallyAsync(async () => (await joao.TrySendAsync("PUT", $"/api/talks/{talk}/hidden")).IsSuccessStatusCode);
        await joao.MustAsync("DELETE", $"/api/talks/{talk}/hidden");

        Assert.Equal((404, "not_found"), await RefusalAsync(outsider, "PUT", $"/api/talks/{talk}/hidden"));
        Assert.Equal((404, "not_found"), await RefusalAsync(
            outsider, "DELETE", $"/api/talks/{talk}/people/me?requestId={Talk.NewRequest()}"));
        Assert.Equal((404, "not_found"), await RefusalAsync(
            outsider, "POST", $"/api/talks/{talk}/people", new { requestId = Talk.NewRequest(), people = (MemberId[])[outsider.Member] }));
        Assert.Equal((409, "talk_of_two"), await RefusalAsync(
            ana, "POST", $"/api/talks/{talk}/people", new { requestId = Talk.NewRequest(), people = (MemberId[])[outsider.Member] }));
        Assert.Equal((400, "people_invalid"), await RefusalAsync(
            ana, "POST", "/api/talks", new { requestId = Talk.NewRequest(), body = "Hola" }));
        Assert.Equal((400, "block_self"), await RefusalAsync(ana, "PUT", $"/api/blocks/{ana.Member}"));
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(
            await ana.Http.GetAsync($"/api/talks/with/m{new string('0', 32)}")));
    }

    private static object Body(params Browser[] others) => new
    {
        requestId = Talk.NewRequest(),
        people = others.Select(other => other.Member).ToArray(),
        body = "¿Cómo va la siembra?",
    };

    private static async Task<(TalkId Talk, ThreadId Thread)> BeginAsync(Browser from, params Browser[] others)
    {
        var begun = await from.PostAsync<JsonElement>("/api/talks", Body(others));
        Assert.Equal("¿Cómo va la siembra?", begun.GetProperty("post").GetProperty("source").GetString());
        return (TalkId.Of(begun.GetProperty("id").GetString()!), ThreadId.Of(begun.GetProperty("thread").GetString()!));
    }

    private static async Task<bool> AcceptsAsync(Browser from, Browser to) =>
        (await from.GetAsync<JsonElement>($"/api/talks/with/{to.Member}")).GetProperty("accepts").GetBoolean();

    private static async Task<(int, string)> RefusalAsync(Browser from, string method, string path, object? body = null) =>
        await Browser.RefusalAsync(await from.TrySendAsync(method, path, body));

    private static bool Says(JsonElement payload, string text) => Says(payload.GetRawText(), text);

    private static bool Says(string payload, string text) => payload.Contains(text, StringComparison.Ordinal);
}
