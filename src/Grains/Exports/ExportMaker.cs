using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Exports;

/// <summary>Makes the file of one member, from its beginning to its end.</summary>
internal sealed class ExportMaker(
    MemberId member, ExportRecord asked, IGrainFactory grains, IBlobStore blobs, MailSettings settings, TimeProvider clock)
{
    /// <summary>How many places were looked at.</summary>
    public int Done { get; private set; }

    /// <summary>How many there are; 0 until that is known.</summary>
    public int Of { get; private set; }

    /// <summary>Writes it, and answers how many bytes it has.</summary>
    public async Task<long> MakeAsync(FileId blob, CancellationToken stop)
    {
        await using var target = new BlobWriter(blobs, blob);
        await using (var archive = new ExportArchive(target, clock.GetUtcNow()))
        {
            var mine = await grains.GetGrain<IMemberGrain>(member.Value).MineAsync(member);
            var words = new ExportWords(asked.Words, asked.Language);
            var pages = new ExportPages(words, ZoneOf(mine));
            var desk = new ExportDesk(member, mine, grains, archive, words, pages, stop);
            var steps = new List<Func<Task>>();
            foreach (var part in Parts(desk))
            {
                steps.AddRange(await part.FindAsync());
            }

            Of = steps.Count;
            foreach (var step in steps)
            {
                stop.ThrowIfCancellationRequested();
                try
                {
                    await step();
                }
                catch (TopicUnreadableException)
                {
                    // One broken place, perhaps none in which the member ever wrote, keeps nobody from the rest.
                    desk.Guide.IsWhole = false;
                }

                Done++;
            }
        }

        return await target.FinishAsync(stop);
    }

    private ImmutableArray<IExportPart> Parts(ExportDesk desk) =>
    [
        new ProfilePart(desk),
        new ConversationPart(desk),
        new PublicationPart(desk),
        new NeedPart(desk),
        new GroupPart(desk),
        new WorkPart(desk),
        new OwnListPart(desk),
        new UploadPart(desk, blobs),
        new GuidePart(desk, clock.GetUtcNow()),
    ];

    /// <summary>By which clock the member lives: the one for its mails, or the network's.</summary>
    private TimeZoneInfo ZoneOf(ImmutableArray<Entry> mine) =>
        MailTimes.ZoneOf(mine.OfType<MailChoice>().FirstOrDefault()?.Zone ?? "", settings.Zone);
}
