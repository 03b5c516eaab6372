using Comparte.Silo.Blobs;
using Comparte.Silo.Storage;
using Microsoft.Data.Sqlite;

namespace Comparte.Silo.Operations;

/// <summary>Whether the bytes in the folder and the records of files fit together.</summary>
internal static class FileCheck
{
    /// <summary>How many problems there are; each is written to <paramref name="output"/>.</summary>
    public static int Run(string location, TextWriter output)
    {
        // The bytes first: a record is written before them and deleted after them.
        var parts = FolderBlobs.All(DataFolder.FilesIn(location)).ToDictionary(part => part.Name, part => part.Path);
        using var store = StoreDatabase.Open(DataFolder.StateFileIn(location), SqliteOpenMode.ReadOnly);
        var problems = parts
            .Where(part => FileRecord.Find(store, part.Key) is null && !FileRecord.IsExport(store, part.Key)
                && File.Exists(part.Value))
            .Select(part => $"bytes without a record: {part.Key}")
            .Concat(FileRecord.AllReady(store)
                .Select(file => $"{file.Id}.{file.Record.Original}")
                .Where(name => !parts.ContainsKey(name) && !File.Exists(PathOf(location, name)))
                .Select(name => $"record without its bytes: {name}"))
            .ToList();
        problems.ForEach(problem => output.WriteLine($"files: {problem}"));
        output.WriteLine($"files: {parts.Count} parts");
        return problems.Count;
    }

    private static string PathOf(string location, string name) => FolderBlobs.PathOf(DataFolder.FilesIn(location), name);
}
