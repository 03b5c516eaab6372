using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Comparte.Cluster.Tests.Storage;

namespace Comparte.Cluster.Tests.Web;

/// <summary>Changes of old posts and of membership that were acknowledged hold after the host was killed, and whoever
/// read along holds what a fresh reader gets.</summary>
public sealed class KilledWhileChangingTests
{
    private const int Writers = 12;
    private const int PostsEach = 10;
    private const int Enough = 250;
    private const int Rounds = 2;

    private readonly ConcurrentDictionary<long, Change> _certain = [];
    private readonly ConcurrentDictionary<long, Change> _unsure = [];
    private int _acknowledged;
    private int _tried;

    [Fact]
    public async Task Edits_deletions_and_reactions_on_old_posts_hold_after_SIGKILL_and_readers_catch_up()
    {
        using var folder = new TemporaryFolder();
        var (thread, reader, head) = ("", new Reader(), 0L);
        for (var round = 0; round < Rounds; round++)
        {
            await using var host = await StartAsync(folder);
            using var ana = await host.SignInAsync("ana@demo.example");
            thread = thread.Length > 0 ? thread : await OpenAsync(ana);
            head = head > 0 ? head : await HeadAsync(ana, thread);
            await reader.CatchUpAsync(ana, thread);
            await SettleAsync(ana, thread);
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var until = _acknowledged + Enough;
            var writers = Enumerable.Range(0, Writers)
                .Select(writer => ChangeUntilGoneAsync(ana, thread, writer, round, until, enough)).ToList();
            var reading = ReadUntilGoneAsync(ana, thread, reader);
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await host.KillAsync();
            await Task.WhenAll(writers.Append(reading));
        }

        await using var last = await StartAsync(folder);
        using var joao = await last.SignInAsync("joao@demo.example");
        var fresh = new Reader();
        await fresh.ReadAllAsync(joao, thread);
        Settle(fresh);

        // Each change took one revision: none was given twice or to nothing.
        var revs = fresh.Entries.Values.Select(entry => entry.GetProperty("rev").GetInt64()).ToList();
        Assert.Equal(revs.Count, revs.Distinct().Count());
        Assert.Equal(Enumerable.Range(1, fresh.Entries.Count).Select(no => (long)no), fresh.Entries.Keys.Order());
        var changes = await HeadAsync(joao, thread) - head;
        Assert.InRange(changes, _acknowledged, _tried);
        Assert.InRange(revs.Max(), 1, head + changes);

        await reader.CatchUpAsync(joao, thread);
        await reader.ReadAllAsync(joao, thread, keepKnown: true);
        Assert.Equal(fresh.Texts, reader.Texts);
    }

    [Fact]
    public async Task Who_was_told_to_be_in_or_out_of_a_group_is_after_SIGKILL()
    {
        using var folder = new TemporaryFolder();
        Place[] settled = [], restless = [];
        for (var round = 0; round < Rounds; round++)
        {
            await using var host = await StartAsync(folder);
            using var joao = await host.SignInAsync("joao@demo.example");
            using var ana = await host.SignInAsync("ana@demo.example");
            if (round == 0)
            {
                settled = await PlacesAsync(ana);
                restless = await PlacesAsync(ana);
            }

            // Some end in, some out, and are left alone while the others come and go until the host is killed.
            var moving = restless.Select(place => MoveUntilGoneAsync(joao, place)).ToList();
            await Task.WhenAll(settled.Select((place, at) => MoveAsync(joao, place, times: 20 + at)))
                .WaitAsync(TimeSpan.FromSeconds(60));
            await host.KillAsync();
            await Task.WhenAll(moving);

            Assert.All(settled, place => Assert.False(place.IsUnsure));
            await using var next = await StartAsync(folder);
            using var again = await next.SignInAsync("joao@demo.example");
            foreach (var place in settled.Concat(restless))
            {
                await place.CheckAsync(again);
            }

        }
    }

    private static async Task<Place[]> PlacesAsync(HttpClient ana)
    {
        var places = new Place[4];
        for (var at = 0; at < places.Length; at++)
        {
            var made = await ana.PostAsync(
                "/api/groups", new { requestId = CommunityClient.NewRequest(), name = $"Corte {at}", access = "open" });
            places[at] = new Place(made.GetProperty("id").GetString()!);
        }

        return places;
    }

    private static async Task MoveAsync(HttpClient joao, Place place, int times)
    {
        for (var move = 0; move < times; move++)
        {
            await place.MoveAsync(joao);
        }
    }

    private static async Task MoveUntilGoneAsync(HttpClient joao, Place place)
    {
        try
        {
            while (true)
            {
                await place.MoveAsync(joao);
            }
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // What was tried last is unsure.
        }
    }

    private static Task<WebProcess> StartAsync(TemporaryFolder folder) =>
        Demonstration.StartAsync(folder.Location, "--Limits:CommandsPerMinute=1000000");

    private async Task SettleAsync(HttpClient client, string thread)
    {
        var fresh = new Reader();
        await fresh.ReadAllAsync(client, thread);
        Settle(fresh);
    }

    /// <summary>Each post is as it was acknowledged last, or as it was tried after that.</summary>
    private void Settle(Reader fresh)
    {
        foreach (var (no, tried) in _unsure)
        {
            var (certain, entry) = (_certain.GetValueOrDefault(no) ?? new Change(), fresh.Entries[no]);
            Assert.True(certain.Holds(entry) || tried.Holds(entry), $"Post {no} is {entry} and should be {certain}.");
            _certain[no] = tried.Holds(entry) ? tried : certain;
        }

        _unsure.Clear();
    }

    /// <summary>A thread whose posts of the writers all stand in closed segments.</summary>
    private static async Task<string> OpenAsync(HttpClient ana)
    {
        var thread = await ana.OpenThreadAsync();
        for (var post = 0; post < (Writers * PostsEach) + 50; post++)
        {
            await ana.PublishAsync(thread, CommunityClient.NewRequest(), $"Mensaje {post}");
        }

        return thread;
    }

    private static async Task<long> HeadAsync(HttpClient client, string thread) =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/topics/thread/{thread}/entries")).GetProperty("head").GetInt64();

    private static bool IsGone(Exception failure) =>
        failure is HttpRequestException { StatusCode: null } or IOException or JsonException;

    private static async Task ReadUntilGoneAsync(HttpClient client, string thread, Reader reader)
    {
        try
        {
            while (true)
            {
                await reader.CatchUpAsync(client, thread);
            }
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // The host is gone.
        }
    }

    /// <summary>Each writer has posts of its own, so that the last change of each is known.</summary>
    private async Task ChangeUntilGoneAsync(
        HttpClient client, string thread, int writer, int round, int until, TaskCompletionSource enough)
    {
        var posts = Enumerable.Range(0, PostsEach).Select(at => 3L + (at * Writers) + writer).ToArray();
        try
        {
            for (var step = 0; ; step++)
            {
                var no = posts[step % posts.Length];
                var before = _certain.GetValueOrDefault(no) ?? new Change();
                if (before.IsGone)
                {
                    continue;
                }

                // Every round, each writer deletes one post; the others are edited, and given and taken a reaction.
                var change = step == posts.Length * 2 + round ? before with { IsGone = true }
                    : step % 3 == 0 ? before with { HasReaction = !before.HasReaction }
                    : before with { Body = $"Edición {CommunityClient.NewRequest():N}" };
                _unsure[no] = change;
                Interlocked.Increment(ref _tried);
                await SendAsync(client, $"/api/threads/{thread}/posts/{no}", before, change);
                _certain[no] = change;
                if (Interlocked.Increment(ref _acknowledged) >= until)
                {
                    enough.TrySetResult();
                }
            }
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // The host is gone; what was tried last is unsure.
        }
    }

    private static async Task SendAsync(HttpClient client, string post, Change before, Change change)
    {
        var request = CommunityClient.NewRequest();
        using var answer = change.IsGone ? await client.DeleteAsync($"{post}?requestId={request}")
            : change.Body != before.Body
                ? await client.PatchAsJsonAsync(post, new { requestId = request, body = change.Body })
            : change.HasReaction ? await client.PutAsync($"{post}/reactions/thanks", null)
            : await client.DeleteAsync($"{post}/reactions/thanks");
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>João in one group: as it was acknowledged last, and what was tried since.</summary>
    private sealed class Place(string group)
    {
        private bool _certain;
        private bool? _tried;

        /// <summary>Whether the host went away over a move.</summary>
        public bool IsUnsure => _tried is not null;

        /// <summary>Joins or leaves.</summary>
        public async Task MoveAsync(HttpClient joao)
        {
            var request = CommunityClient.NewRequest();
            var joins = !_certain;
            _tried = joins;
            using var answer = joins
                ? await joao.PostAsJsonAsync($"/api/groups/{group}/membership", new { requestId = request })
                : await joao.DeleteAsync($"/api/groups/{group}/membership?requestId={request}");
            answer.EnsureSuccessStatusCode();
            (_certain, _tried) = (joins, null);
        }

        /// <summary>He is as he was told, or where a move was cut short, perhaps as he would have been.</summary>
        public async Task CheckAsync(HttpClient joao)
        {
            var view = await joao.GetFromJsonAsync<JsonElement>($"/api/groups/{group}");
            var isIn = view.TryGetProperty("role", out var role) && role.ValueKind == JsonValueKind.String;
            Assert.True(isIn == _certain || isIn == _tried, $"in: {isIn}, acknowledged: {_certain}, tried: {_tried}");
            (_certain, _tried) = (isIn, null);
        }
    }

    /// <summary>What the changes of one post lead to; no body: the one it was written with.</summary>
    private sealed record Change
    {
        public string? Body { get; init; }

        public bool HasReaction { get; init; }

        public bool IsGone { get; init; }

        public bool Holds(JsonElement entry) => entry.GetProperty("kind").GetString() == "tombstone"
            ? IsGone
            : !IsGone && (Body is null || entry.GetProperty("source").GetString() == Body)
                && HasReaction == (entry.TryGetProperty("reactions", out var reactions)
                    && reactions.TryGetProperty("thanks", out var members) && members.GetArrayLength() > 0);
    }

    /// <summary>Keeps entries and a cursor as a browser does.</summary>
    private sealed class Reader
    {
        private (string Epoch, long Rev) _cursor = ("", 0);

        public SortedDictionary<long, JsonElement> Entries { get; } = [];

        public IEnumerable<string> Texts => Entries.Values.Select(entry => entry.GetRawText());

        public async Task CatchUpAsync(HttpClient client, string thread)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(
                $"/api/topics/thread/{thread}/entries?epoch={_cursor.Epoch}&since={_cursor.Rev}");
            if (page.GetProperty("mode").GetString() == "window" && _cursor.Rev > 0)
            {
                Entries.Clear();
            }

            Take(page, keepKnown: false);
            _cursor = (page.GetProperty("epoch").GetString()!, page.GetProperty("to").GetInt64());
            if (_cursor.Rev < page.GetProperty("head").GetInt64())
            {
                await CatchUpAsync(client, thread);
            }
        }

        /// <summary>Reads from the newest to the oldest; what is known already has to be in step without it.</summary>
        public async Task ReadAllAsync(HttpClient client, string thread, bool keepKnown = false)
        {
            var before = long.MaxValue;
            JsonElement page;
            do
            {
                page = await client.GetFromJsonAsync<JsonElement>(
                    $"/api/topics/thread/{thread}/entries?before={before}&limit=256");
                before = Take(page, keepKnown);
            }
            while (page.GetProperty("hasOlder").GetBoolean());
        }

        private long Take(JsonElement page, bool keepKnown)
        {
            var least = long.MaxValue;
            foreach (var entry in page.GetProperty("entries").EnumerateArray())
            {
                var no = entry.GetProperty("no").GetInt64();
                least = Math.Min(least, no);
                Entries[no] = keepKnown && Entries.TryGetValue(no, out var known) ? known : entry;
            }

            return least;
        }
    }
}
