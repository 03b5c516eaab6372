using Comparte.Topics;

namespace Comparte.Hiding;

/// <summary>Something that can be hidden: the same grain as the owner of its topic. Whoever moderates where it stands hides it, with a
/// reason, and never the own. Its words then are its author's alone, and theirs who moderate it.</summary>
[Alias("Comparte.IHidingGrain")]
public interface IHidingGrain : IGrainWithStringKey
{
    /// <summary>Hides it. Those who facilitate the group in which it stands; those who administer where it stands in none, or
    /// where nobody else facilitates than who wrote it.</summary>
    [Alias("Hide")]
    Task<Refusal?> HideAsync(MemberId actor, NewHiding hiding, bool asAdministrator);

    /// <summary>Puts it back as it was. The same as may hide it.</summary>
    [Alias("Show")]
    Task<Refusal?> ShowAsync(MemberId actor, NewShowing showing, bool asAdministrator);

    /// <summary>What is hidden, with its words for its author and those who moderate it. Not found where it isn't hidden.</summary>
    [Alias("Hidden")]
    Task<Outcome<HiddenView>> HiddenAsync(MemberId actor, long? post, bool asAdministrator);

    /// <summary>Puts it back because an appeal was granted. Called by its case after its commit; no endpoint reaches it, and it may
    /// repeat.</summary>
    [Alias("ShowAppealed")]
    Task ShowAppealedAsync(GrantedAppeal appeal);
}
