using Comparte.Accounts;
using Comparte.Administration;
using Comparte.Calendars;
using Comparte.Directories;
using Comparte.Exports;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Initiatives;
using Comparte.Interactions;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Needs;
using Comparte.Organizations;
using Comparte.Projects;
using Comparte.Publications;
using Comparte.Push;
using Comparte.Questions;
using Comparte.Relations;
using Comparte.Search;
using Comparte.Talks;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Erasure;

/// <summary>What leaving takes, in order: first the member gives up by the commands that everybody has what it has and where it
/// belongs, then what others keep of its name goes, and at last what is its own, by which the rest was found. What was shared and
/// said stays, by an id that leads to nobody.</summary>
internal sealed class Farewell(MemberId member, IGrainFactory grains, TimeProvider clock)
{
    private const int AtOnce = 16;

    /// <summary>How many are asked one after the other, since whoever was to follow may leave in that moment.</summary>
    private const int Heirs = 5;

    private readonly SearchSources _sources = new(grains);
    private readonly HashSet<string> _stays = [];

    private IMemberGrain Member => grains.GetGrain<IMemberGrain>(member.Value);

    /// <summary>Does all of it, or as long as something that was left hasn't told the member so, what comes before that; false: to be
    /// repeated. What is done is found no more, and what the member came to belong to meanwhile is left the next time.</summary>
    public async Task<bool> TakeAsync()
    {
        await grains.GetGrain<IExportGrain>(member.Value).EraseAsync();
        var mine = await Member.MineAsync(member);
        await LeaveWorkAsync(mine);
        await LeavePlacesAsync(mine);
        await EndRelationsAsync(mine);
        if ((await Member.MineAsync(member)).Any(Belongs))
        {
            return false;
        }

        await ForgetInvitationsAsync();
        await ForgetMentionsAsync(mine);
        await grains.GetQuestions().EraseAsync(member);
        await grains.GetGrain<IInboxGrain>(member.Value).EraseAsync();
        await grains.GetGrain<IMailGrain>(member.Value).EraseAsync();
        await grains.GetGrain<IPushGrain>(member.Value).EraseAsync();
        await Member.EraseAsync();
        await CloseAccountAsync();
        return true;
    }

    /// <summary>Drafts, answers to events and what the member states by itself go; co-authors keep what they write.</summary>
    private async Task LeaveWorkAsync(IReadOnlyCollection<Entry> mine)
    {
        foreach (var authorship in mine.OfType<Authorship>())
        {
            var publication = grains.GetGrain<IPublicationGrain>(authorship.Id);
            if (authorship is not { Stage: PublicationStage.Shared, State: AuthorState.Author }
                && await publication.RemoveAuthorAsync(member, member, Request()) is { Code: "last_author" })
            {
                await publication.DeleteAsync(member, Request());
            }
        }

        foreach (var answering in mine.OfType<Answering>())
        {
            await grains.GetGrain<IAnswersGrain>(answering.Id[MemberRules.AnsweringPrefix.Length..])
                .TakeBackAsync(member, Request());
        }

        var needs = await _sources.EntriesAsync(new TopicId(TopicKinds.Directory, DirectoryRules.Needs));
        foreach (var need in needs.OfType<NeedCard>()
            .Where(need => need.By == member && need is { Organization: null, Initiative: null }))
        {
            if (await grains.GetGrain<IHelpsGrain>(need.Id).RemoveAsync(member, Request()) is not null)
            {
                await grains.GetGrain<INeedGrain>(need.Id).ChangeAsync(
                    member, new NeedChange { Closed = true, RequestId = Request() }, asAdministrator: false);
            }
        }
    }

    private async Task LeavePlacesAsync(IReadOnlyCollection<Entry> mine)
    {
        foreach (var place in mine.OfType<ProjectPlace>().Where(place => place.Belongs))
        {
            await grains.GetGrain<IProjectGrain>(place.Id).ChangeAsync(
                member, new ProjectChange { People = [Leaving], RequestId = Request() }, asAdministrator: false);
        }

        foreach (var place in mine.OfType<InitiativePlace>())
        {
            await grains.GetGrain<IInitiativeGrain>(place.Id).ChangeAsync(
                member, new InitiativeChange { People = [Leaving], RequestId = Request() }, asAdministrator: false);
        }

        foreach (var place in mine.OfType<OwnProfile>().SelectMany(own => own.Places).Where(place => place.Role is not null))
        {
            await grains.GetGrain<IOrganizationGrain>(place.Organization.Value).ChangeAsync(
                member, new OrganizationChange { People = [Leaving], RequestId = Request() }, asAdministrator: false);
        }

        foreach (var asked in mine.OfType<OrganizationRequests>().Where(asked => asked.Requested))
        {
            await grains.GetGrain<IOrganizationGrain>(asked.Id).WithdrawAsync(member, Request());
        }

        foreach (var talk in mine.OfType<OwnTalk>())
        {
            // Once it is left, nothing says any more that it was the member's.
            await ForgetMentionsInAsync(TalkIds.ThreadOf(TalkId.Of(talk.Id)).Value);
            await grains.GetGrain<ITalkGrain>(talk.Id).LeaveAsync(member, Request());
        }

        await grains.EndVisitsAsync(member, mine);
        foreach (var membership in mine.OfType<Membership>())
        {
            await LeaveGroupAsync(GroupId.Of(membership.Id));
        }
    }

    /// <summary>Of a group that would be left without a facilitator whoever is in it longest becomes one; an archived group keeps
    /// the id of its last.</summary>
    private async Task LeaveGroupAsync(GroupId id)
    {
        var group = grains.GetGrain<IGroupGrain>(id.Value);
        for (var tries = 0; await group.LeaveAsync(member, Request()) is { Code: "last_facilitator" } && tries < Heirs; tries++)
        {
            var others = (await _sources.EntriesAsync(TopicId.Of(id))).OfType<GroupMember>()
                .Where(other => other.Id != member.Value).OrderBy(other => other.Since).ToList();
            var present = (await grains.GetGrain<IDirectoryGrain>(DirectoryRules.Members).FindAsync([.. others.Select(other => other.Id)]))
                .Select(card => card.Id).ToHashSet();
            var heir = others.Find(other => present.Contains(other.Id));
            if (heir is null
                || await group.SetRoleAsync(member, MemberId.Of(heir.Id), GroupRole.Facilitator, Request()) is { Code: "group_archived" })
            {
                _stays.Add(id.Value);
                return;
            }
        }
    }

    private bool Belongs(Entry entry) => entry switch
    {
        Membership membership => !_stays.Contains(membership.Id),
        InitiativePlace => true,
        ProjectPlace place => place.Belongs,
        OrganizationRequests asked => asked.Requested,
        _ => false,
    };

    private async Task EndRelationsAsync(IReadOnlyCollection<Entry> mine)
    {
        var relating = grains.GetGrain<IRelatingGrain>(member.Value);
        foreach (var follow in mine.OfType<Follow>())
        {
            await relating.FollowAsync(member, follow.Target, follows: false);
        }

        foreach (var link in mine.OfType<Link>().Where(link => link.State != LinkState.None))
        {
            await relating.UnlinkAsync(member, link.Member);
        }

        await grains.GetGrain<IInteractionsGrain>(member.Value).ChooseAsync(off: true, long.MaxValue);
    }

    /// <summary>Invitations of the member's open no door any more, and that by which it came forgets its name. Which one that
    /// was nobody knows but its maker, who may have left as well.</summary>
    private async Task ForgetInvitationsAsync()
    {
        var makers = (await _sources.EntriesAsync(new TopicId(TopicKinds.Directory, DirectoryRules.Members)))
            .Select(card => card.Id).Where(id => EntityId.IsWellFormed(id, MemberId.Prefix));
        foreach (var some in makers.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(ForgetInvitationsOfAsync));
        }

        await grains.GetGrain<IGuestListGrain>(IAdministrationGrain.Key).SweepAsync();
    }

    private async Task ForgetInvitationsOfAsync(string maker)
    {
        foreach (var id in await grains.GetGrain<IInvitationsGrain>(maker).ListAsync())
        {
            var invitation = grains.GetGrain<IInvitationGrain>(id.Value);
            await invitation.ForgetAsync(member);
            if (maker == member.Value)
            {
                await invitation.RevokeAsync(member, asAdministrator: false);
            }
        }
    }

    /// <summary>Whoever named the member in a conversation wrote the name: in one of a group, about a need, or in messages
    /// between others.</summary>
    private async Task ForgetMentionsAsync(IReadOnlyCollection<Entry> mine)
    {
        var threads = (await _sources.ThreadsAsync())
            .Concat(mine.OfType<Helping>().Select(helping => helping.Thread.Value))
            .Concat((await _sources.TalksAsync()).Select(talk => TalkIds.ThreadOf(TalkId.Of(talk)).Value));
        foreach (var some in threads.Distinct().Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(ForgetMentionsInAsync));
        }

        foreach (var notice in (await _sources.EntriesAsync(new TopicId(TopicKinds.Inbox, member.Value))).OfType<Notice>())
        {
            if (notice is { About: { Kind: TopicKinds.Thread } thread, Post: { } no })
            {
                await grains.GetGrain<IThreadGrain>(thread.Id).ForgetNameAsync(member, no);
            }
        }
    }

    private async Task ForgetMentionsInAsync(string thread)
    {
        foreach (var post in (await _sources.EntriesAsync(new TopicId(TopicKinds.Thread, thread))).OfType<Post>()
            .Where(post => post.EditedAt is not null || post.Hidden is not null || post.Source.Contains(member.Value, StringComparison.Ordinal)))
        {
            await grains.GetGrain<IThreadGrain>(thread).ForgetNameAsync(member, post.No);
        }
    }

    /// <summary>Names and addresses are free again, then the account forgets them: in this order, so that a crash in between
    /// leaves the names of what to release.</summary>
    private async Task CloseAccountAsync()
    {
        var account = grains.GetGrain<IAccountGrain>(member.Value);
        if (await account.FindAsync() is { } found)
        {
            await Task.WhenAll(AccountRules.Claims(found.Credentials)
                .Select(claim => grains.GetGrain<IClaimGrain>(claim.Value).ReleaseAsync(member)));
            await account.EraseAsync();
        }
    }

    private PersonChange Leaving => new() { Member = member, Leaves = true };

    private Guid Request() => Guid.CreateVersion7(clock.GetUtcNow());
}
