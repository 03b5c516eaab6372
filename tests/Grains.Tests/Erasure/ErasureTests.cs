using Comparte.Accounts;
using Comparte.Calendars;
using Comparte.Directories;
using Comparte.Erasure;
using Comparte.Grains.Tests.Publications;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Members;
using Comparte.Needs;
using Comparte.Organizations;
using Comparte.Relations;
using Comparte.Talks;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Core.Internal;

namespace Comparte.Grains.Tests.Erasure;

/// <summary>Whoever leaves the network takes along what says who it was, and leaves what it shared and said.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ErasureTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly string _name = $"Nerea {Guid.NewGuid():N}";
    private readonly Community _community = new(cluster);
    private MemberId _nerea;
    private MemberId _joao;
    private GroupId _group;

    public async Task InitializeAsync()
    {
        _nerea = await NewPersonAsync(_name);
        _joao = await NewPersonAsync("João");
        _group = await _community.NewGroupAsync(_nerea);
        await _community.JoinAsync(_group, _joao);
        await KnowsAsync(_nerea, mine => mine is Membership);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Nobody_leaves_for_another()
    {
        Assert.Equal(RefusalKind.NotFound, (await Erasure(_nerea).EraseAsync(_joao))?.Kind);

        Assert.Null((await _community.Member(_nerea).ProfileAsync()).Refusal);
        Assert.Null(await Erasure(_nerea).DoneAtAsync());
    }

    [Fact]
    public async Task Talks_go_on_without_whoever_left()
    {
        var maren = await _community.NewMemberAsync("Maren");
        NewTalk With(params MemberId[] others) => new() { RequestId = Community.NewRequest(), People = [.. others] };
        var pair = await _community.BeginTalkAsync(_nerea, With(_joao));
        var several = await _community.BeginTalkAsync(_nerea, With(_joao, maren));
        await KnowsAsync(_nerea, mine => mine is OwnTalk { Pair: false });

        await LeaveAsync(_nerea);

        await KnowsAsync(_joao, mine => mine is OwnTalk { Pair: false, People.Length: 2 } own && own.Id == several.Value);
        await _community.PublishAsync(TalkIds.ThreadOf(several), _joao);
        var post = new NewPost { RequestId = Community.NewRequest(), Body = "¿Sigues ahí?" };
        Assert.Equal(
            "member_left", (await _community.Thread(TalkIds.ThreadOf(pair)).PublishAsync(_joao, post)).Refusal?.Code);
        Assert.Single((await _community.ReadAsync(TopicId.Of(TalkIds.ThreadOf(pair)))).OfType<Post>());
    }

    [Fact]
    public async Task Its_name_goes_from_messages_between_others_too()
    {
        var maren = await _community.NewMemberAsync("Maren");
        var talk = await _community.BeginTalkAsync(
            maren, new NewTalk { RequestId = Community.NewRequest(), People = [_joao] });
        await _community.PublishAsync(TalkIds.ThreadOf(talk), maren, $"@[Nerea Canario]({_nerea}) no sabe nada.");
        await KnowsAsync(_joao, mine => mine is OwnTalk { Pair: true });

        await LeaveAsync(_nerea);

        var posts = (await _community.ReadAsync(TopicId.Of(TalkIds.ThreadOf(talk)))).OfType<Post>().ToList();
        Assert.Contains(posts, post => post.Source.EndsWith("no sabe nada.", StringComparison.Ordinal));
        Assert.DoesNotContain(posts, post => post.Source.Contains("Canario", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_who_it_was_nothing_is_left_wherever_it_stood()
    {
        var thread = await _community.NewThreadAsync(_joao, _group, $"¿Vienes, @[{_name}]({_nerea})?");
        await _community.Thread(thread).EditAsync(
            _joao, 2, $"¿Vienes mañana, @[{_name}]({_nerea})?", Community.NewRequest());
        await Community.EventuallyAsync(async () =>
            (await _community.ReadAsync(TopicId.Inbox(_nerea))).OfType<Notice>().Any());
        await _community.Member(_nerea).ChangeAsync(_nerea, new MemberChange
        {
            About = $"Soy {_name}.",
            RequestId = Community.NewRequest(),
        });
        await _community.Member(_nerea).ChangeAsync(_nerea, new MemberChange
        {
            About = "",
            RequestId = Community.NewRequest(),
        });
        await new Workshop(cluster).NewDraftAsync(_nerea, new() { Title = _name });
        await Relating(_nerea).LinkAsync(_nerea, _joao, $"Soy {_name}.");
        Assert.True(cluster.Store.Contains(_name));

        await LeaveAsync(_nerea);

        Assert.Equal(RefusalKind.NotFound, (await _community.Member(_nerea).ProfileAsync()).Refusal?.Kind);
        Assert.False(await _community.IsListedAsync("members", _nerea.Value));
        await Community.EventuallyAsync(() => Task.FromResult(!cluster.Store.Contains(_name)));
        var post = (await _community.ReadAsync(TopicId.Of(thread))).OfType<Post>().Single();
        Assert.Equal($"¿Vienes mañana, @[…]({_nerea})?", post.Source);
    }

    [Fact]
    public async Task What_it_said_and_shared_stays_by_an_id_that_leads_to_nobody()
    {
        var thread = await _community.NewThreadAsync(_nerea, _group, "Traigo semillas.");
        var workshop = new Workshop(cluster);
        var shared = await workshop.NewSharedAsync(_nerea);

        await LeaveAsync(_nerea);

        Assert.Equal(_nerea, (await _community.ReadAsync(TopicId.Of(thread))).OfType<Post>().Single().By);
        Assert.Contains(await _community.ReadAsync(TopicId.Of(shared)), entry => entry.Id == _nerea.Value);
        Assert.Equal(
            [OpenStatus.Gone, OpenStatus.Gone],
            [await StatusAsync(TopicId.Me(_nerea)), await StatusAsync(TopicId.Inbox(_nerea))]);
    }

    [Fact]
    public async Task It_belongs_nowhere_any_more_and_a_group_without_a_facilitator_gets_who_is_in_it_longest()
    {
        var maria = await NewPersonAsync("María");
        await _community.JoinAsync(_group, maria);
        var organization = await _community.NewOrganizationAsync(_nerea);
        var initiative = await _community.NewInitiativeAsync(_joao, await _community.NewOrganizationAsync(_joao));
        await _community.AddPersonAsync(initiative, _joao, _nerea);
        var project = await _community.NewProjectAsync(_joao);
        await _community.AddPersonAsync(project, _joao, _nerea);
        var alone = await _community.NewGroupAsync(_nerea);
        var asked = await _community.NewOrganizationAsync(_joao);
        await _community.Organization(asked).JoinAsync(_nerea, "", "", Community.NewRequest());
        await KnowsAsync(_nerea, mine => mine.Id == alone.Value, mine => mine.Id == initiative.Value, mine => mine.Id == project.Value,
            mine => mine.Id == asked.Value, mine => mine is OwnProfile { Places.IsEmpty: false });

        await LeaveAsync(_nerea);

        TopicId[] places =
        [
            TopicId.Of(_group), TopicId.Of(organization), TopicId.Of(initiative), TopicId.Of(project), TopicId.Of(alone),
        ];
        foreach (var place in places)
        {
            Assert.DoesNotContain(await _community.ReadAsync(place), entry => entry.Id == _nerea.Value);
        }

        Assert.Empty(Community.Value(await _community.Organization(asked).RequestsAsync(_joao, asAdministrator: false)));
        var members = (await _community.ReadAsync(TopicId.Of(_group))).OfType<GroupMember>();
        Assert.Equal(
            [(_joao.Value, GroupRole.Facilitator), (maria.Value, GroupRole.Member)],
            members.OrderBy(one => one.Since).Select(one => (one.Id, one.Role)));
        Assert.True((await _community.ReadAsync(TopicId.Of(alone))).OfType<GroupAbout>().Single().Archived);
    }

    [Fact]
    public async Task Its_drafts_needs_and_relations_go()
    {
        var workshop = new Workshop(cluster);
        var draft = await workshop.NewDraftAsync(_nerea);
        var together = await workshop.NewDraftAsync(_nerea);
        await workshop.Publication(together).AskAuthorAsync(_nerea, _joao, Community.NewRequest());
        await workshop.Publication(together).AgreeAsync(_joao, agrees: true, Community.NewRequest());
        var need = await _community.NewNeedAsync(_nerea);
        await Relating(_nerea).FollowAsync(_nerea, _joao.Value, follows: true);
        await Relating(_nerea).LinkAsync(_nerea, _joao, "");
        await Relating(_joao).LinkAsync(_joao, _nerea, "");
        await KnowsAsync(_nerea, mine => mine.Id == draft.Value, mine => mine.Id == together.Value);
        await KnowsAsync(_joao, mine => mine is Link { State: LinkState.Linked });
        await Community.EventuallyAsync(() => _community.IsListedAsync("needs", need.Value));

        await LeaveAsync(_nerea);

        Assert.Equal(OpenStatus.Gone, await StatusAsync(TopicId.Of(draft), _joao));
        Assert.DoesNotContain(await _community.ReadAsync(TopicId.Of(together)), entry => entry.Id == _nerea.Value);
        Assert.Equal(RefusalKind.NotFound, (await _community.Need(need).ViewAsync()).Refusal?.Kind);
        await KnowsAsync(_joao, mine => mine is Link { State: LinkState.None });
        await Community.EventuallyAsync(async () =>
            (await cluster.Grains.GetGrain<IFollowersGrain>(_joao.Value).ListAsync()).Members.IsEmpty);
    }

    [Fact]
    public async Task A_need_to_which_somebody_said_I_can_help_is_closed_and_its_conversation_stays()
    {
        var need = await _community.NewNeedAsync(_nerea);
        var conversation = HelpThreads.Of(need, _joao);
        Community.Value(await _community.Thread(conversation).BeginAsync(
            _joao, TopicId.Helps(need), new NewPost { RequestId = Community.NewRequest(), Body = $"Hola, @[{_name}]({_nerea})." }));
        await KnowsAsync(_nerea, mine => mine is Helping);
        await Community.EventuallyAsync(() => _community.IsListedAsync("needs", need.Value));

        await LeaveAsync(_nerea);

        Assert.Equal(NeedStage.Closed, Community.Value(await _community.Need(need).ViewAsync()).About.Stage);
        Assert.Equal(
            $"Hola, @[…]({_nerea}).", (await _community.ReadAsync(TopicId.Of(conversation))).OfType<Post>().Single().Source);
    }

    [Fact]
    public async Task Nobody_comes_in_any_more_and_the_name_is_free_for_others()
    {
        var claim = cluster.Grains.GetGrain<IClaimGrain>(ClaimKey.Name(_nerea.Value).Value);
        Assert.Equal(_nerea, await claim.HolderAsync());

        await LeaveAsync(_nerea);

        var account = cluster.Grains.GetGrain<IAccountGrain>(_nerea.Value);
        Assert.Equal("account_erased", (await account.StartSessionAsync(new NewSession { Id = "s1" }))?.Code);
        await account.SetStandingAsync(Standing.Active);
        Assert.Equal(Standing.Erased, (await account.FindAsync())?.Standing);
        Assert.Equal(new Credentials(), (await account.FindAsync())?.Credentials);
        Assert.True(await claim.ReserveAsync(_joao));
    }

    [Fact]
    public async Task The_invitation_by_which_it_came_forgets_its_name_and_its_own_open_no_door()
    {
        var list = cluster.Grains.GetGrain<IInvitationsGrain>(_nerea.Value);
        var id = InvitationIds.FromCode($"{Guid.NewGuid():N}");
        Assert.Null(await list.CreateAsync(id, new NewInvitation { Group = _group, Days = 7, Name = "Maite" }, Community.NewRequest()));
        var invitation = cluster.Grains.GetGrain<IInvitationGrain>(id.Value);
        var came = Community.NewNewcomer() with { Name = $"Maite {_name}" };
        var maite = Community.Value(await invitation.AcceptAsync(came)).Member;
        var own = InvitationIds.FromCode($"{Guid.NewGuid():N}");
        await KnowsAsync(maite, mine => mine is Membership);
        await _community.Group(_group).SetRoleAsync(_nerea, maite, GroupRole.Facilitator, Community.NewRequest());
        await KnowsAsync(maite, mine => mine is Membership { Role: GroupRole.Facilitator });
        Assert.Null(await cluster.Grains.GetGrain<IInvitationsGrain>(maite.Value)
            .CreateAsync(own, new NewInvitation { Group = _group, Days = 7 }, Community.NewRequest()));

        await LeaveAsync(maite);

        var read = Community.Value(await invitation.ReadAsync(_nerea, asAdministrator: false));
        Assert.Equal((null, ""), (read.Name, read.UsedBy.Single().Name));
        Assert.False(cluster.Store.Contains(came.Name));
        Assert.Equal(InvitationState.Revoked, (await cluster.Grains.GetGrain<IInvitationGrain>(own.Value).PreviewAsync()).State);
    }

    [Fact]
    public async Task Nobody_is_admitted_who_waited_for_it_and_left()
    {
        var list = cluster.Grains.GetGrain<IInvitationsGrain>(_nerea.Value);
        var id = InvitationIds.FromCode($"{Guid.NewGuid():N}");
        var several = new NewInvitation { Group = _group, Uses = InvitationUses.Multiple, Days = 7 };
        Assert.Null(await list.CreateAsync(id, several, Community.NewRequest()));
        var invitation = cluster.Grains.GetGrain<IInvitationGrain>(id.Value);
        var maria = await NewPersonAsync("María");
        Assert.True(Community.Value(await invitation.JoinAsync(maria, Community.NewRequest())).Waiting);
        await KnowsAsync(_nerea, mine => mine is WaitingGuests);

        await LeaveAsync(maria);

        Assert.Equal("already_answered", (await invitation.AnswerAsync(_nerea, maria, approve: true, asAdministrator: false))?.Code);
        Assert.DoesNotContain(await _community.ReadAsync(TopicId.Of(_group)), entry => entry.Id == maria.Value);
        Assert.DoesNotContain(await _community.Member(_nerea).MineAsync(_nerea), entry => entry is WaitingGuests);
    }

    [Fact]
    public async Task A_name_that_was_edited_away_leaves_the_former_texts_too()
    {
        var thread = await _community.NewThreadAsync(_joao, _group, $"¿Vienes, @[{_name}]({_nerea})?");
        await _community.Thread(thread).EditAsync(_joao, 2, "¿Vienen?", Community.NewRequest());
        await KnowsAsync(_joao, mine => mine is Membership);
        await Community.EventuallyAsync(async () => (await _community.ReadAsync(TopicId.Of(_group))).Any(entry => entry is GroupThread));

        await LeaveAsync(_nerea);

        await Community.EventuallyAsync(() => Task.FromResult(!cluster.Store.Contains(_name)));
    }

    [Fact]
    public async Task What_others_still_tell_it_brings_nothing_back()
    {
        await LeaveAsync(_nerea);

        var member = _community.Member(_nerea);
        await member.TellMembershipAsync(_group, new Membership { Name = _name, Role = GroupRole.Member, ToldRev = 1_000 });
        await member.TellOrganizationAsync(await _community.NewOrganizationAsync(_joao), "", unconfirmed: false, rev: 1_000);
        await member.MarkReadAsync(EntityId.New<ThreadId>(TimeProvider.System), 7);
        await cluster.Grains.GetGrain<INotifiedGrain>(_nerea.Value).NotifyAsync([Told()]);
        await cluster.Grains.GetGrain<IInboxGrain>(_nerea.Value).TakeAsync([Told()]);
        Assert.Equal(RefusalKind.NotFound, (await member.ChangeAsync(_nerea, new MemberChange { Name = _name })).Refusal?.Kind);

        Assert.All(await _community.ReadAsync(TopicId.Me(_nerea)), entry => Assert.True(entry is Comparte.Members.AccountState or Link, $"{entry}"));
        Assert.Empty(await _community.ReadAsync(TopicId.Inbox(_nerea)));
    }

    [Fact]
    public async Task It_goes_on_after_an_activation_ended_in_between_and_the_reminder_goes()
    {
        cluster.Store.Fail(_group.Value, writes: 1);
        Assert.Null(await Erasure(_nerea).EraseAsync(_nerea));
        Assert.True(await cluster.HasReminderAsync(Erasure(_nerea).GetGrainId(), "erase"));
        await Erasure(_nerea).AsReference<IGrainManagementExtension>().DeactivateOnIdle();

        await DoneAsync(_nerea);

        Assert.DoesNotContain(await _community.ReadAsync(TopicId.Of(_group)), entry => entry.Id == _nerea.Value);
        await Community.EventuallyAsync(async () =>
            !await cluster.HasReminderAsync(Erasure(_nerea).GetGrainId(), "erase"));
    }

    private static NoticeTelling Told() => new(
        new Notice { Type = NoticeType.Mention, Key = "post/t1/3", At = TimeProvider.System.GetUtcNow(), ToldRev = 7 },
        TimeProvider.System.GetUtcNow());

    private IErasureGrain Erasure(MemberId member) => cluster.Grains.GetGrain<IErasureGrain>(member.Value);

    private IRelatingGrain Relating(MemberId member) => cluster.Grains.GetGrain<IRelatingGrain>(member.Value);

    /// <summary>A member with an account and a name to sign in with, which is the id.</summary>
    private async Task<MemberId> NewPersonAsync(string name)
    {
        var member = await _community.NewMemberAsync(name);
        var entry = new AccountEntry(cluster.Grains, member);
        Assert.Null(await entry.ReserveAsync([member.Value]));
        await entry.CreateAsync(new NewAccount());
        return member;
    }

    private async Task LeaveAsync(MemberId member)
    {
        Assert.Null(await Erasure(member).EraseAsync(member));
        await DoneAsync(member);
    }

    private Task DoneAsync(MemberId member) =>
        Community.EventuallyAsync(async () => await Erasure(member).DoneAtAsync() is not null);

    private Task KnowsAsync(MemberId member, params Func<Entry, bool>[] told) => Community.EventuallyAsync(async () =>
    {
        var mine = await _community.Member(member).MineAsync(member);
        return told.All(one => mine.Any(one));
    });

    private async Task<OpenStatus> StatusAsync(TopicId topic, MemberId? reader = null) =>
        (await cluster.Grains.GetTopic(topic).AdmitAsync([new Admission { Member = reader ?? _nerea }])).Statuses[0];
}
