#if AZURE_STORAGE
using System.Text.Json;
using Azure;
using Comparte.Silo.Shared;
using Comparte.Silo.Storage;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Comparte.Silo.AzureTables;

/// <summary>Calls to the tables of a storage account. Its library tries again by itself what may pass.</summary>
internal sealed class AzureCalls(ILogger<AzureCalls> logger) : SharedCalls(logger)
{
    /// <summary>Not <c>*</c>, by which anything would be written over.</summary>
    public override bool IsOwn(string etag) => etag.StartsWith("W/\"", StringComparison.Ordinal);

    /// <inheritdoc />
    protected override bool Passes(Exception failure) => false;

    /// <inheritdoc />
    protected override bool IsOfProduct(Exception failure) =>
        failure is RequestFailedException or AggregateException or TimeoutException or IOException;

    /// <summary>A row that is gone has been changed as well; one that isn't understood is told as such.</summary>
    protected override Exception Translated(Exception failure) => failure switch
    {
        AggregateException { InnerException: JsonException unreadable } => unreadable,
        RequestFailedException { Status: 404 } => new InconsistentStateException("The row is gone."),
        RequestFailedException { ErrorCode: { } code } =>
            new StorageFailedException(StorageFailure.Unavailable, $"The storage account refused ({code})."),
        _ => new StorageFailedException(
            StorageFailure.Unavailable, $"The storage account could not be reached ({failure.GetType().Name})."),
    };
}
#endif
