using Comparte.Silo.Blobs;

namespace Comparte.Silo.Operations;

/// <summary>Whether the bytes in the folder and the records of files fit together.</summary>
internal static class FileCheck
{
    /// <summary>How many problems there are; each is written to <paramref name="output"/>.</summary>
    public static int Run(IStoredRows rows, string location, TextWriter output)
    {
        // The bytes first: a record is written before them and deleted after them.
        var parts = FolderBlobs.All(location).ToDictionary(part => part.Name, part => part.Path);
        var problems = parts
            .Where(part => FileRecord.Find(rows, part.Key) is null && !FileRecord.IsExport(rows, part.Key)
                && File.Exists(part.Value))
            .Select(part => $"bytes without a record: {part.Key}")
            .Concat(FileRecord.AllReady(rows)
                .Select(file => $"{file.Id}.{file.Record.Original}")
                .Where(name => !parts.ContainsKey(name) && !File.Exists(FolderBlobs.PathOf(location, name)))
                .Select(name => $"record without its bytes: {name}"))
            .ToList();
        problems.ForEach(problem => output.WriteLine($"files: {problem}"));
        output.WriteLine($"files: {parts.Count} parts");
        return problems.Count;
    }
}
