using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Files;
using Comparte.Hiding;
using Comparte.Members;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Publications;

/// <summary>Who follows a publication: its authors, the feeds, the calendars, the directory of actions, the thread with its
/// comments, the answers to an event, and its files. Each is told even when the process is killed right after a commit.</summary>
internal sealed class PublicationTelling(
    PublicationDesk desk, FeedTeller feeds, CalendarTeller calendars, HeldFiles files)
{
    private static readonly TimeSpan AuthorsSpacing = TimeSpan.FromSeconds(2);
    private PlacedThread? _told;

    /// <summary>The followers.</summary>
    public ImmutableArray<Follower> Followers =>
    [
        new() { Name = "feeds", Concerns = IsShown, Durable = true, TellAsync = _ => feeds.TellAsync() },
        new() { Name = "calendars", Concerns = IsShown, Durable = true, TellAsync = _ => calendars.TellAsync() },
        new() { Name = "actions", Concerns = IsAction, Durable = true, TellAsync = _ => TellActionAsync() },
        new() { Name = "answers", Concerns = IsShown, Durable = true, TellAsync = _ => calendars.TellAnswersAsync() },
        new()
        {
            Name = "authors",
            Concerns = IsShown,
            Every = AuthorsSpacing,
            Durable = true,
            TellAsync = TellAuthorsAsync,
        },
        new() { Name = "comments", Concerns = IsShown, Durable = true, TellAsync = _ => TellThreadAsync() },
        new()
        {
            Name = "hiding",
            Concerns = entry => entry is PublicationAbout { Hidden: not null } or PublicationAbout { Shown: not null },
            Durable = true,
            FromNow = true,
            TellAsync = entries => Task.WhenAll(entries.OfType<PublicationAbout>().Select(TellCaseAsync)),
        },
        new() { Name = "files", Concerns = HasFiles, Durable = true, TellAsync = ConfirmAsync },
    ];

    private static bool IsShown(Entry entry) =>
        entry is PublicationAbout or PublicationText or PublicationAuthor
        || (entry is Tombstone && !entry.Id.StartsWith("trial-", StringComparison.Ordinal));

    private static bool IsAction(Entry entry) =>
        entry is PublicationAbout { Type: PublicationType.Action, SharedAt: not null }
            or Tombstone { Id: PublicationRoll.AboutId };

    private static bool HasFiles(Entry entry) =>
        entry is PublicationAbout about && PublicationRules.Files(about).Any();

    private Task TellActionAsync()
    {
        var (id, rev, about) = (desk.Id.Value, desk.Topic.Head, desk.Committed.About);
        Entry card = about is { Type: PublicationType.Action, Stage: PublicationStage.Shared, Group: null }
            ? new ActionCard { Id = id, Country = about.Country, ToldRev = rev }
            : new Tombstone { Id = id, ToldRev = rev };
        return desk.Grains.GetGrain<IDirectoryGrain>(DirectoryRules.Actions).TellAsync(card);
    }

    private Task TellCaseAsync(PublicationAbout about) => desk.Grains.TellAsync(new HidingNote
    {
        About = TopicId.Of(desk.Id),
        Authors = desk.Committed.WrittenBy,
        Group = about.Group,
        Hidden = about.Hidden,
        Shown = about.Shown,
    });

    private Task ConfirmAsync(ImmutableArray<Entry> entries) =>
        files.ConfirmAsync(entries.OfType<PublicationAbout>().SelectMany(PublicationRules.Files));

    /// <summary>The title stands in each author's own topic, so that everybody hears when it may have changed; of what
    /// is of a sensitive group it doesn't.</summary>
    private async Task TellAuthorsAsync(ImmutableArray<Entry> entries)
    {
        var group = desk.Committed.About?.Group;
        var sensitive = group is { } of && (await desk.Grains.RightsInGroupAsync(of, desk.Committed.About!.By)).Sensitive;

        // Shared elsewhere meanwhile, it is told again.
        var named = !sensitive && group == desk.Committed.About?.Group;
        var rev = desk.Topic.Head;
        var gone = entries.Where(entry => entry is Tombstone && EntityId.IsWellFormed(entry.Id, MemberId.Prefix));
        await Task.WhenAll(desk.Committed.People.Concat(gone).Select(entry => entry.Id).Distinct().Select(id => desk.Grains
            .GetGrain<IMemberGrain>(id).TellAuthorshipAsync(desk.Id, AuthorshipOf(MemberId.Of(id), named, rev), rev)));
    }

    private Authorship? AuthorshipOf(MemberId member, bool named, long rev) =>
        desk.Committed.About is not { } about || desk.Committed.StateOf(member) is not { } state
            || state == AuthorState.Declined
            || (state == AuthorState.Asked && about.Stage == PublicationStage.Withdrawn)
            ? null
            : new Authorship
            {
                Type = about.Type,
                Title = named ? desk.Committed.Text(about.Language)?.Title ?? "" : "",
                Stage = about.Stage,
                State = state,
                ChangedAt = desk.Committed.Texts.Select(text => text.At)
                    .Append(about.ChangedAt ?? about.SharedAt ?? about.At).Max(),
                ToldRev = rev,
            };

    private async Task TellThreadAsync()
    {
        var thread = desk.Grains.GetGrain<IThreadGrain>(CommentThreads.Of(desk.Id).Value);
        if (desk.Committed.About is not { } about)
        {
            await thread.EndAsync();
            return;
        }

        if (about.SharedAt is not { } sharedAt)
        {
            return;
        }

        var told = new PlacedThread
        {
            Place = TopicId.Of(desk.Id),
            Title = desk.Committed.Text(about.Language)?.Title ?? "",
            By = about.By,
            At = sharedAt,
            Rights = new PlaceRights
            {
                Parent = PublicationDesk.ParentOf(about),
                Readers = about.Readers,
                Rev = (await desk.InGroupAsync(about.By)).Rev,
            },
        };
        var known = told with { Rights = told.Rights with { Rev = 0 } };
        if (known != _told)
        {
            await thread.TellPlaceAsync(told);
            _told = known;
        }
    }
}
