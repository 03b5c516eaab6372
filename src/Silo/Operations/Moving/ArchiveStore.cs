using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Comparte.Silo.Blobs;
using Comparte.Silo.Storage;

namespace Comparte.Silo.Operations.Moving;

/// <summary>
/// A community in one file that needs none of this program to be read: a zip with <c>comparte.json</c> (what it holds),
/// <c>records.jsonl</c>, <c>reminders.jsonl</c> (see <see cref="ArchiveLine"/>) and the parts of files under <c>files/</c>. It is written
/// under another name from its beginning to its end, and read only when it holds what it says.
/// </summary>
internal sealed partial class ArchiveStore : ITarget, IStoredRows, IFileParts
{
    private const int Format = 1;
    private const string Unfinished = ".unfinished";
    private const string About = "comparte.json";
    private const string Records = "records.jsonl";
    private const string ReminderLines = "reminders.jsonl";
    private const string Parts = "files/";

    private static readonly JsonSerializerOptions AboutJson = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly string _path;
    private readonly bool _isWritten;
    private readonly StoreChecksum _written = new();
    private ZipArchive _zip;
    private Holdings _about;
    private int _parts;

    private ArchiveStore(string path, ZipArchive zip, Holdings about, bool isWritten) =>
        (_path, _zip, _about, _isWritten) = (path, zip, about, isWritten);

    public IStoredRows Rows => this;

    public IFileParts Files => this;

    public string Place => _path;

    public bool IsDemonstration => _about.IsDemonstration;

    /// <summary>The group or organization of which alone it is, as <c>group/g…</c>; null when it has the whole network.</summary>
    public string? Of => _about.Of;

    /// <summary>Opens one, and looks whether it is whole.</summary>
    /// <exception cref="StartRefusedException">It isn't, or comes from a newer program.</exception>
    public static ArchiveStore Open(string path)
    {
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            var about = ReadAbout(zip) ?? throw Damaged(path);
            if (about.Format > Format)
            {
                throw new StartRefusedException($"{path} was written by a newer Comparte: read it with that one.");
            }

            var store = new ArchiveStore(path, zip, about, isWritten: false);
            return StoreChecksum.Of(store, store.Reminders()).ToString() == about.Checksum
                && store.PartNames().Count() == about.Parts
                && store.PartNames().All(PartName().IsMatch) ? store : throw Damaged(path);
        }
        catch (Exception e)
        {
            zip?.Dispose();
            if (e is JsonException or InvalidDataException)
            {
                throw Damaged(path);
            }

            throw;
        }
    }

    /// <summary>Begins one. What an attempt left that was interrupted is written anew.</summary>
    public static ArchiveStore Make(string path, bool isDemonstration, string? of = null)
    {
        if (Path.Exists(path))
        {
            throw new StartRefusedException($"{path} exists already: choose another name for the archive.");
        }

        var file = FolderBlobs.Open(path + Unfinished, FileMode.Create);
        var about = new Holdings { IsDemonstration = isDemonstration, Of = of };
        return new ArchiveStore(path, new ZipArchive(file, ZipArchiveMode.Create), about, isWritten: true);
    }

    public long Count() => _about.Records;

    public IEnumerable<StoredRow> All(string? state = null) =>
        Lines(Records).Select(ArchiveLine.Row).Where(row => state is null || row.Key.State == state);

    public byte[]? Find(StateKey key) => All(key.State).FirstOrDefault(row => row.Key == key).Payload;

    public IEnumerable<StoredReminder> Reminders() => Lines(ReminderLines).Select(ArchiveLine.Reminder);

    public void TakeRows(IEnumerable<StoredRow> rows, Action<StoredRow> taken)
    {
        using var lines = _zip.CreateEntry(Records).Open();
        foreach (var row in rows)
        {
            lines.Write(ArchiveLine.Of(row));
            _written.Add(row);
            taken(row);
        }
    }

    public void TakeReminders(IEnumerable<StoredReminder> reminders)
    {
        using (var lines = _zip.CreateEntry(ReminderLines).Open())
        {
            foreach (var reminder in reminders)
            {
                lines.Write(ArchiveLine.Of(reminder));
                _written.Add(reminder);
            }
        }

        EndWriting();
    }

    public void Complete(IFileParts? files)
    {
        _zip.Dispose();
        File.Move(_path + Unfinished, _path);
    }

    IEnumerable<string> IFileParts.All() => PartNames();

    long IFileParts.LengthOf(string name) => _zip.GetEntry(Parts + name)!.Length;

    Stream IFileParts.Open(string name) => _zip.GetEntry(Parts + name)!.Open();

    void IFileParts.Take(string name, Stream content, long length)
    {
        // Pictures, films and papers are packed already.
        using var part = _zip.CreateEntry(Parts + name, CompressionLevel.NoCompression).Open();
        content.CopyTo(part);
        _parts++;
    }

    /// <summary>What wasn't completed goes: it has everything in it.</summary>
    public void Dispose()
    {
        _zip.Dispose();
        if (_isWritten)
        {
            File.Delete(_path + Unfinished);
        }
    }

    [GeneratedRegex("^x[0-9a-f]{32}\\.[a-z]+$")]
    private static partial Regex PartName();

    private static StartRefusedException Damaged(string path) =>
        new($"{path} is no archive of a community, or it is damaged. Nothing was moved.");

    private static Holdings? ReadAbout(ZipArchive zip)
    {
        using var about = zip.GetEntry(About)?.Open();
        return about is null ? null : JsonSerializer.Deserialize<Holdings>(about, AboutJson);
    }

    /// <summary>What was written is read from here on, as whoever gets it reads it.</summary>
    private void EndWriting()
    {
        _about = _about with
        {
            Records = _written.Records,
            Reminders = _written.Reminders,
            Parts = _parts,
            Checksum = _written.ToString(),
        };
        using (var about = _zip.CreateEntry(About).Open())
        {
            JsonSerializer.Serialize(about, _about, AboutJson);
        }

        _zip.Dispose();
        _zip = ZipFile.OpenRead(_path + Unfinished);
    }

    private IEnumerable<string> PartNames() => _zip.Entries
        .Where(entry => entry.FullName.StartsWith(Parts, StringComparison.Ordinal))
        .Select(entry => entry.FullName[Parts.Length..]);

    private IEnumerable<string> Lines(string name)
    {
        using var lines = new StreamReader((_zip.GetEntry(name) ?? throw new InvalidDataException(name)).Open());
        while (lines.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>What an archive says of itself.</summary>
    private sealed record Holdings
    {
        public int Format { get; init; } = ArchiveStore.Format;

        public bool IsDemonstration { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Of { get; init; }

        public long Records { get; init; }

        public long Reminders { get; init; }

        /// <summary>Parts of files, whose bytes the zip itself guards.</summary>
        public int Parts { get; init; }

        /// <summary>Of records and reminders.</summary>
        public string Checksum { get; init; } = "";
    }
}
