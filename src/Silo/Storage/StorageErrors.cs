using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Comparte.Silo.Storage;

/// <summary>Puts the errors of SQLite and of the serializer into terms that every silo and host knows.</summary>
internal static class StorageErrors
{
    public static StorageFailedException From(Exception error) => error switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } =>
            new(StorageFailure.DiskFull, "The disk that holds the data is full: make room on it."),
        SqliteException { SqliteExtendedErrorCode: var code } =>
            new(StorageFailure.Unavailable, $"The data could not be read or written (SQLite error {code})."),
        _ => new(StorageFailure.Unavailable, $"The data could not be read or written ({error.GetType().Name})."),
    };

    public static StorageFailedException Unreadable(StateKey key, JsonException error) =>
        new(StorageFailure.Unreadable, $"The record {key} {WhyOf(error)}.", error);

    /// <summary>Messages with a path are the serializer's; the others are our own and say nothing of the
    /// record.</summary>
    private static string WhyOf(JsonException error) =>
        error.Path is { } path ? $"can't be read at {path}" : error.Message.TrimEnd('.');
}
