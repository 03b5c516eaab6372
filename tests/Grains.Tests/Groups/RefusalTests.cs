using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Threads;

namespace Comparte.Grains.Tests.Groups;

/// <summary>Every command of groups and threads against everybody who isn't in the group.</summary>
[Collection(ClusterCollection.Name)]
public sealed class RefusalTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    public enum Who
    {
        Outsider,
        RemovedMember,
        AdministratorOutside,
    }

    public enum Command
    {
        OpenThread,
        Publish,
        Edit,
        Delete,
        React,
        ChangeThread,
        History,
        PurgeHistory,
        MarkRead,
        MarkAllRead,
        ChangeGroup,
        Requests,
        Accept,
        Refuse,
        Invite,
        Promote,
        Remove,
        AdmitInvited,
    }

    public static TheoryData<Command, Who, GroupVisibility> Cases()
    {
        var cases = new TheoryData<Command, Who, GroupVisibility>();
        foreach (var command in Enum.GetValues<Command>())
        {
            foreach (var who in Enum.GetValues<Who>())
            {
                cases.Add(command, who, GroupVisibility.Listed);
                cases.Add(command, who, GroupVisibility.Hidden);
            }
        }

        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_command_is_refused_to_people_outside_the_group(
        Command command, Who who, GroupVisibility visibility)
    {
        var owner = await _community.NewMemberAsync("Ana");
        var access = visibility == GroupVisibility.Listed ? GroupAccess.OnRequest : GroupAccess.Open;
        var group = await _community.NewGroupAsync(
            owner, new GroupChange { Visibility = visibility, Access = access });
        var thread = await _community.NewThreadAsync(owner, group);
        var actor = await _community.NewMemberAsync("João");
        if (who == Who.RemovedMember)
        {
            Assert.Null(await _community.Group(group).SetRoleAsync(
                owner, actor, GroupRole.Member, Community.NewRequest()));
            await _community.JoinAsync(group, actor);
            Assert.Null(await _community.Group(group).RemoveAsync(owner, actor, Community.NewRequest()));
        }

        var refusal = await DoAsync(command, actor, owner, group, thread, who == Who.AdministratorOutside);

        // Threads are known to members alone; a hidden group is as if it weren't there.
        var known = visibility == GroupVisibility.Listed
            && (command == Command.OpenThread || command >= Command.ChangeGroup);
        Assert.Equal(known ? "not_allowed" : "not_found", refusal?.Code);
    }

    [Theory]
    [InlineData(Command.ChangeThread)]
    [InlineData(Command.Edit)]
    [InlineData(Command.Delete)]
    [InlineData(Command.PurgeHistory)]
    [InlineData(Command.ChangeGroup)]
    [InlineData(Command.Requests)]
    [InlineData(Command.Accept)]
    [InlineData(Command.Refuse)]
    [InlineData(Command.Invite)]
    [InlineData(Command.Promote)]
    [InlineData(Command.Remove)]
    [InlineData(Command.AdmitInvited)]
    public async Task What_facilitators_do_is_refused_to_other_members(Command command)
    {
        var owner = await _community.NewMemberAsync("Ana");
        var group = await _community.NewGroupAsync(owner);
        var thread = await _community.NewThreadAsync(owner, group);
        var actor = await _community.NewMemberAsync("João");
        await _community.JoinAsync(group, actor);

        var refusal = await DoAsync(command, actor, owner, group, thread, asAdministrator: false);

        Assert.Equal("not_allowed", refusal?.Code);
    }

    private async Task<Refusal?> DoAsync(
        Command command, MemberId actor, MemberId other, GroupId group, ThreadId thread, bool asAdministrator)
    {
        var request = Community.NewRequest();
        var (threads, groups) = (_community.Thread(thread), _community.Group(group));
        return command switch
        {
            Command.OpenThread => (await _community.Thread(EntityId.FromRequest<ThreadId>(actor, request)).OpenAsync(
                actor, group, new NewThread { RequestId = request, Title = "Hola", Body = "Hola" })).Refusal,
            Command.Publish =>
                (await threads.PublishAsync(actor, new NewPost { RequestId = request, Body = "Hola" })).Refusal,
            Command.Edit => (await threads.EditAsync(actor, 2, "Otra cosa", request)).Refusal,
            Command.Delete => (await threads.DeleteAsync(actor, 2, request)).Refusal,
            Command.React => (await threads.ReactAsync(actor, 2, "thanks", present: true)).Refusal,
            Command.ChangeThread =>
                (await threads.ChangeAsync(actor, new ThreadChange { RequestId = request, Pinned = true })).Refusal,
            Command.History => (await threads.HistoryAsync(actor, 2)).Refusal,
            Command.PurgeHistory => await threads.PurgeHistoryAsync(actor, 2),
            Command.MarkRead => await threads.MarkReadAsync(actor, 2),
            Command.MarkAllRead => await groups.MarkReadAsync(
                actor, ImmutableSortedDictionary<string, long>.Empty.Add(thread.Value, 2)),
            Command.ChangeGroup => (await groups.ChangeAsync(
                actor, new GroupChange { RequestId = request, Name = "Otra" }, asAdministrator)).Refusal,
            Command.Requests => (await groups.RequestsAsync(actor)).Refusal,
            Command.Accept => await groups.AnswerAsync(actor, other, accept: true, request),
            Command.Refuse => await groups.AnswerAsync(actor, other, accept: false, request),
            Command.Invite => await groups.SetRoleAsync(
                actor, await _community.NewMemberAsync("Tainara"), GroupRole.Member, request),
            Command.Promote => await groups.SetRoleAsync(actor, other, GroupRole.Facilitator, request),
            Command.Remove => await groups.RemoveAsync(actor, other, request),
            _ => await groups.AdmitInvitedAsync(actor, await _community.NewMemberAsync("Tainara"), request),
        };
    }
}
