using Comparte.Silo.Postgres;
using Comparte.Silo.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Comparte.Silo.Operations;

/// <summary>
/// Looks for damage in a store without changing it: in the files of a data folder, in every record, in how the records of a
/// topic fit together, and for rows and tables that are not ours.
/// </summary>
internal static class StoreCheck
{
    /// <summary>Whether everything is well; what is not is written to <paramref name="output"/>.</summary>
    public static bool Run(IConfiguration configuration, TextWriter output)
    {
        var choice = StorageChoice.Of(configuration);
        var location = Path.GetFullPath(configuration["data"] ?? DataFolder.DefaultPath);
        var problems = choice.Provider switch
        {
            StorageProvider.Sqlite => CheckFolder(location, output),
            StorageProvider.PostgreSql => PostgresCheck.Run(
                choice.Connection, configuration["Files:Folder"] ?? DataFolder.FilesIn(location), output),
            _ => throw new StartRefusedException("What is in a storage account can't be checked."),
        };
        output.WriteLine(problems == 0 ? "All is well." : $"{problems} problems.");
        return problems == 0;
    }

    private static int CheckFolder(string location, TextWriter output)
    {
        var (state, reminders) = (DataFolder.StateFileIn(location), DataFolder.RemindersFileIn(location));
        if (!File.Exists(state))
        {
            throw DataFolder.NoData(location);
        }
        var problems = Check(state, output, CheckState);
        if (File.Exists(reminders))
        {
            problems += Check(reminders, output, CheckReminders);
        }
        if (Directory.Exists(DataFolder.FilesIn(location)))
        {
            using var store = StoreDatabase.Open(state, SqliteOpenMode.ReadOnly);
            using var rows = new SqliteRows(store);
            problems += FileCheck.Run(rows, DataFolder.FilesIn(location), output);
        }

        return problems;
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
        using var rows = new SqliteRows(connection);
        return $"{RecordCheck.Run(rows, report)} records";
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
}
