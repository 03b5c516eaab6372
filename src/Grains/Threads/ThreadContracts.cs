using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Files;
using Comparte.Hiding;
using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>What a thread is. The next kinds bring fields of their own, not another shape.</summary>
[GenerateSerializer]
public enum ThreadKind
{
    /// <summary>Talk.</summary>
    Conversation,

    /// <summary>An article or reflection.</summary>
    Article,

    /// <summary>Something done together.</summary>
    Action,

    /// <summary>Something with a date.</summary>
    Event,

    /// <summary>A piece of information.</summary>
    Information,
}

/// <summary>Entry 1 of every thread, with the id <c>about</c>: what it is about and where it belongs.</summary>
[GenerateSerializer, Immutable, Alias("thread-about")]
public sealed record ThreadAbout : Entry, IReaderRule
{
    /// <summary>The group whose members may read it; none where it has another <see cref="Place"/>.</summary>
    [Id(0), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public GroupId Group { get; init; }

    /// <summary>Plain text, 1 to 120 characters; of a group's conversation empty while it is hidden with the opening post.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>What the thread is. Written <c>type</c> because an entry's <c>kind</c> is the kind of entry.</summary>
    [Id(2)]
    public ThreadKind Type { get; init; }

    /// <summary>Keys of axes.</summary>
    [Id(3)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>Who opened it.</summary>
    [Id(4)]
    public MemberId By { get; init; }

    /// <summary>When it was opened.</summary>
    [Id(5)]
    public DateTimeOffset At { get; init; }

    /// <summary>Whether new posts are refused.</summary>
    [Id(6)]
    public bool Closed { get; init; }

    /// <summary>Whether the group shows it first.</summary>
    [Id(7)]
    public bool Pinned { get; init; }

    /// <summary>Where it belongs, when that isn't a group: what people talk about in it. Who reads that reads the thread.
    /// </summary>
    [Id(8)]
    public TopicId? Place { get; init; }

    /// <summary>Of a thread with such a place: the topic out of which members are taken who may read it no more; null
    /// where everybody reads.</summary>
    [Id(9)]
    public TopicId? Parent { get; init; }

    /// <summary>Since which change of the place's readers these are known. Another number has hosts ask again who may
    /// read, before they tell of it.</summary>
    [Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Readers { get; init; }

    /// <summary>How many posts of a thread with such a place were deleted.</summary>
    [Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Deleted { get; init; }

    /// <summary>Whether it tells the whole group, each member of which hears of it.</summary>
    [Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Announces { get; init; }

    /// <summary>All messages up to this number were deleted for their age.</summary>
    [Id(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long DeletedUpTo { get; init; }
}

/// <summary>One post; its <see cref="Entry.Id"/> is its number. The opening post has number 2.</summary>
[GenerateSerializer, Immutable, Alias("post")]
public sealed record Post : Entry
{
    /// <summary>Who wrote it.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>When it was committed.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>Markdown, 1 to 8,192 bytes of UTF-8, beside files also none. Mentions are written
    /// <c>@[Name](m…)</c>.</summary>
    [Id(2)]
    public string Source { get; init; } = "";

    /// <summary>Who reacted with what. Names are those of <see cref="PostReactions"/>; at most 150 members in all.
    /// </summary>
    [Id(3)]
    public ImmutableSortedDictionary<string, ImmutableArray<MemberId>> Reactions { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<MemberId>>.Empty;

    /// <summary>When the text was last edited.</summary>
    [Id(4)]
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Who edited it, when that isn't the author.</summary>
    [Id(5)]
    public MemberId? EditedBy { get; init; }

    /// <summary>The number of the post that this one answers.</summary>
    [Id(6)]
    public long? ReplyTo { get; init; }

    /// <summary>Members mentioned in the text.</summary>
    [Id(7)]
    public ImmutableArray<MemberId> Mentions { get; init; } = [];

    /// <summary>The request that made it, by which the sender's browser knows its own post again.</summary>
    [Id(8)]
    public Guid RequestId { get; init; }

    /// <summary>Its files, 1 to 10; null where it has none, so that most posts say nothing of it.</summary>
    [Id(9)]
    public ImmutableArray<Attachment>? Attachments { get; init; }

    /// <summary>Who hid it and why. Its words, files and reactions are in a record beside the topic then.</summary>
    [Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Hidden? Hidden { get; init; }

    /// <summary>That it was hidden once and is shown again.</summary>
    [Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Shown? Shown { get; init; }

    /// <summary>Sanitized HTML. Set by a web host on the way to a browser; never stored, never sent between silos.
    /// </summary>
    [field: NonSerialized]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Html { get; init; }
}

/// <summary>The reactions there are.</summary>
public static class PostReactions
{
    /// <summary>How many members may react to one post, over all reactions.</summary>
    public const int MaxMembers = 150;

    /// <summary>Their names, in the order in which they are shown.</summary>
    public static readonly ImmutableArray<string> Names = ["thanks", "useful", "agree", "celebrate", "help", "noted"];
}

/// <summary>A new thread with its opening post.</summary>
[GenerateSerializer, Immutable, Alias("new-thread")]
public sealed record NewThread
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>1 to 120 characters.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>What the thread is.</summary>
    [Id(2)]
    public ThreadKind Type { get; init; }

    /// <summary>Markdown of the opening post.</summary>
    [Id(3)]
    public string Body { get; init; } = "";

    /// <summary>Keys of axes.</summary>
    [Id(4)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>Whether it tells the whole group; only who facilitates may, once a day.</summary>
    [Id(5)]
    public bool Announces { get; init; }
}

/// <summary>A new post.</summary>
[GenerateSerializer, Immutable, Alias("new-post")]
public sealed record NewPost
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>Markdown, 1 to 8,192 bytes of UTF-8; beside files also none.</summary>
    [Id(1)]
    public string Body { get; init; } = "";

    /// <summary>The number of the post that this one answers.</summary>
    [Id(2)]
    public long? ReplyTo { get; init; }

    /// <summary>Files of the author that are ready and belong nowhere yet, at most 10.</summary>
    [Id(3)]
    public ImmutableArray<NewAttachment>? Attachments { get; init; }
}

/// <summary>What to change of a thread; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("thread-change")]
public sealed record ThreadChange
{
    /// <summary>1 to 120 characters.</summary>
    [Id(0)]
    public string? Title { get; init; }

    /// <summary>Whether new posts are refused.</summary>
    [Id(1)]
    public bool? Closed { get; init; }

    /// <summary>Whether the group shows it first.</summary>
    [Id(2)]
    public bool? Pinned { get; init; }

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(3)]
    public Guid RequestId { get; init; }
}

/// <summary>A text that a post had before an edit.</summary>
[GenerateSerializer, Immutable, Alias("post-version")]
public sealed record PostVersion
{
    /// <summary>When this text was written.</summary>
    [Id(0)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(1)]
    public MemberId By { get; init; }

    /// <summary>The text, Markdown.</summary>
    [Id(2)]
    public string Source { get; init; } = "";
}
