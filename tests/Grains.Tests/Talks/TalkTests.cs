using System.Collections.Immutable;
using Comparte.Inbox;
using Comparte.Interactions;
using Comparte.Talks;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Core.Internal;

namespace Comparte.Grains.Tests.Talks;

/// <summary>Who reads and writes in talks of two and of several, and what their people hear.</summary>
[Collection(ClusterCollection.Name)]
public sealed class TalkTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _maren;
    private MemberId _outsider;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        _maren = await _community.NewMemberAsync("Maren");
        _outsider = await _community.NewMemberAsync("Diego");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private TalkId Pair => TalkIds.OfPair(_ana, _joao);

    [Fact]
    public async Task Two_who_write_to_each_other_at_once_have_one_talk()
    {
        await Task.WhenAll(BeginAsync(_ana, _joao), BeginAsync(_joao, _ana));

        await HearsAsync(_ana, Pair, talk => talk is { Pair: true, LastNo: 3 });
        await HearsAsync(_joao, Pair, talk => talk is { LastNo: 3 } && talk.People.ToHashSet().SetEquals([_ana, _joao]));
        Assert.Equal(2, (await PostsAsync(Pair)).Length);
    }

    [Fact]
    public async Task Repeating_the_first_message_is_one_message()
    {
        var first = Talk(_joao);

        await BeginAsync(_ana, first);
        await BeginAsync(_ana, first);

        Assert.Single(await PostsAsync(Pair));
    }

    [Fact]
    public async Task A_talk_is_there_for_the_other_one_from_the_first_message_on()
    {
        Assert.Null(await _community.Talk(Pair).OpenAsync(_ana, Talk(_joao)));
        Assert.Equal((bool[])[true, false, false, false], await AdmitAsync(TopicId.Of(Pair)));

        await BeginAsync(_ana, _joao);

        await HearsAsync(_joao, Pair, talk => talk is not null);
        Assert.Equal((bool[])[true, true, false, false], await AdmitAsync(TopicId.Of(Pair)));
        Assert.Equal((bool[])[true, true, false, false], await AdmitAsync(ThreadTopic(Pair)));
    }

    [Fact]
    public async Task Nobody_else_reads_writes_or_changes_a_talk()
    {
        await BeginAsync(_ana, _joao);
        var several = await BeginAsync(_ana, _joao, _maren);
        var request = Community.NewRequest();

        foreach (var talk in new[] { Pair, several })
        {
            var thread = _community.Thread(TalkIds.ThreadOf(talk));
            Assert.Equal("not_found", (await thread.PublishAsync(_outsider, Post())).Refusal?.Code);
            Assert.Equal("not_found", (await thread.BeginAsync(_outsider, TopicId.Of(talk), Post())).Refusal?.Code);
            Assert.Equal("not_found", (await thread.ReactAsync(_outsider, 2, "thanks", true)).Refusal?.Code);
            Assert.Equal("not_found", (await thread.HistoryAsync(_outsider, 2)).Refusal?.Code);
            Assert.Equal("not_found", (await thread.MarkReadAsync(_outsider, 2))?.Code);
            Assert.Equal("not_found", (await _community.Talk(talk).AddAsync(_outsider, [_outsider], request))?.Code);
            Assert.Equal("not_found", (await _community.Talk(talk).LeaveAsync(_outsider, request))?.Code);
            Assert.Equal("not_found", (await _community.Talking(_outsider).HideAsync(_outsider, talk, true))?.Code);
        }

        var none = TalkIds.ThreadOf(EntityId.New<TalkId>(TimeProvider.System));
        Assert.Equal("not_found", (await _community.Thread(none).BeginAsync(_ana, TopicId.Of(Pair), Post())).Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_deletes_or_names_what_another_one_wrote()
    {
        await BeginAsync(_ana, _joao);
        var thread = _community.Thread(TalkIds.ThreadOf(Pair));

        Assert.Equal("not_allowed", (await thread.DeleteAsync(_joao, 2, Community.NewRequest())).Refusal?.Code);
        Assert.Equal("not_allowed", (await thread.ChangeAsync(
            _joao, new ThreadChange { RequestId = Community.NewRequest(), Title = "Otra" })).Refusal?.Code);
        Community.Value(await thread.DeleteAsync(_ana, 2, Community.NewRequest()));
        await HearsAsync(_joao, Pair, talk => talk is { LastNo: 2 });
    }

    [Fact]
    public async Task A_talk_needs_people_and_room()
    {
        var many = Enumerable.Range(0, 12).Select(_ => EntityId.New<MemberId>(TimeProvider.System)).ToArray();

        await RefusesAsync("people_invalid", Talk());
        await RefusesAsync("people_invalid", Talk(_ana));
        await RefusesAsync("people_invalid", Talk(_joao, _joao));
        await RefusesAsync("people_invalid", Talk(many));
        await RefusesAsync("required", Talk(_joao) with { RequestId = Guid.Empty });
        await RefusesAsync("request_invalid", Talk(_joao) with { Title = "Semillas" });
        await RefusesAsync("too_long", Talk(_joao, _maren) with { Title = new string('a', 81) });
        await RefusesAsync("not_found", Talk(many[0]));

        async Task RefusesAsync(string code, NewTalk talk)
        {
            var id = talk.People.Length == 0 ? Pair : TalkIds.Of(_ana, talk);
            Assert.Equal(code, (await _community.Talk(id).OpenAsync(_ana, talk))?.Code);
        }
    }

    [Fact]
    public async Task Whoever_is_added_reads_all_of_it_and_whoever_leaves_nothing_more()
    {
        var talk = await BeginAsync(_ana, _joao, _maren);
        await HearsAsync(_maren, talk, own => own is { Pair: false, People.Length: 3 });

        Assert.Null(await _community.Talk(talk).AddAsync(_joao, [_outsider], Community.NewRequest()));
        await HearsAsync(_outsider, talk, own => own is { People.Length: 4, LastNo: 2 });
        Assert.Equal((bool[])[true, true, true, true], await AdmitAsync(ThreadTopic(talk)));

        var leave = Community.NewRequest();
        Assert.Null(await _community.Talk(talk).LeaveAsync(_maren, leave));
        Assert.Null(await _community.Talk(talk).LeaveAsync(_maren, leave));
        await HearsAsync(_maren, talk, own => own is null);
        await HearsAsync(_ana, talk, own => own is { People.Length: 3 });
        Assert.Equal((bool[])[true, true, false, true], await AdmitAsync(ThreadTopic(talk)));
        Assert.Equal((bool[])[true, true, false, true], await AdmitAsync(TopicId.Of(talk)));
        Assert.Equal("not_found", (await _community.Talk(talk).LeaveAsync(_maren, Community.NewRequest()))?.Code);

        Assert.Equal("talk_left", (await _community.Talk(talk).AddAsync(_ana, [_maren], Community.NewRequest()))?.Code);
        Assert.Null(await _community.Talk(talk).AddAsync(_ana, [_outsider], Community.NewRequest()));
    }

    [Fact]
    public async Task A_talk_of_two_stays_one_of_two()
    {
        await BeginAsync(_ana, _joao);

        Assert.Equal("talk_of_two", (await _community.Talk(Pair).AddAsync(_ana, [_maren], Community.NewRequest()))?.Code);
        Assert.Equal("talk_of_two", (await _community.Talk(Pair).LeaveAsync(_ana, Community.NewRequest()))?.Code);
    }

    [Fact]
    public async Task A_talk_has_twelve_people_at_most()
    {
        var talk = await BeginAsync(_ana, _joao, _maren);
        var more = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _community.NewMemberAsync()));

        Assert.Equal("talk_full", (await _community.Talk(talk).AddAsync(_ana, [.. more], Community.NewRequest()))?.Code);
        Assert.Null(await _community.Talk(talk).AddAsync(_ana, [.. more[1..]], Community.NewRequest()));
    }

    [Fact]
    public async Task When_nobody_is_left_what_was_written_ends()
    {
        var talk = await BeginAsync(_ana, _joao, _maren);

        foreach (var member in new[] { _joao, _maren, _ana })
        {
            Assert.Null(await _community.Talk(talk).LeaveAsync(member, Community.NewRequest()));
        }

        await Community.EventuallyAsync(async () => (await PostsAsync(talk)).IsEmpty);
    }

    [Fact]
    public async Task A_hidden_talk_comes_back_with_the_next_message()
    {
        await BeginAsync(_ana, _joao);
        await HearsAsync(_joao, Pair, talk => talk is { LastNo: 2 });

        Assert.Null(await _community.Talking(_joao).HideAsync(_joao, Pair, hidden: true));
        await HearsAsync(_joao, Pair, talk => talk is { HiddenUpTo: 2, LastNo: 2 });
        await _community.PublishAsync(TalkIds.ThreadOf(Pair), _ana);

        await HearsAsync(_joao, Pair, talk => talk is { HiddenUpTo: 2, LastNo: 3 });
        Assert.Null(await _community.Talking(_joao).HideAsync(_joao, Pair, hidden: false));
        await HearsAsync(_joao, Pair, talk => talk is { HiddenUpTo: 0 });
        Assert.Equal("not_found", (await _community.Talking(_joao).HideAsync(_ana, Pair, hidden: true))?.Code);
    }

    [Fact]
    public async Task A_message_is_one_notice_for_each_talk_unless_it_is_silent()
    {
        await BeginAsync(_ana, _joao);
        await _community.PublishAsync(TalkIds.ThreadOf(Pair), _ana);
        await Community.EventuallyAsync(async () =>
            (await NoticesAsync(_joao)) is [{ Type: NoticeType.Message, Post: 3, Count: 3 } one]
            && one.About == ThreadTopic(Pair) && one.Place == TopicId.Of(Pair) && one.By.SequenceEqual([_ana]));
        Assert.Empty(await NoticesAsync(_ana));

        Assert.Null(await _community.Grains.GetGrain<INotifiedGrain>(_joao.Value)
            .ChooseLevelAsync(_joao, ThreadTopic(Pair), NoticeLevel.None));
        await _community.PublishAsync(TalkIds.ThreadOf(Pair), _ana);
        await HearsAsync(_joao, Pair, talk => talk is { LastNo: 4 });
        await BeginAsync(_ana, _joao, _maren);
        await Community.EventuallyAsync(async () => (await NoticesAsync(_joao)).Length == 2);
        Assert.Contains(await NoticesAsync(_joao), notice => notice is { Post: 3 } && notice.Place == TopicId.Of(Pair));
    }

    [Fact]
    public async Task Talks_stand_in_no_record_of_interactions()
    {
        await BeginAsync(_ana, _joao);
        Community.Value(await _community.Thread(TalkIds.ThreadOf(Pair)).ReactAsync(_joao, 2, "thanks", present: true));
        var group = await _community.NewGroupAsync(_ana);
        await _community.JoinAsync(group, _joao);
        var thread = await _community.NewThreadAsync(_ana, group);
        Community.Value(await _community.Thread(thread).ReactAsync(_joao, 2, "thanks", present: true));
        foreach (var one in new[] { TalkIds.ThreadOf(Pair), thread })
        {
            // What a thread had not told is told when it is opened again.
            await _community.Thread(one).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
            await _community.ReadAsync(TopicId.Of(one));
        }

        var record = _community.Grains.GetGrain<IInteractionsGrain>(_joao.Value);
        await Community.EventuallyAsync(async () => !(await record.OwnAsync()).IsEmpty);
        Assert.Equal(1, Assert.Single(await record.OwnAsync()).Times);
    }

    private static NewPost Post() => new() { RequestId = Community.NewRequest(), Body = "¿Cómo va la siembra?" };

    private static NewTalk Talk(params MemberId[] others) =>
        new() { RequestId = Community.NewRequest(), People = [.. others] };

    private static TopicId ThreadTopic(TalkId talk) => TopicId.Of(TalkIds.ThreadOf(talk));

    private Task<TalkId> BeginAsync(MemberId actor, params MemberId[] others) => BeginAsync(actor, Talk(others));

    private Task<TalkId> BeginAsync(MemberId actor, NewTalk talk) => _community.BeginTalkAsync(actor, talk);

    private async Task<ImmutableArray<Post>> PostsAsync(TalkId talk) =>
        [.. (await _community.ReadAsync(ThreadTopic(talk))).OfType<Post>()];

    private async Task<ImmutableArray<Notice>> NoticesAsync(MemberId member) =>
        [.. (await _community.ReadAsync(TopicId.Inbox(member))).OfType<Notice>()];

    private Task HearsAsync(MemberId member, TalkId id, Func<OwnTalk?, bool> fits) =>
        Community.EventuallyAsync(async () => fits(
            (await _community.Member(member).MineAsync(member)).OfType<OwnTalk>().SingleOrDefault(talk => talk.Id == id.Value)));

    private async Task<bool[]> AdmitAsync(TopicId topic)
    {
        var admitted = await _community.Grains.GetTopic(topic).AdmitAsync(
            [.. new[] { _ana, _joao, _maren, _outsider }.Select(member => new Admission(member, default))]);
        return [.. admitted.Statuses.Select(status => status != OpenStatus.Gone)];
    }
}
