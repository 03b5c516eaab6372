using System.Text.Json;
using Comparte.Silo.Storage;
using Microsoft.Data.Sqlite;

namespace Comparte.Silo.Operations;

/// <summary>
/// Looks for damage in a data folder without changing it: in the files, in every record, and for rows and tables that
/// are not ours. What a record says is never printed.
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
        using var rows = new Statement(connection, "SELECT grain, state, payload FROM grain_state");
        var count = 0L;
        for (; rows.Step(); count++)
        {
            var key = new StateKey(rows.Text(0), rows.Text(1));
            if (!key.IsWellFormed)
            {
                report($"foreign row: {key}");
            }
            if (FindFault(rows.Blob(2)) is { } fault)
            {
                report($"unreadable record: {key}: {fault}");
            }
        }
        return $"{count} records";
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

    /// <summary>Where the bytes stop being one JSON value; null when they are one.</summary>
    private static string? FindFault(ReadOnlySpan<byte> payload)
    {
        var json = new Utf8JsonReader(payload);
        try
        {
            while (json.Read())
            {
                if (json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    // Decoding is what notices broken UTF-8.
                    _ = json.GetString();
                }
            }
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return $"not JSON at byte {json.BytesConsumed}";
        }
    }
}
