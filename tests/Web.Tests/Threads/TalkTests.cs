using System.Net;
using System.Text.Json;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Web.Live;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.Threads;

/// <summary>The whole way over HTTP: a group, somebody who joins, and what they write.</summary>
[Collection(SiteCollection.Name)]
public sealed class TalkTests(Site site)
{
    [Fact]
    public async Task Two_members_talk_and_home_shows_it()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var group = await ana.NewGroupAsync();
        var joined = await joao.PostAsync<JsonElement>(
            $"/api/groups/{group}/membership", new { requestId = Talk.NewRequest() });
        Assert.Equal("joined", joined.GetProperty("result").GetString());
        var thread = await ana.NewThreadAsync(group);

        var post = await joao.PostAsync<JsonElement>(
            $"/api/threads/{thread}/posts",
            new { requestId = Talk.NewRequest(), body = $"**Feijão**, @[Ana]({ana.Member})", replyTo = 2 });

        Assert.Equal("post", post.GetProperty("kind").GetString());
        Assert.Equal((3, 2), (post.GetProperty("no").GetInt64(), post.GetProperty("replyTo").GetInt64()));
        Assert.Contains("<strong>Feijão</strong>", post.GetProperty("html").GetString(), StringComparison.Ordinal);
        var page = await ana.GetAsync<TopicPage>($"/api/topics/thread/{thread}/entries");
        Assert.Equal(3, page.Entries.Length);
        await EventuallyAsync(async () =>
        {
            var home = await ana.GetAsync<JsonElement>("/api/home");
            var t = home.GetProperty("threads").EnumerateArray().FirstOrDefault();
            return t.ValueKind == JsonValueKind.Object
                && t.GetProperty("card").GetProperty("lastNo").GetInt64() == 3
                && t.GetProperty("card").GetProperty("kind").GetString() == "groupThread"
                && home.GetProperty("memberships")[0].GetProperty("kind").GetString() == "membership"
                && t.GetProperty("groupName").GetString() == "Huertas"
                && home.GetProperty("people").GetArrayLength() == 2;
        });
    }

    [Theory, MemberData(nameof(PostRendererTests.Unreadable), MemberType = typeof(PostRendererTests))]
    public async Task A_post_that_no_parser_takes_keeps_nobody_from_reading_its_thread(string body)
    {
        using var ana = await site.SignedInAsync("Ana");
        var thread = await ana.NewThreadAsync(await ana.NewGroupAsync());
        await using var listener = await Listener.ConnectAsync(ana);
        await listener.OpenAsync(TopicId.Of(thread));

        var post = await ana.PostAsync<Post>($"/api/threads/{thread}/posts", new { requestId = Talk.NewRequest(), body });

        var batch = await listener.HearAsync(ToBrowser.Changes);
        Assert.Equal(post.No, batch.GetProperty("entries")[0].GetProperty("no").GetInt64());
        var page = await ana.GetAsync<TopicPage>($"/api/topics/thread/{thread}/entries");
        Assert.Equal(body, page.Entries.OfType<Post>().Single(read => read.No == post.No).Source);
    }

    [Fact]
    public async Task A_repeated_post_answers_the_first_one_and_another_body_is_a_conflict()
    {
        using var ana = await site.SignedInAsync("Ana");
        var thread = await ana.NewThreadAsync(await ana.NewGroupAsync());
        var path = $"/api/threads/{thread}/posts";
        var requestId = Talk.NewRequest();

        var first = await ana.PostAsync<Post>(path, new { requestId, body = "Una vez." });
        var second = await ana.PostAsync<Post>(path, new { requestId, body = "Una vez." });
        var other = await ana.TryPostAsync(path, new { requestId, body = "Otra cosa." });

        Assert.Equal(first.No, second.No);
        Assert.Equal((409, "request_reused"), await Browser.RefusalAsync(other));
    }

    [Fact]
    public async Task A_post_is_edited_reacted_to_and_deleted()
    {
        using var ana = await site.SignedInAsync("Ana");
        var thread = await ana.NewThreadAsync(await ana.NewGroupAsync());
        var path = $"/api/threads/{thread}/posts/2";

        var edited = await ana.TrySendAsync("PATCH", path, new { requestId = Talk.NewRequest(), body = "Hola, red." });
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        var history = await ana.GetAsync<JsonElement>($"{path}/history");
        Assert.Equal("Hola.", history.GetProperty("items")[0].GetProperty("source").GetString());
        Assert.Equal(HttpStatusCode.OK, (await ana.TrySendAsync("PUT", $"{path}/reactions/useful")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ana.TrySendAsync("DELETE", $"{path}/reactions/useful")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ana.TrySendAsync("DELETE", $"{path}/history")).StatusCode);
        var deleted = await ana.TrySendAsync("DELETE", $"{path}?requestId={Talk.NewRequest()}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.Http.GetAsync($"{path}/history")));
        var read = await ana.TrySendAsync("PUT", $"/api/threads/{thread}/read", new { no = 2 });
        Assert.Equal(HttpStatusCode.NoContent, read.StatusCode);
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
        {
            await Task.Delay(50, timeout.Token);
        }
    }
}
