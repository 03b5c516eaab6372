using Comparte.Extracts;
using Comparte.Groups;
using Comparte.Organizations;
using Comparte.Power;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Extracts;

/// <summary>A group or an organization goes elsewhere with the yes of whoever leads it, which everybody reads.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ExtractPermitTests(ClusterFixture cluster) : IAsyncLifetime
{
    private static readonly TopicId Network = new(TopicKinds.Power, IPowerGrain.Network);
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _outsider;
    private GroupId _group;
    private OrganizationId _organization;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        _outsider = await _community.NewMemberAsync("Iker");
        _group = await _community.NewGroupAsync(_ana);
        await _community.JoinAsync(_group, _joao);
        _organization = await _community.NewOrganizationAsync(_ana);
        await _community.AddPersonAsync(_organization, _ana, _joao);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Only_who_facilitates_lets_a_group_be_taken_along()
    {
        Assert.Equal("not_allowed", (await TryChangeAsync(_joao, extract: true)).Refusal?.Code);
        Assert.Equal("not_allowed", (await TryChangeAsync(_outsider, extract: true)).Refusal?.Code);
        Assert.Equal("not_allowed", (await TryChangeAsync(_outsider, extract: true, asAdministrator: true)).Refusal?.Code);

        var about = Community.Value(await TryChangeAsync(_ana, extract: true));

        Assert.Equal(_ana, about.Extract?.By);
        Assert.Equal("not_allowed", (await TryChangeAsync(_joao, extract: false)).Refusal?.Code);
        Assert.Null(Community.Value(await TryChangeAsync(_ana, extract: false)).Extract);
    }

    [Fact]
    public async Task Both_turns_stand_in_the_logs_of_power()
    {
        Community.Value(await TryChangeAsync(_ana, extract: true));
        Community.Value(await TryChangeAsync(_ana, extract: false));
        Community.Value(await TryChangeAsync(_ana, extract: false));

        ActType[] acts = [ActType.ExtractAllowed, ActType.ExtractDenied];
        foreach (var log in new[] { TopicId.Power(_group), Network })
        {
            await Community.EventuallyAsync(async () => acts.SequenceEqual(await ActsAsync(log, TopicId.Of(_group))));
        }
    }

    [Fact]
    public async Task Whoever_is_outside_of_a_group_sees_nothing_of_it()
    {
        Community.Value(await TryChangeAsync(_ana, extract: true));

        Assert.Null(Community.Value(await _community.Group(_group).ViewAsync(_outsider)).About.Extract);
        Assert.NotNull(Community.Value(await _community.Group(_group).ViewAsync(_joao)).About.Extract);
    }

    [Fact]
    public async Task A_sensitive_group_stays_where_it_is()
    {
        Community.Value(await TryChangeAsync(_ana, extract: true));

        var about = Community.Value(await _community.Group(_group).ChangeAsync(
            _ana, new GroupChange { RequestId = Community.NewRequest(), Sensitive = true }, asAdministrator: false));

        Assert.Null(about.Extract);
        Assert.Equal("sensitive_not_taken", (await TryChangeAsync(_ana, extract: true)).Refusal?.Code);
    }

    [Fact]
    public async Task An_archived_group_may_go_and_a_new_one_not_before_it_is_there()
    {
        Community.Value(await _community.Group(_group).ChangeAsync(
            _ana, new GroupChange { RequestId = Community.NewRequest(), Archived = true }, asAdministrator: false));
        Assert.NotNull(Community.Value(await TryChangeAsync(_ana, extract: true)).Extract);

        var request = Community.NewRequest();
        var made = await _community.Group(EntityId.FromRequest<GroupId>(_ana, request)).CreateAsync(
            _ana, new GroupChange { Name = "A", RequestId = request, Extract = true });
        Assert.Equal("extract_new", made.Refusal?.Code);
        var founded = await _community.Organization(EntityId.FromRequest<OrganizationId>(_ana, request)).CreateAsync(
            _ana, new OrganizationChange { Name = "A", RequestId = request, Extract = true });
        Assert.Equal("extract_new", founded.Refusal?.Code);
    }

    [Fact]
    public async Task Only_who_speaks_for_an_organization_lets_it_be_taken_along()
    {
        Assert.Equal("not_allowed", (await TryLeaveAsync(_joao, extract: true)).Refusal?.Code);
        Assert.Equal("not_allowed", (await TryLeaveAsync(_outsider, extract: true)).Refusal?.Code);
        Assert.Equal("not_allowed", (await TryLeaveAsync(_outsider, extract: true, asAdministrator: true)).Refusal?.Code);

        Assert.Equal(_ana, Community.Value(await TryLeaveAsync(_ana, extract: true)).Extract?.By);
        Assert.Equal("not_allowed", (await TryLeaveAsync(_joao, extract: false)).Refusal?.Code);
        Assert.Null(Community.Value(await TryLeaveAsync(_outsider, extract: false, asAdministrator: true)).Extract);

        await Community.EventuallyAsync(async () => (await ActsAsync(Network, TopicId.Of(_organization)))
            .SequenceEqual([ActType.ExtractAllowed, ActType.ExtractDenied]));
    }

    [Fact]
    public void After_its_time_a_permit_lets_nobody_write_a_file()
    {
        var now = DateTimeOffset.UnixEpoch;
        var permit = ExtractPermit.Apply(null, true, _ana, now);

        Assert.Null(ExtractRules.RefuseWriting(new GroupAbout { Extract = permit }, now));
        Assert.Null(ExtractRules.RefuseWriting(new OrganizationAbout { Extract = permit }, now));
        Assert.NotNull(ExtractRules.RefuseWriting(new GroupAbout { Extract = permit }, now + ExtractPermit.Length));
        Assert.NotNull(ExtractRules.RefuseWriting(new GroupAbout(), now));
        Assert.NotNull(ExtractRules.RefuseWriting(new OrganizationAbout(), now));
        Assert.NotNull(ExtractRules.RefuseWriting(new GroupAbout { Extract = permit, Sensitive = true }, now));
    }

    private Task<Outcome<GroupAbout>> TryChangeAsync(MemberId actor, bool extract, bool asAdministrator = false) =>
        _community.Group(_group).ChangeAsync(
            actor, new GroupChange { RequestId = Community.NewRequest(), Extract = extract }, asAdministrator);

    private Task<Outcome<OrganizationAbout>> TryLeaveAsync(MemberId actor, bool extract, bool asAdministrator = false) =>
        _community.Organization(_organization).ChangeAsync(
            actor, new OrganizationChange { RequestId = Community.NewRequest(), Extract = extract }, asAdministrator);

    private async Task<IEnumerable<ActType>> ActsAsync(TopicId log, TopicId about) => (await _community.ReadAsync(log)).OfType<PowerAct>()
        .Where(act => act.Type is ActType.ExtractAllowed or ActType.ExtractDenied)
        .Where(act => act.About == about).Select(act => act.Type);
}
