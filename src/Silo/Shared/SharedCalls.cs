using Comparte.Silo.Storage;
using Microsoft.Extensions.Logging;

namespace Comparte.Silo.Shared;

/// <summary>
/// Calls on behalf of grains to a product that hosts share. What fails becomes an exception that every host knows, since those of
/// products don't cross hosts.
/// </summary>
internal abstract partial class SharedCalls(ILogger logger)
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
        catch (Exception passing) when (Passes(passing))
        {
            LogRepeated(CodeOf(passing));
        }
        catch (Exception failure) when (IsOfProduct(failure))
        {
            throw Noted(failure);
        }

        try
        {
            return await call();
        }
        catch (Exception failure) when (IsOfProduct(failure))
        {
            throw Noted(failure);
        }
    }

    /// <inheritdoc cref="RunAsync{T}" />
    public Task RunAsync(Func<Task> call) => RunAsync(async () =>
    {
        await call();
        return true;
    });

    /// <summary>Whether an ETag is one that the product gave.</summary>
    public abstract bool IsOwn(string etag);

    /// <summary>Whether the same call may succeed at once, by a new connection.</summary>
    protected abstract bool Passes(Exception failure);

    /// <summary>Whether it comes from the product, or from the way there.</summary>
    protected abstract bool IsOfProduct(Exception failure);

    /// <summary>What every host knows of it.</summary>
    protected abstract Exception Translated(Exception failure);

    /// <summary>What the product calls it, without words that it may hold.</summary>
    protected virtual string? CodeOf(Exception failure) => failure.GetType().Name;

    private Exception Noted(Exception failure)
    {
        var told = Translated(failure);
        if (told is StorageFailedException)
        {
            LogFailed(failure);
        }

        return told;
    }

    [LoggerMessage(2901, LogLevel.Information, "A call to the store failed ({Reason}) and is made again.")]
    private partial void LogRepeated(string? reason);

    [LoggerMessage(2902, LogLevel.Error, "A call to the store failed.")]
    private partial void LogFailed(Exception failure);
}
