using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Extracts;
using Comparte.Files;
using Comparte.Publications;
using Comparte.Silo.Operations.Moving;
using Comparte.Silo.Storage;
using Comparte.Topics;
using Microsoft.Extensions.Configuration;
using Orleans.Runtime;

namespace Comparte.Silo.Operations.Extracts;

/// <summary>Brings a group or an organization from an archive into a stopped community, in one commit. What is to be done then is settled
/// by <c>ArrivalGrain</c> once the community runs.</summary>
internal static class ExtractImport
{
    private const string Waking = "settle";
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    /// <summary>Brings it.</summary>
    /// <param name="configuration">Names the community.</param>
    /// <param name="file">The archive.</param>
    /// <param name="who">Who answers for it here: an id, a confirmed address or a sign-in name.</param>
    /// <param name="output">Gets the progress and what was brought.</param>
    public static async Task RunAsync(IConfiguration configuration, string file, string who, TextWriter output)
    {
        using var archive = ArchiveStore.Open(Path.GetFullPath(file));
        var rows = new KeptRows(archive.All());
        var extract = await FindAsync(rows, archive);
        var choice = StorageChoice.Of(configuration);
        var location = Path.GetFullPath(configuration["data"] ?? DataFolder.DefaultPath);
        var files = StoreView.FilesOf(configuration, location);
        using var community = choice.Provider switch
        {
            StorageProvider.Sqlite => (IGrowing)EmbeddedStore.Open(location),
            StorageProvider.PostgreSql => PostgresStore.Open(choice.Connection),
            _ => throw new StartRefusedException("Nothing is brought into a storage account in part."),
        };
        var by = MemberOf(community.Rows, who) ?? throw new StartRefusedException($"{who} is nobody in this network: see --by.");
        if (rows.All().Count(row => community.Rows.Find(row.Key) is not null) is > 0 and var there)
        {
            throw new StartRefusedException(FormattableString.Invariant($"{there} of its records are in this network already. Nothing was brought."));
        }

        Migration.CopyFiles(archive, files, output);
        var arrival = await ArrivalOfAsync(rows, archive, by);
        community.TakeReminders(RemindersOf(extract.Root, arrival));
        community.TakeRows([RowOf(extract.Root, arrival), .. rows.All().Select(row => ArrivedRow.Of(row, extract.Root)).OfType<StoredRow>()], _ => { });
        community.Commit();
        await output.WriteLineAsync(FormattableString.Invariant(
            $"Brought: {rows.Count()} records and {archive.Files.All().Count()} parts of files. It is at work a minute after Comparte runs."));
    }

    private static async Task<Extract> FindAsync(KeptRows rows, ArchiveStore archive)
    {
        if (archive.Of is not { } of || !TopicId.TryParse(of, out var root) || !ExtractRules.IsRoot(root))
        {
            throw new StartRefusedException($"{archive.Place} has a whole network: bring it into an empty place with migrate.");
        }

        var extract = await Extract.FindAsync(rows, root);
        return rows.All().All(row => extract.Holds(row.Key)) && archive.Files.All().All(extract.HoldsPart)
            ? extract
            : throw new StartRefusedException($"{archive.Place} has more than what belongs to {of}. Nothing was brought.");
    }

    private static MemberId? MemberOf(IStoredRows rows, string who)
    {
        if (!MemberId.TryParse(who, out var member))
        {
            var claim = who.Contains('@', StringComparison.Ordinal) ? ClaimKey.Email(who) : ClaimKey.Name(who);
            if (rows.Find(new StateKey($"claim/{claim.Value}", "claim.main")) is not { } payload)
            {
                return null;
            }

            using var json = JsonDocument.Parse(payload);
            member = MemberId.Of(json.RootElement.GetProperty("holder").GetString()!);
        }

        return rows.Find(new StateKey($"account/{member}", "account.main")) is null ? null : member;
    }

    private static async Task<Arrival> ArrivalOfAsync(KeptRows rows, ArchiveStore archive, MemberId by)
    {
        var bytes = archive.Files.All().ToLookup(name => name.Split('.')[0], archive.Files.LengthOf);
        return new Arrival
        {
            By = by,
            Topics = await TopicsOfAsync(rows),
            Files =
            [
                .. rows.All(FileRecord.State).Select(row => new ArrivedFile
                {
                    Id = FileId.Of(row.Key.Grain["file/".Length..]),
                    Owner = FileRecord.OwnerOf(row.Payload),
                    Bytes = bytes[row.Key.Grain["file/".Length..]].Sum(),
                }),
            ],
        };
    }

    /// <summary>All topics, what was shared first in the order of its sharing.</summary>
    private static async Task<ImmutableArray<TopicId>> TopicsOfAsync(KeptRows rows)
    {
        var (storage, found) = (new CheckedRows(rows), new List<(DateTimeOffset? SharedAt, TopicId Topic)>());
        var grains = rows.All().Select(row => GrainId.Parse(row.Key.Grain, CultureInfo.InvariantCulture)).Where(TopicCheck.Concerns);
        foreach (var grain in grains.Distinct())
        {
            var about = await TopicContents.FindAboutAsync(storage, grain);
            found.Add(((about as PublicationAbout)?.SharedAt, new TopicId(grain.Type.ToString()!, grain.Key.ToString()!)));
        }

        return [.. found.OrderBy(one => one.SharedAt is null).ThenBy(one => one.SharedAt).Select(one => one.Topic)];
    }

    private static StoredRow RowOf(TopicId root, Arrival arrival) => new(
        new StateKey($"arrival/{root.Id}", "arrival.main"),
        JsonSerializer.SerializeToUtf8Bytes(arrival, StateJson.Options));

    /// <summary>Each topic tells what it owes also if settling ends before.</summary>
    private static IEnumerable<StoredReminder> RemindersOf(TopicId root, Arrival arrival) =>
    [
        ReminderOf($"arrival/{root.Id}", Waking, TimeSpan.Zero, Soon),
        .. arrival.Topics.Select(topic => ReminderOf(topic.ToString(), TopicGrains.Reminder, Later, Later)),
    ];

    private static StoredReminder ReminderOf(string grain, string name, TimeSpan first, TimeSpan period) => new(
        grain,
        name,
        StoredReminder.Kept(TimeProvider.System.GetUtcNow().UtcDateTime + first),
        (long)period.TotalMilliseconds,
        (int)GrainId.Parse(grain, CultureInfo.InvariantCulture).GetUniformHashCode());
}
