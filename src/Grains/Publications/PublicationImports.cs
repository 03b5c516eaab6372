using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Publications;

/// <summary>How a publication with its past comes in: its texts and files first, then its entries, then what feeds are told of
/// it.</summary>
internal sealed class PublicationImports(PublicationDesk desk, HeldFiles files, FeedTeller feeds)
{
    private const int TrialsAtOnce = 12;

    /// <summary>See <see cref="IPublicationImportGrain.ImportAsync"/>.</summary>
    public async Task ImportAsync(PublicationImport import)
    {
        Check(import);
        using (await desk.Texts.EnterAsync())
        {
            if (desk.Topic.NewestNo == 0 || SharesUntouched(import))
            {
                await Task.WhenAll(import.Texts.Select(text => KeepAsync(import.About, text)));
                var entries = await EntriesAsync(import);
                await RemoveOthersAsync(entries.OfType<PublicationAbout>().Single());
                await AddAsync(import.About, entries);
            }
        }

        if (desk.Drafted.About is not { } present || (present.At, present.By) != (import.About.At, import.About.By))
        {
            await desk.Topic.SettledAsync();
            return;
        }

        foreach (var some in Trials(import).Where(trial => desk.Drafted.Find(trial.Id) is null).Chunk(TrialsAtOnce).ToList())
        {
            await AddAsync(import.About, [.. some]);
        }

        await TellFeedsAsync();
    }

    /// <summary>See <see cref="IPublicationImportGrain.TellFeedsAsync"/>.</summary>
    public async Task TellFeedsAsync()
    {
        await desk.Topic.SettledAsync();
        if (desk.Committed.About?.SharedAt is not null)
        {
            await feeds.TellAsync();
        }
    }

    /// <summary>See <see cref="IPublicationImportGrain.StandingAsync"/>. What was changed has more revisions than entries.
    /// </summary>
    public ImportStanding Standing() =>
        desk.Topic.NewestNo == 0 ? ImportStanding.Absent
        : desk.Drafted.About is not { } about ? ImportStanding.Deleted
        : about.Stage switch
        {
            PublicationStage.Shared => ImportStanding.Shared,
            PublicationStage.Withdrawn => ImportStanding.Withdrawn,
            _ => desk.Topic.Head == desk.Topic.NewestNo ? ImportStanding.Untouched : ImportStanding.Draft,
        };

    /// <summary>Whether a draft as it was imported is shared now.</summary>
    private bool SharesUntouched(PublicationImport import) =>
        import.About.Stage == PublicationStage.Shared
        && Standing() == ImportStanding.Untouched
        && desk.Drafted.About is { } present && (present.At, present.By) == (import.About.At, import.About.By)
        && desk.Topic.NewestNo == 1 + import.Texts.Length + import.Authors.Length + import.Trials.Length
        && import.Texts.All(text => desk.Drafted.Text(text.Language) is not null)
        && import.Authors.All(author => desk.Drafted.StateOf(MemberId.Of(author.Id)) is not null);

    /// <summary>Files of the draft that what is shared holds no more. Before the commit: a crash after this is mended by the
    /// repeated import.</summary>
    private Task RemoveOthersAsync(PublicationAbout next) => desk.Drafted.About is { } present
        ? files.RemoveAsync(PublicationRules.Files(present).Select(one => one.Id)
            .Except(PublicationRules.Files(next).Select(one => one.Id)).ToList())
        : Task.CompletedTask;

    private static void Check(PublicationImport import)
    {
        var about = import.About;
        var texts = import.Texts.Select(text => text.Language).ToList();
        var isDraft = about.Stage == PublicationStage.Draft;
        var fault = isDraft != about.SharedAt is null ? "What is shared, and only that, says when it was."
            : !isDraft && PublicationRules.LacksDate(about) ? "An event that is shared has a date."
            : !texts.Contains(about.Language) ? "The original is missing."
            : texts.Except(PublicationRules.Languages).Any() || texts.Distinct().Count() < texts.Count
                ? "Each language comes once, and is known."
            : import.Authors.FirstOrDefault()?.Id != about.By.Value ? "Who began it is its first author."
            : import.Texts.Select(text => Refuse(isDraft, text)).FirstOrDefault(refusal => refusal is not null)?.Code;
        if (fault is not null)
        {
            throw new ArgumentException(fault, nameof(import));
        }
    }

    private static Refusal? Refuse(bool isDraft, ImportedText text) =>
        PublicationRules.Check(new TextSaving { RequestId = Guid.CreateVersion7(text.At), Title = text.Title, Body = text.Body })
        ?? (isDraft ? null : PublicationRules.CheckShared(WorkingOf(text, null)));

    private static WorkingText WorkingOf(ImportedText text, int? of) => new()
    {
        No = 1,
        Title = TextRules.CleanTitle(text.Title),
        Body = TextRules.CleanBody(text.Body),
        Of = of,
        By = text.By,
        At = text.At,
    };

    private static WorkingText WorkingOf(PublicationAbout about, ImportedText text) =>
        WorkingOf(text, text.Language == about.Language ? null : VersionOf(about));

    private static int VersionOf(PublicationAbout about) => about.Stage == PublicationStage.Draft ? 0 : 1;

    private static IEnumerable<PublicationTrial> Trials(PublicationImport import) => import.Trials.Select(
        (trial, at) => trial with { Id = $"trial-{at + 1}", No = 0 });

    private static PublicationText EntryOf(PublicationAbout about, ImportedText text)
    {
        var entry = new PublicationText
        {
            Id = PublicationRoll.IdOf(text.Language),
            Language = text.Language,
            Version = VersionOf(about),
            Credit = text.Credit,
        };
        entry = PublicationRules.Mirror(entry, WorkingOf(about, text));
        return text.Summary is { } summary ? entry with { Summary = summary } : entry;
    }

    private async Task KeepAsync(PublicationAbout about, ImportedText text)
    {
        var working = WorkingOf(about, text);
        await desk.Texts.WriteWorkingAsync(text.Language, working, null);
        if (VersionOf(about) is > 0 and var number)
        {
            var version = new TextVersion { Version = number, Title = working.Title, At = text.At, By = text.By };
            await desk.Texts.AddVersionAsync(text.Language, version, working.Body);
        }
    }

    private async Task<ImmutableArray<Entry>> EntriesAsync(PublicationImport import)
    {
        var about = import.About with
        {
            Id = PublicationRoll.AboutId,
            No = desk.Drafted.NoOf(PublicationRoll.AboutId),
            Readers = VersionOf(import.About),
            ToldRev = 0,
            Cover = (await ClaimAsync(import.About, import.About.Cover is { } cover ? [cover] : [])).FirstOrDefault(),
            Attachments = import.About.Attachments is { } some ? await ClaimAsync(import.About, some) : null,
        };
        return
        [
            about,
            .. import.Texts.Select(text => EntryOf(about, text)).Select(text => text with { No = desk.Drafted.NoOf(text.Id) }),
            .. import.Authors.Select(author => author with { No = desk.Drafted.NoOf(author.Id) }),
            .. Trials(import).Where(trial => desk.Drafted.Find(trial.Id) is null).Take(TrialsAtOnce),
        ];
    }

    /// <summary>Puts files here, as whoever began it would.</summary>
    private async Task<ImmutableArray<Attachment>> ClaimAsync(PublicationAbout about, ImmutableArray<Attachment> wanted)
    {
        var claimed = await files.ClaimAsync(
            about.By, TopicId.Of(desk.Id), Guid.ParseExact(desk.Id.Value.AsSpan(1), "N"),
            [.. wanted.Select(one => new NewAttachment { Id = one.Id, Alt = one.Alt })], "files");
        return claimed.TryGet(out var attachments, out var refusal)
            ? attachments
            : throw new InvalidOperationException($"A file was refused: {refusal.Code}.");
    }

    private async Task AddAsync(PublicationAbout about, ImmutableArray<Entry> entries)
    {
        var group = PublicationDesk.ParentOf(about) is null ? null : about.Group;
        var command = new TopicCommand { Actor = about.By, Changes = entries };
        await desk.Topic.Enqueue(group is not { } into ? command : command with
        {
            After = (await desk.Grains.RightsInGroupAsync(into, about.By)).Rev,
            OtherParent = desk.Topic.NewestNo == 0,
        });
    }
}
