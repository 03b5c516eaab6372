using Comparte.Accounts;
using Comparte.Administration;
using Comparte.Erasure;
using Comparte.Grains.Tests.Topics;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Members;
using Comparte.Power;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Groups;

/// <summary>How one who administers the network reads a group from outside in an emergency, and what the group hears of it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class EmergencyTests(ClusterFixture cluster) : IAsyncLifetime
{
    private const string Reason = "Alguien amenaza a Ana en este grupo.";
    private readonly Community _community = new(cluster);
    private readonly List<MemberId> _administrators = [];
    private MemberId _admin;
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _outsider;
    private GroupId _group;
    private ThreadId _thread;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        _outsider = await _community.NewMemberAsync("Iker");
        _admin = await NewAdministratorAsync();
        _group = await _community.NewGroupAsync(
            _ana, new GroupChange { Name = "Huertas", Visibility = GroupVisibility.Hidden, Sensitive = true });
        Assert.Null(await _community.Group(_group).SetRoleAsync(_ana, _joao, GroupRole.Member, Community.NewRequest()));
        await _community.JoinAsync(_group, _joao);
        _thread = await _community.NewThreadAsync(_ana, _group, "Me ha escrito otra vez.");
    }

    /// <summary>Other tests have a network of the same silo in which nobody administers.</summary>
    public Task DisposeAsync() => Task.WhenAll(_administrators.Select(member =>
        cluster.Grains.GetGrain<IAccountGrain>(member.Value).SetRoleAsync(Roles.Administrator, false)));

    [Fact]
    public async Task Only_who_administers_the_network_enters_and_only_with_a_reason()
    {
        Assert.Equal("not_found", await RefusesAsync(_outsider));
        Assert.Equal("not_found", await RefusesAsync(_joao));
        Assert.Equal("required", await RefusesAsync(_admin, " \n "));
        Assert.Equal("too_long", await RefusesAsync(_admin, new string('a', 501)));
        Assert.Equal("not_found", (await Emergency(EntityId.New<GroupId>(TimeProvider.System)).EnterAsync(_admin, Order())).Refusal?.Code);
        Assert.False(await ReadsAsync(_admin));

        await EnterAsync(_admin);

        Assert.Equal("emergency_open", await RefusesAsync(_admin));
        Assert.False(await ReadsAsync(_outsider));
    }

    [Fact]
    public async Task Whoever_is_in_the_group_is_no_visitor_of_it()
    {
        Assert.Null(await _community.Group(_group).SetRoleAsync(_ana, _admin, GroupRole.Member, Community.NewRequest()));
        await _community.JoinAsync(_group, _admin);

        Assert.Equal("emergency_member", await RefusesAsync(_admin));
    }

    [Fact]
    public async Task The_visitor_reads_all_and_writes_nothing()
    {
        await EnterAsync(_admin);

        Assert.True(await ReadsAsync(_admin));
        var view = Community.Value(await _community.Group(_group).ViewAsync(_admin));
        Assert.Equal(("Huertas", null), (view.About.Name, view.Role));
        Assert.NotNull(view.VisitsUntil);
        Assert.Single(await _community.Group(_group).NewestThreadsAsync(_admin, 5));
        var post = await _community.Thread(_thread).PublishAsync(
            _admin, new NewPost { RequestId = Community.NewRequest(), Body = "Estoy aquí." });
        Assert.Equal("emergency_reads_only", post.Refusal?.Code);
        var change = new GroupChange { Name = "Otro", RequestId = Community.NewRequest() };
        Assert.Equal("not_allowed", (await _community.Group(_group).ChangeAsync(_admin, change, asAdministrator: true)).Refusal?.Code);
        Assert.Equal(
            "not_allowed",
            (await _community.Group(_group).RemoveAsync(_admin, _joao, Community.NewRequest()))?.Code);
        Assert.Equal(
            "not_allowed",
            (await _community.Group(_group).SetRoleAsync(_admin, _outsider, GroupRole.Member, Community.NewRequest()))?.Code);
        Assert.DoesNotContain(_admin, await _community.Group(_group).MembersAsync());
    }

    [Fact]
    public async Task Everybody_in_the_group_hears_of_it_at_once_and_reads_why()
    {
        await EnterAsync(_admin);

        foreach (var member in new[] { _ana, _joao })
        {
            await Community.EventuallyAsync(async () => (await _community.ReadAsync(TopicId.Inbox(member))).OfType<Notice>()
                .Count(one => one.Type == NoticeType.EmergencyEntry && one.By.Single() == _admin) == 1);
        }

        var entry = (await _community.ReadAsync(TopicId.Of(_group))).OfType<EmergencyEntry>().Single();
        var visit = Assert.Single(entry.Visits);
        Assert.Equal((Reason, _admin, null), (visit.Reason, entry.By, visit.EndedAt));
        Assert.Equal(TimeSpan.FromDays(1), visit.Until - visit.At);
        await Community.EventuallyAsync(async () => (await _community.ReadAsync(TopicId.Power(_group))).OfType<PowerAct>()
            .Any(act => act.Type == ActType.EmergencyEntered && act.By == _admin && act.At == visit.At));
        var network = await _community.ReadAsync(new TopicId(TopicKinds.Power, IPowerGrain.Network));
        Assert.DoesNotContain(network.OfType<PowerAct>(), act => act.About == TopicId.Of(_group));
    }

    [Fact]
    public async Task The_network_reads_that_somebody_entered_a_listed_group()
    {
        var listed = await _community.NewGroupAsync(_ana, new GroupChange { Name = "Mercados" });

        Community.Value(await Emergency(listed).EnterAsync(_admin, Order()));

        await Community.EventuallyAsync(async () => (await _community.ReadAsync(new TopicId(TopicKinds.Power, IPowerGrain.Network))).OfType<PowerAct>()
            .Any(act => act.Type == ActType.EmergencyEntered && act.By == _admin && act.About == TopicId.Of(listed)));
    }

    [Fact]
    public async Task A_visit_that_was_ended_is_over_and_another_one_is_told_anew()
    {
        await EnterAsync(_admin);
        await Community.EventuallyAsync(async () => (await OwnAsync(_admin))?.VisitsUntil is not null);

        await Emergency(_group).EndAsync(_admin);

        Assert.False(await ReadsAsync(_admin));
        Assert.Equal("not_found", (await _community.Group(_group).ViewAsync(_admin)).Refusal?.Code);
        await Community.EventuallyAsync(async () => await OwnAsync(_admin) is null);

        await EnterAsync(_admin);

        await Community.EventuallyAsync(async () => (await _community.ReadAsync(TopicId.Inbox(_joao))).OfType<Notice>()
            .Count(one => one.Type == NoticeType.EmergencyEntry) == 2);
        Assert.Equal(2, (await _community.ReadAsync(TopicId.Of(_group))).OfType<EmergencyEntry>().Single().Visits.Length);
    }

    [Fact]
    public async Task Visits_that_are_over_before_anybody_could_be_told_are_told_all_the_same()
    {
        for (var visits = 0; visits < 2; visits++)
        {
            await EnterAsync(_admin);
            await Emergency(_group).EndAsync(_admin);
        }

        await Community.EventuallyAsync(async () => (await _community.ReadAsync(TopicId.Inbox(_joao))).OfType<Notice>()
            .Count(one => one.Type == NoticeType.EmergencyEntry) == 2);
    }

    [Fact]
    public async Task Whoever_visited_once_hears_nothing_of_the_group_any_more()
    {
        await EnterAsync(_admin);
        await Community.EventuallyAsync(async () => (await OwnAsync(_admin))?.VisitsUntil is not null);
        await Emergency(_group).EndAsync(_admin);
        await Community.EventuallyAsync(async () => await OwnAsync(_admin) is null);
        var before = await HeadAsync(_admin);

        // When the second is told, the first was told to everybody.
        foreach (var purpose in new[] { "Otro", "Y otro" })
        {
            var told = (await OwnAsync(_joao))!.ToldRev;
            var change = new GroupChange { Purpose = purpose, RequestId = Community.NewRequest() };
            Community.Value(await _community.Group(_group).ChangeAsync(_ana, change, asAdministrator: false));
            await Community.EventuallyAsync(async () => (await OwnAsync(_joao))!.ToldRev > told);
        }

        Assert.Equal(before, await HeadAsync(_admin));
    }

    [Fact]
    public async Task Whoever_comes_in_is_no_visitor_any_more_nor_after_leaving()
    {
        var open = await _community.NewGroupAsync(_ana, new GroupChange { Name = "Mercados" });
        Community.Value(await Emergency(open).EnterAsync(_admin, Order()));
        await _community.JoinAsync(open, _admin);
        Assert.NotNull((await _community.ReadAsync(TopicId.Of(open))).OfType<EmergencyEntry>().Single().Visits.Single().EndedAt);

        Assert.Null(await _community.Group(open).RemoveAsync(_ana, _admin, Community.NewRequest()));

        var admitted = await cluster.Grains.GetTopic(TopicId.Of(open)).AdmitAsync([new Admission(_admin, default)]);
        Assert.Equal(OpenStatus.Gone, admitted.Statuses.Single());
    }

    [Fact]
    public async Task Whoever_leaves_the_network_while_visiting_is_gone_at_once()
    {
        await EnterAsync(_admin);
        await Community.EventuallyAsync(async () => (await OwnAsync(_admin))?.VisitsUntil is not null);
        var other = await NewAdministratorAsync();
        Assert.NotEqual(_admin, other);
        var erasure = cluster.Grains.GetGrain<IErasureGrain>(_admin.Value);

        Assert.Null(await erasure.EraseAsync(_admin));

        await Community.EventuallyAsync(async () => await erasure.DoneAtAsync() is not null);
        var entry = (await _community.ReadAsync(TopicId.Of(_group))).OfType<EmergencyEntry>().Single();
        Assert.NotNull(entry.Visits.Single().EndedAt);
    }

    [Fact]
    public async Task What_a_visitor_reads_is_taken_along_nowhere()
    {
        var listed = await _community.NewGroupAsync(_ana, new GroupChange { Name = "Mercados" });
        Community.Value(await Emergency(listed).EnterAsync(_admin, Order()));

        var rights = await _community.Place(listed).RightsOfAllAsync(default, [_ana, _admin]);
        Assert.Equal([false, true], rights.Select(one => one.Sensitive));
        await Community.EventuallyAsync(async () => (await _community.Member(_admin).MineAsync(_admin)).OfType<Membership>()
            .Any(own => own is { VisitsUntil: not null, Sensitive: true, Name: "" }));
    }

    [Fact]
    public async Task The_same_request_makes_one_visit()
    {
        var order = Order();

        var first = Community.Value(await Emergency(_group).EnterAsync(_admin, order));
        var again = Community.Value(await Emergency(_group).EnterAsync(_admin, order));

        Assert.Equal(first, again);
        Assert.Single((await _community.ReadAsync(TopicId.Of(_group))).OfType<EmergencyEntry>().Single().Visits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_administers_no_longer_visits_no_longer(bool suspended)
    {
        var other = await NewAdministratorAsync();
        await EnterAsync(other);
        var administration = cluster.Grains.GetAdministration();

        Assert.Null(suspended
            ? await administration.SuspendAsync(_admin, other, new SuspensionOrder { Reason = "Se fue." })
            : await administration.DismissAsync(_admin, other));

        // Whoever's own topic tells of the visit by now is out at once, all others when the members are told.
        await Community.EventuallyAsync(async () => !await ReadsAsync(other));
    }

    [Fact]
    public async Task Its_reminder_stays_until_the_visit_is_over()
    {
        await EnterAsync(_admin);
        var grain = GrainId.Create(TopicKinds.Group, _group.Value);
        await RemindAsync();
        Assert.True(await cluster.HasReminderAsync(grain, TopicGrains.Reminder));

        await Emergency(_group).EndAsync(_admin);

        await Community.EventuallyAsync(async () =>
        {
            await RemindAsync();
            return !await cluster.HasReminderAsync(grain, TopicGrains.Reminder);
        });
    }

    [Fact]
    public void After_a_day_the_visit_is_over_and_its_end_is_written_once()
    {
        var setup = new TopicSetup(TopicShape.Whole);
        var activation = setup.Start();
        var topic = activation.Topic;
        var drafted = new GroupRoll(topic.Find, () => topic.Entries, setup.Clock);
        var committed = new GroupRoll(topic.FindCommitted, () => topic.Rows.Select(row => row.Entry), setup.Clock);
        var telling = new GroupTelling(_group, topic, committed, null!, cluster.Grains);
        var emergency = new GroupEmergency(_group, topic, drafted, committed, telling, cluster.Grains, setup.Clock);
        var visit = new EmergencyVisit { At = setup.Clock.GetUtcNow(), Until = setup.Clock.GetUtcNow() + EmergencyVisit.Length };
        var entry = new EmergencyEntry { Id = EmergencyEntry.IdOf(_admin), By = _admin, Visits = [visit] };
        setup.Scheduler.Complete(() => topic.Enqueue(new TopicCommand { Actor = _admin, Changes = [entry] }));

        setup.Clock.Advance(EmergencyVisit.Length - TimeSpan.FromSeconds(1));
        setup.Scheduler.Complete(() => EndOverdueAsync());
        Assert.True(committed.IsReadBy(_admin));
        Assert.False(emergency.IsOver);

        setup.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(committed.IsReadBy(_admin));
        setup.Scheduler.Complete(() => EndOverdueAsync());
        Assert.True(emergency.IsOver);
        Assert.Equal(visit.Until, committed.EmergencyOf(_admin)!.Visits.Single().EndedAt);
        var head = topic.Head;
        setup.Scheduler.Complete(() => EndOverdueAsync());
        Assert.Equal(head, topic.Head);

        async Task<bool> EndOverdueAsync()
        {
            await emergency.EndOverdueAsync();
            return true;
        }
    }

    private static EmergencyOrder Order(string reason = Reason) => new() { RequestId = Community.NewRequest(), Reason = reason };

    private IEmergencyGrain Emergency(GroupId group) => cluster.Grains.GetGrain<IEmergencyGrain>(group.Value);

    private async Task EnterAsync(MemberId actor) => Community.Value(await Emergency(_group).EnterAsync(actor, Order()));

    private async Task<string?> RefusesAsync(MemberId actor, string reason = Reason) =>
        (await Emergency(_group).EnterAsync(actor, Order(reason))).Refusal?.Code;

    private async Task<bool> ReadsAsync(MemberId member)
    {
        var topics = new[] { TopicId.Of(_group), new TopicId(TopicKinds.Thread, _thread.Value), TopicId.Power(_group) };
        var statuses = await Task.WhenAll(topics.Select(async topic =>
            (await cluster.Grains.GetTopic(topic).AdmitAsync([new Admission(member, default)])).Statuses[0] != OpenStatus.Gone));
        return Assert.Single(statuses.Distinct());
    }

    private Task RemindAsync() =>
        cluster.Grains.GetTopic(TopicId.Of(_group)).AsReference<IRemindable>().ReceiveReminder(TopicGrains.Reminder, default);

    private async Task<long> HeadAsync(MemberId member) =>
        (await cluster.Grains.GetTopic(TopicId.Me(member)).ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 1 })).Head;

    private async Task<Membership?> OwnAsync(MemberId member) =>
        (await _community.Member(member).MineAsync(member)).OfType<Membership>().SingleOrDefault(own => own.Id == _group.Value);

    private async Task<MemberId> NewAdministratorAsync()
    {
        var member = await _community.NewMemberAsync("Nerea");
        var entry = new AccountEntry(cluster.Grains, member);
        Assert.Null(await entry.ReserveAsync([member.Value]));
        await entry.CreateAsync(new NewAccount { Roles = [Roles.Administrator] });
        _administrators.Add(member);
        return member;
    }
}
