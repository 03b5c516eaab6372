using System.Collections.Immutable;
using Comparte.Initiatives;
using Comparte.Members;
using Comparte.Organizations;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Publications;

/// <summary>What all commands of a publication need: its entries, and what others say of the actor.</summary>
internal sealed class PublicationDesk(PublicationId id, Topic topic, TextStore texts, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Which it is.</summary>
    public PublicationId Id => id;

    /// <summary>Its topic.</summary>
    public Topic Topic => topic;

    /// <summary>Its texts.</summary>
    public TextStore Texts => texts;

    /// <summary>Calls others.</summary>
    public IGrainFactory Grains => grains;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Its entries as drafted.</summary>
    public PublicationRoll Drafted { get; } = new(topic.Find, () => topic.Entries);

    /// <summary>Its entries as committed.</summary>
    public PublicationRoll Committed { get; } = new(topic.FindCommitted, () => topic.Rows.Select(row => row.Entry));

    /// <summary>What the actor may do in the group that it is shared with; nothing where that is none.</summary>
    public async ValueTask<PlaceRights> InGroupAsync(MemberId actor) =>
        Drafted.About is { Stage: PublicationStage.Shared, Group: { } group }
            ? await grains.RightsInGroupAsync(group, actor)
            : default;

    /// <summary>Why the actor may not speak for these, or null.</summary>
    public async Task<Refusal?> RefuseSpeakingAsync(
        MemberId actor, OrganizationId? organization, InitiativeId? initiative)
    {
        if (organization is { } o
            && (await grains.GetGrain<IOrganizationGrain>(o.Value).RollAsync())?.Has(actor) != true)
        {
            return Refusal.Forbidden("name_not_yours");
        }

        return initiative is { } n && (await grains.GetGrain<IInitiativeGrain>(n.Value).RollAsync())?.Has(actor) != true
            ? Refusal.Forbidden("name_not_yours")
            : null;
    }

    /// <summary>Whether somebody is a member of the network.</summary>
    public async Task<bool> IsMemberAsync(MemberId member) =>
        (await grains.GetGrain<IMemberGrain>(member.Value).ProfileAsync()).Refusal is null;

    /// <summary>A command, with the group's revision at which its rights were asked.</summary>
    public static TopicCommand Command(MemberId actor, Guid requestId, string fingerprint, PlaceRights inGroup) =>
        new() { Actor = actor, RequestId = requestId, Fingerprint = fingerprint, After = inGroup.Rev };

    /// <summary>Carries a command out that answers what the publication is by then; to whoever isn't its author no more than
    /// how far it is.</summary>
    public async Task<Outcome<PublicationAbout>> OnceAsync(
        TopicCommand command, Func<Outcome<ImmutableArray<Entry>>> decide) =>
        (await topic.OnceAsync(command, () => decide().TryGet(out var changes, out var refusal)
            ? command with { Changes = changes, OtherParent = IsOtherParent(changes) }
            : (Outcome<TopicCommand>)refusal))
        .Select<PublicationAbout>(_ => Committed.About is not { } about ? Refusal.NotFound
            : Committed.IsAuthor(command.Actor) ? about
            : new PublicationAbout { Id = about.Id, No = about.No, Rev = about.Rev, Stage = about.Stage });

    /// <summary>The topic out of which members are taken who may read it no more; null where there is none.</summary>
    public static TopicId? ParentOf(PublicationAbout? about) =>
        about is { Stage: PublicationStage.Shared, Group: { } group } ? TopicId.Of(group) : null;

    private bool IsOtherParent(ImmutableArray<Entry> changes) =>
        changes.OfType<PublicationAbout>().FirstOrDefault() is { } next && ParentOf(next) != ParentOf(Drafted.About);
}
