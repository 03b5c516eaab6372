using Comparte.Groups;
using Comparte.Members;
using Comparte.Requests;

namespace Comparte.Grains.Tests.Groups;

/// <summary>Who asks and who can answer hear of requests, whatever fails on the way.</summary>
[Collection(ClusterCollection.Name)]
public sealed class RequestTellingTests(ClusterFixture cluster)
{
    private const string Record = "group.requests";

    private static readonly GroupChange OnRequest = new() { Access = GroupAccess.OnRequest };
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task A_request_nobody_heard_of_before_a_crash_is_told_by_the_reminder()
    {
        var (ana, joao, group) = await QuietGroupAsync();
        cluster.Store.Fail(joao.Value, writes: int.MaxValue, record: "me.");
        await _community.Group(group).JoinAsync(joao, "", Community.NewRequest());
        Assert.True(await HasReminderAsync(group));
        await TickAsync(group);
        Assert.True(await HasReminderAsync(group));
        await _community.EndAsync(group);
        cluster.Store.Fail(joao.Value, writes: 0);

        // The first reminder may still reach the activation that is about to end; it comes until all is told.
        await Community.EventuallyAsync(async () =>
        {
            await TickAsync(group);
            return await IsSeenAsync(joao, group, membership => membership?.Requested == true);
        });
        await SeesAsync(ana, group, membership => membership?.Requests == 1);
    }

    [Fact]
    public async Task The_reminder_is_there_before_the_request_is_written()
    {
        var (_, joao, group) = await QuietGroupAsync();
        cluster.Store.Fail(group.Value, writes: 1, record: Record);

        await Assert.ThrowsAnyAsync<Exception>(
            () => _community.Group(group).JoinAsync(joao, "", Community.NewRequest()));

        Assert.True(await HasReminderAsync(group));
    }

    [Fact]
    public async Task The_reminder_stays_while_somebody_waits_and_goes_with_the_answer()
    {
        var (ana, joao, group) = await QuietGroupAsync();
        await _community.Group(group).JoinAsync(joao, "", Community.NewRequest());
        await SeesAsync(ana, group, membership => membership?.Requests == 1);
        await TickAsync(group);
        Assert.True(await HasReminderAsync(group));

        Assert.Null(await _community.Group(group).AnswerAsync(ana, joao, accept: false, Community.NewRequest()));

        await QuietAsync(group);
    }

    [Fact]
    public async Task Whoever_can_answer_hears_of_a_request_that_has_waited_for_three_days()
    {
        var (ana, joao) = (await _community.NewMemberAsync("Ana"), await _community.NewMemberAsync("João"));
        var request = Community.NewRequest();
        var group = EntityId.FromRequest<GroupId>(ana, request);
        var asked = new JoinRequest { Member = joao, At = TimeProvider.System.GetUtcNow().AddDays(-3.1) };
        await WriteAsync(group, new JoinRequests().Ask(asked));
        await _community.Group(group).CreateAsync(ana, OnRequest with { Name = "Huertas", RequestId = request });
        await SeesAsync(ana, group, membership => membership is { Requests: 1, OverdueRequests: 0 });

        await TickAsync(group);

        await SeesAsync(ana, group, membership => membership is { Requests: 1, OverdueRequests: 1 });
        await SeesAsync(joao, group, membership => membership is { Requested: true, OverdueRequests: 0 });
        Assert.Equal(1, (await ReadAsync(group)).CountOverdue());
        await QuietAsync(group);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_accepted_request_does_not_come_back_after_a_crash_between_the_two_writes(bool isWritten)
    {
        var (ana, joao, group) = await QuietGroupAsync();
        await _community.Group(group).JoinAsync(joao, "", Community.NewRequest());
        cluster.Store.Fail(group.Value, writes: 1, afterStoring: isWritten, record: Record);
        await Assert.ThrowsAnyAsync<Exception>(
            () => _community.Group(group).AnswerAsync(ana, joao, accept: true, Community.NewRequest()));
        Assert.Equal(GroupRole.Member, Community.Value(await _community.Group(group).ViewAsync(joao)).Role);

        Assert.Null(await _community.Group(group).LeaveAsync(joao, Community.NewRequest()));
        await _community.EndAsync(group);

        Assert.False(Community.Value(await _community.Group(group).ViewAsync(joao)).Requested);
        Assert.Empty((await ReadAsync(group)).Asked);
        Assert.Equal(
            "not_found", (await _community.Group(group).AnswerAsync(ana, joao, true, Community.NewRequest()))?.Code);
        await SeesAsync(joao, group, membership => membership is null);
    }

    [Fact]
    public async Task What_a_refused_person_wrote_is_in_no_record()
    {
        var (ana, joao, group) = await QuietGroupAsync();
        var (text, request) = ($"canary {Guid.NewGuid():N}", Community.NewRequest());
        await _community.Group(group).JoinAsync(joao, text, request);
        Assert.True(cluster.Store.Contains(text));

        Assert.Null(await _community.Group(group).AnswerAsync(ana, joao, accept: false, Community.NewRequest()));

        Assert.False(cluster.Store.Contains(text));
        var repeated = await _community.Group(group).JoinAsync(joao, text, request);
        Assert.Equal(JoinResult.Requested, Community.Value(repeated));
        Assert.Empty(Community.Value(await _community.Group(group).RequestsAsync(ana)));
    }

    /// <summary>A group whose making has been told, so that its reminder is gone.</summary>
    private async Task<(MemberId Ana, MemberId Joao, GroupId Group)> QuietGroupAsync()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var group = await _community.NewGroupAsync(ana, OnRequest);
        await QuietAsync(group);
        return (ana, await _community.NewMemberAsync("João"), group);
    }

    private Task QuietAsync(GroupId group) => Community.EventuallyAsync(async () =>
    {
        await TickAsync(group);
        return !await HasReminderAsync(group);
    });

    private Task TickAsync(GroupId group) => _community.Group(group).AsReference<IRemindable>()
        .ReceiveReminder("deliver", new TickStatus(default, default, default));

    private Task<bool> HasReminderAsync(GroupId group) =>
        cluster.HasReminderAsync(_community.Group(group).GetGrainId(), "deliver");

    private async Task<JoinRequests> ReadAsync(GroupId group)
    {
        var state = new GrainState<JoinRequests>(new JoinRequests());
        await cluster.Store.ReadStateAsync(Record, _community.Group(group).GetGrainId(), state);
        return state.State!;
    }

    private Task WriteAsync(GroupId group, JoinRequests requests) => cluster.Store.WriteStateAsync(
        Record, _community.Group(group).GetGrainId(), new GrainState<JoinRequests>(requests));

    private Task SeesAsync(MemberId member, GroupId group, Func<Membership?, bool> holds) =>
        Community.EventuallyAsync(() => IsSeenAsync(member, group, holds));

    private async Task<bool> IsSeenAsync(MemberId member, GroupId group, Func<Membership?, bool> holds) =>
        holds((await _community.Member(member).MineAsync(member))
            .OfType<Membership>().SingleOrDefault(membership => membership.Id == group.Value));
}
