using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>Puts what a thread is about before a change that tells something new of it: who reads its place by now, how many
/// posts were deleted. In one commit, so that no host tells the change to who may not read it.</summary>
internal sealed class PlaceNotes(Topic topic)
{
    private ThreadAbout About => topic.Find<ThreadAbout>(ThreadRules.AboutId)!;

    /// <summary>The command with the change of a post. No await may stand between this and the enqueue.</summary>
    public TopicCommand With(
        TopicCommand command, PlaceRights rights, Entry change, Func<ThreadAbout, ThreadAbout>? note = null)
    {
        var noted = ThreadRules.Note(About, rights);
        if (change is Tombstone && noted.Place is not null)
        {
            noted = noted with { Deleted = noted.Deleted + 1 };
        }

        noted = note?.Invoke(noted) ?? noted;
        return ReferenceEquals(noted, About) ? command with { Changes = [change] } : Of(command, noted, change);
    }

    /// <summary>The command with a change of what the thread is about.</summary>
    public TopicCommand With(TopicCommand command, PlaceRights rights, ThreadAbout change) =>
        Of(command, ThreadRules.Note(change, rights));

    /// <summary>The command that opens the thread of a place, or notes what that tells of itself; null where nothing is
    /// new.</summary>
    public TopicCommand? Of(PlacedThread told)
    {
        var about = topic.Find<ThreadAbout>(ThreadRules.AboutId);
        var known = about ?? new ThreadAbout { Id = ThreadRules.AboutId, Place = told.Place, By = told.By, At = told.At };
        var next = ThreadRules.Note(known with { Title = told.Title }, told.Rights);
        var command = new TopicCommand { Actor = told.By, After = told.Rights.Rev };
        return next == about ? null : about is null ? command with { Changes = [next] } : Of(command, next);
    }

    private TopicCommand Of(TopicCommand command, ThreadAbout about, params ReadOnlySpan<Entry> changes) => command with
    {
        Changes = [about, .. changes],
        OtherParent = ThreadRules.ParentOf(about) != ThreadRules.ParentOf(About),
    };
}
