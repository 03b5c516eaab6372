using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>One thread; the key is its <see cref="ThreadId"/>. Who may read its place may read
/// and post.</summary>
[Alias("Comparte.IThreadGrain")]
public interface IThreadGrain : ITopicGrain
{
    /// <summary>Opens the thread in a group. The thread's id is made from the actor and the request
    /// (<see cref="EntityId.FromRequest{TId}"/>), so that a repeated request finds the thread it made.</summary>
    [Alias("Open")]
    Task<Outcome<ThreadId>> OpenAsync(MemberId actor, GroupId group, NewThread thread);

    /// <summary>Takes what a place tells of itself, whose thread this is: it opens the thread, without a post, and gives it
    /// the name that the place has by now. Called by the place after its commits; may repeat.</summary>
    [Alias("TellPlace")]
    Task TellPlaceAsync(PlacedThread thread);

    /// <summary>Ends the thread of a place that ends: all posts, what they said before, and their files. May repeat.
    /// </summary>
    [Alias("End")]
    Task EndAsync();

    /// <summary>Begins the thread in a place that gives it its id and lets the actor open it, with a first post; one that
    /// was begun before takes the post as any other. It has no title of its own: it is about the place.</summary>
    [Alias("Begin")]
    Task<Outcome<Post>> BeginAsync(MemberId actor, TopicId place, NewPost post);

    /// <summary>Adds a post.</summary>
    [Alias("Publish")]
    Task<Outcome<Post>> PublishAsync(MemberId actor, NewPost post);

    /// <summary>Replaces a post's text and keeps the former one in its history. The author or a facilitator.</summary>
    [Alias("Edit")]
    Task<Outcome<Post>> EditAsync(MemberId actor, long no, string body, Guid requestId);

    /// <summary>Deletes a post and its history; a tombstone stays. The author or a facilitator.</summary>
    [Alias("Delete")]
    Task<Outcome<Entry>> DeleteAsync(MemberId actor, long no, Guid requestId);

    /// <summary>Sets or takes back a reaction. Idempotent by itself.</summary>
    [Alias("React")]
    Task<Outcome<Post>> ReactAsync(MemberId actor, long no, string name, bool present);

    /// <summary>Closes, pins or renames the thread. Facilitators.</summary>
    [Alias("Change")]
    Task<Outcome<ThreadAbout>> ChangeAsync(MemberId actor, ThreadChange change);

    /// <summary>The texts a post had before, oldest first.</summary>
    [Alias("History")]
    Task<Outcome<ImmutableArray<PostVersion>>> HistoryAsync(MemberId actor, long no);

    /// <summary>Deletes the texts a post had before. The author or a facilitator.</summary>
    [Alias("PurgeHistory")]
    Task<Refusal?> PurgeHistoryAsync(MemberId actor, long no);

    /// <summary>Takes the name of a member who left the network out of a post that mentions it, and deletes the texts that the
    /// post had before if they did. For whoever erases; no endpoint reaches it.</summary>
    [Alias("ForgetName")]
    Task ForgetNameAsync(MemberId member, long no);

    /// <summary>Notes how far a member has read, after asking the group; the position lives with the member.</summary>
    [Alias("MarkRead")]
    Task<Refusal?> MarkReadAsync(MemberId actor, long no);
}
