using System.Globalization;
using System.Text.Json;
using Comparte.Silo.Storage;
using Comparte.Topics;
using Microsoft.Data.Sqlite;
using Orleans.Runtime;

namespace Comparte.Silo.Operations;

/// <summary>
/// Looks for damage in a data folder without changing it: in the files, in every record, in how the records of a topic
/// fit together, and for rows and tables that are not ours. What a record says is never printed.
/// </summary>
internal static class StoreCheck
{
    /// <summary>Whether everything is well; what is not is written to <paramref name="output"/>.</summary>
    public static bool Run(string location, TextWriter output)
    {
        var (state, reminders) = (DataFolder.StateFileIn(location), DataFolder.RemindersFileIn(location));
        if (!File.Exists(state))
        {
            throw new StartRefusedException(
                $"There is no data in {location}: name the data folder with --data DIR.");
        }
        var problems = Check(state, output, CheckState);
        if (File.Exists(reminders))
        {
            problems += Check(reminders, output, CheckReminders);
        }
        if (Directory.Exists(DataFolder.FilesIn(location)))
        {
            problems += FileCheck.Run(location, output);
        }
        output.WriteLine(problems == 0 ? "All is well." : $"{problems} problems.");
        return problems == 0;
    }

    private static int Check(
        string file, TextWriter output, Func<SqliteConnection, Action<string>, string> checkRows)
    {
        var name = Path.GetFileName(file);
        var problems = 0;
        void Report(string problem)
        {
            problems++;
            output.WriteLine($"{name}: {problem}");
        }
        try
        {
            using var connection = StoreDatabase.Open(file, SqliteOpenMode.ReadOnly);
            foreach (var line in connection.Column("PRAGMA integrity_check").Where(line => line != "ok"))
            {
                Report(line);
            }
            output.WriteLine($"{name}: {checkRows(connection, Report)}");
        }
        catch (SqliteException e)
        {
            Report(e.Message);
        }
        return problems;
    }

    private static string CheckState(SqliteConnection connection, Action<string> report)
    {
        ReportForeignTables(connection, ["grain_state", "store"], report);
        // One view of the store from here on, also while it is written.
        connection.Execute("BEGIN");
        var topics = new Dictionary<GrainId, List<string>>();
        var count = CheckRecords(connection, topics, report);
        CheckTopics(connection, topics, report);
        return $"{count} records";
    }

    /// <summary>Reads each record by itself, and collects those of topics that are all readable.</summary>
    private static long CheckRecords(
        SqliteConnection connection, Dictionary<GrainId, List<string>> topics, Action<string> report)
    {
        using var rows = new Statement(connection, "SELECT grain, state, payload FROM grain_state");
        var (count, broken) = (0L, new HashSet<GrainId>());
        for (; rows.Step(); count++)
        {
            var key = new StateKey(rows.Text(0), rows.Text(1));
            var fault = FindFault(rows.Blob(2));
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
        SqliteConnection connection, Dictionary<GrainId, List<string>> topics, Action<string> report)
    {
        using var rows = new CheckedRows(connection);
        foreach (var (grain, records) in topics)
        {
            // These rows are read at once, so that there is nothing to wait for.
            foreach (var fault in TopicCheck.FindFaultsAsync(rows, grain, records).GetAwaiter().GetResult())
            {
                report($"closed topic: {fault}");
            }
        }
    }

    private static string CheckReminders(SqliteConnection connection, Action<string> report)
    {
        ReportForeignTables(connection, ["OrleansQuery", "OrleansRemindersTable"], report);
        return $"{connection.Scalar("SELECT count(*) FROM OrleansRemindersTable")} reminders";
    }

    private static void ReportForeignTables(
        SqliteConnection connection, string[] own, Action<string> report)
    {
        var tables = connection.Column(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'");
        foreach (var table in tables.Except(own))
        {
            report($"foreign table: {table}");
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
