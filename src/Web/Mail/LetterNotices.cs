using System.Collections.Immutable;
using System.Text.Json;
using Comparte.Directories;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Needs;
using Comparte.Organizations;
using Comparte.Talks;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Web.Mail.Replies;

namespace Comparte.Web.Mail;

/// <summary>Notices as a mail tells them to one reader: the same sentences as in the app, names and titles as the reader may read
/// them at this moment. What it may not read any more, or what is gone, says nothing.</summary>
internal sealed class LetterNotices(
    MemberId reader, ImmutableArray<Entry> mine, MailWords words, IGrainFactory grains, LetterNames names)
{
    private readonly Quotes _quotes = new(grains);

    /// <summary>What these notices say. Quotes take of the room that there is for them.</summary>
    public async Task<ImmutableArray<LetterItem>> OfAsync(ImmutableArray<MailItem> items, bool quotes, int room)
    {
        var found = await Task.WhenAll(items.Select(item => FindAsync(item.Notice, item.After)));
        await names.LoadAsync(found.OfType<Found>().SelectMany(one => one.People));
        var told = ImmutableArray.CreateBuilder<LetterItem>();
        for (var at = 0; at < items.Length; at++)
        {
            if (found[at] is not { } one)
            {
                continue;
            }

            if (one.IsSensitive)
            {
                told.Add(new LetterItem(words.Of("notice.sensitive"), "/app/avisos"));
                continue;
            }

            var shown = quotes
                ? Quotes.Of(one.Posts, names.Of, n => words.Of("mail.letter.files", n), ref room)
                : [];
            told.Add(new LetterItem(SentenceOf(items[at].Notice, one.Title), one.Path)
            {
                Beside = one.Place,
                Quotes = shown,
                Answers = AnswersTo(items[at].Notice),
            });
        }

        return told.ToImmutable();
    }

    /// <summary>A talk goes on; in other conversations an answer says to what.</summary>
    private static ReplyPlace? AnswersTo(Notice notice) => notice.About is { Kind: TopicKinds.Thread } thread
        ? new ReplyPlace(ThreadId.Of(thread.Id), notice.Type == NoticeType.Message ? 0 : notice.Post ?? 0)
        : null;

    private Task<Found?> FindAsync(Notice notice, long after) => notice.About switch
    {
        { Kind: TopicKinds.Thread } thread => InThreadAsync(notice, thread, after),
        { } about => AboutAsync(notice, about),
        null when notice.By.IsEmpty => Task.FromResult<Found?>(new Found(null, "", "/app/invitaciones", [], [])),
        null => Task.FromResult<Found?>(new Found(null, "", LetterPaths.Member(notice.By[^1], ""), [.. notice.By], [])),
    };

    private async Task<Found?> InThreadAsync(Notice notice, TopicId thread, long after)
    {
        var post = notice.Post ?? 0;
        var alone = notice.Type != NoticeType.Message;
        if (await _quotes.ReadAsync(reader, thread, alone ? post - 1 : after, post) is not { } found)
        {
            return null;
        }

        if (found.IsSensitive)
        {
            return Found.Sensitive;
        }

        // What was reacted to is the reader's own; whatever else a notice is about has to be there, and to address the reader.
        var posts = notice.Type == NoticeType.Mention
            ? [.. found.Posts.Where(one => one.Mentions.Contains(reader))]
            : found.Posts;
        if (posts.IsEmpty && notice.Type != NoticeType.Reaction)
        {
            return null;
        }

        var place = await PlaceAsync(notice, thread, found.About);
        return place is null ? null : place with { People = [.. notice.By, .. posts.Select(one => one.By)], Posts = posts };
    }

    private async Task<Found?> PlaceAsync(Notice notice, TopicId thread, ThreadAbout about)
    {
        var title = about.Title;
        var hash = notice.Post is { } post ? $"#p{post}" : "";
        switch (notice.Place)
        {
            case { Kind: TopicKinds.Group } group:
                return mine.OfType<Membership>().FirstOrDefault(own => own.Id == group.Id && own.Role is not null) is { } membership
                    ? new Found(
                        words.TitleOf(about), membership.Name, LetterPaths.Thread(group.Id, membership.Name, thread.Id, title) + hash, [], [])
                    : null;
            case { Kind: TopicKinds.Talk } talk:
                return mine.OfType<OwnTalk>().FirstOrDefault(own => own.Id == talk.Id) is { } own
                    ? new Found(own.Title, "", LetterPaths.Talk(own, reader) + hash, [], [])
                    : null;
            case { Kind: TopicKinds.Helps } helps:
                var need = (await FindCardAsync("needs", helps.Id)) as NeedCard;
                return new Found(need?.Title, "", LetterPaths.Help(helps.Id, need?.Title ?? "", thread.Id), [], []);
            case { Kind: TopicKinds.Publication } publication:
                return new Found(title, "", LetterPaths.Publication(publication.Id, title) + hash, [], []);
            default:
                return null;
        }
    }

    /// <summary>What isn't a conversation is called as the reader's own topic calls it, or as everybody reads it.</summary>
    private async Task<Found?> AboutAsync(Notice notice, TopicId about)
    {
        var own = mine.FirstOrDefault(entry => entry.Id == about.Id);
        if (own is Membership { Sensitive: true } || await IsSensitiveAsync(about))
        {
            return Found.Sensitive;
        }

        if (about.Kind == TopicKinds.Questions)
        {
            return new Found(null, "", LetterPaths.OfQuestion(isAnswer: notice.Type == NoticeType.QuestionAnswered), [.. notice.By], []);
        }

        if (about.Kind == TopicKinds.Webhooks)
        {
            return new Found(null, "", LetterPaths.Webhooks, [], []);
        }

        var title = about.Kind switch
        {
            TopicKinds.Group => (own as Membership)?.Name
                ?? (await FindCardAsync("groups", about.Id) as GroupCard)?.Name,
            TopicKinds.Organization => (await FindCardAsync("organizations", about.Id) as OrganizationCard)?.Name,
            TopicKinds.Initiative => (own as InitiativePlace)?.Name,
            TopicKinds.Project => (own as ProjectPlace)?.Name,
            TopicKinds.Publication => own is Authorship { Title: "" } untitled
                ? words.Of($"kind.{JsonNamingPolicy.CamelCase.ConvertName(untitled.Type.ToString())}")
                : (own as Authorship)?.Title,
            _ => null,
        };
        return title is null ? null : new Found(title, "", LetterPaths.Of(about, title), [.. notice.By], []);
    }

    /// <summary>Whether what a notice is about is a sensitive group, or something in one.</summary>
    private async Task<bool> IsSensitiveAsync(TopicId about) => about.Kind is TopicKinds.Group or TopicKinds.Publication
        && (await grains.GetTopic(about).AdmitAsync([new Admission(reader, default)])).Sensitive;

    private async Task<Entry?> FindCardAsync(string directory, string id) =>
        (await grains.GetGrain<IDirectoryGrain>(directory).FindAsync([id])).FirstOrDefault();

    private string SentenceOf(Notice notice, string? title) =>
        NoticeWords.Of(notice, [.. notice.By.Select(names.Of)], title, key => words.Of(key));

    /// <summary>What a notice is about, as its reader may read it.</summary>
    private sealed record Found(
        string? Title, string Place, string Path, ImmutableArray<MemberId> People, ImmutableArray<Post> Posts)
    {
        /// <summary>Of a sensitive group it is said that there is a notice, and nothing else.</summary>
        public static Found Sensitive { get; } = new(null, "", "", [], []) { IsSensitive = true };

        public bool IsSensitive { get; init; }
    }
}
