using Comparte.Grains.Tests.Calendars;
using Comparte.Grains.Tests.Exports;
using Comparte.Grains.Tests.Publications;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Members;
using Comparte.Power;
using Comparte.Publications;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Groups;

/// <summary>What a sensitive group says and does, and where nothing of it goes.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SensitiveTests(ClusterFixture cluster) : IAsyncLifetime
{
    private const string Canary = "zarzamora";
    private readonly Community _community = new(cluster);
    private readonly Workshop _workshop = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _outsider;
    private GroupId _group;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        _outsider = await _community.NewMemberAsync("Iker");
        _group = await _community.NewGroupAsync(_ana, new GroupChange { Name = Canary, Purpose = Canary });
        await _community.JoinAsync(_group, _joao);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Only_who_facilitates_makes_a_group_sensitive()
    {
        var change = new GroupChange { Sensitive = true };

        Assert.Equal("not_allowed", (await TryChangeAsync(_joao, change)).Refusal?.Code);
        Assert.Equal("not_allowed", (await TryChangeAsync(_outsider, change)).Refusal?.Code);
        Assert.Equal("not_allowed", (await TryChangeAsync(_outsider, change, asAdministrator: true)).Refusal?.Code);
        Assert.True((await ChangeAsync(change)).Sensitive);
        Assert.Equal("not_found", (await TryChangeAsync(_outsider, change with { Sensitive = false })).Refusal?.Code);
        Assert.Equal("not_allowed", (await TryChangeAsync(_joao, change with { Sensitive = false })).Refusal?.Code);
    }

    [Fact]
    public async Task It_hides_and_closes_itself_and_stays_so_while_it_is_sensitive()
    {
        await Community.EventuallyAsync(() => _community.IsListedAsync("groups", _group.Value));

        var about = await ChangeAsync(new GroupChange { Sensitive = true });

        Assert.Equal((GroupVisibility.Hidden, GroupAccess.ByInvitation), (about.Visibility, about.Access));
        await Community.EventuallyAsync(async () => !await _community.IsListedAsync("groups", _group.Value));
        Assert.Equal("not_found", (await _community.Group(_group).ViewAsync(_outsider)).Refusal?.Code);
        await RefusesAsync("sensitive_is_hidden", new GroupChange { Visibility = GroupVisibility.Listed });
        await RefusesAsync("sensitive_is_closed", new GroupChange { Access = GroupAccess.Open });
        Assert.Equal(GroupAccess.OnRequest, (await ChangeAsync(new GroupChange { Access = GroupAccess.OnRequest })).Access);
        Assert.Equal(GroupVisibility.Hidden, (await ChangeAsync(new GroupChange { Sensitive = false })).Visibility);
    }

    [Fact]
    public async Task A_new_group_may_begin_as_one_and_not_as_an_open_one()
    {
        var id = await _community.NewGroupAsync(_ana, new GroupChange { Sensitive = true, KeepDays = 30 });
        var about = Community.Value(await _community.Group(id).ViewAsync(_ana)).About;
        Assert.Equal((true, 30, GroupVisibility.Hidden), (about.Sensitive, about.KeepDays, about.Visibility));

        var request = Community.NewRequest();
        var open = new GroupChange { Name = "A", RequestId = request, Sensitive = true, Visibility = GroupVisibility.Listed };
        var made = await _community.Group(EntityId.FromRequest<GroupId>(_ana, request)).CreateAsync(_ana, open);
        Assert.Equal("sensitive_is_hidden", made.Refusal?.Code);
    }

    [Fact]
    public async Task How_long_it_keeps_is_one_of_a_few_lengths_and_ends_with_it()
    {
        await RefusesAsync("keep_days_not_sensitive", new GroupChange { KeepDays = 30 });
        await RefusesAsync("keep_days_unknown", new GroupChange { Sensitive = true, KeepDays = 7 });
        Assert.Equal(90, (await ChangeAsync(new GroupChange { Sensitive = true, KeepDays = 90 })).KeepDays);
        Assert.Equal(0, (await ChangeAsync(new GroupChange { Sensitive = false })).KeepDays);
        await LoggedAsync(ActType.KeepDaysChanged, act => act is { From: "0", To: "90" });
        await LoggedAsync(ActType.KeepDaysChanged, act => act is { From: "90", To: "0" });
    }

    [Fact]
    public async Task Its_name_stands_in_no_members_own_topic()
    {
        await Community.EventuallyAsync(async () => (await MembershipAsync(_joao))?.Name == Canary);

        await ChangeAsync(new GroupChange { Sensitive = true });
        await Community.EventuallyAsync(async () => await MembershipAsync(_joao) is { Name: "", Sensitive: true });

        await ChangeAsync(new GroupChange { Sensitive = false });
        await Community.EventuallyAsync(async () => await MembershipAsync(_joao) is { Name: Canary, Sensitive: false });
    }

    [Fact]
    public async Task Both_turns_are_in_the_log_of_power_and_its_members_hear_of_the_end()
    {
        await ChangeAsync(new GroupChange { Sensitive = true });
        await LoggedAsync(ActType.Sensitive);
        await ChangeAsync(new GroupChange { Sensitive = false });
        await LoggedAsync(ActType.NoLongerSensitive);
        await Community.EventuallyAsync(async () => (await HeardAsync(_joao)).Any());
        Assert.Null(await _community.Group(_group).SetRoleAsync(_ana, _outsider, GroupRole.Member, Community.NewRequest()));
        await _community.JoinAsync(_group, _outsider);
        await ChangeAsync(new GroupChange { Name = "Otra cosa" });

        await Community.EventuallyAsync(async () => (await MembershipAsync(_outsider))?.Name == "Otra cosa");
        Assert.Empty(await HeardAsync(_outsider));
        Assert.Equal([_ana], Assert.Single(await HeardAsync(_joao)).By.AsEnumerable());
        Assert.Empty(await HeardAsync(_ana));
    }

    [Fact]
    public async Task What_belongs_to_it_says_so_to_whoever_asks_for_a_way_to_it()
    {
        var thread = await _community.NewThreadAsync(_joao, _group, Canary);
        var shared = await _workshop.NewSharedAsync(_joao, _group);
        var comments = await _workshop.CommentsAsync(shared);
        TopicId[] topics =
        [
            TopicId.Of(_group), TopicId.Of(thread), TopicId.Of(shared), TopicId.Of(comments), TopicId.Tasks(_group),
            TopicId.Feed(_group.Value), TopicId.Power(_group), new TopicId(TopicKinds.Files, _group.Value),
        ];
        Assert.All(await SensitiveAsync(topics), Assert.False);

        await ChangeAsync(new GroupChange { Sensitive = true });

        Assert.All(await SensitiveAsync(topics), Assert.True);
    }

    [Fact]
    public async Task What_is_shared_with_it_goes_nowhere_else_and_into_no_calendar()
    {
        var gatherings = new Gatherings(cluster);
        var shared = await gatherings.NewEventAsync(_joao, _group);
        var gathering = gatherings.Event(shared);
        Assert.Null((await gathering.EventAsync(_joao, "es")).Refusal);
        await ChangeAsync(new GroupChange { Sensitive = true });

        Assert.Equal("not_found", (await gathering.EventAsync(_joao, "es")).Refusal?.Code);
        Assert.Equal("sensitive_stays", (await ShareAsync(shared, null)).Refusal?.Code);
        await _workshop.WithdrawAsync(shared, _joao);
        Assert.Equal("sensitive_stays", (await ShareAsync(shared, null)).Refusal?.Code);
        Assert.Equal("sensitive_stays", (await ShareAsync(shared, await _community.NewGroupAsync(_joao))).Refusal?.Code);
        Assert.Null((await ShareAsync(shared, _group)).Refusal);
    }

    [Fact]
    public async Task Titles_of_what_is_shared_with_it_stand_in_no_members_own_topic()
    {
        var before = await _workshop.NewSharedAsync(_joao, _group, new NewPublication { Title = Canary });
        await TitledAsync(before, Canary);

        await ChangeAsync(new GroupChange { Sensitive = true });
        await _workshop.ChangeAsync(before, _joao, new PublicationChange { Country = "GT" });
        await TitledAsync(before, "");
        await _workshop.WithdrawAsync(before, _joao);
        await Community.EventuallyAsync(async () =>
            await AuthorshipAsync(before) is { Stage: PublicationStage.Withdrawn, Title: "" });

        var after = await _workshop.NewDraftAsync(_joao, new NewPublication { Title = Canary });
        await TitledAsync(after, Canary);
        await _workshop.ShareAsync(after, _joao, _group);
        await TitledAsync(after, "");
    }

    [Fact]
    public async Task Nothing_of_it_is_in_the_file_that_a_member_takes_along()
    {
        await cluster.NewAccountAsync(_joao);
        var thread = await _community.NewThreadAsync(_joao, _group, Canary);
        Community.Value(await _community.Thread(thread).ReactAsync(_joao, 2, "thanks", present: true));
        await _community.PublishAsync(thread, _ana, $"@[João]({_joao}) {Canary}");
        await _workshop.NewSharedAsync(_joao, _group, new NewPublication { Title = Canary, Body = Canary });
        await Community.EventuallyAsync(async () => (await _community.ReadAsync(TopicId.Inbox(_joao))).OfType<Notice>().Any());
        Assert.Contains(Canary, await cluster.OwnFileAsync(_joao), StringComparison.Ordinal);

        await ChangeAsync(new GroupChange { Sensitive = true });
        await Community.EventuallyAsync(async () => (await MembershipAsync(_joao))?.Sensitive == true);

        var text = await cluster.OwnFileAsync(_joao);
        Assert.DoesNotContain(Canary, text, StringComparison.Ordinal);
        Assert.DoesNotContain(thread.Value, text, StringComparison.Ordinal);
        Assert.Contains("export.sensitive", text, StringComparison.Ordinal);
    }

    private Task<Outcome<PublicationAbout>> ShareAsync(PublicationId id, GroupId? group) =>
        _workshop.Publication(id).ShareAsync(_joao, group, Community.NewRequest());

    private Task<bool[]> SensitiveAsync(IEnumerable<TopicId> topics) => Task.WhenAll(topics.Select(async topic =>
        (await cluster.Grains.GetTopic(topic).AdmitAsync([new Admission(_joao, default)])).Sensitive));

    private async Task<Membership?> MembershipAsync(MemberId member) =>
        (await _community.Member(member).MineAsync(member)).OfType<Membership>().SingleOrDefault(own => own.Id == _group.Value);

    private Task TitledAsync(PublicationId id, string title) =>
        Community.EventuallyAsync(async () => (await AuthorshipAsync(id))?.Title == title);

    private async Task<Authorship?> AuthorshipAsync(PublicationId id) =>
        (await _community.Member(_joao).MineAsync(_joao)).OfType<Authorship>().SingleOrDefault(own => own.Id == id.Value);

    private async Task<IReadOnlyList<Notice>> HeardAsync(MemberId member) =>
        [.. (await _community.ReadAsync(TopicId.Inbox(member))).OfType<Notice>().Where(one => one.Type == NoticeType.NoLongerSensitive)];

    private Task LoggedAsync(ActType type, Func<PowerAct, bool>? fits = null) => Community.EventuallyAsync(async () =>
        (await _community.ReadAsync(TopicId.Power(_group))).OfType<PowerAct>()
            .Any(act => act.Type == type && act.By == _ana && (fits?.Invoke(act) ?? true)));

    private async Task RefusesAsync(string code, GroupChange change) =>
        Assert.Equal(code, (await TryChangeAsync(_ana, change)).Refusal?.Code);

    private async Task<GroupAbout> ChangeAsync(GroupChange change) => Community.Value(await TryChangeAsync(_ana, change));

    private Task<Outcome<GroupAbout>> TryChangeAsync(MemberId actor, GroupChange change, bool asAdministrator = false) =>
        _community.Group(_group).ChangeAsync(actor, change with { RequestId = Community.NewRequest() }, asAdministrator);
}
