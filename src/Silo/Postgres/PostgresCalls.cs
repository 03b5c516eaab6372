using Comparte.Silo.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Comparte.Silo.Postgres;

/// <summary>
/// Calls to the database on behalf of grains. A connection of the pool that broke while nobody used it costs a second
/// try; what fails then becomes an exception that every host knows, since those of Npgsql don't cross hosts.
/// </summary>
internal sealed partial class PostgresCalls(ILogger<PostgresCalls> logger)
{
    /// <summary>Runs a call that may be repeated: every change is conditional, so that of a change whose answer was lost
    /// the second try is a conflict.</summary>
    /// <exception cref="StorageFailedException">It failed twice; of a change nobody knows whether it was made.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (NpgsqlException passing) when (Passes(passing))
        {
            LogRepeated(passing.SqlState ?? passing.InnerException?.GetType().Name);
        }
        catch (Exception failure) when (IsOfDatabase(failure))
        {
            throw Translated(failure);
        }

        try
        {
            return await call();
        }
        catch (Exception failure) when (IsOfDatabase(failure))
        {
            throw Translated(failure);
        }
    }

    public Task RunAsync(Func<Task> call) => RunAsync(async () =>
    {
        await call();
        return true;
    });

    /// <summary>Whether a new connection may be all it takes. What took too long would take as long again.</summary>
    private static bool Passes(NpgsqlException failure) => failure.InnerException is not TimeoutException
        && (failure.IsTransient || failure.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown);

    private static bool IsOfDatabase(Exception failure) =>
        failure is NpgsqlException or TimeoutException or IOException or ObjectDisposedException;

    private StorageFailedException Translated(Exception failure)
    {
        LogFailed(failure);
        return failure switch
        {
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
                new(StorageFailure.DiskFull, "The disk of the database is full: make room on it."),
            PostgresException { SqlState: var state } =>
                new(StorageFailure.Unavailable, $"The database refused ({state})."),
            _ => new(StorageFailure.Unavailable, $"The database could not be reached ({failure.GetType().Name})."),
        };
    }

    [LoggerMessage(2901, LogLevel.Information, "A call to the database failed ({Reason}) and is made again.")]
    private partial void LogRepeated(string? reason);

    [LoggerMessage(2902, LogLevel.Error, "A call to the database failed.")]
    private partial void LogFailed(Exception failure);
}
