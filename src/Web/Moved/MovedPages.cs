using System.Collections.Frozen;
using Comparte.Moved;

namespace Comparte.Web.Moved;

/// <summary>The table of moved addresses in this host's memory: an unknown path costs a look into it and no reading of the
/// store. It is read once, when somebody first asks for what isn't here, and again after an import.</summary>
internal sealed partial class MovedPages(IGrainFactory grains, TimeProvider clock, ILogger<MovedPages> logger) : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1);
    private FrozenDictionary<string, PublicationId>? _table;
    private DateTimeOffset _failedAt = DateTimeOffset.MinValue;

    /// <summary>What was made of the page with this address, or null.</summary>
    public async ValueTask<PublicationId?> FindAsync(string address) =>
        (_table ?? await LoadAsync())?.TryGetValue(address, out var to) == true ? to : null;

    /// <summary>Reads the table anew: something was added.</summary>
    public async Task RefreshAsync()
    {
        await _turn.WaitAsync();
        try
        {
            _table = await ReadAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task<FrozenDictionary<string, PublicationId>?> LoadAsync()
    {
        await _turn.WaitAsync();
        try
        {
            return clock.GetUtcNow() < _failedAt + RetryAfter ? _table : _table ??= await ReadAsync();
        }
        catch (Exception failure)
        {
            // Then nothing has moved, for as long as a table that can't be read isn't asked for again.
            _failedAt = clock.GetUtcNow();
            LogUnread(failure);
            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<FrozenDictionary<string, PublicationId>> ReadAsync() =>
        (await grains.ReadMovedAsync()).ToFrozenDictionary(one => one.Address, one => one.To, StringComparer.Ordinal);

    [LoggerMessage(1, LogLevel.Warning, "The table of moved addresses can't be read.")]
    private partial void LogUnread(Exception failure);
}
