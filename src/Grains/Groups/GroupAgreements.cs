using System.Collections.Immutable;
using Comparte.Inbox;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Groups;

/// <summary>Writes and reads what a group agreed on, and tells its members once of each change.</summary>
internal sealed class GroupAgreements(
    GroupId id, Topic topic, GroupRoll drafted, GroupRoll committed, VersionStore versions, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>The id of the entry.</summary>
    public const string AgreedId = "agreed";

    private const string Text = "agreed";
    private const int MaxLength = 4000;

    /// <summary>Tells all members but whoever wrote it.</summary>
    public Follower Follower => new()
    {
        Name = "agreements",
        Concerns = entry => entry is GroupAgreed,
        Durable = true,
        TellAsync = entries => TellAsync((GroupAgreed)entries[^1]),
    };

    /// <summary>See <see cref="IAgreementsGrain.ReadAsync"/>.</summary>
    public async Task<Outcome<AgreedText>> ReadAsync(bool known, int? version)
    {
        if (!known || Agreed is not { } agreed || (version ?? agreed.Version) is var wanted && (wanted < 1 || wanted > agreed.Version))
        {
            return Refusal.NotFound;
        }

        return await versions.FindAsync(Text, wanted) is { } found
            ? new AgreedText { Version = wanted, Source = found.Source, At = found.Version.At, By = found.Version.By }
            : Refusal.NotFound;
    }

    /// <summary>See <see cref="IAgreementsGrain.VersionsAsync"/>. A version whose commit failed isn't one.</summary>
    public async Task<Outcome<ImmutableArray<TextVersion>>> VersionsAsync(bool known) => known && Agreed is { } agreed
        ? (await versions.ListAsync(Text)).Where(one => one.Version <= agreed.Version).ToImmutableArray()
        : Refusal.NotFound;

    /// <summary>See <see cref="IAgreementsGrain.AgreeAsync"/>.</summary>
    public async Task<Refusal?> AgreeAsync(MemberId actor, AgreementChange change)
    {
        if ((Refuse(actor) ?? Check(change)) is { } refusal)
        {
            return refusal;
        }

        using var turn = await versions.EnterAsync();
        var command = TopicCommand.Of(actor, change.RequestId, Fingerprint.Of("agree", change));
        var (present, now) = (drafted.Agreed, clock.GetUtcNow());
        var next = new GroupAgreed
        {
            Id = AgreedId,
            No = present?.No ?? 0,
            Version = (present?.Version ?? 0) + 1,
            At = now,
            By = actor,
        };
        if (change.Base == next.Version - 1 && !await topic.IsRepeatedAsync(command))
        {
            await versions.AddAsync(Text, new TextVersion { Version = next.Version, At = now, By = actor }, TextRules.CleanBody(change.Body));
        }

        return (await topic.OnceAsync(command, () => Refuse(actor) is { } denied ? denied
            : change.Base != next.Version - 1 ? Refusal.Conflict("text_changed")
            : ImmutableArray.Create<Entry>(next))).Refusal;
    }

    private GroupAgreed? Agreed => committed.Agreed;

    private static Refusal? Check(AgreementChange change) =>
        InputRules.Request(change.RequestId)
        ?? (InputRules.IsBlank(change.Body) ? Refusal.Invalid("required", "body") : null)
        ?? (change.Body.Length > MaxLength ? Refusal.Invalid("too_long", "body") : null)
        ?? TextRules.CheckBody(change.Body);

    private Refusal? Refuse(MemberId actor) => drafted.RoleOf(actor) switch
    {
        GroupRole.Facilitator => drafted.About is { Archived: true } ? GroupRules.Archived : null,
        GroupRole.Member => Refusal.NotAllowed,
        _ => drafted.About is { Visibility: GroupVisibility.Listed } ? Refusal.NotAllowed : Refusal.NotFound,
    };

    private Task TellAsync(GroupAgreed agreed) => GroupTelling.NotifyAsync(
        grains,
        committed.Members,
        new Notice
        {
            Type = NoticeType.AgreementsChanged,
            Key = $"agreements/{id}/{agreed.Version}",
            About = TopicId.Of(id),
            Place = TopicId.Of(id),
            By = [agreed.By],
            At = agreed.At,
            ToldRev = agreed.Rev,
        });
}
