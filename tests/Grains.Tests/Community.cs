using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Directories;
using Comparte.Groups;
using Comparte.Initiatives;
using Comparte.Members;
using Comparte.Needs;
using Comparte.Organizations;
using Comparte.Projects;
using Comparte.Talks;
using Comparte.Tasks;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Core.Internal;

namespace Comparte.Grains.Tests;

/// <summary>Makes people, groups and threads with what a test doesn't care about filled in.</summary>
internal sealed class Community(ClusterFixture cluster)
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    public IGrainFactory Grains => cluster.Grains;

    public static Newcomer NewNewcomer() => new()
    {
        RequestId = NewRequest(),
        Name = "Nerea Sáez",
        SignInName = $"n{Guid.NewGuid():N}",
        Email = $"{Guid.NewGuid():N}@example.org",
        Language = "es",
        Terms = new() { No = 0, OfAge = true },
    };

    public static Guid NewRequest() => Guid.CreateVersion7(Clock.GetUtcNow());

    public IMemberGrain Member(MemberId id) => Grains.GetGrain<IMemberGrain>(id.Value);

    public IOrganizationGrain Organization(OrganizationId id) => Grains.GetGrain<IOrganizationGrain>(id.Value);

    public IInitiativeGrain Initiative(InitiativeId id) => Grains.GetGrain<IInitiativeGrain>(id.Value);

    public IInitiativeLogGrain Log(InitiativeId id) => Grains.GetGrain<IInitiativeLogGrain>(id.Value);

    public IProjectGrain Project(ProjectId id) => Grains.GetGrain<IProjectGrain>(id.Value);

    public INeedGrain Need(NeedId id) => Grains.GetGrain<INeedGrain>(id.Value);

    public IHelpsGrain Helps(NeedId id) => Grains.GetGrain<IHelpsGrain>(id.Value);

    public ITasksGrain Tasks(GroupId id) => Grains.GetGrain<ITasksGrain>(id.Value);

    public IGroupGrain Group(GroupId id) => Grains.GetGrain<IGroupGrain>(id.Value);

    public ITalkGrain Talk(TalkId id) => Grains.GetGrain<ITalkGrain>(id.Value);

    public ITalkingGrain Talking(MemberId id) => Grains.GetGrain<ITalkingGrain>(id.Value);

    public IThreadPlaceGrain Place(GroupId id) => Grains.GetGrain<IThreadPlaceGrain>(
        GrainId.Create(TopicKinds.Group, id.Value));

    public IThreadGrain Thread(ThreadId id) => Grains.GetGrain<IThreadGrain>(id.Value);

    public async Task<MemberId> NewMemberAsync(string name = "Ane Etxeberria")
    {
        var id = EntityId.New<MemberId>(Clock);
        Assert.Null(await Member(id).CreateAsync(new MemberProfile { Id = id, Name = name, Country = "ES" }, "es"));
        return id;
    }

    public async Task<GroupId> NewGroupAsync(MemberId actor, GroupChange? change = null)
    {
        var request = NewRequest();
        var id = EntityId.FromRequest<GroupId>(actor, request);
        return Value(await Group(id).CreateAsync(actor, (change ?? new GroupChange()) with
        {
            Name = change?.Name ?? "Huertas",
            RequestId = request,
        }));
    }

    /// <summary>Somebody who facilitates a group, and has been told so.</summary>
    public async Task<MemberId> NewFacilitatorAsync()
    {
        var member = await NewMemberAsync();
        await NewGroupAsync(member);
        await EventuallyAsync(async () => (await Member(member).MineAsync(member)).OfType<Membership>().Any());
        return member;
    }

    /// <summary>An invitation to a group, and who made it.</summary>
    public async Task<(MemberId Maker, GroupId Group, IInvitationGrain Invitation)> NewInvitationAsync(
        InvitationUses uses)
    {
        var maker = await NewMemberAsync("Ana");
        await Grains.GetGrain<IAccountGrain>(maker.Value).CreateAsync(new NewAccount { Standing = Standing.Active });
        var group = await NewGroupAsync(maker);
        var invitation = Grains.GetGrain<IInvitationGrain>(InvitationIds.FromCode($"{Guid.NewGuid():N}").Value);
        Assert.Null(await invitation.CreateAsync(maker, new NewInvitation { Group = group, Uses = uses, Days = 7 }));
        return (maker, group, invitation);
    }

    public async Task<OrganizationId> NewOrganizationAsync(MemberId actor, string name = "Hariztegi")
    {
        var request = NewRequest();
        var id = EntityId.FromRequest<OrganizationId>(actor, request);
        var organization = new OrganizationChange { Name = name, RequestId = request };
        return Value(await Organization(id).CreateAsync(actor, organization));
    }

    /// <summary>Names somebody in an organization, who confirms it.</summary>
    public async Task AddPersonAsync(OrganizationId id, MemberId by, MemberId member, bool represents = false)
    {
        var named = new PersonChange { Member = member, Represents = represents };
        foreach (var (actor, change) in new[] { (by, named), (member, named with { Confirms = true }) })
        {
            Value(await Organization(id).ChangeAsync(
                actor, new OrganizationChange { RequestId = NewRequest(), People = [change] }, asAdministrator: false));
        }
    }

    public async Task<InitiativeId> NewInitiativeAsync(
        MemberId actor, OrganizationId organization, InitiativeChange? change = null)
    {
        var request = NewRequest();
        var id = EntityId.FromRequest<InitiativeId>(actor, request);
        return Value(await Initiative(id).CreateAsync(actor, (change ?? new InitiativeChange()) with
        {
            Name = change?.Name ?? "Café de la Sierra",
            Organization = organization,
            Kinds = change?.Kinds ?? [InitiativeKind.Agricultural],
            RequestId = request,
        }));
    }

    /// <summary>Names somebody in an initiative, who confirms it.</summary>
    public async Task AddPersonAsync(InitiativeId id, MemberId by, MemberId member, bool represents = false)
    {
        var named = new PersonChange { Member = member, Represents = represents };
        foreach (var (actor, change) in new[] { (by, named), (member, named with { Confirms = true }) })
        {
            Value(await Initiative(id).ChangeAsync(
                actor, new InitiativeChange { RequestId = NewRequest(), People = [change] }, asAdministrator: false));
        }
    }

    public async Task<ProjectId> NewProjectAsync(MemberId actor, ProjectChange? change = null)
    {
        var request = NewRequest();
        var id = EntityId.FromRequest<ProjectId>(actor, request);
        return Value(await Project(id).CreateAsync(actor, (change ?? new ProjectChange()) with
        {
            Name = change?.Name ?? "Semillas en común",
            RequestId = request,
        }));
    }

    /// <summary>Names somebody in a project, who confirms it.</summary>
    public async Task AddPersonAsync(ProjectId id, MemberId by, MemberId member, bool coordinates = false)
    {
        var named = new PersonChange { Member = member, Represents = coordinates };
        foreach (var (actor, change) in new[] { (by, named), (member, named with { Confirms = true }) })
        {
            Value(await Project(id).ChangeAsync(
                actor, new ProjectChange { RequestId = NewRequest(), People = [change] }, asAdministrator: false));
        }
    }

    public async Task LeaveAsync(OrganizationId id, MemberId member) =>
        Value(await Organization(id).ChangeAsync(
            member,
            new OrganizationChange
            {
                RequestId = NewRequest(),
                People = [new PersonChange { Member = member, Leaves = true }],
            },
            asAdministrator: false));

    public async Task<NeedId> NewNeedAsync(MemberId actor, NeedChange? need = null)
    {
        var request = NewRequest();
        var id = EntityId.FromRequest<NeedId>(actor, request);
        return Value(await Need(id).CreateAsync(
            actor, (need ?? new NeedChange()) with { Title = need?.Title ?? "Semillas de maíz", RequestId = request }));
    }

    public async Task<ThreadId> NewThreadAsync(MemberId actor, GroupId group, string body = "Hola a todas.")
    {
        var thread = new NewThread { RequestId = NewRequest(), Title = "¿Qué sembramos?", Body = body };
        var id = EntityId.FromRequest<ThreadId>(actor, thread.RequestId);
        return Value(await Thread(id).OpenAsync(actor, group, thread));
    }

    public async Task JoinAsync(GroupId group, MemberId member) =>
        Assert.Equal(JoinResult.Joined, Value(await Group(group).JoinAsync(member, "", NewRequest())));

    public async Task<Post> PublishAsync(ThreadId thread, MemberId actor, string body = "De acuerdo.") =>
        Value(await Thread(thread).PublishAsync(actor, new NewPost { RequestId = NewRequest(), Body = body }));

    /// <summary>Begins a talk with its first message.</summary>
    public async Task<TalkId> BeginTalkAsync(MemberId actor, NewTalk talk)
    {
        var id = TalkIds.Of(actor, talk);
        Assert.Null(await Talk(id).OpenAsync(actor, talk));
        var post = new NewPost { RequestId = talk.RequestId, Body = "¿Cómo va la siembra?" };
        Value(await Thread(TalkIds.ThreadOf(id)).BeginAsync(actor, TopicId.Of(id), post));
        return id;
    }

    /// <summary>All live entries of a topic, in pages as a browser would read them.</summary>
    public async Task<ImmutableArray<Entry>> ReadAsync(TopicId topic)
    {
        var page = await Grains.GetTopic(topic).ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 256 });
        var entries = page.Entries;
        while (page.HasOlder)
        {
            page = await Grains.GetTopic(topic).ReadAsync(
                new TopicQuery { Before = page.Entries[0].No, Limit = 256 });
            entries = entries.InsertRange(0, page.Entries);
        }

        return [.. entries.Where(entry => entry is not Tombstone)];
    }

    /// <summary>Ends the group's activation; its next call makes another.</summary>
    public Task EndAsync(GroupId group) =>
        Group(group).AsReference<IGrainManagementExtension>().DeactivateOnIdle().AsTask();

    /// <summary>Whether a card with this id stands in a directory.</summary>
    public async Task<bool> IsListedAsync(string directory, string id) =>
        !(await Grains.GetGrain<IDirectoryGrain>(directory).FindAsync([id])).IsEmpty;

    /// <summary>Asks until the answer is as expected: followers are told after a command was answered.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
        {
            await Task.Delay(20, timeout.Token);
        }
    }

    public static T Value<T>(Outcome<T> outcome)
    {
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }
}
