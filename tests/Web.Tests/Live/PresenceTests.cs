using System.Net;
using System.Text.Json;
using Comparte.Presence;
using Comparte.Topics;
using Comparte.Web.Live;

namespace Comparte.Web.Tests.Live;

/// <summary>Who is here and who writes: only what members want to be seen, and taken back when it is over.</summary>
[Collection(SiteCollection.Name)]
public sealed class PresenceTests(Site site)
{
    [Fact]
    public async Task Of_two_tabs_the_last_one_takes_the_member_away()
    {
        await using var talk = await BeginAsync();
        await using var one = await talk.StandAsync();
        await using var other = await talk.StandAsync();
        await talk.HearHereAsync(isHere: true);

        await one.CallAsync("Here", null);
        Assert.DoesNotContain(await talk.Listener.HeardSoFarAsync(), heard => heard.Method == ToBrowser.Presence);
        await other.CallAsync("Here", null);

        await talk.HearHereAsync(isHere: false);
    }

    [Fact]
    public async Task A_closed_tab_is_no_longer_here()
    {
        await using var talk = await BeginAsync();
        var tab = await talk.StandAsync();
        await talk.HearHereAsync(isHere: true);

        await tab.DisposeAsync();

        await talk.HearHereAsync(isHere: false);
    }

    [Fact]
    public async Task Whoever_closes_a_thread_or_is_removed_is_no_longer_here()
    {
        await using var talk = await BeginAsync();
        await using var tab = await talk.StandAsync();
        await talk.HearHereAsync(isHere: true);
        await tab.CallAsync("Close", new[] { $"thread/{talk.Thread}" });
        await talk.HearHereAsync(isHere: false);

        // João stands there too, and is removed.
        await LiveTests.ShowPresenceAsync(talk.Joao);
        await tab.OpenAsync(TopicId.Of(talk.Thread));
        await talk.Listener.CallAsync("Here", $"thread/{talk.Thread}");
        await tab.HearAsync(ToBrowser.Presence, told => told[0].GetProperty("here").GetArrayLength() == 1);
        using var removed = await talk.Ana.TrySendAsync(
            "DELETE", $"/api/groups/{talk.Group}/members/{talk.Joao.Member}?requestId={Talk.NewRequest()}");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);

        await tab.HearAsync(ToBrowser.Presence, told => told[0].GetProperty("here").GetArrayLength() == 0);
    }

    [Fact]
    public async Task Who_goes_on_doing_something_is_known_to_have_done_it_a_moment_ago()
    {
        await using var talk = await BeginAsync();
        await using var tab = await talk.StandAsync();
        await Site.EventuallyAsync(async () => (await SeenAsync()).State == PresenceState.Active);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var now = site.Clock.GetUtcNow();

        await tab.CallAsync("Here", $"thread/{talk.Thread}");

        await Site.EventuallyAsync(async () => await SeenAsync() is { State: PresenceState.Active, At: var at } && at >= now);

        async Task<MemberPresence> SeenAsync() => (await site.Grains.GetPresence().LookAsync([talk.Ana.Member]))[0];
    }

    [Fact]
    public async Task Who_no_longer_wants_to_be_seen_is_neither_here_nor_was()
    {
        await using var talk = await BeginAsync();
        await using var tab = await talk.StandAsync();
        await talk.HearHereAsync(isHere: true);
        await Site.EventuallyAsync(async () => (await talk.PresenceAsync()) is not null);

        await LiveTests.ShowPresenceAsync(talk.Ana, "off");

        Assert.Equal("offline", (await talk.HearHereAsync(isHere: false)).GetProperty("state").GetString());
        Assert.Null(await talk.PresenceAsync());

        // What is to reach the member itself still asks whether it does something.
        var presence = site.Grains.GetPresence();
        await Site.EventuallyAsync(async () => await presence.ActiveAtAsync(talk.Ana.Member) is not null);
        Assert.Equal(
            [new MemberPresence { Member = talk.Ana.Member }], (await presence.LookAsync([talk.Ana.Member])).AsEnumerable());
    }

    [Fact]
    public async Task Whoever_hides_and_leaves_at_once_was_not_seen()
    {
        await using var talk = await BeginAsync();
        var tab = await talk.StandAsync();
        await talk.HearHereAsync(isHere: true);
        await Site.EventuallyAsync(async () => (await talk.PresenceAsync()) is not null);
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.AfterCall = call =>
        {
            if (call.Request.GetArgumentCount() > 0 && call.Request.GetArgument(0) is PresenceReport report
                && report.Changes.Any(change => change is { State: PresenceState.Offline }
                    && change.Member == talk.Ana.Member))
            {
                told.TrySetResult();
            }

            return Task.CompletedTask;
        };

        try
        {
            await LiveTests.ShowPresenceAsync(talk.Ana, "off");
            await talk.HearHereAsync(isHere: false);
            await tab.DisposeAsync();
            site.Clock.Advance(TimeSpan.FromSeconds(20));
            await told.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
        finally
        {
            site.AfterCall = _ => Task.CompletedTask;
        }

        Assert.Null(await talk.PresenceAsync());
    }

    [Fact]
    public async Task Only_a_thread_can_be_stood_in_and_typed_in()
    {
        await using var talk = await BeginAsync();
        await using var tab = await talk.StandAsync(TopicId.Of(talk.Group));
        await talk.Listener.OpenAsync(TopicId.Of(talk.Group));

        await tab.CallAsync("Here", $"group/{talk.Group}");
        await tab.CallAsync("Typing", $"group/{talk.Group}");

        Assert.DoesNotContain(
            await talk.Listener.HeardSoFarAsync(), heard => heard.Method is ToBrowser.Presence or ToBrowser.Typing);
    }

    [Fact]
    public async Task Typing_is_told_once_in_two_seconds()
    {
        await using var talk = await BeginAsync();
        await using var tab = await talk.StandAsync();

        await tab.CallAsync("Typing", $"thread/{talk.Thread}");
        await tab.CallAsync("Typing", $"thread/{talk.Thread}");

        Assert.Single(await talk.Listener.HeardSoFarAsync(), heard => heard.Method == ToBrowser.Typing);
    }

    [Theory]
    [InlineData("/api/threads/{t}", "closed", false)]
    [InlineData("/api/threads/{t}", "closed", true)]
    [InlineData("/api/groups/{g}", "archived", false)]
    [InlineData("/api/groups/{g}", "archived", true)]
    public async Task Nobody_types_where_nobody_may_post(string path, string change, bool watchedBefore)
    {
        await using var talk = await BeginAsync();
        await using var tab = await talk.StandAsync();
        if (watchedBefore)
        {
            await tab.CallAsync("Typing", $"thread/{talk.Thread}");
            await talk.Listener.HearAsync(ToBrowser.Typing);
            site.Clock.Advance(TimeSpan.FromSeconds(3));
        }

        path = path.Replace("{t}", talk.Thread.Value, StringComparison.Ordinal)
            .Replace("{g}", talk.Group.Value, StringComparison.Ordinal);
        using var changed = await talk.Ana.TrySendAsync(
            "PATCH", path, new Dictionary<string, object> { ["requestId"] = Talk.NewRequest(), [change] = true });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await talk.ToldAsync(change);
        await tab.CallAsync("Typing", $"thread/{talk.Thread}");

        Assert.DoesNotContain(await talk.Listener.HeardSoFarAsync(), heard => heard.Method == ToBrowser.Typing);
    }

    private async Task<Two> BeginAsync()
    {
        var ana = await site.SignedInAsync("Ana");
        var joao = await site.SignedInAsync("João");
        var thread = await LiveTests.ThreadAsync(ana, joao);
        var group = await LiveTests.GroupOfAsync(ana, thread);
        await LiveTests.ShowPresenceAsync(ana);
        var listener = await Listener.ConnectAsync(joao);
        await listener.OpenAsync(TopicId.Of(thread));
        await listener.OpenAsync(TopicId.Of(group));
        return new Two(ana, joao, thread, group, listener);
    }

    /// <summary>Ana, who is seen, and João, who listens.</summary>
    private sealed record Two(Browser Ana, Browser Joao, ThreadId Thread, GroupId Group, Listener Listener)
        : IAsyncDisposable
    {
        /// <summary>A tab of Ana's that shows the thread.</summary>
        public async Task<Listener> StandAsync(TopicId? also = null)
        {
            var tab = await Listener.ConnectAsync(Ana);
            await tab.OpenAsync(TopicId.Of(Thread));
            if (also is { } more)
            {
                await tab.OpenAsync(more);
                return tab;
            }

            await tab.CallAsync("Here", $"thread/{Thread}");
            return tab;
        }

        public async Task<JsonElement> HearHereAsync(bool isHere) => (await Listener.HearAsync(
            ToBrowser.Presence,
            told => told[0].GetProperty("member").GetString() == Ana.Member.Value
                && told[0].GetProperty("here").GetArrayLength() == (isHere ? 1 : 0)))[0];

        /// <summary>What a profile shows.</summary>
        public async Task<JsonElement?> PresenceAsync() =>
            (await Joao.GetAsync<JsonElement>($"/api/members/{Ana.Member}")).TryGetProperty("presence", out var found)
            && found.ValueKind == JsonValueKind.Object ? found : null;

        /// <summary>Waits until the host has been told.</summary>
        public Task<JsonElement> ToldAsync(string property) => Listener.HearAsync(
            ToBrowser.Changes,
            batch => batch.GetProperty("entries").EnumerateArray().Any(
                entry => entry.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True));

        public async ValueTask DisposeAsync()
        {
            await Listener.DisposeAsync();
            Ana.Dispose();
            Joao.Dispose();
        }
    }
}
