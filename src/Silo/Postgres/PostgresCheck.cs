using System.Data;
using Comparte.Silo.Operations;

namespace Comparte.Silo.Postgres;

/// <summary>Looks for damage in a database, as it is at one moment, also while hosts are at work on it.</summary>
internal static class PostgresCheck
{
    /// <summary>How many problems there are; each is written to <paramref name="output"/>.</summary>
    public static int Run(string connection, string files, TextWriter output)
    {
        var problems = 0;
        void Report(string problem)
        {
            problems++;
            output.WriteLine($"database: {problem}");
        }

        PostgresDatabase.Guarded(() =>
        {
            using var source = PostgresDatabase.OpenForCommands(connection);
            using var opened = source.OpenConnection();
            if (opened.Scalar("SELECT to_regclass('grain_state')::text") is null)
            {
                throw new StartRefusedException("There is no data in the database: see Storage:ConnectionString.");
            }

            using (opened.BeginTransaction(IsolationLevel.RepeatableRead))
            {
                using var rows = new PostgresRows(opened);
                output.WriteLine($"database: {RecordCheck.Run(rows, Report)} records");
                output.WriteLine($"database: {rows.Reminders().Count()} reminders");
            }

            if (Directory.Exists(files))
            {
                using var rows = new PostgresRows(opened);
                problems += FileCheck.Run(rows, files, output);
            }

            return true;
        });
        return problems;
    }
}
