using System.Globalization;
using Comparte.Silo.Blobs;
using Comparte.Silo.Storage;
using Microsoft.Data.Sqlite;

namespace Comparte.Silo.Operations;

/// <summary>The bytes of files in a backup: a table beside the state, one row for each part.</summary>
internal static class FileBackup
{
    private const string Table = "files";

    /// <summary>Copies what belongs to the state that is in the backup already. What was deleted since isn't there any
    /// more, and what has come since has no record.</summary>
    public static void Write(string location, string target)
    {
        using var backup = StoreDatabase.Open(target);
        using var rows = new SqliteRows(backup);
        backup.Execute($"CREATE TABLE {Table}(name TEXT PRIMARY KEY, bytes BLOB NOT NULL)");
        foreach (var (path, name) in FolderBlobs.All(DataFolder.FilesIn(location)))
        {
            if (FileRecord.Find(rows, name) is not null && TryOpen(path) is { } content)
            {
                using (content)
                {
                    Add(backup, name, content);
                }
            }
        }
    }

    /// <summary>Puts the bytes back into a folder, and takes them out of the restored state.</summary>
    public static void Restore(SqliteConnection restored, string location)
    {
        // Backups were made before there were files.
        if (!restored.Column("SELECT name FROM sqlite_schema WHERE type = 'table'").Contains(Table))
        {
            return;
        }

        foreach (var name in restored.Column($"SELECT name FROM {Table}"))
        {
            var path = FolderBlobs.PathOf(DataFolder.FilesIn(location), name);
            var row = Convert.ToInt64(
                restored.Scalar($"SELECT rowid FROM {Table} WHERE name = ?1", name), CultureInfo.InvariantCulture);
            using var content = new SqliteBlob(restored, Table, "bytes", row, readOnly: true);
            using var target = FolderBlobs.Open(path, FileMode.CreateNew);
            content.CopyTo(target);
            target.Flush(flushToDisk: true);
        }

        // The file is written anew, so that nothing has to be overwritten first.
        restored.Execute($"PRAGMA secure_delete = OFF; DROP TABLE {Table}; VACUUM; PRAGMA secure_delete = ON");
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (IOException e) when (e is FileNotFoundException || DataFolder.IsSharingViolation(e))
        {
            // It was deleted meanwhile, or is just growing: what goes on with that upload begins again.
            return null;
        }
    }

    private static void Add(SqliteConnection backup, string name, FileStream content)
    {
        var length = content.Length;
        var row = Convert.ToInt64(
            backup.Scalar(
                $"INSERT INTO {Table}(name, bytes) VALUES (?1, zeroblob(?2)) RETURNING rowid", name, length),
            CultureInfo.InvariantCulture);
        using var target = new SqliteBlob(backup, Table, "bytes", row);
        content.CopyTo(target);
    }
}
