using System.Globalization;

namespace Comparte.Silo.Operations.Moving;

/// <summary>
/// Moves a stopped community from one size of storage to another: all records and reminders, compared afterwards, and the
/// bytes of its files. The source is left as it was. What is interrupted leaves nothing; whoever repeats it begins anew.
/// </summary>
internal static class Migration
{
    /// <summary>Moves between a folder, a database and an archive; what has an equals sign is a database's connection string,
    /// what ends with <c>.zip</c> an archive.</summary>
    /// <param name="from">From where.</param>
    /// <param name="to">Where to; nothing must be there.</param>
    /// <param name="files">Where hosts that share a database find files; null when they aren't in a folder.</param>
    /// <param name="output">Gets the progress and what was moved.</param>
    public static void Run(string from, string to, string? files, TextWriter output)
    {
        using var source = Open(from);
        using var target = Make(to, source.IsDemonstration);
        var shared = files is null ? null : new FolderParts(files);
        var (filesFrom, filesTo) = (source.Files ?? shared, target.Files ?? shared);
        if (filesFrom is not null && filesTo is not null)
        {
            CopyFiles(filesFrom, filesTo, output);
        }

        var moved = Copy(source, target, output);
        Compare(moved, target);
        target.Complete(filesFrom is null ? null : filesTo);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Moved and compared: {moved.Records} records and {moved.Reminders} reminders, checksum {moved}."));
        TellFiles(filesFrom, filesTo, output);
        output.WriteLine("What was moved is still in the old place as well. Start hosts on one of them alone.");
    }

    private static ISource Open(string place) =>
        IsDatabase(place) ? PostgresStore.Open(place)
        : IsArchive(place) ? OpenWhole(Path.GetFullPath(place))
        : EmbeddedStore.Open(Path.GetFullPath(place));

    private static ArchiveStore OpenWhole(string path)
    {
        var archive = ArchiveStore.Open(path);
        if (archive.Of is null)
        {
            return archive;
        }

        archive.Dispose();
        throw new StartRefusedException($"{path} has a part of a network: bring it into one with import {Path.GetFileName(path)} --by MEMBER.");
    }

    private static ITarget Make(string place, bool isDemonstration) =>
        IsDatabase(place) ? PostgresStore.Make(place, isDemonstration)
        : IsArchive(place) ? ArchiveStore.Make(Path.GetFullPath(place), isDemonstration)
        : EmbeddedStore.Make(Path.GetFullPath(place), isDemonstration);

    private static bool IsDatabase(string place) => place.Contains('=', StringComparison.Ordinal);

    private static bool IsArchive(string place) => place.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

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

    /// <exception cref="StartRefusedException">What is there is not what was sent.</exception>
    public static void Compare(StoreChecksum moved, ITarget target)
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

    /// <summary>Copies parts of files, those that <paramref name="wanted"/> says.</summary>
    public static void CopyFiles(IFileParts from, IFileParts to, TextWriter output, Func<string, bool>? wanted = null)
    {
        var parts = from.All().Where(wanted ?? (_ => true)).ToList();
        var line = new ProgressLine(output);
        for (var at = 0; from.Place != to.Place && at < parts.Count; at++)
        {
            using var content = from.Open(parts[at]);
            to.Take(parts[at], content, from.LengthOf(parts[at]));
            line.Show(at + 1, parts.Count);
        }
    }

    private static void TellFiles(IFileParts? from, IFileParts? to, TextWriter output)
    {
        var parts = from?.All().Count() ?? 0;
        if (from is not null && to is not null)
        {
            output.WriteLine(FormattableString.Invariant($"{parts} parts of files are in {to.Place}."));
        }
        else if (from is not null && parts > 0)
        {
            output.WriteLine(
                FormattableString.Invariant($"{parts} parts of files are still in {from.Place}: copy that folder to where all ")
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
