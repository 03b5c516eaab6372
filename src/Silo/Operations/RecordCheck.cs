using System.Globalization;
using System.Text.Json;
using Comparte.Silo.Storage;
using Comparte.Topics;
using Orleans.Runtime;

namespace Comparte.Silo.Operations;

/// <summary>Looks for damage in every record, and in how the records of a topic fit together. What a record says is never
/// printed.</summary>
internal static class RecordCheck
{
    /// <summary>How many there are; what is wrong goes to <paramref name="report"/>.</summary>
    public static long Run(IStoredRows rows, Action<string> report)
    {
        var topics = new Dictionary<GrainId, List<string>>();
        var count = CheckRecords(rows, topics, report);
        CheckTopics(rows, topics, report);
        return count;
    }

    /// <summary>Reads each record by itself, and collects those of topics that are all readable.</summary>
    private static long CheckRecords(
        IStoredRows rows, Dictionary<GrainId, List<string>> topics, Action<string> report)
    {
        var (count, broken) = (0L, new HashSet<GrainId>());
        foreach (var (key, payload) in rows.All())
        {
            count++;
            var fault = FindFault(payload);
            if (!key.IsWellFormed)
            {
                report($"foreign row: {key}");
            }
            if (fault is not null)
            {
                report($"unreadable record: {key}: {fault}");
            }
            if (TopicOf(key) is { } grain)
            {
                _ = fault is not null && broken.Add(grain);
                if (!topics.TryGetValue(grain, out var records))
                {
                    topics[grain] = records = [];
                }
                records.Add(key.State);
            }
        }
        foreach (var grain in broken)
        {
            topics.Remove(grain);
        }
        return count;
    }

    /// <summary>The owner of the topic to which a row belongs, or null.</summary>
    private static GrainId? TopicOf(StateKey key)
    {
        if (!key.IsWellFormed)
        {
            return null;
        }
        var grain = GrainId.Parse(key.Grain, CultureInfo.InvariantCulture);
        return TopicCheck.Concerns(grain) ? grain : null;
    }

    private static void CheckTopics(
        IStoredRows rows, Dictionary<GrainId, List<string>> topics, Action<string> report)
    {
        var storage = new CheckedRows(rows);
        foreach (var (grain, records) in topics)
        {
            // These rows are read at once, so that there is nothing to wait for.
            foreach (var fault in TopicCheck.FindFaultsAsync(storage, grain, records).GetAwaiter().GetResult())
            {
                report($"closed topic: {fault}");
            }
        }
    }

    /// <summary>Where the bytes stop being one JSON value, or that a newer program wrote them; null when they are fine.
    /// </summary>
    private static string? FindFault(ReadOnlySpan<byte> payload)
    {
        var json = new Utf8JsonReader(payload);
        var isNewer = false;
        try
        {
            while (json.Read())
            {
                if (json is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && json.ValueTextEquals("v"u8))
                {
                    json.Read();
                    isNewer = json.TokenType == JsonTokenType.Number && json.GetDouble() > StoredRecords.NewestFormat;
                    continue;
                }
                if (json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    // Decoding is what notices broken UTF-8.
                    _ = json.GetString();
                }
            }
            return isNewer ? StoredRecords.OfNewerProgram : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return $"not JSON at byte {json.BytesConsumed}";
        }
    }
}
