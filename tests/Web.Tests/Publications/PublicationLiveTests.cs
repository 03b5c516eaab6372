using System.Text.Json;
using Comparte.Topics;
using Comparte.Web.Live;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.Publications;

/// <summary>What reaches the sockets of those who read what is shared, and of those who may no longer.</summary>
[Collection(SiteCollection.Name)]
public sealed class PublicationLiveTests(Site site)
{
    [Fact]
    public async Task What_goes_on_from_a_group_to_the_network_reaches_who_watches_the_feeds()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var outsider = await site.SignedInAsync("Maren");
        var group = await ana.NewGroupAsync(visibility: "hidden");
        await using var listener = await Listener.ConnectAsync(outsider);
        await listener.OpenAsync(TopicId.Feed("network"));
        await listener.OpenAsync(TopicId.Feed(ana.Member.Value));
        var id = await ana.NewSharedAsync(group);
        Assert.Equal(OpenedStatus.Gone, (await listener.OpenAsync(TopicId.Of(id))).Status);
        Assert.Equal(OpenedStatus.Gone, (await listener.OpenAsync(TopicId.Feed(group.Value))).Status);

        await ana.ShareAsync(id);

        await listener.HearAsync(ToBrowser.Changes, batch => IsOf(batch, "feed/network") && Says(batch, id.Value));
        Assert.NotEqual(OpenedStatus.Gone, (await listener.OpenAsync(TopicId.Of(id))).Status);
    }

    [Fact]
    public async Task What_comes_first_into_a_feed_reaches_who_watched_it_empty()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        await using var listener = await Listener.ConnectAsync(joao);
        var feed = TopicId.Feed(ana.Member.Value);
        Assert.NotEqual(OpenedStatus.Gone, (await listener.OpenAsync(feed)).Status);

        var first = await ana.NewSharedAsync();

        // What is watched begins with it, so that the browser fetches.
        await listener.HearAsync(ToBrowser.Reset, reset => IsOf(reset, feed.ToString()));
        Assert.True(Says(await joao.GetAsync<JsonElement>($"/api/topics/{feed}/entries"), first.Value));
        var second = await ana.NewSharedAsync();
        await listener.HearAsync(ToBrowser.Changes, batch => IsOf(batch, feed.ToString()) && Says(batch, second.Value));
    }

    [Fact]
    public async Task Withdrawn_it_is_closed_for_its_readers_and_taken_from_the_feeds_that_they_watch()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var id = await ana.NewSharedAsync();
        var comments = await ana.CommentsAsync(id);
        await Site.EventuallyAsync(async () => Says(
            await joao.GetAsync<JsonElement>($"/api/topics/feed/{ana.Member}/entries"), id.Value));
        await using var reader = await Listener.ConnectAsync(joao);
        await using var author = await Listener.ConnectAsync(ana);
        foreach (var topic in new[] { TopicId.Of(id), TopicId.Of(comments), TopicId.Feed(ana.Member.Value) })
        {
            Assert.NotEqual(OpenedStatus.Gone, (await reader.OpenAsync(topic)).Status);
        }

        await author.OpenAsync(TopicId.Of(id));
        await ana.WithdrawAsync(id);

        var gone = new HashSet<string>();
        var taken = false;
        while (gone.Count < 2 || !taken)
        {
            var (method, payload) = await reader.NextAsync();
            if (method == ToBrowser.Gone)
            {
                gone.Add(payload.GetProperty("topic").GetString()!);
            }

            taken |= method == ToBrowser.Changes && IsOf(payload, $"feed/{ana.Member}") && Says(payload, "tombstone");
            Assert.False(method == ToBrowser.Changes && IsOf(payload, $"publication/{id}"));
        }

        Assert.Equal([$"publication/{id}", $"thread/{comments}"], gone.Order());
        await author.HearAsync(ToBrowser.Sync, sync => IsOf(sync, $"publication/{id}"));
        await ana.ChangeAsync(id, new { requestId = Talk.NewRequest(), place = "Cobán" });
        await author.HearAsync(ToBrowser.Changes, batch => IsOf(batch, $"publication/{id}") && Says(batch, "Cobán"));
        Assert.DoesNotContain(await reader.HeardSoFarAsync(), heard => Says(heard.Payload, "Cobán"));
    }

    [Fact]
    public async Task Who_is_taken_out_of_the_group_stops_reading_it_and_its_comments_and_its_author_goes_on()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var maren = await site.SignedInAsync("Maren");
        var group = await ana.NewGroupAsync();
        foreach (var member in new[] { joao, maren })
        {
            await member.MustAsync("POST", $"/api/groups/{group}/membership", new { requestId = Talk.NewRequest() });
        }

        var id = await joao.NewSharedAsync(group);
        var comments = await joao.CommentsAsync(id);
        await using var author = await Listener.ConnectAsync(joao);
        await using var removed = await Listener.ConnectAsync(maren);
        foreach (var topic in new[] { TopicId.Of(id), TopicId.Of(comments), TopicId.Feed(group.Value) })
        {
            Assert.NotEqual(OpenedStatus.Gone, (await author.OpenAsync(topic)).Status);
            Assert.NotEqual(OpenedStatus.Gone, (await removed.OpenAsync(topic)).Status);
        }

        foreach (var member in new[] { maren, joao })
        {
            await ana.MustAsync("DELETE", $"/api/groups/{group}/members/{member.Member}?requestId={Talk.NewRequest()}");
        }

        await ana.CommentAsync(comments, "Ya no están");
        await joao.ChangeAsync(id, new { requestId = Talk.NewRequest(), place = "Cobán" });

        await author.HearAsync(ToBrowser.Gone, gone => IsOf(gone, $"feed/{group}"));
        await author.HearAsync(ToBrowser.Changes, batch => IsOf(batch, $"publication/{id}") && Says(batch, "Cobán"));
        await removed.HearAsync(ToBrowser.Gone, gone => IsOf(gone, $"thread/{comments}"));
        Assert.DoesNotContain(
            await removed.HeardSoFarAsync(), heard => Says(heard.Payload, "Ya no están") || Says(heard.Payload, "Cobán"));
        Assert.NotEqual(OpenedStatus.Gone, (await author.OpenAsync(TopicId.Of(comments))).Status);
    }

    [Fact]
    public async Task Who_stops_being_an_author_hears_nothing_of_what_comes_after()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        for (var round = 0; round < 5; round++)
        {
            var group = await ana.NewGroupAsync();
            var id = await ana.NewDraftAsync();
            await ana.AddAuthorAsync(id, joao);
            await ana.ShareAsync(id, group);
            var comments = await ana.CommentsAsync(id);
            await using var gone = await Listener.ConnectAsync(joao);
            await using var stays = await Listener.ConnectAsync(ana);
            foreach (var topic in new[] { TopicId.Of(id), TopicId.Of(comments) })
            {
                Assert.NotEqual(OpenedStatus.Gone, (await gone.OpenAsync(topic)).Status);
                await stays.OpenAsync(topic);
            }

            await joao.MustAsync(
                "DELETE", $"/api/publications/{id}/authors/{joao.Member}?requestId={Talk.NewRequest()}");
            await ana.CommentAsync(comments, "Ya no está");
            await ana.ChangeAsync(id, new { requestId = Talk.NewRequest(), place = "Cobán" });

            await gone.HearAsync(ToBrowser.Gone, topic => IsOf(topic, $"publication/{id}") || IsOf(topic, $"thread/{comments}"));
            await gone.HearAsync(ToBrowser.Gone, topic => IsOf(topic, $"publication/{id}") || IsOf(topic, $"thread/{comments}"));
            await ana.CommentAsync(comments, "Seguimos");
            await stays.HearAsync(ToBrowser.Changes, batch => Says(batch, "Seguimos"));
            Assert.DoesNotContain(
                await gone.HeardSoFarAsync(),
                heard => Says(heard.Payload, "Ya no está") || Says(heard.Payload, "Seguimos") || Says(heard.Payload, "Cobán"));
        }
    }

    [Fact]
    public async Task Who_opens_it_while_it_is_withdrawn_is_asked_again()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var id = await ana.NewSharedAsync();
        await using var author = await Listener.ConnectAsync(ana);
        await author.OpenAsync(TopicId.Of(id));
        await using var late = await Listener.ConnectAsync(joao);
        var (admitted, withdrawn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var asked = 0;
        site.AfterCall = async call =>
        {
            if (call.TargetId.Key.ToString() == id.Value && call.MethodName == "AdmitAsync"
                && Interlocked.Increment(ref asked) == 1)
            {
                // He was let in, and the answer is on its way while it is withdrawn.
                admitted.SetResult();
                await withdrawn.Task;
            }
        };

        var opening = late.OpenAsync(TopicId.Of(id));
        await admitted.Task;
        await ana.WithdrawAsync(id);
        await author.HearAsync(ToBrowser.Sync, sync => IsOf(sync, $"publication/{id}"));
        withdrawn.SetResult();
        site.AfterCall = _ => Task.CompletedTask;

        Assert.Equal(OpenedStatus.Gone, (await opening).Status);
        await ana.ChangeAsync(id, new { requestId = Talk.NewRequest(), place = "Cobán" });
        await author.HearAsync(ToBrowser.Changes, batch => Says(batch, "Cobán"));
        Assert.DoesNotContain(await late.HeardSoFarAsync(), heard => Says(heard.Payload, "Cobán"));
    }

    [Fact]
    public async Task Withdrawn_and_shared_with_another_group_its_readers_hear_it_as_before()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var (busy, quiet) = (await ana.NewGroupAsync(), await ana.NewGroupAsync());
        for (var no = 0; no < 5; no++)
        {
            await ana.NewThreadAsync(busy);
        }

        await joao.MustAsync("POST", $"/api/groups/{quiet}/membership", new { requestId = Talk.NewRequest() });
        var id = await ana.NewSharedAsync(busy);
        var comments = await ana.CommentsAsync(id);
        await using var author = await Listener.ConnectAsync(ana);
        await author.OpenAsync(TopicId.Of(id));
        await author.OpenAsync(TopicId.Of(comments));
        await ana.CommentAsync(comments, "Uno");
        await author.HearAsync(ToBrowser.Changes, batch => Says(batch, "Uno"));

        await ana.WithdrawAsync(id);
        await ana.ShareAsync(id, quiet);

        await using var reader = await Listener.ConnectAsync(joao);
        Assert.NotEqual(OpenedStatus.Gone, (await reader.OpenAsync(TopicId.Of(id))).Status);
        Assert.NotEqual(OpenedStatus.Gone, (await reader.OpenAsync(TopicId.Of(comments))).Status);
        await ana.CommentAsync(comments, "Dos");
        await ana.CommentAsync(comments, "Tres");
        await reader.HearAsync(ToBrowser.Changes, batch => IsOf(batch, $"thread/{comments}") && Says(batch, "Tres"));
        await author.HearAsync(ToBrowser.Changes, batch => IsOf(batch, $"thread/{comments}") && Says(batch, "Tres"));
        await ana.ChangeAsync(id, new { requestId = Talk.NewRequest(), place = "Cobán" });
        await reader.HearAsync(ToBrowser.Changes, batch => IsOf(batch, $"publication/{id}") && Says(batch, "Cobán"));
    }

    private static bool IsOf(JsonElement payload, string topic) =>
        payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("topic", out var name) && name.GetString() == topic;

    private static bool Says(JsonElement payload, string text) =>
        payload.ToString().Contains(text, StringComparison.Ordinal);
}
