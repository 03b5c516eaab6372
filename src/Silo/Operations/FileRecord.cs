using System.Text.Json;
using Comparte.Silo.Storage;
using Microsoft.Data.Sqlite;

namespace Comparte.Silo.Operations;

/// <summary>As much of a file's record as operations need.</summary>
/// <param name="IsReady">Whether it can be fetched.</param>
/// <param name="Original">The name of the part that is the original.</param>
internal sealed record FileRecord(bool IsReady, string Original)
{
    /// <summary>The record of the file that a part's name names, as <paramref name="store"/> has it; null where there is
    /// none.</summary>
    public static FileRecord? Find(SqliteConnection store, string partName) =>
        store.Scalar(
            "SELECT payload FROM grain_state WHERE grain = ?1 AND state = 'file.main'",
            $"file/{partName.Split('.')[0]}") is byte[] payload
            ? Read(payload)
            : null;

    /// <summary>Whether a part is what a member takes along, which stands under the member's own digits. Backups leave it
    /// out.
    /// </summary>
    public static bool IsExport(SqliteConnection store, string partName) =>
        store.Scalar(
            "SELECT 1 FROM grain_state WHERE grain = ?1 AND state = 'export.main'", $"export/m{partName.Split('.')[0][1..]}")
            is not null;

    /// <summary>All files that are ready, with their ids.</summary>
    public static IEnumerable<(string Id, FileRecord Record)> AllReady(SqliteConnection store)
    {
        using var rows = new Statement(store, "SELECT grain, payload FROM grain_state WHERE state = 'file.main'");
        while (rows.Step())
        {
            if (Read(rows.Blob(1).ToArray()) is { IsReady: true } record)
            {
                yield return (rows.Text(0)["file/".Length..], record);
            }
        }
    }

    private static FileRecord? Read(byte[] payload)
    {
        try
        {
            using var json = JsonDocument.Parse(payload);
            return new FileRecord(
                json.RootElement.GetProperty("phase").GetString() == "ready",
                json.RootElement.GetProperty("original").GetString() ?? "");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // That it can't be read is told where every record is looked at.
            return null;
        }
    }
}
