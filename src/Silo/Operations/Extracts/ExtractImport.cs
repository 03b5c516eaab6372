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
    private const string Account = "account.main";
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
        var arrived = await ArrivingAsync(archive);
        var location = Path.GetFullPath(configuration["data"] ?? DataFolder.DefaultPath);
        var files = StoreView.FilesOf(configuration, location);
        using var community = Open(StorageChoice.Of(configuration), location);
        var by = MemberOf(community.Rows, who)
            ?? throw new StartRefusedException($"{who} is nobody in this network who can answer for it: see --by.");
        RefuseTaken(arrived, community, files);
        Migration.CopyFiles(archive, files, output);
        var arrival = arrived.Arrival with { By = by };
        community.TakeReminders(RemindersOf(arrived.Root, arrival));
        community.TakeRows([RowOf(arrived.Root, arrival), .. arrived.Rows], _ => { });
        community.Commit();
        await output.WriteLineAsync(FormattableString.Invariant(
            $"Brought: {arrived.Rows.Count} records and {archive.Files.All().Count()} parts of files. It is at work a minute after ")
            + "Comparte runs.");
    }

    private static IGrowing Open(StorageChoice choice, string location) => choice.Provider switch
    {
        StorageProvider.Sqlite => EmbeddedStore.Open(location),
        StorageProvider.PostgreSql => PostgresStore.Open(choice.Connection),
        _ => throw new StartRefusedException("Nothing is brought into a storage account in part."),
    };

    /// <summary>Reads all of it before anything is written.</summary>
    private static async Task<Arriving> ArrivingAsync(ArchiveStore archive)
    {
        try
        {
            var rows = new KeptRows(archive.All());
            var extract = await FindAsync(rows, archive);
            var arrival = new Arrival { Topics = await TopicsOfAsync(rows), Files = FilesOf(rows, archive) };
            return new Arriving(
                extract.Root, [.. rows.All().Select(row => ArrivedRow.Of(row, extract.Root)).OfType<StoredRow>()], arrival);
        }
        catch (Exception e) when (e is JsonException or TopicUnreadableException or ArgumentException)
        {
            throw new StartRefusedException($"{archive.Place} has records that can't be read: {e.Message} Nothing was brought.", e);
        }
    }

    /// <exception cref="StartRefusedException">Something of it is here already, or its files would be those of somebody here.</exception>
    private static void RefuseTaken(Arriving arrived, IGrowing community, FolderParts files)
    {
        var keys = arrived.Rows.Select(row => row.Key).Append(KeyOf(arrived.Root));
        if (keys.Count(key => community.Rows.Find(key) is not null) is > 0 and var there)
        {
            throw new StartRefusedException(
                FormattableString.Invariant($"{there} of its records are in this network already. Nothing was brought."));
        }

        // What members take along stands among files under their own digits.
        if (arrived.Arrival.Files.Any(file => community.Rows.Find(new StateKey($"account/m{file.Id.Value[1..]}", Account)) is not null))
        {
            throw new StartRefusedException("One of its files has the digits of a member. Nothing was brought.");
        }

        if (!community.KeepsFilesIn(files.Place))
        {
            throw new StartRefusedException(
                $"The files of this community are not in {files.Place}: set Files:Folder to the folder that its hosts share.");
        }
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
            if (rows.Find(new StateKey($"claim/{ClaimKey.SignIn(who).Value}", "claim.main")) is not { } payload)
            {
                return null;
            }

            using var json = JsonDocument.Parse(payload);
            member = MemberId.Of(json.RootElement.GetProperty("holder").GetString()!);
        }

        if (rows.Find(new StateKey($"account/{member}", Account)) is not { } account)
        {
            return null;
        }

        using var state = JsonDocument.Parse(account);
        return state.RootElement.GetProperty("standing").GetString() == "active" ? member : null;
    }

    /// <summary>Files that can be fetched come with their bytes.</summary>
    private static ImmutableArray<ArrivedFile> FilesOf(KeptRows rows, ArchiveStore archive)
    {
        var parts = archive.Files.All().ToLookup(name => name.Split('.')[0]);
        return
        [
            .. rows.All(FileRecord.State).Select(row =>
            {
                var id = row.Key.Grain["file/".Length..];
                var record = FileRecord.Read(row.Payload) ?? throw new JsonException($"{row.Key} is no file.");
                return !record.IsReady || parts[id].Contains($"{id}.{record.Original}")
                    ? new ArrivedFile
                    {
                        Id = FileId.Of(id),
                        Owner = FileRecord.OwnerOf(row.Payload),
                        Bytes = parts[id].Sum(archive.Files.LengthOf),
                    }
                    : throw new StartRefusedException($"The bytes of {row.Key} are missing in {archive.Place}. Nothing was brought.");
            }),
        ];
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

    private static StoredRow RowOf(TopicId root, Arrival arrival) =>
        new(KeyOf(root), JsonSerializer.SerializeToUtf8Bytes(arrival, StateJson.Options));

    private static StateKey KeyOf(TopicId root) => new($"arrival/{root.Id}", "arrival.main");

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

    /// <summary>What comes.</summary>
    /// <param name="Root">The group or organization.</param>
    /// <param name="Rows">Its records, as they begin here.</param>
    /// <param name="Arrival">What is to be settled.</param>
    private sealed record Arriving(TopicId Root, IReadOnlyList<StoredRow> Rows, Arrival Arrival);
}
