using System.Globalization;
using Comparte.Silo.Shared;
using Comparte.Silo.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Comparte.Silo.Postgres;

/// <summary>Calls to a database. A connection of the pool that broke while nobody used it costs a second try.</summary>
internal sealed class PostgresCalls(ILogger<PostgresCalls> logger) : SharedCalls(logger)
{
    /// <inheritdoc />
    public override bool IsOwn(string etag) => int.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether a new connection may be all it takes. What took too long would take as long again.</summary>
    protected override bool Passes(Exception failure) => failure is NpgsqlException { InnerException: not TimeoutException } passing
        && (passing.IsTransient || passing.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown);

    /// <inheritdoc />
    protected override bool IsOfProduct(Exception failure) =>
        failure is NpgsqlException or TimeoutException or IOException or ObjectDisposedException;

    /// <inheritdoc />
    protected override Exception Translated(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            new StorageFailedException(StorageFailure.DiskFull, "The disk of the database is full: make room on it."),
        PostgresException { SqlState: var state } =>
            new StorageFailedException(StorageFailure.Unavailable, $"The database refused ({state})."),
        _ => new StorageFailedException(
            StorageFailure.Unavailable, $"The database could not be reached ({failure.GetType().Name})."),
    };

    /// <inheritdoc />
    protected override string? CodeOf(Exception failure) =>
        (failure as NpgsqlException)?.SqlState ?? failure.InnerException?.GetType().Name;
}
