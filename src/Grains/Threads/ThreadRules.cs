using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Comparte.Files;
using Comparte.Groups;
using Comparte.Hiding;
using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>What threads and posts may hold, and who may change them.</summary>
internal static partial class ThreadRules
{
    /// <summary>The id of entry 1.</summary>
    public const string AboutId = "about";

    /// <summary>The number of entry 1.</summary>
    public const long AboutNo = 1;

    /// <summary>The number of the opening post.</summary>
    public const long OpeningNo = 2;

    /// <summary>Bytes of UTF-8 in a post.</summary>
    public const int MaxBody = 8192;

    /// <summary>Bytes of a post's text and its attachments as JSON, so that with its reactions it is still one entry.
    /// </summary>
    public const int MaxEncodedBody = 9600;

    /// <summary>People one post can address; further ones are text.</summary>
    public const int MaxMentions = 20;

    private const int MaxTitle = 120;
    private const int CardExcerpt = 140;

    /// <summary>Why a thread can't begin like this, or null.</summary>
    public static Refusal? Check(NewThread thread) =>
        InputRules.Request(thread.RequestId)
        ?? InputRules.Line(thread.Title, MaxTitle, "title", required: true)
        ?? (Enum.IsDefined(thread.Type) ? null : Refusal.Invalid("kind_unknown", "kind"))
        ?? InputRules.Axes(thread.Axes, "axes")
        ?? CheckBody(thread.Body);

    /// <summary>Why a thread can't be changed like this, or null.</summary>
    public static Refusal? Check(ThreadChange change) =>
        InputRules.Request(change.RequestId)
        ?? (change.Title is null ? null : InputRules.Line(change.Title, MaxTitle, "title", required: true));

    /// <summary>Why a post can't be like this, or null.</summary>
    public static Refusal? Check(NewPost post) =>
        InputRules.Request(post.RequestId)
        ?? FileRules.Check(post.Attachments)
        ?? CheckBody(post.Body, mayBeEmpty: post.Attachments is { IsDefaultOrEmpty: false });

    /// <summary>Why a post can't have this text with these files, or null.</summary>
    public static Refusal? CheckSize(string body, ImmutableArray<Attachment>? attachments) =>
        attachments is null ? null
        : EncodedSize(CleanBody(body)) + EncodedSize(attachments) > MaxEncodedBody ? Refusal.Invalid("too_long", "body")
        : null;

    /// <summary>Why a post can't have this text, or null.</summary>
    public static Refusal? CheckBody(string? body, bool mayBeEmpty = false)
    {
        if (InputRules.IsBlank(body))
        {
            return mayBeEmpty ? null : Refusal.Invalid("required", "body");
        }

        if (!InputRules.IsPlain(body, lines: true))
        {
            return Refusal.Invalid("characters_invalid", "body");
        }

        var source = CleanBody(body);
        return Encoding.UTF8.GetByteCount(source) > MaxBody || EncodedSize(source) > MaxEncodedBody
            ? Refusal.Invalid("too_long", "body")
            : null;
    }

    /// <summary>What is kept of a text: composed letters and one kind of line break; spaces at the beginning have a
    /// meaning in Markdown.</summary>
    public static string CleanBody(string body) =>
        body.ReplaceLineEndings("\n").TrimEnd().TrimStart('\n').Normalize(NormalizationForm.FormC);

    /// <summary>The members whom a text addresses, in order and each once.</summary>
    public static ImmutableArray<MemberId> MentionsIn(string source) =>
    [
        .. Mentions().Matches(source).Select(match => MemberId.Of(match.Groups[1].Value)).Distinct().Take(MaxMentions),
    ];

    /// <summary>The text with an ellipsis where it names a member.</summary>
    public static string WithoutName(string source, MemberId member) => Mentions().Replace(
        source, match => match.Groups[1].Value == member.Value ? $"@[…]({member.Value})" : match.Value);

    /// <summary>The topic whose owner says who may do what in a thread.</summary>
    public static TopicId PlaceOf(ThreadAbout about) => about.Place ?? TopicId.Of(about.Group);

    /// <summary>The topic out of which members are taken who may read a thread no more; null where everybody
    /// reads.</summary>
    public static TopicId? ParentOf(ThreadAbout about) => about.Place is null ? TopicId.Of(about.Group) : about.Parent;

    /// <summary>The topic whose readers fetch a thread's files. Another place than a group may have readers for each
    /// thread.</summary>
    public static TopicId ReadersOf(ThreadId id, ThreadAbout about) =>
        about.Place is null ? TopicId.Of(about.Group) : TopicId.Of(id);

    /// <summary>What a thread is about, with what is known of its readers; the same where nothing is new.</summary>
    public static ThreadAbout Note(ThreadAbout about, PlaceRights rights) =>
        about.Place is null || rights.Readers <= about.Readers
            ? about
            : about with { Readers = rights.Readers, Parent = rights.Parent };

    /// <summary>Why these rights don't let a member read, or null. Who may not read the place may not know of the thread.
    /// </summary>
    public static Refusal? RefuseReading(PlaceRights rights) => rights.Reads ? null : Refusal.NotFound;

    /// <summary>Why these rights don't let a member write, or null.</summary>
    public static Refusal? RefuseWriting(PlaceRights rights) => RefuseReading(rights) ?? rights.Closed;

    /// <summary>Why these rights don't let a member open a thread in the place, or null.</summary>
    public static Refusal? RefuseOpening(PlaceRights rights) =>
        !rights.Known ? Refusal.NotFound : rights.Reads ? rights.Closed : Refusal.NotAllowed;

    /// <summary>Why these rights don't let a member close, pin or rename, or null.</summary>
    public static Refusal? RefuseLeading(PlaceRights rights) =>
        RefuseReading(rights) ?? (rights.Leads ? rights.Closed : Refusal.NotAllowed);

    /// <summary>Why a thread doesn't take this post, or null. An answer to a post that was deleted meanwhile is taken.
    /// </summary>
    public static Refusal? RefusePost(ThreadAbout about, NewPost post, long newestNo) =>
        about.Closed ? Refusal.Conflict("thread_closed")
        : post.ReplyTo is { } to && (to < OpeningNo || to > newestNo) ? Refusal.Invalid("reply_unknown", "replyTo")
        : null;

    /// <summary>Why a member may not change or delete a post, or null: it is the author's, or whoever leads there.
    /// </summary>
    public static Refusal? RefuseAuthority(PlaceRights rights, MemberId actor, Post post) =>
        post.By == actor || rights.Leads ? null : Refusal.NotAllowed;

    /// <summary>Entry 1 of a new thread.</summary>
    public static ThreadAbout About(MemberId actor, GroupId group, NewThread thread, DateTimeOffset now) => new()
    {
        Id = AboutId,
        Group = group,
        Title = InputRules.Clean(thread.Title),
        Type = thread.Type,
        Axes = thread.Axes,
        By = actor,
        At = now,
        Announces = thread.Announces,
    };

    /// <summary>Entry 1 of a new thread that is about its place.</summary>
    public static ThreadAbout About(MemberId actor, TopicId place, PlaceRights rights, DateTimeOffset now) => new()
    {
        Id = AboutId,
        Place = place,
        Parent = rights.Parent,
        Readers = rights.Readers,
        By = actor,
        At = now,
    };

    /// <summary>A new post.</summary>
    public static Post Post(MemberId actor, NewPost post, ImmutableArray<Attachment>? attachments, DateTimeOffset now)
    {
        var source = CleanBody(post.Body);
        return new Post
        {
            By = actor,
            At = now,
            Source = source,
            Mentions = MentionsIn(source),
            ReplyTo = post.ReplyTo,
            RequestId = post.RequestId,
            Attachments = attachments,
        };
    }

    /// <summary>A post with a new text; the same where it is no other. Only beside files there may be none.</summary>
    public static Outcome<Entry> Edit(Post post, MemberId actor, string body, DateTimeOffset now)
    {
        var source = CleanBody(body);
        if (((post.Hidden is null ? null : HidingRules.IsHidden)
            ?? CheckBody(body, mayBeEmpty: post.Attachments is not null) ?? CheckSize(body, post.Attachments)) is { } refusal)
        {
            return refusal;
        }

        return source == post.Source ? post : post with
        {
            Source = source,
            Mentions = MentionsIn(source),
            EditedAt = now,
            EditedBy = actor == post.By ? null : actor,
        };
    }

    /// <summary>What stays of a post: nothing of what it said, and who deleted it where that isn't its author.</summary>
    public static Tombstone Deleted(Post post, MemberId actor, DateTimeOffset now) => new()
    {
        Id = post.Id,
        No = post.No,
        By = actor == post.By ? null : actor,
        At = actor == post.By ? null : now,
    };

    /// <summary>What stays of a post that is hidden: who wrote it and when, and why it is hidden.</summary>
    public static Post Hidden(Post post, Hidden hidden) => new()
    {
        Id = post.Id,
        No = post.No,
        By = post.By,
        At = post.At,
        ReplyTo = post.ReplyTo,
        RequestId = post.RequestId,
        Hidden = hidden,
    };

    /// <summary>What a group's conversation is about while its opening post is hidden: the title goes with that.</summary>
    public static ThreadAbout WithoutTitle(ThreadAbout about) =>
        about is { Place: null, Title.Length: > 0 } ? about with { Title = "" } : about;

    /// <summary>The same with its title back.</summary>
    public static ThreadAbout WithTitle(ThreadAbout about, string? title) =>
        title is null || about.Title.Length > 0 ? about : about with { Title = title };

    /// <summary>A hidden post as it was before.</summary>
    public static Post Shown(Post hidden, Post? before, Shown shown) =>
        (before ?? hidden) with { Rev = hidden.Rev, Hidden = null, Shown = shown };

    /// <summary>A post with a reaction set or taken back; the same when it is so already.</summary>
    public static Outcome<Post> React(Post post, MemberId actor, string name, bool present)
    {
        if (!PostReactions.Names.Contains(name))
        {
            return Refusal.Invalid("reaction_unknown", "name");
        }

        if (post.Hidden is not null)
        {
            return HidingRules.IsHidden;
        }

        var who = post.Reactions.GetValueOrDefault(name, []);
        if (who.Contains(actor) == present)
        {
            return post;
        }

        if (present && post.Reactions.Values.Sum(members => members.Length) >= PostReactions.MaxMembers)
        {
            return Refusal.Conflict("reactions_full");
        }

        var now = present ? who.Add(actor) : who.Remove(actor);
        return post with
        {
            Reactions = now.IsEmpty ? post.Reactions.Remove(name) : post.Reactions.SetItem(name, now),
        };
    }

    /// <summary>What a thread is about, with the change; the change has been checked.</summary>
    public static ThreadAbout Apply(ThreadAbout about, ThreadChange change) => about with
    {
        Title = change.Title is null ? about.Title : InputRules.Clean(change.Title),
        Closed = change.Closed ?? about.Closed,
        Pinned = change.Pinned ?? about.Pinned,
    };

    /// <summary>The text a post has before an edit.</summary>
    public static PostVersion VersionOf(Post post) => new()
    {
        At = post.EditedAt ?? post.At,
        By = post.EditedBy ?? post.By,
        Source = post.Source,
    };

    /// <summary>The thread's card in its group.</summary>
    /// <param name="id">The thread.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="lastNo">The number of its newest entry, which may have been deleted.</param>
    /// <param name="last">The newest post that wasn't.</param>
    /// <param name="rev">The thread's revision.</param>
    public static GroupThread Card(ThreadId id, ThreadAbout about, long lastNo, Post? last, long rev) =>
        new()
        {
            Id = id.Value,
            Title = about.Title,
            Type = about.Type,
            Axes = about.Axes,
            By = about.By,
            At = about.At,
            Closed = about.Closed,
            Pinned = about.Pinned,
            LastNo = lastNo,
            LastAt = last?.At ?? about.At,
            LastBy = last?.By ?? about.By,
            Excerpt = last is not null && last.No == lastNo ? Excerpt.Of(WordsOf(last), CardExcerpt) : "",
            ToldRev = rev,
            Deleted = about.Deleted,
            Announces = about.Announces,
            DeletedUpTo = about.DeletedUpTo,
        };

    /// <summary>What stands for a post in one line; of one without text what its first file shows, or its name.</summary>
    private static string WordsOf(Post post) => post switch
    {
        { Source: "", Attachments: [var first, ..] } => first.Alt
            ?? (first.Seconds is null ? first.Name : Path.GetFileNameWithoutExtension(first.Name)),
        _ => post.Source,
    };

    private static int EncodedSize<T>(T value) =>
        JsonSerializer.SerializeToUtf8Bytes(value, TopicJson.Options).Length;

    [GeneratedRegex(@"@\[[^\]\n]{1,80}\]\((m[0-9a-f]{32})\)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Mentions();
}
