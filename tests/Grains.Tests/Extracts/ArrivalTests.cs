using Comparte.Extracts;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Power;
using Comparte.Requests;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Extracts;

/// <summary>What was brought from another network is settled in the end, whatever fails on the way.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ArrivalTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_brings_a_group_facilitates_it_and_who_is_not_here_has_left(bool fails)
    {
        var (ana, nerea, absent) = (await _community.NewMemberAsync("Ana"), await _community.NewMemberAsync("Nerea"), EntityId.New<MemberId>(TimeProvider.System));
        var group = await BroughtAsync(absent, (absent, GroupRole.Facilitator), (ana, GroupRole.Member), (EntityId.New<MemberId>(TimeProvider.System), GroupRole.Member));
        await WriteAsync(group.Value, new Arrival { By = nerea, Topics = [TopicId.Of(group)] });

        if (fails)
        {
            cluster.Store.Fail(group.Value, writes: 1, record: "group.");
            await Assert.ThrowsAnyAsync<Exception>(() => WakeAsync(group.Value));
        }

        await Community.EventuallyAsync(async () =>
        {
            try
            {
                await WakeAsync(group.Value);
            }
            catch (TopicFailedException)
            {
                // That activation of the group ends; the reminder comes again.
                return false;
            }

            return true;
        });

        var members = (await _community.ReadAsync(TopicId.Of(group))).OfType<GroupMember>().ToDictionary(member => member.Id, member => member.Role);
        Assert.Equal(new() { [ana.Value] = GroupRole.Member, [nerea.Value] = GroupRole.Facilitator }, members);
        await Community.EventuallyAsync(async () => (await _community.ReadAsync(TopicId.Power(group))).OfType<PowerAct>()
            .Any(act => act.Type == ActType.Facilitates && act.By == nerea && act.Member == nerea));
        await Community.EventuallyAsync(async () => (await _community.Member(ana).MineAsync(ana)).OfType<Membership>()
            .Any(place => place.Id == group.Value && place.Role is not null));
        Assert.Equal("not_found", (await _community.Member(absent).ProfileAsync()).Refusal?.Code);
    }

    [Fact]
    public async Task What_is_settled_stays_as_people_changed_it_since()
    {
        var (ana, nerea) = (await _community.NewMemberAsync("Ana"), await _community.NewMemberAsync("Nerea"));
        var group = await BroughtAsync(ana, (ana, GroupRole.Facilitator));
        await WriteAsync(group.Value, new Arrival { By = nerea, Topics = [TopicId.Of(group)] });
        await WakeAsync(group.Value);
        Assert.Null(await _community.Group(group).LeaveAsync(nerea, Community.NewRequest()));

        await WakeAsync(group.Value);

        Assert.Equal(ana, Assert.Single(await _community.Group(group).MembersAsync()));
    }

    [Fact]
    public async Task A_reminder_without_a_record_settles_nothing()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var group = await BroughtAsync(ana, (ana, GroupRole.Facilitator), (EntityId.New<MemberId>(TimeProvider.System), GroupRole.Member));

        await WakeAsync(group.Value);

        Assert.Equal(2, (await _community.Group(group).MembersAsync()).Length);
        Assert.Null(cluster.Store.TextOf("arrival.main", GrainOf(group.Value)));
    }

    [Fact]
    public async Task Who_asked_to_join_and_is_not_here_asks_no_more()
    {
        var (ana, absent) = (await _community.NewMemberAsync("Ana"), EntityId.New<MemberId>(TimeProvider.System));
        var group = EntityId.New<GroupId>(TimeProvider.System);
        await cluster.Grains.GetGrain<IGroupImportGrain>(group.Value).ImportAsync(new GroupImport
        {
            About = new GroupAbout { Name = "Huertas", By = ana, At = TimeProvider.System.GetUtcNow(), Access = GroupAccess.OnRequest },
            Members = [new GroupMember { Id = ana.Value, Role = GroupRole.Facilitator }],
            Requests = [new JoinRequest { Member = absent, At = TimeProvider.System.GetUtcNow() }],
        });
        await WriteAsync(group.Value, new Arrival { By = ana, Topics = [TopicId.Of(group)] });

        await WakeAsync(group.Value);

        Assert.Empty(Community.Value(await _community.Group(group).RequestsAsync(ana)));
    }

    private async Task<GroupId> BroughtAsync(MemberId by, params (MemberId Member, GroupRole Role)[] members)
    {
        var group = EntityId.New<GroupId>(TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow();
        await cluster.Grains.GetGrain<IGroupImportGrain>(group.Value).ImportAsync(new GroupImport
        {
            About = new GroupAbout { Name = "Huertas", By = by, At = now },
            Members = [.. members.Select(member => new GroupMember { Id = member.Member.Value, Role = member.Role, Since = now })],
        });
        return group;
    }

    private Task WriteAsync(string id, Arrival arrival) =>
        cluster.Store.WriteStateAsync("arrival.main", GrainOf(id), new GrainState<Arrival>(arrival));

    private Task WakeAsync(string id) => cluster.Grains.GetGrain<IRemindable>(GrainOf(id))
        .ReceiveReminder("settle", new TickStatus(default, default, default));

    private static GrainId GrainOf(string id) => GrainId.Create("arrival", id);
}
