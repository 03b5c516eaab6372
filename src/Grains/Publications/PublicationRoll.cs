using System.Collections.Immutable;
using Comparte.Hiding;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Publications;

/// <summary>A publication's entries as rules see them: drafted ones for commands, committed ones for answers.</summary>
internal sealed class PublicationRoll(Func<string, Entry?> find, Func<IEnumerable<Entry>> all)
{
    /// <summary>The id of entry 1.</summary>
    public const string AboutId = "about";

    /// <summary>What it is; null where there is none, or none any more.</summary>
    public PublicationAbout? About => find(AboutId) as PublicationAbout;

    /// <summary>Authors and those who were asked, in the order in which they came.</summary>
    public IEnumerable<PublicationAuthor> People => all().OfType<PublicationAuthor>().OrderBy(author => author.No);

    /// <summary>The authors.</summary>
    public IEnumerable<PublicationAuthor> Authors => People.Where(author => author.State == AuthorState.Author);

    /// <summary>The texts.</summary>
    public IEnumerable<PublicationText> Texts => all().OfType<PublicationText>();

    /// <summary>What people told of trying it.</summary>
    public IEnumerable<PublicationTrial> Trials => all().OfType<PublicationTrial>();

    /// <summary>The text in a language.</summary>
    public PublicationText? Text(string language) => find(IdOf(language)) as PublicationText;

    /// <summary>An entry, a tombstone perhaps.</summary>
    public Entry? Find(string id) => find(id);

    /// <summary>The number of an entry that exists, as a tombstone perhaps; else 0.</summary>
    public long NoOf(string id) => find(id)?.No ?? 0;

    /// <summary>What somebody is to it; null: nothing.</summary>
    public AuthorState? StateOf(MemberId member) => (find(member.Value) as PublicationAuthor)?.State;

    /// <summary>Whether somebody is an author.</summary>
    public bool IsAuthor(MemberId member) => StateOf(member) == AuthorState.Author;

    /// <summary>The entry's id of a text.</summary>
    public static string IdOf(string language) => $"text-{language}";

    /// <summary>Whether a member may read it.</summary>
    /// <param name="member">Who.</param>
    /// <param name="inGroup">What the member may do in the group that it is shared with.</param>
    public bool IsReadBy(MemberId member, PlaceRights inGroup) => About is { } about && (StateOf(member), about.Stage) switch
    {
        (AuthorState.Author, _) => true,
        (AuthorState.Asked, not PublicationStage.Withdrawn) => true,
        (_, PublicationStage.Shared) => about.Group is null || inGroup.Reads,
        _ => false,
    };

    /// <summary>Why a member may not read it, or null.</summary>
    public Refusal? RefuseReading(MemberId member, PlaceRights inGroup) =>
        IsReadBy(member, inGroup) ? null : Refusal.NotFound;

    /// <summary>Why a member may not change it, or null.</summary>
    public Refusal? RefuseEditing(MemberId member, PlaceRights inGroup) =>
        RefuseReading(member, inGroup) ?? (IsAuthor(member) ? null : Refusal.NotAllowed);

    /// <summary>Why a member may not change what is shared, or null: nothing in an archived group changes, nor what is hidden.</summary>
    public Refusal? RefuseChanging(MemberId member, PlaceRights inGroup) =>
        RefuseEditing(member, inGroup)
            ?? (About is { Hidden: not null } ? HidingRules.IsHidden : null)
            ?? (About is { Stage: PublicationStage.Shared, Group: not null } ? inGroup.Closed : null);

    /// <summary>The authors, as copies name them.</summary>
    public ImmutableArray<MemberId> AuthorIds => [.. Authors.Select(author => MemberId.Of(author.Id))];

    /// <summary>Likewise, whoever began it first, who is told of what others say of it.</summary>
    public ImmutableArray<MemberId> WrittenBy => About is { } about ? [about.By, .. AuthorIds.Remove(about.By)] : [];
}
