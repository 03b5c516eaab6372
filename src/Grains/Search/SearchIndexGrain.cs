using System.Collections.Immutable;
using Comparte.Topics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Storage;

namespace Comparte.Search;

/// <summary>
/// Owns the index: one activation in the cluster is its one writer. While an index is made anew it reads the topics of
/// all kinds, none of which waits for the index to answer that; what changes meanwhile is told as ever, and the newer
/// revision stays whichever comes first.
/// </summary>
[GrainType("searchIndex"), Reentrant, KeepAlive]
internal sealed partial class SearchIndexGrain(
    ISearchIndex index,
    [FromKeyedServices("main")] IGrainStorage storage,
    TimeProvider clock,
    ILogger<SearchIndexGrain> logger) : Grain, ISearchIndexGrain
{
    private const string Record = "searchIndex.main";
    private const int TopicsAtOnce = 16;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _id = "";
    private SearchProgress _progress;

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var found = await index.OpenAsync();
        var record = await ReadAsync();
        _id = found.Id;
        if (_id.Length == 0 || _id != record.State!.Index)
        {
            found = new SearchIndexState(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), IsWhole: false);
            _id = found.Id;
            await index.ClearAsync(_id);
            record.State = new SearchIndexRecord { Index = _id };
            await storage.WriteStateAsync(Record, this.GetGrainId(), record);
        }

        _progress = new SearchProgress(found.IsWhole, 0, 0);
        if (!found.IsWhole)
        {
            _ = FillAsync();
        }
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _stopping.TrySetResult();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task TellAsync(ImmutableArray<SearchDocument> documents)
    {
        try
        {
            await index.TakeAsync(documents, durably: true);
        }
        catch
        {
            // Nobody knows what is in it; the next activation looks, and makes it anew where need be.
            DeactivateOnIdle();
            throw;
        }

        if ((await ReadAsync()).State!.Index != _id)
        {
            // Another silo's index has been begun since, perhaps before it could read this.
            DeactivateOnIdle();
            throw new InvalidOperationException("The index has moved; whoever tells tries again.");
        }
    }

    /// <inheritdoc />
    public async Task<SearchPage> FindAsync(SearchQuery query, ImmutableArray<string> audiences) =>
        await index.FindAsync(query, audiences) with { IsPartial = !_progress.IsWhole };

    /// <inheritdoc />
    public Task<SearchProgress> ProgressAsync() => Task.FromResult(_progress);

    private async Task FillAsync()
    {
        while (!_stopping.Task.IsCompleted)
        {
            try
            {
                var begun = clock.GetTimestamp();
                if (await FillFromTopicsAsync(new SearchSources(GrainFactory)))
                {
                    await index.MarkWholeAsync();
                    _progress = _progress with { IsWhole = true };
                    LogFilled(_progress.Done, clock.GetElapsedTime(begun));
                }

                return;
            }
            catch (Exception failure)
            {
                LogFailed(failure);
                await Task.WhenAny(Task.Delay(RetryAfter, clock), _stopping.Task);
            }
        }
    }

    /// <summary>Whether everything was read before the activation ended.</summary>
    private async Task<bool> FillFromTopicsAsync(SearchSources sources)
    {
        var all = new List<(ISearchable Searchable, string Id)>();
        foreach (var searchable in Searchables.All)
        {
            all.AddRange((await searchable.ListAsync(sources)).Select(id => (searchable, id)));
        }

        _progress = new SearchProgress(false, 0, all.Count);
        foreach (var some in all.Chunk(TopicsAtOnce))
        {
            if (_stopping.Task.IsCompleted)
            {
                return false;
            }

            var documents = await Task.WhenAll(some.Select(one => ReadAsync(sources, one.Searchable, one.Id)));
            await index.TakeAsync([.. documents.SelectMany(one => one)], durably: false);
            _progress = _progress with { Done = _progress.Done + some.Length };
        }

        return true;
    }

    private async Task<SearchDocument[]> ReadAsync(SearchSources sources, ISearchable searchable, string id)
    {
        var entries = await sources.EntriesAsync(new TopicId(searchable.Topics, id));
        var byId = entries.ToDictionary(entry => entry.Id);
        var documents = searchable.Documents(
            id, [.. entries.Where(searchable.Concerns)], one => byId.GetValueOrDefault(one));
        return await Task.WhenAll(documents.Select(document => searchable.CompleteAsync(document, GrainFactory)));
    }

    private async Task<GrainState<SearchIndexRecord>> ReadAsync()
    {
        var record = new GrainState<SearchIndexRecord>(new SearchIndexRecord());
        await storage.ReadStateAsync(Record, this.GetGrainId(), record);
        record.State ??= new SearchIndexRecord();
        return record;
    }

    [LoggerMessage(2601, LogLevel.Information, "The index of search was made from {Topics} topics in {Time}.")]
    private partial void LogFilled(long topics, TimeSpan time);

    [LoggerMessage(2602, LogLevel.Warning, "The index of search could not be made; it is tried again.")]
    private partial void LogFailed(Exception failure);
}
