using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Comparte.Hiding;
using Comparte.Members;
using Comparte.Needs;
using Comparte.Publications;
using Comparte.Talks;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Exports;

/// <summary>What the member wrote in conversations, also in those that it may read no more: the own words are its own,
/// and of such a place there is no name. Of others stands who takes part in a talk of the member's, and nothing
/// else.</summary>
internal sealed class ConversationPart(ExportDesk desk) : IExportPart
{
    private readonly List<GivenReaction> _reactions = [];

    /// <inheritdoc />
    public async Task<IReadOnlyCollection<Func<Task>>> FindAsync()
    {
        var shared = (await desk.Sources.PublicationsAsync())
            .Union(desk.Mine.OfType<Authorship>().Select(one => one.Id)).Select(PublicationId.Of);
        return
        [
            .. (await desk.Sources.ThreadsAsync()).Select(id => Step("conversations", ThreadId.Of(id))),
            .. shared.Select(id => Step("comments", CommentThreads.Of(id))),
            .. desk.Mine.OfType<OwnTalk>().Select(talk => Step("talks", TalkIds.ThreadOf(TalkId.Of(talk.Id)), talk)),
            .. desk.Mine.OfType<Helping>().Select(one => Step("helps", one.Thread)),
            AddReactionsAsync,
        ];
    }

    private Func<Task> Step(string section, ThreadId thread, OwnTalk? talk = null) => () => AddAsync(section, thread, talk);

    private async Task AddAsync(string section, ThreadId thread, OwnTalk? talk)
    {
        if (await desk.Titles.IsSensitiveAsync(TopicId.Of(thread)))
        {
            return;
        }

        ThreadAbout? about = null;
        var wrote = false;
        await foreach (var entry in desk.Sources.InOrderAsync(TopicId.Of(thread), desk.Stop))
        {
            about ??= entry as ThreadAbout;
            if (entry is Post post && about is not null)
            {
                wrote |= post.By == desk.Member;
                foreach (var name in OwnReactions(post))
                {
                    _reactions.Add(new GivenReaction(thread, await TitleAsync(thread, about, talk), post.No, name, post.At));
                }
            }
        }

        if (wrote && about is not null)
        {
            var place = ThreadRules.PlaceOf(about);
            await desk.AddAsync(
                section,
                thread.Value,
                await TitleAsync(thread, about, talk),
                [
                    desk.Words[section],
                    about.Place is null ? await desk.Titles.OfAsync(place) : null,
                    talk is null ? null : string.Join(", ", await desk.Titles.NamesAsync(talk.People)),
                ],
                OwnPostsAsync(thread),
                Piece);
        }
    }

    /// <summary>Who may read a group may read its threads; other places have readers for each thread.</summary>
    private async Task<string?> TitleAsync(ThreadId thread, ThreadAbout about, OwnTalk? talk)
    {
        if (talk is not null)
        {
            return talk.Title.Length > 0
                ? talk.Title
                : string.Join(", ", await desk.Titles.NamesAsync(talk.People.Remove(desk.Member)));
        }

        return about.Place is not null ? await desk.Titles.OfAsync(TopicId.Of(thread))
            : !await desk.Titles.ReadsAsync(TopicId.Of(about.Group)) ? null
            : about.Title.Length > 0 ? about.Title
            : await HiddenTitleAsync(thread);
    }

    private async IAsyncEnumerable<Entry> OwnPostsAsync(
        ThreadId thread, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await foreach (var entry in desk.Sources.InOrderAsync(TopicId.Of(thread), stop))
        {
            if (entry is Post post && post.By == desk.Member)
            {
                yield return await OwnAsync(thread, post);
            }
        }
    }

    /// <summary>Who reacted is others' to say; and where somebody else edited it, the text is the last one of the
    /// member's own, if that may still be read.</summary>
    private async Task<Post> OwnAsync(ThreadId thread, Post post)
    {
        if (post.Hidden is not null)
        {
            return await HiddenAsync(thread, post);
        }

        var mine = post with
        {
            Reactions = OwnReactions(post)
                .ToImmutableSortedDictionary(name => name, _ => ImmutableArray.Create(desk.Member)),
        };
        if (post.EditedBy is null)
        {
            return mine;
        }

        var history = await desk.Grains.GetGrain<IThreadGrain>(thread.Value).HistoryAsync(desk.Member, post.No);
        return mine with
        {
            Source = history.TryGet(out var versions, out _)
                ? versions.Where(version => version.By == desk.Member).MaxBy(version => version.At)?.Source ?? ""
                : "",
        };
    }

    /// <summary>The title that somebody hid, where it is the member's.</summary>
    private async Task<string?> HiddenTitleAsync(ThreadId thread) =>
        (await Hiding(thread).HiddenAsync(desk.Member, ThreadRules.OpeningNo, asAdministrator: false)).TryGet(out var view, out _)
        && view is { MayShow: false, Words.Title: { Length: > 0 } title }
            ? title
            : null;

    private IHidingGrain Hiding(ThreadId thread) =>
        desk.Grains.GetGrain<IHidingGrain>(GrainId.Create(TopicKinds.Thread, thread.Value));

    /// <summary>What somebody hid is still the member's.</summary>
    private async Task<Post> HiddenAsync(ThreadId thread, Post post)
    {
        return (await Hiding(thread).HiddenAsync(desk.Member, post.No, asAdministrator: false)).TryGet(out var view, out _)
            && view.Words is { } words
                ? post with { Source = words.Source, Attachments = words.Attachments.IsEmpty ? null : words.Attachments }
                : post;
    }

    private string Piece(Entry entry)
    {
        var post = (Post)entry;
        var head = $"{desk.Pages.At(post.At)} · {MessageOf(post.No)}";
        var answers = post.ReplyTo is { } to
            ? string.Create(CultureInfo.InvariantCulture, $" · {desk.Words["answers"]} {to}")
            : "";
        return ExportPages.Piece(head + answers, post.Source, post.Attachments);
    }

    private IEnumerable<string> OwnReactions(Post post) =>
        post.Reactions.Where(reaction => reaction.Value.Contains(desk.Member)).Select(reaction => reaction.Key);

    private string MessageOf(long no) =>
        desk.Words["message"].Replace("{n}", no.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private Task AddReactionsAsync() => desk.AddListAsync(
        "reactions",
        [.. _reactions.OrderBy(given => given.At)],
        given => ExportPages.Line(
            desk.Words.Of("reaction", given.Name), given.Title ?? desk.Words["hidden"], MessageOf(given.No), desk.Pages.At(given.At)));

    /// <summary>A reaction that the member gave, and when that was written to which it reacted.</summary>
    private sealed record GivenReaction(ThreadId Thread, string? Title, long No, string Name, DateTimeOffset At);
}
