using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Pages;
using Comparte.Power;
using Comparte.Requests;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Writing;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Comparte.Groups;

/// <summary>Owns one group: what it is about, its members, the cards of its threads, and aside from the topic who asks
/// to join; the key is the <see cref="GroupId"/>.</summary>
[GrainType(TopicKinds.Group), Reentrant]
internal sealed partial class GroupGrain : TopicGrain, IGroupGrain, IThreadPlaceGrain, IPageShelfGrain, IGroupImportGrain,
    IAgreementsGrain, IEmergencyGrain
{
    private readonly ILogger<GroupGrain> _logger;
    private readonly GroupRoll _drafted;
    private readonly GroupRoll _committed;
    private readonly RequestBook _book;
    private readonly GroupTelling _telling;
    private readonly RequestTeller _teller;
    private readonly RequestCommands _membership;
    private readonly PowerNotes _power;
    private readonly GroupAgreements _agreements;
    private readonly GroupEmergency _emergency;

    public GroupGrain(
        TopicServices services,
        [PersistentState("group.requests", "main")] IPersistentState<JoinRequests> requests,
        ILogger<GroupGrain> logger)
        : base(services, TopicShape.Whole)
    {
        _logger = logger;
        _drafted = new GroupRoll(Topic.Find, () => Topic.Entries, services.Clock);
        _committed = new GroupRoll(Topic.FindCommitted, () => Topic.Rows.Select(row => row.Entry), services.Clock);
        _book = new RequestBook(requests, RemindFirstAsync, DeactivateOnIdle);
        _telling = new GroupTelling(Id, Topic, _committed, _book, GrainFactory);
        _teller = new RequestTeller(_book, _telling.TellRequestsAsync, services.Clock, logger);
        _membership = new RequestCommands(Topic, _book, _teller, services.Clock);
        var versions = new VersionStore(services.Storage, this.GetGrainId(), TopicKinds.Group);
        _agreements = new GroupAgreements(Id, Topic, _drafted, _committed, versions, GrainFactory, services.Clock);
        _emergency = new GroupEmergency(Id, Topic, _drafted, _committed, _telling, GrainFactory, services.Clock);
        _power = new PowerNotes(Id.Value, command => PowerRules.InGroup(Id, _drafted, command, Clock.GetUtcNow()));
    }

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy => [.. _telling.Followers, _agreements.Follower, _emergency.Follower];

    /// <inheritdoc />
    protected override PowerNotes? Power => _power;

    /// <inheritdoc />
    protected override bool IsCaughtUp => _book.IsSettled && _emergency.IsOver;

    private GroupId Id => GroupId.Of(this.GetPrimaryKeyString());

    private JoinRequests Requests => _book.Current;

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _book.Load();
        await base.OnActivateAsync(cancellationToken);
        _ = DropAnsweredAsync();
        _teller.Start();
        _emergency.Start();
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _teller.Stop();
        _emergency.Stop();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<Outcome<GroupId>> CreateAsync(MemberId actor, GroupChange group)
    {
        if (Id != EntityId.FromRequest<GroupId>(actor, group.RequestId))
        {
            throw new ArgumentException("The key isn't made from this actor and request.", nameof(group));
        }

        if (GroupRules.Check(group, isNew: true) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, group.RequestId, Fingerprint.Of("create", group));
        var created = await Topic.OnceAsync(
            command, () => Topic.NewestNo > 0 ? [] : GroupRules.New(actor, group, Clock.GetUtcNow()));
        return created.Select<GroupId>(_ => Id);
    }

    /// <inheritdoc />
    public Task<Outcome<GroupView>> ViewAsync(MemberId actor) =>
        Task.FromResult(GroupRules.View(Id, _committed, Requests, actor));

    /// <inheritdoc />
    public async Task<Outcome<GroupAbout>> ChangeAsync(MemberId actor, GroupChange change, bool asAdministrator)
    {
        await Topic.LoadForAsync(change.RequestId);
        var denied = GroupRules.RefuseActor(_drafted, Requests, actor, change, asAdministrator)
            ?? GroupRules.Check(change, isNew: false);
        if (denied is not null)
        {
            return denied;
        }

        var fingerprint = Fingerprint.Of("change", change);
        if (Topic.FindByRequest(actor, change.RequestId, fingerprint) is { } earlier)
        {
            return await earlier.AnswerAsync<GroupAbout>(_ => AboutFor(actor, _committed.About!));
        }

        if (GroupRules.RefuseNow(_drafted.About!, change) is { } refusal)
        {
            return refusal;
        }

        if (_drafted.RoleOf(actor) != GroupRole.Facilitator)
        {
            LogArchives(Id, change.Archived, actor);
        }

        var committed = await Topic.Enqueue(new TopicCommand
        {
            Actor = actor,
            RequestId = change.RequestId,
            Fingerprint = fingerprint,
            Changes = [GroupRules.Apply(_drafted.About!, actor, change, Clock.GetUtcNow())],
        });
        return AboutFor(actor, (GroupAbout)committed.Entries[0]);
    }

    /// <inheritdoc />
    public Task<Outcome<AgreedText>> ReadAsync(MemberId actor, int? version) =>
        _agreements.ReadAsync(_committed.IsKnownTo(actor, Requests), version);

    /// <inheritdoc />
    public Task<Outcome<ImmutableArray<TextVersion>>> VersionsAsync(MemberId actor) =>
        _agreements.VersionsAsync(_committed.IsKnownTo(actor, Requests));

    /// <inheritdoc />
    public Task<Refusal?> AgreeAsync(MemberId actor, AgreementChange change) => _agreements.AgreeAsync(actor, change);

    /// <inheritdoc />
    public Task<Outcome<EmergencyVisit>> EnterAsync(MemberId actor, EmergencyOrder order) => _emergency.EnterAsync(actor, order);

    /// <inheritdoc />
    public Task EndAsync(MemberId visitor) => _emergency.EndAsync(visitor);

    /// <inheritdoc />
    public async Task<Outcome<JoinResult>> JoinAsync(MemberId actor, string text, Guid requestId)
    {
        var refusal = InputRules.Lines(text, 500, "text") ?? await _membership.DoAsync(
            actor,
            requestId,
            Fingerprint.Of("join", text),
            requests => GroupMembershipRules.Join(
                _drafted, requests, actor, InputRules.Clean(text), Clock.GetUtcNow()));
        return refusal is not null ? refusal
            : _committed.RoleOf(actor) is null ? JoinResult.Requested : JoinResult.Joined;
    }

    /// <inheritdoc />
    public Task<Refusal?> LeaveAsync(MemberId actor, Guid requestId) => _membership.DoAsync(
        actor, requestId, "leave", requests => GroupMembershipRules.Leave(_drafted, requests, actor));

    /// <inheritdoc />
    public Task<Outcome<ImmutableArray<JoinRequest>>> RequestsAsync(MemberId actor)
    {
        Outcome<ImmutableArray<JoinRequest>> answer =
            GroupMembershipRules.RefuseFacilitating(_committed, Requests, actor) is { } refusal
                ? refusal
                : Requests.Asked;
        return Task.FromResult(answer);
    }

    /// <inheritdoc />
    public Task<Refusal?> AnswerAsync(MemberId actor, MemberId member, bool accept, Guid requestId) =>
        _membership.DoAsync(
            actor,
            requestId,
            $"answer {member} {accept}",
            requests => GroupMembershipRules.Answer(
                _drafted, requests, actor, member, accept, Clock.GetUtcNow()));

    /// <inheritdoc />
    public async Task<Refusal?> SetRoleAsync(MemberId actor, MemberId member, GroupRole role, Guid requestId)
    {
        var isStranger = _drafted.RoleOf(member) is null
            && (await GrainFactory.GetGrain<IMemberGrain>(member.Value).ProfileAsync()).Refusal is not null;
        return await _membership.DoAsync(
            actor,
            requestId,
            $"role {member} {role}",
            requests =>
            {
                var step = GroupMembershipRules.SetRole(_drafted, requests, actor, member, role, Clock.GetUtcNow());
                return isStranger && step.Refusal is null ? Refusal.Invalid("member_unknown", "member") : step;
            });
    }

    /// <inheritdoc />
    public Task<Refusal?> RemoveAsync(MemberId actor, MemberId member, Guid requestId) => _membership.DoAsync(
        actor,
        requestId,
        $"remove {member}",
        requests => GroupMembershipRules.Remove(_drafted, requests, actor, member));

    /// <inheritdoc />
    public Task<Refusal?> AdmitInvitedAsync(MemberId inviter, MemberId member, Guid requestId) =>
        _membership.DoAsync(
            member,
            requestId,
            $"invited by {inviter}",
            requests => GroupMembershipRules.AdmitInvited(
                _drafted, requests, inviter, member, Clock.GetUtcNow()));

    /// <inheritdoc />
    public async Task<Refusal?> AnnounceAsync(MemberId actor, ThreadId thread)
    {
        var refusal = GroupMembershipRules.RefuseFacilitating(_drafted, Requests, actor)
            ?? GroupRules.RefuseAnnouncing(_drafted.About!, thread, Clock.GetUtcNow());
        if (refusal is not null)
        {
            return refusal;
        }

        if (_drafted.About!.Announced?.Thread == thread)
        {
            await Topic.SettledAsync();
            return null;
        }

        var announced = new GroupAnnouncement { Thread = thread, At = Clock.GetUtcNow() };
        await Topic.Enqueue(new TopicCommand
        {
            Actor = actor,
            Changes = [_drafted.About with { Announced = announced }],
        });
        return null;
    }

    /// <inheritdoc />
    public Task<ImmutableArray<MemberId>> MembersAsync() =>
        Task.FromResult(_committed.Members.Select(member => MemberId.Of(member.Id)).ToImmutableArray());

    /// <inheritdoc />
    public Task<PlaceRights> RightsAsync(ThreadId thread, MemberId member) => Task.FromResult(RightsOf(member));

    /// <inheritdoc />
    public Task<ImmutableArray<PlaceRights>> RightsOfAllAsync(ThreadId thread, ImmutableArray<MemberId> members) =>
        Task.FromResult(members.Select(RightsOf).ToImmutableArray());

    /// <inheritdoc />
    public Task<ImmutableArray<GroupThread>> NewestThreadsAsync(MemberId actor, int limit)
    {
        var threads = _committed.IsReadBy(actor) ? _committed.Threads : [];
        return Task.FromResult(threads.OrderByDescending(thread => thread.LastAt).Take(limit).ToImmutableArray());
    }

    /// <inheritdoc />
    public async Task<Refusal?> MarkReadAsync(MemberId actor, ImmutableSortedDictionary<string, long> threads)
    {
        if ((ThreadRules.RefuseReading(RightsOf(actor)) ?? GroupRules.CheckRead(threads)) is { } refusal)
        {
            return refusal;
        }

        var read = GroupRules.Read(_committed, threads);
        await GrainFactory.GetGrain<IMemberGrain>(actor.Value).MarkAllReadAsync(read);
        return null;
    }

    /// <inheritdoc />
    public Task TellThreadAsync(GroupThread card) => TakeAsync(card);

    /// <inheritdoc />
    public Task TellPageAsync(Entry card) => TakeAsync(card);

    /// <inheritdoc />
    public async Task ImportAsync(GroupImport group)
    {
        foreach (var some in GroupRules.Import(_drafted, group).Chunk(GroupRules.ImportAtOnce).ToList())
        {
            await Topic.Enqueue(new TopicCommand { Actor = group.About.By, Changes = [.. some] });
        }

        if (Requests.Rev == 0 && !group.Requests.IsEmpty)
        {
            using var turn = await _book.EnterAsync();
            await _book.WriteAsync(group.Requests.Aggregate(Requests, (requests, request) => requests.Ask(request)));
            _teller.Start();
        }

        await _membership.MarkOverdueAsync(Answering);
    }

    /// <inheritdoc />
    public async Task TakeOverAsync(MemberId by)
    {
        while (GroupMembershipRules.TakeOver(_drafted, by, Clock.GetUtcNow()) is { } next)
        {
            await Topic.Enqueue(new TopicCommand { Actor = by, Changes = [next] });
        }
    }

    /// <inheritdoc />
    protected override async Task CatchUpAsync()
    {
        _teller.Start();
        await _emergency.EndOverdueAsync();
        await _membership.MarkOverdueAsync(Answering);
    }

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(new Readers(
            [.. members.Select(_committed.IsReadBy)], Sensitive: members.Any(_committed.IsSensitiveTo)));

    /// <summary>Takes the card of something that stands in the group. An older telling changes nothing, nor does that of
    /// what is gone and never stood here.</summary>
    private async Task TakeAsync(Entry card)
    {
        var present = Topic.Find(card.Id);
        if (!Topic.Exists || ICopy.Told(present) >= ICopy.Told(card) || (present is null && card is Tombstone))
        {
            await Topic.SettledAsync();
            return;
        }

        await Topic.Enqueue(new TopicCommand { Changes = [card with { No = present?.No ?? 0 }] });
    }

    /// <summary>Off the way of the activation, whose readers don't need it: a role counts more than a
    /// request.</summary>
    private async Task DropAnsweredAsync()
    {
        try
        {
            await _membership.DropAnsweredAsync(member => _drafted.RoleOf(member) is not null);
        }
        catch (TopicFailedException failure)
        {
            // The activation ends, and the next one tries again.
            LogNotDropped(failure, Id);
        }
    }

    private IEnumerable<MemberId> Answering() =>
        _drafted.Facilitators.Select(facilitator => MemberId.Of(facilitator.Id));

    private GroupAbout AboutFor(MemberId actor, GroupAbout about) =>
        GroupRules.AboutFor(about, _committed.IsReadBy(actor), _committed.IsKnownTo(actor, Requests));

    private PlaceRights RightsOf(MemberId member) =>
        GroupRules.RightsOf(Id, _committed, Requests, member, Topic.Head);

    [LoggerMessage(2303, LogLevel.Warning, "Answered requests of group {Group} could not be dropped yet.")]
    private partial void LogNotDropped(Exception failure, GroupId group);

    [LoggerMessage(
        2302, LogLevel.Warning, "Group {Group} archived: {Archived}, by administrator {Member} from outside.")]
    private partial void LogArchives(GroupId group, bool? archived, MemberId member);
}
