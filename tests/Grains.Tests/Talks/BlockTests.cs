using System.Collections.Immutable;
using Comparte.Inbox;
using Comparte.Members;
using Comparte.Relations;
using Comparte.Talks;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Talks;

/// <summary>Who may write to whom: the member's choice, and blocks.</summary>
[Collection(ClusterCollection.Name)]
public sealed class BlockTests(ClusterFixture cluster) : IAsyncLifetime
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

    private ThreadId Thread => TalkIds.ThreadOf(TalkIds.OfPair(_ana, _joao));

    [Fact]
    public async Task Whoever_listens_to_known_people_knows_those_of_its_groups()
    {
        await ChooseAsync("known");
        Assert.Equal("messages_not_accepted", await RefusalAsync());

        var group = await _community.NewGroupAsync(_ana);
        await _community.JoinAsync(group, _joao);

        await Community.EventuallyAsync(async () => await RefusalAsync() is null);
    }

    [Fact]
    public async Task Whoever_listens_to_known_people_knows_those_of_its_organization()
    {
        await ChooseAsync("known");
        var organization = await _community.NewOrganizationAsync(_ana);
        await _community.AddPersonAsync(organization, _ana, _joao);

        await Community.EventuallyAsync(async () => await RefusalAsync() is null);
    }

    [Fact]
    public async Task Whoever_listens_to_known_people_knows_whom_it_follows()
    {
        await ChooseAsync("known");
        Assert.Null(await Relating(_ana).FollowAsync(_ana, _joao.Value, follows: true));
        Assert.Equal("messages_not_accepted", await RefusalAsync());

        Assert.Null(await Relating(_joao).FollowAsync(_joao, _ana.Value, follows: true));

        Assert.Null(await RefusalAsync());
    }

    [Fact]
    public async Task Whoever_listens_to_linked_people_alone_is_reached_by_no_others()
    {
        await ChooseAsync("linked");
        Assert.Null(await Relating(_joao).FollowAsync(_joao, _ana.Value, follows: true));
        Community.Value(await Relating(_joao).LinkAsync(_joao, _ana, ""));
        Assert.Equal("messages_not_accepted", await RefusalAsync());

        await Community.EventuallyAsync(async () =>
            (await _community.Member(_ana).MineAsync(_ana)).OfType<Link>().Any());
        Community.Value(await Relating(_ana).LinkAsync(_ana, _joao, ""));

        await Community.EventuallyAsync(async () => await RefusalAsync() is null);
    }

    [Fact]
    public async Task What_was_begun_goes_on_whatever_is_chosen_later()
    {
        await _community.BeginTalkAsync(_ana, Talk(_joao));
        await ChooseAsync("linked");

        await _community.PublishAsync(Thread, _ana);
        await HeardAsync(3);
        await _community.BeginTalkAsync(_ana, Talk(_joao));
        var maren = await _community.NewMemberAsync("Maren");
        Assert.Equal("messages_not_accepted", await RefusalAsync(Talk(maren, _joao)));
    }

    [Fact]
    public async Task A_block_answers_like_the_choice_and_leaves_what_was_there()
    {
        await _community.BeginTalkAsync(_ana, Talk(_joao));
        await HeardAsync(2);

        Assert.Null(await Talking(_joao).BlockAsync(_joao, _ana, blocks: true));
        Assert.Null(await Talking(_joao).BlockAsync(_joao, _ana, blocks: true));

        var thread = _community.Thread(Thread);
        Assert.Equal(TalkRules.NotAccepted, (await thread.PublishAsync(_ana, Post())).Refusal);
        Assert.Equal(TalkRules.NotAccepted, (await thread.ReactAsync(_ana, 2, "thanks", present: true)).Refusal);
        Assert.Equal(TalkRules.Blocked, (await thread.PublishAsync(_joao, Post())).Refusal);
        var admitted = await _community.Grains.GetTopic(TopicId.Of(Thread)).AdmitAsync(
            [new Admission(_ana, default), new Admission(_joao, default)]);
        Assert.DoesNotContain(OpenStatus.Gone, admitted.Statuses);
        Assert.Null(await thread.MarkReadAsync(_ana, 2));

        Assert.Null(await Talking(_joao).BlockAsync(_joao, _ana, blocks: false));
        await _community.PublishAsync(Thread, _ana);
    }

    [Fact]
    public async Task Nobody_begins_a_talk_with_whom_it_blocks_or_who_blocks_it()
    {
        var maren = await _community.NewMemberAsync("Maren");
        Assert.Null(await Talking(_joao).BlockAsync(_joao, _ana, blocks: true));

        Assert.Equal("messages_not_accepted", await RefusalAsync());
        Assert.Equal("messages_not_accepted", await RefusalAsync(Talk(maren, _joao)));
        Assert.Equal("messages_blocked", (await _community.Talk(TalkIds.OfPair(_ana, _joao))
            .OpenAsync(_joao, Talk(_ana)))?.Code);
        var several = await _community.BeginTalkAsync(_ana, Talk(maren, await _community.NewMemberAsync()));
        Assert.Equal("messages_not_accepted", (await _community.Talk(several)
            .AddAsync(_ana, [_joao], Community.NewRequest()))?.Code);
    }

    [Fact]
    public async Task Nobody_is_brought_together_with_whom_it_blocks()
    {
        var maren = await _community.NewMemberAsync("Maren");
        var luz = await _community.NewMemberAsync("Luz");
        var several = await _community.BeginTalkAsync(_ana, Talk(maren, luz));
        Assert.Null(await Talking(maren).BlockAsync(maren, _joao, blocks: true));

        Assert.Equal("messages_not_accepted", await AddAsync());
        Assert.Null(await Talking(maren).BlockAsync(maren, _joao, blocks: false));
        Assert.Null(await Talking(_joao).BlockAsync(_joao, luz, blocks: true));
        Assert.Equal("messages_not_accepted", await AddAsync());
        Assert.Null(await Talking(_joao).BlockAsync(_joao, luz, blocks: false));
        Assert.Null(await AddAsync());

        async Task<string?> AddAsync() =>
            (await _community.Talk(several).AddAsync(_ana, [_joao], Community.NewRequest()))?.Code;
    }

    [Fact]
    public async Task Who_is_blocked_brings_no_notice_and_asks_for_a_link_in_vain()
    {
        var maren = await _community.NewMemberAsync("Maren");
        var several = await _community.BeginTalkAsync(_ana, Talk(maren, _joao));
        var group = await _community.NewGroupAsync(_ana);
        await _community.JoinAsync(group, _joao);
        await _community.JoinAsync(group, maren);
        var thread = await _community.NewThreadAsync(_ana, group);
        await Community.EventuallyAsync(async () => (await NoticesAsync()).Count > 0);
        Assert.Null(await Talking(_joao).BlockAsync(_joao, _ana, blocks: true));
        var before = await NoticesAsync();

        await _community.PublishAsync(TalkIds.ThreadOf(several), _ana);
        await _community.PublishAsync(thread, _ana, $"@[João]({_joao}): insultos");
        Community.Value(await Relating(_ana).LinkAsync(_ana, _joao, "Hola"));
        await Community.EventuallyAsync(async () =>
            (await _community.Member(_joao).MineAsync(_joao)).OfType<Link>().Any(link => link.Theirs.Wants));
        await _community.PublishAsync(thread, maren, $"@[João]({_joao}): ¿vienes?");
        await Community.EventuallyAsync(async () => (await NoticesAsync()).Any(notice => notice.By.Contains(maren)));

        var (told, after) = (Assert.Single(before), await NoticesAsync());
        Assert.Equal(told.Rev, after[0].Rev);
        Assert.Equal(maren, Assert.Single(after[1..]).By.Single());
        Assert.Equal(LinkState.None, Assert.Single(
            (await _community.Member(_joao).MineAsync(_joao)).OfType<Link>()).State);
        Assert.Equal(LinkState.Asked, Assert.Single(
            (await _community.Member(_ana).MineAsync(_ana)).OfType<Link>()).State);

        async Task<List<Notice>> NoticesAsync() =>
            [.. (await _community.ReadAsync(TopicId.Inbox(_joao))).OfType<Notice>()];
    }

    [Fact]
    public async Task Blocks_are_ones_own()
    {
        Assert.Equal("not_found", (await Talking(_joao).BlockAsync(_ana, _ana, blocks: true))?.Code);
        Assert.Equal("block_self", (await Talking(_joao).BlockAsync(_joao, _joao, blocks: true))?.Code);
        var nobody = EntityId.New<MemberId>(TimeProvider.System);
        Assert.Equal("not_found", (await Talking(_joao).BlockAsync(_joao, nobody, blocks: true))?.Code);
        Assert.Null(await Talking(_joao).BlockAsync(_joao, nobody, blocks: false));

        Assert.Null(await Talking(_joao).BlockAsync(_joao, _ana, blocks: true));
        Assert.Single((await _community.Member(_joao).MineAsync(_joao)).OfType<BlockedMember>());
        Assert.Empty((await _community.Member(_ana).MineAsync(_ana)).OfType<BlockedMember>());
    }

    private static NewPost Post() => new() { RequestId = Community.NewRequest(), Body = "Hola." };

    private static NewTalk Talk(params MemberId[] others) =>
        new() { RequestId = Community.NewRequest(), People = [.. others] };

    private IRelatingGrain Relating(MemberId member) => _community.Grains.GetGrain<IRelatingGrain>(member.Value);

    private ITalkingGrain Talking(MemberId member) => _community.Talking(member);

    private async Task ChooseAsync(string who) => Community.Value(await _community.Member(_joao).ChangeAsync(
        _joao,
        new MemberChange
        {
            RequestId = Community.NewRequest(),
            Settings = ImmutableSortedDictionary<string, string>.Empty.Add(MemberSettings.Messages, who),
        }));

    /// <summary>What Ana is answered who would write to João.</summary>
    private async Task<string?> RefusalAsync(NewTalk? talk = null)
    {
        var begun = talk ?? Talk(_joao);
        return (await _community.Talk(TalkIds.Of(_ana, begun)).OpenAsync(_ana, begun))?.Code;
    }

    private Task HeardAsync(long lastNo) => Community.EventuallyAsync(async () =>
        (await _community.Member(_joao).MineAsync(_joao)).OfType<OwnTalk>().Any(talk => talk.LastNo == lastNo));
}
