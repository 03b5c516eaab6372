using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Comparte.Silo.Storage;

/// <summary>Short forms for statements that run once.</summary>
internal static class SqliteConnectionExtensions
{
    public static void Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.CreateCommand(sql, values);
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null when there is no row or it is empty.</summary>
    public static object? Scalar(this SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.CreateCommand(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    /// <summary>The first column of every row, as text.</summary>
    public static List<string> Column(this SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        var values = new List<string>();
        while (statement.Step())
        {
            values.Add(statement.Text(0));
        }
        return values;
    }

    [SuppressMessage("Security", "CA2100", Justification = "Only constant SQL reaches this; values are parameters.")]
    private static SqliteCommand CreateCommand(
        this SqliteConnection connection, string sql, ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"?{i + 1}", values[i]);
        }
        return command;
    }
}
