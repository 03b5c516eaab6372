using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Relations;
using Comparte.Topics;
using Orleans.Core.Internal;

namespace Comparte.Grains.Tests.Relations;

/// <summary>Following, and links between two members.</summary>
[Collection(ClusterCollection.Name)]
public sealed class RelationTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _joao;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_followed_counts_and_names_the_follower_until_it_is_no_longer()
    {
        var organization = (await _community.NewOrganizationAsync(_ana)).Value;

        Assert.Null(await Of(_joao).FollowAsync(_joao, organization, follows: true));
        Assert.Null(await Of(_joao).FollowAsync(_joao, organization, follows: true));

        Assert.Single((await MineAsync(_joao)).OfType<Follow>(), follow => follow.Target == organization);
        await Community.EventuallyAsync(async () => await FollowersAsync(organization) is { Count: 1 } list
            && list.Members.SequenceEqual([_joao]));
        Assert.Null(await Of(_joao).FollowAsync(_joao, organization, follows: false));
        Assert.Empty((await MineAsync(_joao)).OfType<Follow>());
        await Community.EventuallyAsync(async () => (await FollowersAsync(organization)).Count == 0);
        Assert.Null(await Of(_joao).FollowAsync(_joao, organization, follows: true));
        await Community.EventuallyAsync(async () => (await FollowersAsync(organization)).Count == 1);
    }

    [Fact]
    public async Task Members_initiatives_axes_countries_and_territories_can_be_followed()
    {
        var organization = await _community.NewOrganizationAsync(_ana);
        var initiative = await _community.NewInitiativeAsync(_ana, organization);
        string[] targets =
        [
            _ana.Value, initiative.Value, "axis-agroecology", "country-GT", "territory-GT-alta-verapaz",
        ];

        foreach (var target in targets)
        {
            Assert.Null(await Of(_joao).FollowAsync(_joao, target, follows: true));
        }

        Assert.Equal(targets, (await MineAsync(_joao)).OfType<Follow>().OrderBy(one => one.No).Select(one => one.Target));
    }

    [Theory]
    [InlineData("m00000000000000000000000000000000")]
    [InlineData("o00000000000000000000000000000000")]
    [InlineData("n00000000000000000000000000000000")]
    [InlineData("g00000000000000000000000000000000")]
    [InlineData("axis-nowhere")]
    [InlineData("country-XX")]
    [InlineData("country-")]
    [InlineData("territory-GT-")]
    [InlineData("territory-XX-alta")]
    [InlineData("territory-GT-Alta Verapaz")]
    [InlineData("")]
    public async Task What_isnt_there_cant_be_followed(string target)
    {
        Assert.Equal(Refusal.NotFound, await Of(_joao).FollowAsync(_joao, target, follows: true));
    }

    [Fact]
    public async Task Nobody_follows_for_another_or_follows_itself()
    {
        Assert.Equal(Refusal.NotAllowed, await Of(_joao).FollowAsync(_ana, "country-GT", follows: true));
        Assert.Equal("follow_self", (await Of(_joao).FollowAsync(_joao, _joao.Value, follows: true))?.Code);
    }

    [Fact]
    public async Task Whoever_keeps_it_to_itself_is_counted_and_not_named()
    {
        await Of(_joao).FollowAsync(_joao, _ana.Value, follows: true);
        await Community.EventuallyAsync(async () => (await FollowersAsync(_ana.Value)).Members.Length == 1);

        await ShowAsync(_joao, "off");

        await Community.EventuallyAsync(
            async () => await FollowersAsync(_ana.Value) is { Count: 1, Members.Length: 0 });
        await ShowAsync(_joao, "on");
        await Community.EventuallyAsync(async () => (await FollowersAsync(_ana.Value)).Members.Length == 1);
    }

    [Fact]
    public async Task An_older_telling_of_a_follower_changes_nothing()
    {
        var followers = cluster.Grains.GetGrain<IFollowersGrain>("country-PE");
        await followers.TellAsync(_ana, follows: false, hidden: false, rev: 8);
        await followers.TellAsync(_ana, follows: true, hidden: false, rev: 7);

        Assert.DoesNotContain(_ana, (await followers.ListAsync()).Members);
    }

    [Fact]
    public async Task Who_is_asked_reads_the_word_and_accepting_links_both()
    {
        var asked = Community.Value(await Of(_ana).LinkAsync(_ana, _joao, " Nos vimos en Lima. "));
        Assert.Equal((LinkState.Asked, "Nos vimos en Lima."), (asked.State, asked.Word));
        await StandsAsync(_joao, _ana, LinkState.Asks);
        Assert.Equal("Nos vimos en Lima.", (await LinkAsync(_joao, _ana))!.Word);

        Community.Value(await Of(_joao).LinkAsync(_joao, _ana, ""));

        await StandsAsync(_ana, _joao, LinkState.Linked);
        Assert.Equal("Nos vimos en Lima.", (await LinkAsync(_ana, _joao))!.Word);
        Assert.Equal([_joao], (await Of(_ana).LinkedAsync()).AsEnumerable());
        Assert.Equal([_ana], (await Of(_joao).LinkedAsync()).AsEnumerable());
    }

    [Fact]
    public async Task Declining_is_seen_by_nobody_else_and_a_second_asking_stays_declined()
    {
        await Of(_ana).LinkAsync(_ana, _joao, "Hola");
        await StandsAsync(_joao, _ana, LinkState.Asks);

        Assert.Null(await Of(_joao).UnlinkAsync(_joao, _ana));

        await StandsAsync(_joao, _ana, LinkState.None);
        await SettledAsync(_joao);
        Assert.Equal(LinkState.Asked, (await LinkAsync(_ana, _joao))!.State);
        await Of(_ana).UnlinkAsync(_ana, _joao);
        await Of(_ana).LinkAsync(_ana, _joao, "¿Y ahora?");
        await Community.EventuallyAsync(async () => (await LinkAsync(_joao, _ana))!.Theirs.Word == "¿Y ahora?");
        Assert.Equal(LinkState.None, (await LinkAsync(_joao, _ana))!.State);
    }

    [Fact]
    public async Task Either_ends_the_link_and_it_can_be_made_again()
    {
        await LinkBothAsync();

        Assert.Null(await Of(_joao).UnlinkAsync(_joao, _ana));

        await StandsAsync(_ana, _joao, LinkState.None);
        await StandsAsync(_joao, _ana, LinkState.None);
        await LinkBothAsync();
        Assert.Null(await Of(_ana).UnlinkAsync(_ana, _joao));
        await StandsAsync(_joao, _ana, LinkState.None);
    }

    [Fact]
    public async Task What_is_taken_back_is_no_longer_asked()
    {
        await Of(_ana).LinkAsync(_ana, _joao, "Hola");
        await StandsAsync(_joao, _ana, LinkState.Asks);

        await Of(_ana).UnlinkAsync(_ana, _joao);

        await StandsAsync(_joao, _ana, LinkState.None);
    }

    [Fact]
    public async Task Whoever_takes_it_back_twice_rests_for_a_day()
    {
        for (var i = 0; i < 2; i++)
        {
            Community.Value(await Of(_ana).LinkAsync(_ana, _joao, "Hola"));
            Assert.Null(await Of(_ana).UnlinkAsync(_ana, _joao));
        }

        Assert.Equal("link_too_soon", (await Of(_ana).LinkAsync(_ana, _joao, "Hola")).Refusal?.Code);
        var link = await LinkAsync(_ana, _joao);
        Assert.False(LinkRules.IsTooSoon(link!, TimeProvider.System.GetUtcNow().AddDays(1)));
        Community.Value(await Of(_joao).LinkAsync(_joao, _ana, ""));
        await StandsAsync(_ana, _joao, LinkState.Asks);
        Community.Value(await Of(_ana).LinkAsync(_ana, _joao, ""));
    }

    [Fact]
    public async Task Two_who_ask_each_other_at_once_are_linked()
    {
        await Task.WhenAll(Of(_ana).LinkAsync(_ana, _joao, "a"), Of(_joao).LinkAsync(_joao, _ana, "b"));

        await StandsAsync(_ana, _joao, LinkState.Linked);
        await StandsAsync(_joao, _ana, LinkState.Linked);
    }

    [Fact]
    public async Task A_link_is_named_only_where_both_show_theirs()
    {
        await LinkBothAsync();

        await ShowAsync(_ana, "off");

        await Community.EventuallyAsync(async () => (await Of(_joao).LinkedAsync()).IsEmpty);
        Assert.Empty(await Of(_ana).LinkedAsync());
        await ShowAsync(_ana, "on");
        await Community.EventuallyAsync(async () => (await Of(_joao).LinkedAsync()).Length == 1);
    }

    [Fact]
    public async Task What_was_decided_reaches_the_other_one_after_the_activation_ended()
    {
        await Of(_ana).LinkAsync(_ana, _joao, "Hola");
        await Of(_ana).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await Of(_joao).AsReference<IGrainManagementExtension>().DeactivateOnIdle();

        await Of(_ana).LinkedAsync();

        await StandsAsync(_joao, _ana, LinkState.Asks);
    }

    [Fact]
    public async Task A_link_is_refused_to_oneself_with_nobody_for_another_and_with_too_long_a_word()
    {
        var nobody = MemberId.Of("m" + new string('0', 32));

        Assert.Equal("link_self", (await Of(_ana).LinkAsync(_ana, _ana, "")).Refusal?.Code);
        Assert.Equal(Refusal.NotFound, (await Of(_ana).LinkAsync(_ana, nobody, "")).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Of(_ana).LinkAsync(_joao, _joao, "")).Refusal);
        Assert.Equal(Refusal.NotAllowed, await Of(_ana).UnlinkAsync(_joao, _joao));
        Assert.Equal("too_long", (await Of(_ana).LinkAsync(_ana, _joao, new string('x', 281))).Refusal?.Code);
        Assert.Null(await Of(_ana).UnlinkAsync(_ana, _joao));
    }

    [Fact]
    public async Task Twenty_are_asked_at_a_time()
    {
        for (var asked = 0; asked < 20; asked++)
        {
            Community.Value(await Of(_ana).LinkAsync(_ana, await _community.NewMemberAsync(), ""));
        }

        Assert.Equal("too_many_asked", (await Of(_ana).LinkAsync(_ana, _joao, "")).Refusal?.Code);
        await Of(_joao).LinkAsync(_joao, _ana, "");
        await StandsAsync(_ana, _joao, LinkState.Asks);
        Community.Value(await Of(_ana).LinkAsync(_ana, _joao, ""));
    }

    private IRelatingGrain Of(MemberId member) => cluster.Grains.GetGrain<IRelatingGrain>(member.Value);

    private Task<ImmutableArray<Entry>> MineAsync(MemberId member) => _community.Member(member).MineAsync(member);

    private Task<FollowerList> FollowersAsync(string target) =>
        cluster.Grains.GetGrain<IFollowersGrain>(target).ListAsync();

    private async Task<Link?> LinkAsync(MemberId member, MemberId other) =>
        (await MineAsync(member)).OfType<Link>().SingleOrDefault(link => link.Member == other);

    private Task StandsAsync(MemberId member, MemberId other, LinkState state) => Community.EventuallyAsync(
        async () => (await LinkAsync(member, other))?.State == state);

    /// <summary>Returns once everything that a member's topic tells has been told: a later telling arrived.</summary>
    private async Task SettledAsync(MemberId member)
    {
        var third = await _community.NewMemberAsync();
        await Of(member).LinkAsync(member, third, "");
        await StandsAsync(third, member, LinkState.Asks);
    }

    private async Task LinkBothAsync()
    {
        Community.Value(await Of(_ana).LinkAsync(_ana, _joao, "Hola"));
        Community.Value(await Of(_joao).LinkAsync(_joao, _ana, ""));
        await StandsAsync(_ana, _joao, LinkState.Linked);
        await StandsAsync(_joao, _ana, LinkState.Linked);
    }

    private async Task ShowAsync(MemberId member, string value) => Community.Value(
        await _community.Member(member).ChangeAsync(member, new MemberChange
        {
            RequestId = Community.NewRequest(),
            Settings = ImmutableSortedDictionary<string, string>.Empty.Add(MemberSettings.Relations, value),
        }));
}
