using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Groups;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Web.Live;
using Comparte.Web.Tests.Initiatives;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Comparte.Web.Tests.Live;

/// <summary>From a command over HTTP to the sockets of those who watch, through a real host.</summary>
[Collection(SiteCollection.Name)]
public sealed class LiveTests(Site site)
{
    [Fact]
    public async Task A_post_reaches_everybody_who_has_the_thread_open()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var thread = await ThreadAsync(ana, joao);
        await using var listener = await Listener.ConnectAsync(joao);
        Assert.Equal(OpenedStatus.Reset, (await listener.OpenAsync(TopicId.Of(thread))).Status);

        var post = await PublishAsync(ana, thread, "Buenos *días*");

        var batch = await listener.HearAsync(ToBrowser.Changes);
        var entry = Assert.Single(batch.GetProperty("entries").EnumerateArray());
        Assert.Equal(post.No, entry.GetProperty("no").GetInt64());
        Assert.Equal("<p>Buenos <em>días</em></p>", entry.GetProperty("html").GetString());
        Assert.Equal(post.Rev, batch.GetProperty("to").GetInt64());
    }

    [Theory]
    [InlineData(0, OpenedStatus.Current)]
    [InlineData(20, OpenedStatus.Follows)]
    [InlineData(21, OpenedStatus.Fetch)]
    public async Task Opening_brings_what_was_missed_when_that_is_little(int missed, OpenedStatus status)
    {
        using var ana = await site.SignedInAsync();
        var thread = await ThreadAsync(ana);
        var known = await ana.GetAsync<TopicPage>($"/api/topics/thread/{thread}/entries");
        for (var i = 0; i < missed; i++)
        {
            await PublishAsync(ana, thread, $"Mensaje {i}");
        }

        await using var listener = await Listener.ConnectAsync(ana);
        Assert.Equal(status, (await listener.OpenAsync(TopicId.Of(thread), known.Epoch, known.Head)).Status);

        if (status == OpenedStatus.Follows)
        {
            var batch = await listener.HearAsync(ToBrowser.Changes);
            Assert.Equal(known.Head, batch.GetProperty("from").GetInt64());
            Assert.Equal(missed, batch.GetProperty("entries").GetArrayLength());
        }
    }

    [Fact]
    public async Task A_cursor_of_another_incarnation_is_reset()
    {
        using var ana = await site.SignedInAsync();
        var thread = await ThreadAsync(ana);
        await using var listener = await Listener.ConnectAsync(ana);

        Assert.Equal(OpenedStatus.Reset, (await listener.OpenAsync(TopicId.Of(thread), "another", 1)).Status);
        Assert.Equal(OpenedStatus.Reset, (await listener.OpenAsync(TopicId.Of(thread), null, 0)).Status);
    }

    [Fact]
    public async Task Outsiders_can_neither_open_nor_read_what_others_may()
    {
        using var ana = await site.SignedInAsync();
        using var outsider = await site.SignedInAsync("Fuera");
        var thread = await ThreadAsync(ana);
        var group = (await ana.GetAsync<TopicPage>($"/api/topics/thread/{thread}/entries"))
            .Entries.OfType<ThreadAbout>().Single().Group;
        await using var listener = await Listener.ConnectAsync(outsider);
        TopicId[] closed = [TopicId.Of(thread), TopicId.Of(group), TopicId.Me(ana.Member), new("thread", "nothing")];

        foreach (var topic in closed)
        {
            Assert.Equal(OpenedStatus.Gone, (await listener.OpenAsync(topic)).Status);
            var answer = await outsider.Http.GetAsync($"/api/topics/{topic}/entries");
            Assert.Equal((404, "not_found"), await Browser.RefusalAsync(answer));
        }

        await PublishAsync(ana, thread, "Entre nosotras");
        Assert.Empty(await listener.HeardSoFarAsync());
    }

    [Fact]
    public async Task A_removed_member_hears_nothing_of_what_begins_after_the_removal()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var witness = await site.SignedInAsync("Testigo");
        for (var round = 0; round < 10; round++)
        {
            var thread = await ThreadAsync(ana, joao, witness);
            var group = await GroupOfAsync(ana, thread);
            await using var removed = await Listener.ConnectAsync(joao);
            await using var stays = await Listener.ConnectAsync(witness);
            await removed.OpenAsync(TopicId.Of(thread));
            await removed.OpenAsync(TopicId.Of(group));
            await stays.OpenAsync(TopicId.Of(thread));

            var answer = await ana.Http.DeleteAsync($"/api/groups/{group}/members/{joao.Member}?requestId={NewRequest()}");
            Assert.True(answer.IsSuccessStatusCode, answer.ToString());
            var post = await PublishAsync(ana, thread, "Ya no está");

            await stays.HearAsync(ToBrowser.Changes, batch => Holds(batch, post.No));
            await removed.HearAsync(ToBrowser.Gone, gone => gone.GetProperty("topic").GetString() == $"thread/{thread}");
            Assert.DoesNotContain(
                await removed.HeardSoFarAsync(),
                heard => heard.Method == ToBrowser.Changes && heard.Payload.GetProperty("topic").GetString()!.StartsWith("thread/", StringComparison.Ordinal));
            Assert.Equal(OpenedStatus.Gone, (await removed.OpenAsync(TopicId.Of(thread))).Status);
        }
    }

    [Fact]
    public async Task Signing_a_device_out_closes_its_socket()
    {
        using var ana = await site.SignedInAsync();
        await using var listener = await Listener.ConnectAsync(ana);

        var answer = await ana.Http.DeleteAsync("/api/session");
        Assert.True(answer.IsSuccessStatusCode, answer.ToString());

        Assert.Equal("signedOut", (await listener.HearAsync(ToBrowser.Bye)).GetProperty("reason").GetString());
        await listener.ClosedAsync();
    }

    [Fact]
    public async Task Nobody_connects_without_a_session()
    {
        using var nobody = site.NewBrowser();
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Listener.ConnectAsync(nobody));
        Assert.Contains("401", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_read_over_HTTP_is_never_later_than_the_right_to_it()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var thread = await ThreadAsync(ana, joao);
        var group = await GroupOfAsync(ana, thread);
        var first = 0;
        site.AfterCall = async call =>
        {
            if (call.TargetId.Key.ToString() == thread.Value && call.MethodName is "AdmitAsync" or "ReadAsync"
                && Interlocked.Exchange(ref first, 1) == 0)
            {
                using var removed = await ana.Http.DeleteAsync(
                    $"/api/groups/{group}/members/{joao.Member}?requestId={NewRequest()}");
                Assert.True(removed.IsSuccessStatusCode, removed.ToString());
                await PublishAsync(ana, thread, "Ya no está");
            }
        };

        var answer = await joao.Http.GetAsync($"/api/topics/thread/{thread}/entries");

        site.AfterCall = _ => Task.CompletedTask;
        Assert.Equal(1, first);
        Assert.DoesNotContain("Ya no está", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_holds_nothing_is_refused_and_the_socket_stays()
    {
        using var ana = await site.SignedInAsync();
        await using var listener = await Listener.ConnectAsync(ana);

        foreach (var (method, argument) in new (string, object?)[]
            { ("Open", new Want?[] { null }), ("Look", new MemberId?[] { null }), ("Close", new string?[] { null }) })
        {
            await Assert.ThrowsAsync<HubException>(() => listener.CallAsync(method, argument));
        }

        Assert.Empty(await listener.HeardSoFarAsync());
        var answer = await ana.TryPostAsync("/api/live/wait", new Want?[] { null });
        Assert.Equal((400, "request_invalid"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task Typing_is_told_with_the_sender_the_host_knows_to_those_who_have_the_topic_open()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var thread = await ThreadAsync(ana, joao);
        await ShowPresenceAsync(ana);
        await using var writer = await Listener.ConnectAsync(ana);
        await using var listener = await Listener.ConnectAsync(joao);
        await writer.OpenAsync(TopicId.Of(thread));
        await listener.OpenAsync(TopicId.Of(thread));

        await writer.CallAsync("Typing", $"thread/{thread}");

        var typing = await listener.HearAsync(ToBrowser.Typing);
        Assert.Equal(ana.Member.Value, typing.GetProperty("member").GetString());
    }

    [Fact]
    public async Task Who_reads_a_group_in_an_emergency_types_nothing_there()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var admin = await site.SignedInAsync("Admin", Roles.Administrator);
        var thread = await ThreadAsync(ana);
        var group = (await ana.GetAsync<JsonElement>($"/api/topics/thread/{thread}/entries")).GetProperty("entries").EnumerateArray()
            .First(entry => entry.GetProperty("kind").GetString() == "threadAbout").GetProperty("group").GetString();
        await admin.MustAsync(
            "PUT", $"/api/admin/emergencies/{group}", new { requestId = NewRequest(), reason = "Alguien corre peligro." });
        await ShowPresenceAsync(admin);
        await using var visitor = await Listener.ConnectAsync(admin);
        await using var listener = await Listener.ConnectAsync(ana);
        await visitor.OpenAsync(TopicId.Of(thread));
        await listener.OpenAsync(TopicId.Of(thread));

        await visitor.CallAsync("Typing", $"thread/{thread}");
        var post = await PublishAsync(ana, thread, "Hola");

        await listener.HearAsync(ToBrowser.Changes, batch => Holds(batch, post.No));
        Assert.DoesNotContain(await listener.HeardSoFarAsync(), heard => heard.Method == ToBrowser.Typing);
    }

    [Fact]
    public async Task Who_chose_to_be_invisible_is_neither_here_nor_typing_nor_present()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var thread = await ThreadAsync(ana, joao);
        await using var hidden = await Listener.ConnectAsync(ana);
        await using var listener = await Listener.ConnectAsync(joao);
        await hidden.OpenAsync(TopicId.Of(thread));
        await listener.OpenAsync(TopicId.Of(thread));

        await hidden.CallAsync("Here", $"thread/{thread}");
        await hidden.CallAsync("Typing", $"thread/{thread}");
        await listener.CallAsync("Look", new[] { ana.Member });
        var post = await PublishAsync(ana, thread, "Escribo, pero no se ve que estoy");

        await listener.HearAsync(ToBrowser.Changes, batch => Holds(batch, post.No));
        Assert.DoesNotContain(await listener.HeardSoFarAsync(), heard => heard.Method == ToBrowser.Typing);
    }

    [Fact]
    public async Task Who_is_here_is_told_to_those_who_look_at_the_same_thread()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var thread = await ThreadAsync(ana, joao);
        await ShowPresenceAsync(ana);
        await using var present = await Listener.ConnectAsync(ana);
        await using var listener = await Listener.ConnectAsync(joao);
        await present.OpenAsync(TopicId.Of(thread));
        await listener.OpenAsync(TopicId.Of(thread));

        await present.CallAsync("Here", $"thread/{thread}");

        var here = await listener.HearAsync(ToBrowser.Presence);
        Assert.Equal(ana.Member.Value, here[0].GetProperty("member").GetString());
        Assert.Equal($"thread/{thread}", here[0].GetProperty("here")[0].GetString());
    }

    [Fact]
    public async Task Waiting_over_HTTP_answers_with_the_next_change()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var thread = await ThreadAsync(ana, joao);
        var known = await joao.GetAsync<TopicPage>($"/api/topics/thread/{thread}/entries");
        var waiting = joao.PostAsync<Waited>(
            "/api/live/wait", new[] { new Want($"thread/{thread}", known.Epoch, known.Head) });

        var post = await PublishAsync(ana, thread, "¿Me lees?");

        var waited = await waiting;
        var told = waited.Batches.SelectMany(batch => batch.Entries).OfType<Post>();
        Assert.True(waited.Topics[0].Status != OpenedStatus.Current || told.Any(entry => entry.No == post.No));
    }

    [Fact]
    public async Task A_session_that_ends_hears_nothing_more_by_waiting()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var there = site.NewBrowser();
        there.TakeCookies(ana);
        var thread = await ThreadAsync(ana);
        var known = await ana.GetAsync<TopicPage>($"/api/topics/thread/{thread}/entries");
        var waiting = there.TryPostAsync("/api/live/wait", new[] { new Want($"thread/{thread}", known.Epoch, known.Head) });
        var topics = site.Services.GetRequiredService<LiveTopics>();
        await Site.EventuallyAsync(() => Task.FromResult(
            topics.Find(TopicId.Of(thread)) is { } watched && watched.Audience().OfType<Waiter>().Any()));

        await ana.Http.DeleteAsync("/api/session");

        Assert.Equal((401, "sign_in_required"), await Browser.RefusalAsync(await waiting));
    }

    [Fact]
    public async Task A_read_only_token_watches_and_cannot_type_or_post()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var thread = await ThreadAsync(ana, joao);
        var made = await joao.PostAsync<JsonElement>(
            "/api/tokens", new { requestId = NewRequest(), name = "lector", scope = "read", days = 1 });
        var token = made.GetProperty("token").GetString()!;
        await using var reader = await Listener.ConnectAsync(joao, token);
        await using var listener = await Listener.ConnectAsync(ana);
        await reader.OpenAsync(TopicId.Of(thread));
        await listener.OpenAsync(TopicId.Of(thread));

        await reader.CallAsync("Typing", $"thread/{thread}");
        var post = await PublishAsync(ana, thread, "Hola");

        await reader.HearAsync(ToBrowser.Changes, batch => Holds(batch, post.No));
        await listener.HearAsync(ToBrowser.Changes, batch => Holds(batch, post.No));
        Assert.DoesNotContain(await listener.HeardSoFarAsync(), heard => heard.Method == ToBrowser.Typing);
    }

    [Fact]
    public async Task A_socket_that_calls_too_often_is_refused()
    {
        using var ana = await site.SignedInAsync();
        await using var listener = await Listener.ConnectAsync(ana);
        var calls = new LiveOptions().CallsPerMinute;
        for (var i = 0; i < calls; i++)
        {
            await listener.CallAsync("Here", null);
        }

        await Assert.ThrowsAsync<HubException>(() => listener.CallAsync("Here", null));
    }

    internal static Guid NewRequest() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    /// <summary>A thread in an open group that all of these belong to; the first facilitates it.</summary>
    internal static async Task<ThreadId> ThreadAsync(Browser facilitator, params Browser[] others)
    {
        var group = await facilitator.PostAsync<JsonElement>(
            "/api/groups", new { requestId = NewRequest(), name = "Semillas", access = "open", visibility = "listed" });
        var id = group.GetProperty("id").GetString();
        foreach (var other in others)
        {
            await other.PostAsync<JsonElement>($"/api/groups/{id}/membership", new { requestId = NewRequest() });
        }

        var thread = await facilitator.PostAsync<JsonElement>(
            $"/api/groups/{id}/threads", new { requestId = NewRequest(), title = "¿Qué sembramos?", body = "Empecemos." });
        return ThreadId.Of(thread.GetProperty("id").GetString()!);
    }

    internal static async Task<GroupId> GroupOfAsync(Browser member, ThreadId thread) =>
        (await member.GetAsync<TopicPage>($"/api/topics/thread/{thread}/entries"))
            .Entries.OfType<ThreadAbout>().Single().Group;

    internal static Task<Post> PublishAsync(Browser author, ThreadId thread, string body) =>
        author.PostAsync<Post>($"/api/threads/{thread}/posts", new { requestId = NewRequest(), body });

    internal static async Task ShowPresenceAsync(Browser member, string presence = "on")
    {
        using var answer = await member.Http.PatchAsJsonAsync(
            "/api/members/me", new { requestId = NewRequest(), settings = new { presence } });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    internal static bool Holds(JsonElement batch, long no) =>
        batch.GetProperty("entries").EnumerateArray().Any(entry => entry.GetProperty("no").GetInt64() == no);
}
