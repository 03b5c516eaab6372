using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Power;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Axes;

/// <summary>Owns the axes of the network; the key is <see cref="IAxesGrain.Key"/>. It asks members, to learn whether
/// they facilitate a group.</summary>
[GrainType(TopicKinds.Axes), Reentrant]
internal sealed class AxesGrain : TopicGrain, IAxesGrain
{
    private readonly PowerNotes _power;

    public AxesGrain(TopicServices services)
        : base(services, TopicShape.Whole) => _power = new PowerNotes(
            IPowerGrain.Network, command => PowerRules.OfAxes(Topic.Find, command, Clock.GetUtcNow()));

    /// <inheritdoc />
    protected override PowerNotes? Power => _power;

    private IReadOnlyList<Axis> Drafted => [.. Topic.Entries.OfType<Axis>()];

    /// <summary>The network begins with the axes that it has always worked on.</summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        if (!Topic.Exists)
        {
            await Topic.Enqueue(new TopicCommand { Changes = [.. FirstAxes.All(Clock.GetUtcNow())] });
        }
    }

    /// <inheritdoc />
    public Task<ImmutableArray<Axis>> ListAsync() =>
        Task.FromResult(Topic.Rows.Select(row => row.Entry).OfType<Axis>().OrderBy(axis => axis.No).ToImmutableArray());

    /// <inheritdoc />
    public async Task<Outcome<Axis>> ProposeAsync(MemberId actor, AxisChange axis, bool asAdministrator)
    {
        if (AxisRules.Check(axis, isNew: true) is { } refusal)
        {
            return refusal;
        }

        var confirms = asAdministrator || await FacilitatesAsync(actor);
        var command = TopicCommand.Of(actor, axis.RequestId, Fingerprint.Of("propose", axis));
        var proposed = await Topic.OnceAsync(command, () => New(actor, axis, confirms));
        return proposed.Select<Axis>(committed => (Axis)committed.Entries[0]);
    }

    /// <inheritdoc />
    public async Task<Outcome<Axis>> ChangeAsync(
        MemberId actor, string axis, AxisChange change, bool asAdministrator)
    {
        if (Topic.FindCommitted(axis) is not Axis)
        {
            return Refusal.NotFound;
        }

        if (AxisRules.Check(change, isNew: false) is { } refusal)
        {
            return refusal;
        }

        var decides = asAdministrator || await FacilitatesAsync(actor);
        var command = TopicCommand.Of(actor, change.RequestId, Fingerprint.Of($"change {axis}", change));
        var changed = await Topic.OnceAsync(command, () => Changed(actor, axis, change, decides));
        return changed.Select<Axis>(_ => (Axis)Topic.FindCommitted(axis)!);
    }

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, true));

    private Outcome<ImmutableArray<Entry>> New(MemberId actor, AxisChange axis, bool confirms)
    {
        var all = Drafted;
        if (all.Count >= AxisRules.Most)
        {
            return Refusal.Conflict("too_many_axes");
        }

        var fresh = new Axis
        {
            Id = AxisRules.KeyOf(axis.Labels!, key => Topic.Find(key) is not null),
            State = confirms ? AxisState.Confirmed : AxisState.Proposed,
            By = actor,
            At = Clock.GetUtcNow(),
        };
        return AxisRules.Apply(all, fresh, axis with { MergeInto = null, Confirm = false }, actor)
            .TryGet(out var made, out var refusal) ? ImmutableArray.Create<Entry>(made) : refusal;
    }

    private Outcome<ImmutableArray<Entry>> Changed(MemberId actor, string key, AxisChange change, bool decides)
    {
        var axis = Topic.Find<Axis>(key)!;
        var isOwnProposal = axis.By == actor && axis.State == AxisState.Proposed;
        if (!decides && (!isOwnProposal || change.Confirm || change.MergeInto is not null))
        {
            return Refusal.NotAllowed;
        }

        return AxisRules.Apply(Drafted, axis, change, actor).TryGet(out var changed, out var refusal)
            ? changed == axis ? [] : ImmutableArray.Create<Entry>(changed)
            : refusal;
    }

    private async Task<bool> FacilitatesAsync(MemberId member) =>
        (await GrainFactory.GetGrain<IMemberGrain>(member.Value).MineAsync(member))
            .Any(entry => entry is Membership { Role: Groups.GroupRole.Facilitator });
}
