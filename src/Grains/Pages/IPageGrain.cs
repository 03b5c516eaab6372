using System.Collections.Immutable;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Pages;

/// <summary>
/// One page of a group; the key is its <see cref="PageId"/>. Members of the group read and write it, one at a time: whoever
/// writes has its pen, and a text that builds on an older version than the newest is refused, so that nothing is overwritten.
/// </summary>
[Alias("Comparte.IPageGrain")]
public interface IPageGrain : ITopicGrain
{
    /// <summary>Makes the page with its first version. The id is made from the actor and the request.</summary>
    [Alias("Create")]
    Task<Outcome<PageId>> CreateAsync(MemberId actor, GroupId group, NewPage page);

    /// <summary>Saves the next version. While somebody else has the pen that is refused, and where it builds on another version
    /// than the newest. A text that is the same makes no version.</summary>
    [Alias("Save")]
    Task<Outcome<PageAbout>> SaveAsync(MemberId actor, PageSaving saving);

    /// <summary>A version, the newest if none is named.</summary>
    [Alias("Text")]
    Task<Outcome<PageText>> TextAsync(MemberId actor, int? version);

    /// <summary>Its versions, newest first.</summary>
    [Alias("Versions")]
    Task<Outcome<ImmutableArray<TextVersion>>> VersionsAsync(MemberId actor);

    /// <summary>Takes the pen for one of the actor's browsers, or keeps it for another while.</summary>
    [Alias("TakePen")]
    Task<Outcome<PagePen>> TakePenAsync(MemberId actor, Guid hand, PenAsking asking);

    /// <summary>Lays the pen down, where that browser still has it.</summary>
    [Alias("LayDownPen")]
    Task<Refusal?> LayDownPenAsync(MemberId actor, Guid hand);

    /// <summary>Pins, locks, puts away or brings back.</summary>
    [Alias("Change")]
    Task<Outcome<PageAbout>> ChangeAsync(MemberId actor, PageChange change);

    /// <summary>Deletes for ever what was put away: facilitators, and who made it.</summary>
    [Alias("Delete")]
    Task<Refusal?> DeleteAsync(MemberId actor, Guid requestId);
}

/// <summary>Where the cards of pages stand: their group. The same grain as the owner of the group's topic.</summary>
[Alias("Comparte.IPageShelfGrain")]
public interface IPageShelfGrain : IGrainWithStringKey
{
    /// <summary>Takes a page's card, or the tombstone of one that is gone. Called by the page after its commits; older
    /// tellings change nothing.</summary>
    [Alias("TellPage")]
    Task TellPageAsync(Entry card);
}
