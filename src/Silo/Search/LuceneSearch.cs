using System.Collections.Immutable;
using Comparte.Search;
using Lucene.Net.Store;
using Microsoft.Extensions.Logging;

namespace Comparte.Silo.Search;

/// <summary>
/// The index in the folder <c>search</c> of the data folder. What is told is found within moments and is durable with the
/// next commit, one for all that was told within a second.
/// </summary>
internal sealed partial class LuceneSearch(
    string folder, string incarnation, SearchSettings settings, TimeProvider clock, ILogger<LuceneSearch> logger)
    : ISearchIndex, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private OpenIndex? _open;
    private Task? _committing;
    private Task? _tidying;

    /// <inheritdoc />
    public Task<SearchIndexState> OpenAsync() => ExclusivelyAsync(() =>
    {
        _open ??= Reopened();
        TidySoon();
        return _open.State;
    });

    /// <inheritdoc />
    public Task ClearAsync(string id) => ExclusivelyAsync(() =>
    {
        Open.Clear(id);
        return true;
    });

    /// <inheritdoc />
    public async Task TakeAsync(ImmutableArray<SearchDocument> documents, bool durably)
    {
        var commit = await ExclusivelyAsync(() =>
        {
            foreach (var document in documents)
            {
                Open.Take(document);
            }

            // What came before and is told again may still wait for its commit.
            return Open.IsDirty ? _committing ??= CommitSoonAsync() : Task.CompletedTask;
        });
        if (durably)
        {
            await commit;
        }
    }

    /// <inheritdoc />
    public Task MarkWholeAsync() => ExclusivelyAsync(() =>
    {
        Open.MarkWhole();
        return true;
    });

    /// <inheritdoc />
    public Task<SearchPage> FindAsync(SearchQuery query, ImmutableArray<string> audiences) =>
        Task.Run(() => Open.Find(query, audiences));

    /// <inheritdoc />
    public void Dispose()
    {
        _gate.Wait();
        try
        {
            _open?.Dispose();
            _open = null;
        }
        finally
        {
            _gate.Release();
        }
    }

    private OpenIndex Open => _open ?? throw new ObjectDisposedException(nameof(LuceneSearch));

    /// <summary>Off the caller's scheduler, one at a time: writing takes its time.</summary>
    private async Task<T> ExclusivelyAsync<T>(Func<T> work)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            return await Task.Run(work).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task CommitSoonAsync()
    {
        await Task.Delay(settings.CommitEvery, clock).ConfigureAwait(false);
        await ExclusivelyAsync(() =>
        {
            // What is told from here on waits for the next one.
            _committing = null;
            try
            {
                Open.Commit();
            }
            catch (Exception failure) when (failure is not ObjectDisposedException)
            {
                // Of what wasn't committed nothing is left; whoever told it tells it again.
                LogNotWritten(failure);
                Abandon();
                _open = Reopened();
                throw;
            }

            TidySoon();
            return true;
        }).ConfigureAwait(false);
    }

    private void TidySoon()
    {
        if (Open.HasDeleted)
        {
            _tidying ??= TidyAsync();
        }
    }

    /// <summary>Takes out of the files what was deleted or changed, when nobody writes; of what is told meanwhile nothing
    /// waits for it.</summary>
    private async Task TidyAsync()
    {
        try
        {
            while (_open is { HasDeleted: true } open)
            {
                await Task.Delay(settings.TidyAfter, clock).ConfigureAwait(false);
                if (await ExclusivelyAsync(open.BeginRewriting).ConfigureAwait(false))
                {
                    await Task.Run(open.Rewrite).ConfigureAwait(false);
                    await ExclusivelyAsync(open.EndRewriting).ConfigureAwait(false);
                }
            }
        }
        catch (Exception failure)
        {
            // The next commit or start tries again.
            LogNotTidied(failure);
        }
        finally
        {
            _tidying = null;
        }
    }

    private void Abandon()
    {
        try
        {
            _open?.Abandon();
        }
        catch (Exception failure)
        {
            LogNotWritten(failure);
        }

        _open = null;
    }

    private OpenIndex Reopened()
    {
        try
        {
            return new OpenIndex(folder, incarnation, settings, clock);
        }
        catch (Exception failure) when (failure is not LockObtainFailedException and not UnauthorizedAccessException)
        {
            // It can be made anew from what it was made of.
            LogBroken(failure);
            System.IO.Directory.Delete(folder, recursive: true);
            return new OpenIndex(folder, incarnation, settings, clock);
        }
    }

    [LoggerMessage(2701, LogLevel.Warning, "The index of search can't be read and is made anew.")]
    private partial void LogBroken(Exception failure);

    [LoggerMessage(2703, LogLevel.Warning, "What was deleted stands in files of the index still; it is tried again.")]
    private partial void LogNotTidied(Exception failure);

    [LoggerMessage(2702, LogLevel.Error, "The index of search could not be written; what was told is told again.")]
    private partial void LogNotWritten(Exception failure);
}
