using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Pages;

/// <summary>What all commands of a page need: its entries, its versions, and what the group says of the actor.</summary>
internal sealed class PageDesk(PageId id, Topic topic, VersionStore versions, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Which it is.</summary>
    public PageId Id => id;

    /// <summary>Its topic.</summary>
    public Topic Topic => topic;

    /// <summary>Its versions.</summary>
    public VersionStore Versions => versions;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What it is, as drafted; null where there is none or it was deleted.</summary>
    public PageAbout? About => topic.Find<PageAbout>(PageRules.AboutId) is { Deleted: false } about ? about : null;

    /// <summary>The same as committed.</summary>
    public PageAbout? Committed =>
        topic.FindCommitted(PageRules.AboutId) is PageAbout { Deleted: false } about ? about : null;

    /// <summary>Its pen as drafted; null where nobody has it.</summary>
    public PagePen? Pen => topic.Find<PagePen>(PenRules.PenId);

    /// <summary>What the actor may do in its group; nothing where there is no page.</summary>
    public async ValueTask<PlaceRights> RightsAsync(MemberId actor) =>
        About is { } about ? await grains.RightsInGroupAsync(about.Group, actor) : default;

    /// <summary>The page as it is by now; it may have been deleted since.</summary>
    public Outcome<PageAbout> OrGone() => Committed is { } about ? about : Refusal.NotFound;

    /// <summary>Nobody has the pen any more.</summary>
    public IEnumerable<Entry> WithoutPen() => Pen is { } pen ? [PenRules.LaidDown(pen)] : [];

    /// <summary>A command with a request, with the group's revision at which its rights were asked.</summary>
    public static TopicCommand Command(MemberId actor, Guid requestId, string fingerprint, PlaceRights rights) =>
        new() { Actor = actor, RequestId = requestId, Fingerprint = fingerprint, After = rights.Rev };

    /// <summary>The same for a command that may be repeated as it is.</summary>
    public static TopicCommand Changing(MemberId actor, PlaceRights rights, ImmutableArray<Entry> changes) =>
        new() { Actor = actor, Changes = changes, After = rights.Rev };
}
