using System.Collections.Immutable;
using Comparte.Administration;
using Comparte.Files;
using Comparte.Power;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Looks;

/// <summary>Owns how the network looks; the key is <see cref="ILookGrain.Key"/>. It asks the administration who may change it.
/// </summary>
[GrainType(TopicKinds.Look), Reentrant]
internal sealed class LookGrain : TopicGrain, ILookGrain
{
    private const string Files = "files";
    private static readonly TopicId Id = new(TopicKinds.Look, ILookGrain.Key);
    private readonly PowerNotes _power;
    private readonly HeldFiles _files;

    public LookGrain(TopicServices services)
        : base(services, TopicShape.Whole)
    {
        _power = new PowerNotes(IPowerGrain.Network, command => PowerRules.OfLook(command, Clock.GetUtcNow()));
        _files = new HeldFiles(Id, GrainFactory);
    }

    /// <inheritdoc />
    protected override PowerNotes? Power => _power;

    /// <summary>Where nothing was chosen there is nothing to read, and no other answer.</summary>
    protected override bool IsThere => true;

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy =>
    [
        new() { Name = Files, Concerns = entry => entry is NetworkLook, Durable = true, TellAsync = HoldAsync },
    ];

    /// <inheritdoc />
    public Task<NetworkLook?> FindAsync() => Task.FromResult(Topic.FindCommitted(NetworkLook.AboutId) as NetworkLook);

    /// <inheritdoc />
    public async Task<Outcome<NetworkLook>> ChangeAsync(MemberId actor, LookOrder order)
    {
        if ((await GrainFactory.GetAdministration().RefusesAsync(actor) ?? LookRules.Check(order)) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, order.RequestId, Fingerprint.Of("look", order));
        Attachment? logo = null;
        if (order.Logo is { } file && !await Topic.IsRepeatedAsync(command))
        {
            if (!(await LogoAsync(actor, order.RequestId, file)).TryGet(out logo, out var refused))
            {
                return refused;
            }
        }

        var changed = await Topic.OnceAsync(command, () => Next(order, logo));
        return changed.Select<NetworkLook>(_ => Topic.FindCommitted(NetworkLook.AboutId) as NetworkLook ?? new NetworkLook());
    }

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, true));

    private Outcome<ImmutableArray<Entry>> Next(LookOrder order, Attachment? logo)
    {
        var before = Topic.Find<NetworkLook>(NetworkLook.AboutId);
        if (order.Base is { } seen && seen != (before?.Rev ?? 0))
        {
            return Refusal.Conflict("look_changed");
        }

        var next = LookRules.Next(before, order, logo, before?.Rev <= Topic.ToldTo(Files), Clock.GetUtcNow());
        return LookRules.AreAlike(before, next) ? ImmutableArray<Entry>.Empty : [next];
    }

    /// <summary>The logo that there is, or a picture of the actor's.</summary>
    private async Task<Outcome<Attachment>> LogoAsync(MemberId actor, Guid requestId, FileId file)
    {
        if (Topic.Find<NetworkLook>(NetworkLook.AboutId)?.Logo is { } known && known.Id == file)
        {
            return known;
        }

        var claimed = await _files.ClaimAsync(actor, Id, requestId, [new NewAttachment { Id = file }], "logo");
        return !claimed.TryGet(out var held, out var refusal) ? refusal
            : held[0].Kind != FileKind.Picture ? Refusal.Invalid("logo_no_picture", "logo")
            : held[0];
    }

    private async Task HoldAsync(ImmutableArray<Entry> told)
    {
        foreach (var look in told.OfType<NetworkLook>())
        {
            await _files.ConfirmAsync(look.Logo is { } logo ? [logo] : []);
            await _files.RemoveAsync(look.Former ?? []);
        }
    }
}
