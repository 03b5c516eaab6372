using Comparte.Accounts;
using Comparte.Files;
using Comparte.Grains.Tests.Calendars;
using Comparte.Grains.Tests.Files;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Members;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Exports;

/// <summary>What a member takes along of a group: its own also after it left, and of a sensitive one nothing, not even that there is
/// one.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ExportedGroupTests(ClusterFixture cluster) : IAsyncLifetime
{
    private const string Bytes = "zarzamora;frijol";
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private GroupId _group;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        await cluster.NewAccountAsync(_joao);
        _group = await _community.NewGroupAsync(_ana);
        await _community.JoinAsync(_group, _joao);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Files_of_a_group_that_the_member_left_come_along_and_of_a_sensitive_one_none()
    {
        var thread = await _community.NewThreadAsync(_ana, _group);
        Community.Value(await _community.Thread(thread).PublishAsync(_joao, new NewPost
        {
            RequestId = Community.NewRequest(),
            Body = "",
            Attachments = [new NewAttachment { Id = await new FileCommunity(cluster).UploadAsync(_joao, Bytes) }],
        }));
        Assert.Null(await _community.Group(_group).LeaveAsync(_joao, Community.NewRequest()));

        Assert.Contains(Bytes, await cluster.OwnFileAsync(_joao), StringComparison.Ordinal);

        await TurnAsync();
        var sensitive = await cluster.OwnFileAsync(_joao);
        Assert.DoesNotContain(Bytes, sensitive, StringComparison.Ordinal);
        Assert.DoesNotContain("semillas.csv", sensitive, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_the_member_is_in_a_sensitive_group_stands_nowhere()
    {
        var gatherings = new Gatherings(cluster);
        var gathering = await gatherings.NewEventAsync(_ana, _group);
        await gatherings.AnswerAsync(gathering, _joao);
        await gatherings.HearsAsync(gathering, _joao, Comparte.Calendars.Attendance.Going);
        var thread = await _community.NewThreadAsync(_ana, _group);
        Assert.Null(await _community.Thread(thread).MarkReadAsync(_joao, 2));
        await ChooseAsync(TopicId.Of(_group), NoticeLevel.None);
        await ChooseAsync(TopicId.Of(thread), NoticeLevel.None);
        Assert.Null(await _community.Group(_group).SetRoleAsync(_ana, _joao, GroupRole.Facilitator, Community.NewRequest()));
        var invitation = InvitationIds.FromCode($"{Guid.NewGuid():N}");
        Assert.Null(await _community.Grains.GetGrain<IInvitationsGrain>(_joao.Value).CreateAsync(
            invitation, new NewInvitation { Group = _group, Uses = InvitationUses.Single, Days = 7 }, Community.NewRequest()));
        string[] ids = [_group.Value, thread.Value, gathering.Value, invitation.Value];
        await Community.EventuallyAsync(async () =>
            await _community.Member(_joao).MineAsync(_joao) is var mine
            && mine.OfType<Membership>().Any() && mine.OfType<ReadPosition>().Any() && mine.OfType<ChosenLevel>().Count() == 2);
        var open = await cluster.OwnFileAsync(_joao);
        Assert.All(ids, id => Assert.Contains(id, open, StringComparison.Ordinal));

        await TurnAsync();

        var sensitive = await cluster.OwnFileAsync(_joao);
        Assert.All(ids, id => Assert.DoesNotContain(id, sensitive, StringComparison.Ordinal));
        Assert.DoesNotContain("<li></li>", sensitive, StringComparison.Ordinal);
    }

    private async Task ChooseAsync(TopicId about, NoticeLevel level) =>
        Assert.Null(await _community.Grains.GetGrain<INotifiedGrain>(_joao.Value).ChooseLevelAsync(_joao, about, level));

    private async Task TurnAsync() => Community.Value(await _community.Group(_group).ChangeAsync(
        _ana, new GroupChange { RequestId = Community.NewRequest(), Sensitive = true }, asAdministrator: false));
}
