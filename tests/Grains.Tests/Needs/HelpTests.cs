using System.Collections.Immutable;
using Comparte.Interactions;
using Comparte.Members;
using Comparte.Needs;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Needs;

/// <summary>Who says "I can help", who reads the conversation that begins by it, and who is named for it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class HelpTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _colleague;
    private MemberId _joao;
    private MemberId _outsider;
    private OrganizationId _organization;
    private NeedId _id;

    /// <summary>Ana and a colleague ask in the name of their organization, João can help.</summary>
    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _colleague = await _community.NewMemberAsync("Diego");
        _joao = await _community.NewMemberAsync("João");
        _outsider = await _community.NewMemberAsync("Maren");
        _organization = await _community.NewOrganizationAsync(_ana);
        await _community.AddPersonAsync(_organization, _ana, _colleague);
        _id = await _community.NewNeedAsync(_ana, new NeedChange { Organization = _organization });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private ThreadId Conversation => HelpThreads.Of(_id, _joao);

    [Fact]
    public async Task I_can_help_opens_a_conversation_that_both_sides_find_among_their_own()
    {
        await BeginAsync(_joao);

        await HearsAsync(_joao, helping => helping is { LastNo: 2 } && helping.LastBy == _joao);
        await HearsAsync(_ana, helping => helping?.Helper == _joao && helping.Need == _id);
        await HearsAsync(_colleague, helping => helping?.Thread == Conversation);
        Assert.Null(await HelpingAsync(_outsider));
        Assert.Equal((bool[])[true, true, true, false], await AdmitAsync(TopicId.Of(Conversation)));
        Assert.Equal((bool[])[true, true, false, false], await AdmitAsync(TopicId.Helps(_id)));
        await _community.PublishAsync(Conversation, _colleague, "¡Qué bien!");
        await HearsAsync(_joao, helping => helping?.LastBy == _colleague && helping.LastNo == 3);
        Assert.Equal(_joao, Assert.Single(await HelpsAsync()).By);
    }

    [Fact]
    public async Task Helping_stands_in_the_record_of_interactions_with_the_axes_of_the_need()
    {
        await BeginAsync(_joao);
        var record = _community.Grains.GetGrain<IInteractionsGrain>(_joao.Value);

        await Community.EventuallyAsync(async () =>
            (await record.OwnAsync()).Any(one => one.Kind == InteractionKind.Helped));

        var counted = (await record.OwnAsync()).Where(one => one.Kind == InteractionKind.Helped).ToList();
        var axes = (await AboutAsync()).Axes.DefaultIfEmpty("");
        Assert.Equal(axes.Order(), counted.Select(one => one.Axis).Order());
        Assert.All(counted, one => Assert.Equal((_ana, 1), (one.To, one.Times)));
    }

    [Fact]
    public async Task Nobody_else_reads_or_writes_there_and_nobody_leads()
    {
        await BeginAsync(_joao);
        var thread = _community.Thread(Conversation);

        Assert.Equal("not_found", (await thread.PublishAsync(_outsider, Post())).Refusal?.Code);
        Assert.Equal("not_found", (await thread.EditAsync(_outsider, 2, "Otra", Community.NewRequest())).Refusal?.Code);
        Assert.Equal("not_found", (await thread.DeleteAsync(_outsider, 2, Community.NewRequest())).Refusal?.Code);
        Assert.Equal("not_found", (await thread.ReactAsync(_outsider, 2, "thanks", present: true)).Refusal?.Code);
        Assert.Equal("not_found", (await thread.HistoryAsync(_outsider, 2)).Refusal?.Code);
        Assert.Equal("not_found", (await thread.PurgeHistoryAsync(_outsider, 2))?.Code);
        Assert.Equal("not_found", (await thread.MarkReadAsync(_outsider, 2))?.Code);
        Assert.Equal("not_found", (await thread.BeginAsync(_outsider, TopicId.Helps(_id), Post())).Refusal?.Code);
        Assert.Equal("not_allowed", (await thread.DeleteAsync(_ana, 2, Community.NewRequest())).Refusal?.Code);
        Assert.Equal("not_allowed", (await thread.ChangeAsync(
            _ana, new ThreadChange { RequestId = Community.NewRequest(), Closed = true })).Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_begins_the_conversation_of_another_nor_one_with_oneself()
    {
        var other = _community.Thread(Conversation);
        Assert.Equal("not_allowed", (await other.BeginAsync(_outsider, TopicId.Helps(_id), Post())).Refusal?.Code);
        Assert.Equal("need_own", (await other.BeginAsync(_ana, TopicId.Helps(_id), Post())).Refusal?.Code);
        Assert.Equal("need_own", (await TryBeginAsync(_ana)).Refusal?.Code);
        var none = EntityId.New<NeedId>(TimeProvider.System);
        Assert.Equal("not_found", (await other.BeginAsync(_joao, TopicId.Helps(none), Post())).Refusal?.Code);
    }

    [Fact]
    public async Task A_closed_need_takes_no_more_help_and_goes_on_with_what_was_begun()
    {
        await BeginAsync(_joao);
        await HearsAsync(_joao, helping => helping is not null);
        Community.Value(await _community.Need(_id).ChangeAsync(
            _ana, new NeedChange { RequestId = Community.NewRequest(), Closed = true }, asAdministrator: false));

        Assert.Equal("need_closed", (await TryBeginAsync(_outsider)).Refusal?.Code);
        await _community.PublishAsync(Conversation, _joao);
        await _community.PublishAsync(Conversation, _ana);
    }

    [Fact]
    public async Task Of_a_need_of_one_person_a_block_ends_the_conversation_on_both_sides()
    {
        var need = await _community.NewNeedAsync(_outsider, new NeedChange());
        var thread = _community.Thread(HelpThreads.Of(need, _joao));
        var talking = _community.Talking(_outsider);
        Assert.Null(await talking.BlockAsync(_outsider, _joao, blocks: true));

        Assert.Equal("messages_not_accepted", await BeginAsync());
        Assert.Null(await talking.BlockAsync(_outsider, _joao, blocks: false));
        Assert.Null(await BeginAsync());
        Assert.Null(await talking.BlockAsync(_outsider, _joao, blocks: true));
        Assert.Equal("messages_not_accepted", (await thread.PublishAsync(_joao, Post())).Refusal?.Code);
        Assert.Equal("messages_blocked", (await thread.PublishAsync(_outsider, Post())).Refusal?.Code);

        async Task<string?> BeginAsync() =>
            (await thread.BeginAsync(_joao, TopicId.Helps(need), Post())).Refusal?.Code;
    }

    [Fact]
    public async Task Saying_it_twice_is_one_conversation_and_repeating_it_one_post()
    {
        var post = Post();

        var first = Community.Value(await TryBeginAsync(_joao, post));
        var again = Community.Value(await TryBeginAsync(_joao, post));
        var second = Community.Value(await TryBeginAsync(_joao));

        Assert.Equal((2, 2, 3), (first.No, again.No, second.No));
        await HearsAsync(_ana, helping => helping?.LastNo == 3);
    }

    [Fact]
    public async Task Who_leaves_the_organization_reads_no_further()
    {
        await BeginAsync(_joao);
        await HearsAsync(_colleague, helping => helping is not null);
        var helps = _community.Grains.GetTopic(TopicId.Helps(_id));
        var before = await helps.ReadAsync(default);

        await _community.LeaveAsync(_organization, _colleague);

        Assert.Equal("not_found", (await _community.Thread(Conversation).PublishAsync(_colleague, Post())).Refusal?.Code);
        Assert.Equal((bool[])[true, false, true, false], await AdmitAsync(TopicId.Of(Conversation)));
        Assert.Equal((bool[])[true, false, false, false], await AdmitAsync(TopicId.Helps(_id)));
        await HearsAsync(_colleague, helping => helping is null);
        var batch = await _community.Grains.GetTopic(TopicId.Of(Conversation)).AdmitAsync([new Admission(_joao, default)]);
        Assert.Equal(TopicId.Helps(_id), batch.Parent);
        var since = await helps.ReadAsync(new TopicQuery { Since = new TopicCursor(before.Epoch, before.To) });
        Assert.Contains(since.Entries, entry => entry is Tombstone && entry.Id == _colleague.Value && entry.Rev <= batch.After);
    }

    [Fact]
    public async Task Who_joins_the_organization_finds_what_was_begun_before()
    {
        await BeginAsync(_joao);
        await HearsAsync(_ana, helping => helping is not null);
        await _community.AddPersonAsync(_organization, _ana, _outsider);

        await _community.PublishAsync(Conversation, _outsider, "Yo también soy de aquí.");

        await HearsAsync(_outsider, helping => helping?.Helper == _joao);
    }

    [Fact]
    public async Task Whoever_helped_is_named_once_that_is_all_right()
    {
        await BeginAsync(_joao);
        await HearsAsync(_ana, helping => helping is not null);
        var helps = _community.Helps(_id);
        Assert.Equal("naming_not_asked", (await helps.AgreeAsync(_joao, true, Community.NewRequest()))?.Code);

        Assert.Null(await helps.AnswerAsync(_ana, Answer(_joao)));
        await HearsAsync(_joao, helping => helping?.Naming == Naming.Asked);
        Assert.Empty((await AboutAsync()).AnsweredBy);
        Assert.Equal("not_found", (await helps.AgreeAsync(_outsider, true, Community.NewRequest()))?.Code);

        Assert.Null(await helps.AgreeAsync(_joao, true, Community.NewRequest()));
        await Community.EventuallyAsync(async () => (await AboutAsync()).AnsweredBy.SequenceEqual([_joao]));
        Assert.Null(await helps.AgreeAsync(_joao, false, Community.NewRequest()));
        await Community.EventuallyAsync(async () => (await AboutAsync()).AnsweredBy.IsEmpty);
    }

    [Fact]
    public async Task Whoever_agreed_is_named_at_once_when_it_is_answered_again()
    {
        await BeginAsync(_joao);
        await HearsAsync(_ana, helping => helping is not null);
        Assert.Null(await _community.Helps(_id).AnswerAsync(_ana, Answer(_joao)));
        Assert.Null(await _community.Helps(_id).AgreeAsync(_joao, true, Community.NewRequest()));
        await Community.EventuallyAsync(async () => (await AboutAsync()).AnsweredBy.Length == 1);
        Community.Value(await _community.Need(_id).ChangeAsync(
            _ana, new NeedChange { RequestId = Community.NewRequest(), Closed = false }, asAdministrator: false));
        Assert.Empty((await AboutAsync()).AnsweredBy);

        Assert.Null(await _community.Helps(_id).AnswerAsync(_ana, Answer(_joao)));

        Assert.Equal(_joao, Assert.Single((await AboutAsync()).AnsweredBy));
        Assert.Null(await _community.Helps(_id).AnswerAsync(_ana, Answer()));
        Assert.Empty((await AboutAsync()).AnsweredBy);
        await HearsAsync(_joao, helping => helping is { Naming: null });
    }

    [Fact]
    public async Task What_somebody_helps_with_is_not_deleted()
    {
        await BeginAsync(_joao);
        await HearsAsync(_ana, helping => helping is not null);

        Assert.Equal("need_has_helps", (await _community.Helps(_id).RemoveAsync(_ana, Community.NewRequest()))?.Code);
    }

    [Fact]
    public async Task Nothing_of_who_helps_stands_where_everybody_reads()
    {
        await BeginAsync(_joao);
        await HearsAsync(_ana, helping => helping is not null);

        Assert.Single(await _community.ReadAsync(TopicId.Of(_id)));
        Assert.DoesNotContain(_joao.Value, (await AboutAsync()).ToString(), StringComparison.Ordinal);
    }

    private static NewPost Post() => new() { RequestId = Community.NewRequest(), Body = "Yo puedo ayudar." };

    private static NeedAnswer Answer(params MemberId[] helpers) =>
        new() { Helpers = [.. helpers], RequestId = Community.NewRequest() };

    private Task<Outcome<Post>> TryBeginAsync(MemberId helper, NewPost? post = null) =>
        _community.Thread(HelpThreads.Of(_id, helper)).BeginAsync(helper, TopicId.Helps(_id), post ?? Post());

    private async Task BeginAsync(MemberId helper) => Community.Value(await TryBeginAsync(helper));

    private async Task<NeedAbout> AboutAsync() => Community.Value(await _community.Need(_id).ViewAsync()).About;

    private async Task<ImmutableArray<NeedHelp>> HelpsAsync() =>
        [.. (await _community.ReadAsync(TopicId.Helps(_id))).OfType<NeedHelp>()];

    private async Task<Helping?> HelpingAsync(MemberId member) =>
        (await _community.Member(member).MineAsync(member)).OfType<Helping>().SingleOrDefault();

    private Task HearsAsync(MemberId member, Func<Helping?, bool> fits) =>
        Community.EventuallyAsync(async () => fits(await HelpingAsync(member)));

    private async Task<bool[]> AdmitAsync(TopicId topic)
    {
        var admitted = await _community.Grains.GetTopic(topic).AdmitAsync(
            [.. new[] { _ana, _colleague, _joao, _outsider }.Select(member => new Admission(member, default))]);
        return [.. admitted.Statuses.Select(status => status != OpenStatus.Gone)];
    }
}
