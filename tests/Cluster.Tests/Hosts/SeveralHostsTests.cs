using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Comparte.Cluster.Tests.Postgres;
using Comparte.Cluster.Tests.Storage;
using Comparte.Cluster.Tests.Web;
using Comparte.Threads;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Xunit.Abstractions;

namespace Comparte.Cluster.Tests.Hosts;

/// <summary>Several web hosts, each a process, are one community.</summary>
[Collection(PostgresTests.Name)]
public sealed class SeveralHostsTests(
    PostgresServer server, DemonstrationDatabase demonstration, ITestOutputHelper output)
    : IClassFixture<DemonstrationDatabase>
{
    private const string Ana = "ana@demo.example";
    private const string Joao = "joao@demo.example";
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task What_is_written_at_one_host_is_heard_at_the_other()
    {
        await using var community = await demonstration.NewCommunityAsync();
        var one = await community.StartAsync();
        var two = await community.StartAsync();
        using var ana = await one.SignInAsync(Ana);
        var thread = await ana.OpenThreadAsync();
        await using var joao = await Reader.OpenAsync(two, Joao, thread);
        var post = CommunityClient.NewRequest();

        await ana.PublishAsync(thread, post, "¿Me oyes?");

        await joao.HearAsync([post]);
    }

    [Fact]
    public async Task Who_is_removed_at_one_host_hears_nothing_of_what_comes_after_at_the_other()
    {
        await using var community = await demonstration.NewCommunityAsync();
        var one = await community.StartAsync();
        var two = await community.StartAsync();
        using var ana = await one.SignInAsync(Ana);
        using var joao = await two.SignInAsync(Joao);
        var (group, thread) = await NewGroupAsync(ana);
        await joao.PostAsync($"/api/groups/{group}/membership", new { requestId = CommunityClient.NewRequest() });
        var me = await joao.GetFromJsonAsync<JsonElement>("/api/me");
        await using var reader = await Reader.OpenAsync(two, Joao, thread);
        var (before, after) = (CommunityClient.NewRequest(), CommunityClient.NewRequest());
        await ana.PublishAsync(thread, before, "Antes");
        await reader.HearAsync([before]);

        var member = me.GetProperty("member").GetProperty("id").GetString();
        using var removed = await ana.DeleteAsync(
            $"/api/groups/{group}/members/{member}?requestId={CommunityClient.NewRequest()}");
        removed.EnsureSuccessStatusCode();
        await ana.PublishAsync(thread, after, "Después");

        await reader.GoneAsync();
        using var refused = await joao.GetAsync($"/api/topics/thread/{thread}/entries");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.DoesNotContain(after, await reader.HeardSoFarAsync());
    }

    [Fact]
    public async Task Who_shows_a_thread_and_who_writes_at_one_host_is_seen_at_the_other_until_that_is_gone()
    {
        await using var community = await demonstration.NewCommunityAsync();
        string[] often = ["--Live:RenewEvery=00:00:02"];
        var one = await community.StartAsync([.. community.Settings, .. often]);
        var two = await community.StartAsync([.. community.Settings, .. often]);
        using var ana = await one.SignInAsync(Ana);
        using var joao = await two.SignInAsync(Joao);
        var (anaId, joaoId) = (await BeSeenAsync(ana), await BeSeenAsync(joao));
        var thread = await ana.OpenThreadAsync();
        await using var there = await Reader.OpenAsync(two, Joao, thread);
        await there.ShowAsync();
        await using var here = await Reader.OpenAsync(one, Ana, thread);

        // Whoever comes later hears who came before, and the other way round.
        await here.ShowAsync();
        await here.SeeAsync(joaoId, isHere: true);
        await there.SeeAsync(anaId, isHere: true);
        await there.TypeAsync();
        Assert.Equal(joaoId, await here.TypistAsync());

        // At both hosts, and then at neither: none of them goes on believing the other.
        await using (var too = await Reader.OpenAsync(one, Joao, thread))
        {
            await too.ShowAsync();
            await too.SeeAsync(anaId, isHere: true);
            await there.LeaveAsync();
        }

        await here.SeeAsync(joaoId, isHere: false);
        await there.ShowAsync();
        await here.SeeAsync(joaoId, isHere: true);

        // The host that is killed takes back nothing: that nobody names them any more does.
        await two.KillAsync();
        await here.SeeAsync(joaoId, isHere: false);
    }

    [Fact]
    public async Task A_session_of_one_host_is_one_of_the_other()
    {
        await using var community = await demonstration.NewCommunityAsync();
        var one = await community.StartAsync();
        var two = await community.StartAsync();
        var cookies = new CookieContainer();
        using var ana = await one.SignInAsync(Ana, cookies);

        // Cookies know no ports.
        using var there = two.NewClient(cookies);

        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_SIGKILL_of_the_host_that_had_it_and_everybody_hears_again()
    {
        await using var community = await demonstration.NewCommunityAsync();
        WebProcess[] hosts = [await community.StartAsync(), await community.StartAsync(), await community.StartAsync()];
        using var ana = await hosts[0].SignInAsync(Ana);
        var (thread, owner) = await OpenThreadAwayFromAsync(community, hosts[0], ana);
        var staying = hosts.Where(host => host != owner).ToList();
        await using var writers = new Writers();
        var readers = new List<Reader>();
        foreach (var host in hosts)
        {
            readers.Add(await Reader.OpenAsync(host, Joao, thread));
            await writers.BeginAsync(host, thread, 2);
        }

        await writers.MoreAsync(100);
        var killed = TimeProvider.System.GetTimestamp();
        await owner.KillAsync();
        await writers.MoreAsync(200);
        await writers.EndAsync();

        // Whose host is gone comes back at another one.
        readers.Add(await Reader.OpenAsync(staying[0], Joao, thread));
        using var last = await staying[^1].SignInAsync(Ana);
        await AssertWholeAsync(last, thread, writers, readers.Where((_, at) => at >= hosts.Length || hosts[at] != owner));
        Tell("accepted again", killed, writers.Acknowledged.Values);
        foreach (var reader in readers.Where((_, at) => at < hosts.Length && hosts[at] != owner))
        {
            Tell("heard again", killed, reader.Heard.Values);
        }

        foreach (var reader in readers)
        {
            await reader.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_host_that_is_stopped_takes_nothing_along()
    {
        await using var community = await demonstration.NewCommunityAsync();
        WebProcess[] hosts = [await community.StartAsync(), await community.StartAsync()];
        using var ana = await hosts[0].SignInAsync(Ana);
        var (thread, owner) = await OpenThreadAwayFromAsync(community, hosts[0], ana);
        await using var writers = new Writers();
        await using var reader = await Reader.OpenAsync(hosts[0], Joao, thread);
        await writers.BeginAsync(hosts[0], thread, 4);
        await writers.MoreAsync(50);
        var stopped = TimeProvider.System.GetTimestamp();

        Assert.Equal(0, await owner.StopAsync());

        await writers.MoreAsync(50);
        await writers.EndAsync();
        await AssertWholeAsync(ana, thread, writers, [reader]);
        Tell("accepted again", stopped, writers.Acknowledged.Values);
        Tell("heard again", stopped, reader.Heard.Values);
    }

    [Fact]
    public async Task A_database_that_is_away_for_25_seconds_loses_nothing_and_all_heals_by_itself()
    {
        await using var community = await demonstration.NewCommunityAsync();
        WebProcess[] hosts = [await community.StartAsync(), await community.StartAsync()];
        using var ana = await hosts[0].SignInAsync(Ana);
        var thread = await ana.OpenThreadAsync();
        await using var writers = new Writers();
        await using var one = await Reader.OpenAsync(hosts[0], Joao, thread);
        await using var two = await Reader.OpenAsync(hosts[1], Joao, thread);
        await writers.BeginAsync(hosts[0], thread, 2);
        await writers.BeginAsync(hosts[1], thread, 2);
        await writers.MoreAsync(50);

        await server.StopAsync();
        await Task.Delay(Away);
        await server.StartAsync();

        var back = TimeProvider.System.GetTimestamp();
        await writers.MoreAsync(200);
        await writers.EndAsync();
        await AssertWholeAsync(ana, thread, writers, [one, two]);
        Tell("accepted again", back, writers.Acknowledged.Values);
        Tell("heard again", back, one.Heard.Values);
        Tell("heard again", back, two.Heard.Values);
    }

    [Fact]
    public async Task A_silo_without_pages_takes_a_part_of_the_work_and_may_be_killed()
    {
        await using var community = await demonstration.NewCommunityAsync();
        var host = await community.StartAsync();
        var silo = await community.StartSiloAsync();
        using var ana = await host.SignInAsync(Ana);
        var (thread, owner) = await OpenThreadAwayFromAsync(community, host, ana);
        Assert.Equal(silo, owner);
        await using var writers = new Writers();
        await using var reader = await Reader.OpenAsync(host, Joao, thread);
        await writers.BeginAsync(host, thread, 2);
        await writers.MoreAsync(50);

        await silo.KillAsync();

        await writers.MoreAsync(50);
        await writers.EndAsync();
        await AssertWholeAsync(ana, thread, writers, [reader]);
    }

    [Fact]
    public async Task Hosts_whose_files_are_not_in_one_folder_do_not_start()
    {
        await using var community = await demonstration.NewCommunityAsync();
        await community.StartAsync();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => community.StartAsync(PostgresSettings.Of(community.Connection)));

        Assert.Contains("Files:Folder", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Everything that was acknowledged is there, once, and everybody hears what comes now.</summary>
    private static async Task AssertWholeAsync(HttpClient client, string thread, Writers writers, IEnumerable<Reader> readers)
    {
        var stored = (await client.ReadPostsAsync(thread)).Select(post => post.RequestId).ToList();
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Subset(stored.ToHashSet(), writers.Acknowledged.Keys.ToHashSet());
        var post = CommunityClient.NewRequest();
        await client.PublishAsync(thread, post, "¿Seguís ahí?");
        await Task.WhenAll(readers.Select(reader => reader.HearAsync([post])));
    }

    /// <summary>Has a member wish to be seen, and says who it is.</summary>
    private static async Task<string> BeSeenAsync(HttpClient client)
    {
        using var set = await client.PatchAsJsonAsync(
            "/api/members/me", new { requestId = CommunityClient.NewRequest(), settings = new { presence = "on" } });
        set.EnsureSuccessStatusCode();
        return (await client.GetFromJsonAsync<JsonElement>("/api/me")).GetProperty("member").GetProperty("id").GetString()!;
    }

    private static async Task<(string Group, string Thread)> NewGroupAsync(HttpClient ana)
    {
        var made = await ana.PostAsync(
            "/api/groups", new { requestId = CommunityClient.NewRequest(), name = "Dos casas", access = "open" });
        var group = made.GetProperty("id").GetString()!;
        var thread = await ana.PostAsync(
            $"/api/groups/{group}/threads",
            new { requestId = CommunityClient.NewRequest(), title = "Entre casas", body = "Empezamos." });
        return (group, thread.GetProperty("id").GetString()!);
    }

    /// <summary>Opens threads until one is owned by another host than the first. A silo of this process asks which.</summary>
    private static async Task<(string Thread, WebProcess Owner)> OpenThreadAwayFromAsync(
        Community community, WebProcess first, HttpClient client)
    {
        await using var silo = await RunningSilo.StartAsync(community.NewFolder() + "-asks", community.Settings);
        var management = silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        while (true)
        {
            var thread = await client.OpenThreadAsync();
            var address = await management.GetActivationAddress(silo.Grain<IThreadGrain>(thread));
            if (address is not null && community.HostAt(address.Endpoint.Port) is { } owner && owner != first)
            {
                return (thread, owner);
            }
        }
    }

    private void Tell(string what, long since, IEnumerable<long> times)
    {
        var later = times.Where(time => time > since).Order().ToList();

        // What was under way when the host ended is not what is asked for: the longest silence is.
        var (gap, at) = later.Prepend(since).Zip(later).Select(pair =>
            (TimeProvider.System.GetElapsedTime(pair.First, pair.Second), pair.Second)).Max();
        var after = TimeProvider.System.GetElapsedTime(since, at);
        output.WriteLine(FormattableString.Invariant(
            $"{what} {after.TotalSeconds:0.00} s after, the longest silence {gap.TotalSeconds:0.00} s"));
    }
}
