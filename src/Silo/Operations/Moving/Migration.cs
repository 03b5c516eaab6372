using System.Globalization;
using Comparte.Silo.Blobs;

namespace Comparte.Silo.Operations.Moving;

/// <summary>
/// Moves a stopped community from one size of storage to another: all records and reminders, compared afterwards, and the
/// bytes of its files. The source is left as it was. What is interrupted leaves nothing; whoever repeats it begins anew.
/// </summary>
internal static class Migration
{
    /// <summary>Moves between a folder and a database; what has an equals sign is a database's connection string.</summary>
    /// <param name="from">From where.</param>
    /// <param name="to">Where to; nothing must be there.</param>
    /// <param name="files">Where hosts that share a database find files; null when they aren't in a folder.</param>
    /// <param name="output">Gets the progress and what was moved.</param>
    public static void Run(string from, string to, string? files, TextWriter output)
    {
        using var source = IsDatabase(from) ? (ISource)PostgresStore.Open(from) : EmbeddedStore.Open(Path.GetFullPath(from));
        using var target = IsDatabase(to) ? (ITarget)PostgresStore.Make(to) : EmbeddedStore.Make(Path.GetFullPath(to));
        var (filesFrom, filesTo) = (source.Files ?? files, target.Files ?? files);
        if (filesFrom is not null && filesTo is not null)
        {
            CopyFiles(Path.GetFullPath(filesFrom), Path.GetFullPath(filesTo), output);
        }

        var moved = Copy(source, target, output);
        Compare(moved, target);
        target.Complete(source.IsDemonstration, filesFrom is null ? null : filesTo);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Moved and compared: {moved.Records} records and {moved.Reminders} reminders, checksum {moved}."));
        TellFiles(filesFrom, filesTo, output);
        output.WriteLine("What was moved is still in the old place as well. Start hosts on one of them alone.");
    }

    private static bool IsDatabase(string place) => place.Contains('=', StringComparison.Ordinal);

    private static StoreChecksum Copy(ISource source, ITarget target, TextWriter output)
    {
        var (line, sum, total) = (new ProgressLine(output), new StoreChecksum(), source.Rows.Count());
        line.Show(0, total);
        target.TakeRows(source.Rows.All(), row =>
        {
            sum.Add(row);
            line.Show(sum.Records, total);
        });
        var reminders = source.Reminders().ToList();
        reminders.ForEach(sum.Add);
        target.TakeReminders(reminders);
        return sum;
    }

    private static void Compare(StoreChecksum moved, ITarget target)
    {
        var found = StoreChecksum.Of(target.Rows, target.Reminders());
        if ((found.Records, found.Reminders, found.ToString()) != (moved.Records, moved.Reminders, moved.ToString()))
        {
            throw new StartRefusedException(
                FormattableString.Invariant($"What arrived is not what was sent: {found.Records} of {moved.Records} records and ")
                + FormattableString.Invariant($"{found.Reminders} of {moved.Reminders} reminders, checksum {found} instead of ")
                + $"{moved}. Nothing was moved.");
        }
    }

    private static void CopyFiles(string from, string to, TextWriter output)
    {
        var parts = FolderBlobs.All(from).ToList();
        var line = new ProgressLine(output);
        for (var at = 0; from != to && at < parts.Count; at++)
        {
            Copy(parts[at].Path, FolderBlobs.PathOf(to, parts[at].Name));
            line.Show(at + 1, parts.Count);
        }
    }

    /// <summary>A file that an earlier attempt brought is left as it is: files never change once they are whole.</summary>
    private static void Copy(string from, string to)
    {
        using var content = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (new FileInfo(to) is { Exists: true } there && there.Length == content.Length)
        {
            return;
        }

        using var target = FolderBlobs.Open(to, FileMode.Create);
        content.CopyTo(target);
        target.Flush(flushToDisk: true);
    }

    private static void TellFiles(string? from, string? to, TextWriter output)
    {
        var parts = from is null ? 0 : FolderBlobs.All(from).Count();
        if (from is not null && to is not null)
        {
            output.WriteLine(FormattableString.Invariant($"{parts} parts of files are in {Path.GetFullPath(to)}."));
        }
        else if (parts > 0)
        {
            output.WriteLine(
                FormattableString.Invariant($"{parts} parts of files are still in {from}: copy that folder to where all ")
                + "hosts see it, and start them with Files:Folder. Next time --files FOLDER does it.");
        }
        else if (from is null)
        {
            output.WriteLine(
                "If files were kept in a folder (Files:Folder), copy it to files in the new data folder. "
                + "Next time --files FOLDER does it.");
        }
    }
}
