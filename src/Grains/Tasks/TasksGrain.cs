using System.Collections.Immutable;
using System.Globalization;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Tasks;

/// <summary>Owns what one group has to do; the key is the <see cref="GroupId"/>. Each command asks the group for the actor's
/// rights and carries the revision along at which they were asked.</summary>
[GrainType(TopicKinds.Tasks), Reentrant]
internal sealed class TasksGrain : TopicGrain, ITasksGrain
{
    private readonly TaskTelling _telling;

    public TasksGrain(TopicServices services)
        : base(services, TopicShape.Whole) => _telling = new TaskTelling(Group, Topic, GrainFactory);

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy => _telling.Followers;

    /// <inheritdoc />
    protected override TopicId? Parent => TopicId.Of(Group);

    /// <summary>Nothing is written for whoever looks: a group without tasks has an empty list.</summary>
    protected override bool IsThere => true;

    private GroupId Group => GroupId.Of(this.GetPrimaryKeyString());

    private DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <inheritdoc />
    public async Task<Outcome<Entry>> AddAsync(MemberId actor, NewTask task)
    {
        var (rights, refusal) = await AskAsync(actor, task.Owner);
        if ((refusal ?? TaskRules.Check(task, Today)) is { } not)
        {
            return not;
        }

        var command = Command(actor, rights, task.RequestId, Fingerprint.Of("add", task));
        var added = await Topic.OnceAsync(command, () => Topic.NewestNo >= TaskRules.MaxTasks
            ? Refusal.Conflict("tasks_full")
            : ImmutableArray.Create<Entry>(
                [TaskRules.New(actor, task, Clock.GetUtcNow()), .. TaskRules.Owners(Topic.Find, task.Owner)]));
        return added.Select<Entry>(committed => committed.Entries[0]);
    }

    /// <inheritdoc />
    public async Task<Outcome<Entry>> EditAsync(MemberId actor, long no, TaskEdit edit)
    {
        var (rights, refusal) = await AskAsync(actor);
        return (refusal ?? TaskRules.Check(edit, Today)) is { } not ? not : await ChangeAsync(
            no,
            Command(actor, rights, edit.RequestId, Fingerprint.Of($"edit {no}", edit)),
            task => TaskRules.Edit(task, actor, edit));
    }

    /// <inheritdoc />
    public async Task<Outcome<Entry>> AssignAsync(MemberId actor, long no, MemberId? owner, Guid requestId)
    {
        var (rights, refusal) = await AskAsync(actor, owner);
        return (refusal ?? InputRules.Request(requestId)) is { } not ? not : await ChangeAsync(
            no, Command(actor, rights, requestId, $"assign {no} {owner}"), task => task with { Owner = owner });
    }

    /// <inheritdoc />
    public async Task<Outcome<Entry>> MarkAsync(MemberId actor, long no, bool done, Guid requestId)
    {
        var (rights, refusal) = await AskAsync(actor);
        return (refusal ?? InputRules.Request(requestId)) is { } not ? not : await ChangeAsync(
            no,
            Command(actor, rights, requestId, $"mark {no} {done}"),
            task => TaskRules.Mark(task, actor, done, Clock.GetUtcNow()));
    }

    /// <inheritdoc />
    public async Task<Outcome<Entry>> DeleteAsync(MemberId actor, long no, Guid requestId)
    {
        var (rights, refusal) = await AskAsync(actor);
        if ((refusal ?? InputRules.Request(requestId)) is { } not)
        {
            return not;
        }

        var deleted = await Topic.OnceAsync(Command(actor, rights, requestId, $"delete {no}"), () =>
            Find(no) is not { } task ? Refusal.NotFound
            : TaskRules.RefuseDeleting(rights, actor, task) is { } denied ? denied
            : ImmutableArray.Create<Entry>(
                [new Tombstone { Id = task.Id, No = task.No }, .. TaskRules.Owners(Topic.Find, task.Owner)]));
        return deleted.Select<Entry>(committed => committed.Entries[0]);
    }

    /// <inheritdoc />
    protected override async ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members)
    {
        return Readers.Of(await GrainFactory.RightsInGroupAsync(Group, members));
    }

    private GroupTask? Find(long no) => Topic.Find<GroupTask>(no.ToString(CultureInfo.InvariantCulture));

    /// <summary>What the actor may do here, and why not; who is to do a task has to be a member too.</summary>
    private async Task<(PlaceRights Rights, Refusal? Refusal)> AskAsync(MemberId actor, MemberId? owner = null)
    {
        var rights = await GrainFactory.RightsInGroupAsync(Group, [actor, owner ?? actor]);
        return (rights[0], ThreadRules.RefuseWriting(rights[0])
            ?? (ThreadRules.RefuseWriting(rights[1]) is null ? null : Refusal.Invalid("owner_outside", "owner")));
    }

    /// <summary>Changes a task, once for the request; its owners, the former one too, hear of it.</summary>
    private async Task<Outcome<Entry>> ChangeAsync(
        long no, TopicCommand command, Func<GroupTask, Outcome<GroupTask>> decide)
    {
        var changed = await Topic.OnceAsync(command, () =>
            Find(no) is not { } task ? Refusal.NotFound
            : !decide(task).TryGet(out var next, out var refusal) ? refusal
            : next == task ? ImmutableArray<Entry>.Empty
            : ImmutableArray.Create<Entry>([next, .. TaskRules.Owners(Topic.Find, task.Owner, next.Owner)]));
        return changed.Select<Entry>(committed =>
            committed.Entries is [var left, ..] ? left : Find(no) is { } same ? same : Refusal.NotFound);
    }

    private static TopicCommand Command(MemberId actor, PlaceRights rights, Guid requestId, string fingerprint) =>
        TopicCommand.Of(actor, requestId, fingerprint) with { After = rights.Rev };
}
