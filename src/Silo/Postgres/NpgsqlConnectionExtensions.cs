using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Comparte.Silo.Postgres;

/// <summary>Short forms for statements that run once.</summary>
internal static class NpgsqlConnectionExtensions
{
    public static int Execute(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.CreateCommand(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null when there is no row or it is empty.</summary>
    public static object? Scalar(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.CreateCommand(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    [SuppressMessage("Security", "CA2100", Justification = "Only constant SQL reaches this; values are parameters.")]
    private static NpgsqlCommand CreateCommand(
        this NpgsqlConnection connection, string sql, ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
