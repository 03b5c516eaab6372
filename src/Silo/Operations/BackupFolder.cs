using System.Globalization;

namespace Comparte.Silo.Operations;

/// <summary>One finished copy: its file, when it was begun by the machine's clock, and its bytes.</summary>
internal sealed record BackupFile(string Path, DateTimeOffset At, long Bytes);

/// <summary>The copies in a folder, as their names tell. Files of other names are nobody's business.</summary>
internal static class BackupFolder
{
    private const string Prefix = "comparte-";
    private const string Suffix = ".db";
    private const string Time = "yyyyMMdd-HHmmss";

    /// <summary>How one is called that is begun now.</summary>
    public static string NameOf(DateTimeOffset now) =>
        Prefix + now.ToString(Time, CultureInfo.InvariantCulture) + Suffix;

    /// <summary>The finished ones, the newest first.</summary>
    public static IReadOnlyList<BackupFile> All(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}")
            .Select(path => TimeOf(path) is { } at ? new BackupFile(path, at, new FileInfo(path).Length) : null)
            .OfType<BackupFile>().OrderByDescending(file => file.At)]
        : [];

    /// <summary>The newest finished one.</summary>
    public static BackupFile? Newest(string folder) => All(folder) is [var newest, ..] ? newest : null;

    /// <summary>Deletes what is older than so many days, and what was left half written; never the newest.</summary>
    public static void Age(string folder, DateTimeOffset now, int days)
    {
        foreach (var file in All(folder).Skip(1).Where(file => now - file.At >= TimeSpan.FromDays(days)))
        {
            File.Delete(file.Path);
        }

        foreach (var half in Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}{StoreBackup.Unfinished}"))
        {
            File.Delete(half);
        }
    }

    private static DateTimeOffset? TimeOf(string path) => DateTimeOffset.TryParseExact(
        Path.GetFileNameWithoutExtension(path)[Prefix.Length..], Time, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeLocal, out var at) ? at : null;
}
