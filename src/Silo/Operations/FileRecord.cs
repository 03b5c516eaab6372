using System.Text.Json;
using Comparte.Silo.Storage;

namespace Comparte.Silo.Operations;

/// <summary>As much of a file's record as operations need.</summary>
/// <param name="IsReady">Whether it can be fetched.</param>
/// <param name="Original">The name of the part that is the original.</param>
internal sealed record FileRecord(bool IsReady, string Original)
{
    /// <summary>The name of the record.</summary>
    public const string State = "file.main";

    /// <summary>The record of the file that a part's name names, as <paramref name="rows"/> have it; null where there is
    /// none.</summary>
    public static FileRecord? Find(IStoredRows rows, string partName) =>
        rows.Find(new StateKey($"file/{partName.Split('.')[0]}", State)) is { } payload ? Read(payload) : null;

    /// <summary>Whether a part is what a member takes along, which stands under the member's own digits. Backups leave it
    /// out.
    /// </summary>
    public static bool IsExport(IStoredRows rows, string partName) =>
        rows.Find(new StateKey($"export/m{partName.Split('.')[0][1..]}", "export.main")) is not null;

    /// <summary>All files that are ready, with their ids.</summary>
    public static IEnumerable<(string Id, FileRecord Record)> AllReady(IStoredRows rows)
    {
        foreach (var row in rows.All(State))
        {
            if (Read(row.Payload) is { IsReady: true } record)
            {
                yield return (row.Key.Grain["file/".Length..], record);
            }
        }
    }

    /// <summary>Who uploaded the file that a record describes.</summary>
    public static MemberId OwnerOf(byte[] payload) => MemberId.Of(Text(payload, "owner"));

    /// <summary>The topic in which a file stands; empty while it stands nowhere, or nobody can say.</summary>
    public static string PlaceOf(byte[] payload) => Text(payload, "place");

    private static string Text(byte[] payload, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(payload);
            return json.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>The record; null where it can't be read.</summary>
    public static FileRecord? Read(byte[] payload)
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
