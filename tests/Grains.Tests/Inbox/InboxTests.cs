using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Members;
using Comparte.Organizations;
using Comparte.Relations;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Core.Internal;

namespace Comparte.Grains.Tests.Inbox;

/// <summary>What reaches whose inbox, and what doesn't.</summary>
[Collection(ClusterCollection.Name)]
public sealed class InboxTests(ClusterFixture cluster) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _luz;
    private GroupId _group;
    private ThreadId _thread;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        _luz = await _community.NewMemberAsync("Luz");
        _group = await _community.NewGroupAsync(_ana);
        await _community.JoinAsync(_group, _joao);
        _thread = await _community.NewThreadAsync(_ana, _group);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Who_is_named_hears_of_it_once_and_nobody_else_does()
    {
        var post = await _community.PublishAsync(_thread, _ana, $"{Named(_joao)}, {Named(_ana)} y {Named(_luz)}: ¿vienen?");

        var notice = await OnlyAsync(_joao);

        Assert.Equal(
            (NoticeType.Mention, TopicId.Of(_thread), TopicId.Of(_group), post.No),
            (notice.Type, notice.About, notice.Place, notice.Post));
        Assert.Equal(_ana, Assert.Single(notice.By));
        Assert.Empty(await NoticesAsync(_ana));
        // Luz is not in the group, and may not know of it.
        Assert.Empty(await NoticesAsync(_luz));
    }

    [Fact]
    public async Task An_edit_tells_those_whom_it_names_anew_and_calls_nobody_twice()
    {
        var post = await _community.PublishAsync(_thread, _joao, $"{Named(_ana)}: sí.");
        var first = await OnlyAsync(_ana);
        await SeeAsync(_ana, first.No);
        var thread = _community.Thread(_thread);
        await _community.JoinAsync(_group, _luz);

        Community.Value(await thread.EditAsync(
            _joao, post.No, $"{Named(_ana)} y {Named(_luz)}: sí.", Community.NewRequest()));

        Assert.Equal(post.No, (await OnlyAsync(_luz)).Post);
        var after = await OnlyAsync(_ana);
        Assert.Equal((first.No, true), (after.No, after.Seen));
    }

    [Fact]
    public async Task Who_is_answered_hears_of_it_and_of_a_name_in_the_answer_only_once()
    {
        var question = await _community.PublishAsync(_thread, _joao, "¿A qué hora?");
        await ReplyAsync(_ana, question.No, $"{Named(_joao)}: a las diez.");
        await ReplyAsync(_ana, question.No, "En la casa comunal.");

        var notices = await SomeAsync(_joao, 2);

        Assert.Equal([NoticeType.Mention, NoticeType.Reply], notices.Select(notice => notice.Type));
    }

    [Fact]
    public async Task Reactions_to_one_post_are_one_notice_that_goes_with_the_last_of_them()
    {
        await _community.JoinAsync(_group, _luz);
        var thread = _community.Thread(_thread);
        Community.Value(await thread.ReactAsync(_joao, ThreadRules.OpeningNo, "thanks", present: true));
        Community.Value(await thread.ReactAsync(_joao, ThreadRules.OpeningNo, "useful", present: true));
        Community.Value(await thread.ReactAsync(_ana, ThreadRules.OpeningNo, "useful", present: true));
        Assert.Equal(1, (await OnlyAsync(_ana)).Count);
        await SeeAsync(_ana, (await OnlyAsync(_ana)).No);

        Community.Value(await thread.ReactAsync(_luz, ThreadRules.OpeningNo, "thanks", present: true));
        await Community.EventuallyAsync(async () => (await NoticesAsync(_ana)) is [{ Count: 2, Seen: false }]);

        foreach (var (member, name) in new[] { (_luz, "thanks"), (_joao, "thanks"), (_joao, "useful") })
        {
            Community.Value(await thread.ReactAsync(member, ThreadRules.OpeningNo, name, present: false));
        }

        await Community.EventuallyAsync(async () => (await NoticesAsync(_ana)).IsEmpty);
    }

    [Fact]
    public async Task A_level_holds_for_a_group_and_a_conversation_in_it_goes_before()
    {
        var member = Notified(_joao);
        Assert.Null(await member.ChooseLevelAsync(_joao, TopicId.Of(_group), NoticeLevel.None));
        await _community.PublishAsync(_thread, _ana, $"{Named(_joao)}, uno.");
        var other = await _community.NewThreadAsync(_ana, _group);
        Assert.Null(await member.ChooseLevelAsync(_joao, TopicId.Of(other), NoticeLevel.Mentions));

        await _community.PublishAsync(other, _ana, $"{Named(_joao)}, dos.");

        Assert.Equal(TopicId.Of(other), (await OnlyAsync(_joao)).About);
        Assert.Null(await member.ChooseLevelAsync(_joao, TopicId.Of(_group), null));
        var post = await _community.PublishAsync(_thread, _ana, $"{Named(_joao)}, tres.");
        Assert.Equal(post.No, (await SomeAsync(_joao, 2))[1].Post);
    }

    [Fact]
    public async Task Nobody_chooses_or_sees_for_another_and_a_level_is_of_a_group_or_conversation()
    {
        Assert.Equal(Refusal.NotFound, await Notified(_joao).ChooseLevelAsync(_ana, TopicId.Of(_group), NoticeLevel.None));
        Assert.Equal(
            "level_of_what", (await Notified(_joao).ChooseLevelAsync(_joao, TopicId.Me(_joao), NoticeLevel.None))?.Code);
        Assert.Equal(
            "request_invalid", (await Notified(_joao).ChooseLevelAsync(_joao, TopicId.Of(_group), (NoticeLevel)9))?.Code);
        Assert.Equal(Refusal.NotFound, await Inbox(_joao).SeeAsync(_ana, [1]));
        Assert.Equal(Refusal.NotFound, await Inbox(_joao).SeeUpToAsync(_ana, 1));
        Assert.Equal("too_many", (await Inbox(_joao).SeeAsync(_joao, [.. Enumerable.Range(1, 51)]))?.Code);
        var admitted = await Inbox(_joao).AdmitAsync([new Admission(_ana, default), new Admission(_joao, default)]);
        Assert.Equal([OpenStatus.Gone, OpenStatus.Reset], admitted.Statuses.AsEnumerable());
    }

    [Fact]
    public async Task All_up_to_a_number_are_seen_and_what_is_no_number_of_a_notice_changes_nothing()
    {
        await _community.PublishAsync(_thread, _ana, $"{Named(_joao)}, uno.");
        await _community.PublishAsync(_thread, _ana, $"{Named(_joao)}, dos.");
        var notices = await SomeAsync(_joao, 2);

        Assert.Null(await Inbox(_joao).SeeUpToAsync(_joao, notices[0].No));
        Assert.Null(await Inbox(_joao).SeeUpToAsync(_joao, 1));
        Assert.Null(await Inbox(_joao).SeeAsync(_joao, [-1, 0, 1, notices[1].No, 1_000_000]));

        var about = Assert.Single((await _community.ReadAsync(TopicId.Inbox(_joao))).OfType<InboxAbout>());
        Assert.Equal(notices[0].No, about.SeenUpTo);
        Assert.True((await NoticesAsync(_joao))[1].Seen);
        Assert.Null(await Inbox(_joao).SeeUpToAsync(_joao, long.MaxValue));
    }

    [Fact]
    public async Task Who_is_invited_asks_is_answered_and_given_a_role_hears_of_it()
    {
        var group = await _community.NewGroupAsync(_ana, new GroupChange { Access = GroupAccess.OnRequest });
        var grain = _community.Group(group);
        Community.Value(await grain.JoinAsync(_joao, "", Community.NewRequest()));
        Assert.Null(await grain.SetRoleAsync(_ana, _luz, GroupRole.Member, Community.NewRequest()));

        var request = await OnlyAsync(_ana);
        Assert.Equal((NoticeType.Request, 1, TopicId.Of(group)), (request.Type, request.Count, request.About));
        var invitation = await OnlyAsync(_luz);
        Assert.Equal((NoticeType.Invitation, TopicId.Of(group)), (invitation.Type, invitation.About));
        Assert.Equal(_ana, Assert.Single(invitation.By));

        Assert.Null(await grain.AnswerAsync(_ana, _joao, accept: false, Community.NewRequest()));
        Assert.Equal(NoticeType.Declined, (await OnlyAsync(_joao)).Type);
        Community.Value(await grain.JoinAsync(_joao, "", Community.NewRequest()));
        Assert.Null(await grain.AnswerAsync(_ana, _joao, accept: true, Community.NewRequest()));
        Assert.Null(await grain.SetRoleAsync(_ana, _joao, GroupRole.Facilitator, Community.NewRequest()));
        var heard = await SomeAsync(_joao, 3);
        Assert.Equal([NoticeType.Declined, NoticeType.Accepted, NoticeType.Facilitates], heard.Select(notice => notice.Type));

        Assert.Null(await grain.LeaveAsync(_luz, Community.NewRequest()));
        await Community.EventuallyAsync(async () =>
            (await NoticesAsync(_luz)).IsEmpty && (await NoticesAsync(_ana)).IsEmpty);
    }

    [Fact]
    public async Task Who_takes_a_request_back_hears_no_answer()
    {
        var group = await _community.NewGroupAsync(_ana, new GroupChange { Access = GroupAccess.OnRequest });
        Community.Value(await _community.Group(group).JoinAsync(_joao, "", Community.NewRequest()));
        await OnlyAsync(_ana);

        Assert.Null(await _community.Group(group).LeaveAsync(_joao, Community.NewRequest()));

        await Community.EventuallyAsync(async () => (await NoticesAsync(_ana)).IsEmpty);
        Assert.Empty(await NoticesAsync(_joao));
    }

    [Fact]
    public async Task Who_answers_for_an_organization_hears_who_asks_and_who_asked_hears_the_answer()
    {
        var organization = await _community.NewOrganizationAsync(_ana);
        var grain = _community.Organization(organization);
        Assert.Null(await grain.JoinAsync(_joao, "", "", Community.NewRequest()));
        Assert.Equal((NoticeType.Request, TopicId.Of(organization)), Of(await OnlyAsync(_ana)));

        Assert.Null(await grain.AnswerAsync(
            _ana, _joao, accept: true, Community.NewRequest(), asAdministrator: false));

        Assert.Equal((NoticeType.Accepted, TopicId.Of(organization)), Of(await OnlyAsync(_joao)));
        await Community.EventuallyAsync(async () => (await NoticesAsync(_ana)).IsEmpty);
    }

    [Fact]
    public async Task Who_is_named_somewhere_hears_of_it_until_there_is_a_word()
    {
        var organization = await _community.NewOrganizationAsync(_ana);
        var named = new PersonChange { Member = _joao };
        await ChangeAsync(organization, _ana, named);
        Assert.Equal((NoticeType.Naming, TopicId.Of(organization)), Of(await OnlyAsync(_joao)));

        await ChangeAsync(organization, _joao, named with { Confirms = true });

        await Community.EventuallyAsync(async () => (await NoticesAsync(_joao)).IsEmpty);
    }

    [Fact]
    public async Task Who_is_asked_for_a_link_hears_of_it_and_who_asked_hears_that_it_stands()
    {
        Community.Value(await Relating(_ana).LinkAsync(_ana, _joao, "Nos vimos en Oaxaca"));
        var asked = await OnlyAsync(_joao);
        Assert.Equal(NoticeType.LinkAsked, asked.Type);
        Assert.Equal(_ana, Assert.Single(asked.By));

        Community.Value(await Relating(_joao).LinkAsync(_joao, _ana, ""));

        Assert.Equal(NoticeType.Linked, (await OnlyAsync(_ana)).Type);
        await Community.EventuallyAsync(async () => (await NoticesAsync(_joao)).IsEmpty);
    }

    [Fact]
    public async Task A_facilitator_tells_the_whole_group_once_a_day()
    {
        await _community.JoinAsync(_group, _luz);
        Assert.Equal("not_allowed", (await AnnounceAsync(_joao, "No facilita")).Refusal?.Code);
        var told = Community.Value(await AnnounceAsync(_ana, "Asamblea el sábado"));

        foreach (var member in new[] { _joao, _luz })
        {
            var notice = await OnlyAsync(member);
            Assert.Equal((NoticeType.Announcement, TopicId.Of(told), ThreadRules.OpeningNo), (notice.Type, notice.About, notice.Post));
        }

        Assert.Equal("announced_today", (await AnnounceAsync(_ana, "Otra cosa")).Refusal?.Code);
        Community.Value(await _community.Thread(told).ChangeAsync(
            _ana, new ThreadChange { RequestId = Community.NewRequest(), Pinned = true }));
        await Community.EventuallyAsync(async () => (await _community.ReadAsync(TopicId.Of(_group)))
            .OfType<GroupThread>().Any(card => card is { Announces: true, Pinned: true }));
        Assert.Single(await NoticesAsync(_luz));
        Assert.Empty(await NoticesAsync(_ana));
    }

    [Fact]
    public async Task What_is_told_again_after_hundreds_of_others_stands_once()
    {
        var notices = Enumerable.Range(2, 150).Select(no => Telling(no)).ToImmutableArray();
        foreach (var some in notices.Chunk(30))
        {
            await Inbox(_luz).TakeAsync([.. some]);
        }

        await Inbox(_luz).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await Inbox(_luz).TakeAsync([notices[0], notices[149], notices[70]]);

        Assert.Equal(150, (await NoticesAsync(_luz)).Length);
    }

    private static (NoticeType Type, TopicId? About) Of(Notice notice) => (notice.Type, notice.About);

    private static string Named(MemberId member) => $"@[Alguien]({member})";

    private static NoticeTelling Telling(long no) => new(
        new Notice { Key = $"post/t/{no}", At = Now, ToldRev = no }, Now);

    private async Task<ImmutableArray<Notice>> NoticesAsync(MemberId member) =>
        [.. (await _community.ReadAsync(TopicId.Inbox(member))).OfType<Notice>()];

    private async Task<Notice> OnlyAsync(MemberId member) => Assert.Single(await SomeAsync(member, 1));

    private async Task<ImmutableArray<Notice>> SomeAsync(MemberId member, int count)
    {
        await Community.EventuallyAsync(async () => (await NoticesAsync(member)).Length >= count);
        return await NoticesAsync(member);
    }

    private Task<Outcome<ThreadId>> AnnounceAsync(MemberId actor, string title)
    {
        var thread = new NewThread { RequestId = Community.NewRequest(), Title = title, Body = "En la casa.", Announces = true };
        return _community.Thread(EntityId.FromRequest<ThreadId>(actor, thread.RequestId)).OpenAsync(actor, _group, thread);
    }

    private async Task SeeAsync(MemberId member, long no) => Assert.Null(await Inbox(member).SeeAsync(member, [no]));

    private async Task ReplyAsync(MemberId actor, long to, string body) =>
        Community.Value(await _community.Thread(_thread).PublishAsync(
            actor, new NewPost { RequestId = Community.NewRequest(), Body = body, ReplyTo = to }));

    private async Task ChangeAsync(OrganizationId organization, MemberId actor, PersonChange person) =>
        Community.Value(await _community.Organization(organization).ChangeAsync(
            actor,
            new OrganizationChange { RequestId = Community.NewRequest(), People = [person] },
            asAdministrator: false));

    private IInboxGrain Inbox(MemberId member) => _community.Grains.GetGrain<IInboxGrain>(member.Value);

    private INotifiedGrain Notified(MemberId member) => _community.Grains.GetGrain<INotifiedGrain>(member.Value);

    private IRelatingGrain Relating(MemberId member) => _community.Grains.GetGrain<IRelatingGrain>(member.Value);
}
