using System.Collections.Immutable;
using Comparte.Search;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace Comparte.Silo.Search;

/// <summary>The index while it is open. Everything but <see cref="Find"/> is called by one at a time.</summary>
internal sealed class OpenIndex : IDisposable
{
    /// <summary>Another format, other analyzers too, makes the index anew.</summary>
    private const string Format = "1";

    private readonly SearchSettings _settings;
    private readonly TimeProvider _clock;
    private readonly string _incarnation;
    private readonly Lucene.Net.Store.Directory _files;
    private readonly IndexWriter _writer;
    private readonly SearcherManager _searchers;
    private readonly Dictionary<string, long> _unseen = [];
    private readonly System.Threading.Lock _refreshing = new();
    private readonly TidyTime _tidying;
    private DateTimeOffset _refreshedAt;
    private volatile bool _isStale;
    private volatile bool _hasRemoved;
    private AxisView? _axes;

    /// <summary>Opens the folder's index, an empty one where there is none of this format and of this life of the store.
    /// </summary>
    public OpenIndex(string folder, string incarnation, SearchSettings settings, TimeProvider clock)
    {
        (_incarnation, _settings, _clock) = (incarnation, settings, clock);
        _tidying = new TidyTime(settings, clock);
        _files = FSDirectory.Open(folder);
        _writer = new IndexWriter(_files, new IndexWriterConfig(SearchAnalysis.Version, Analyzers())
        {
            MergePolicy = new TieredMergePolicy { ForceMergeDeletesPctAllowed = 0 },
            RAMBufferSizeMB = 32,
        });
        try
        {
            _searchers = new SearcherManager(_writer, applyAllDeletes: true, null);
            ReadNotes();
        }
        catch
        {
            _writer.Rollback();
            throw;
        }
    }

    /// <summary>Which index it is.</summary>
    public SearchIndexState State { get; private set; } = new("", false);

    /// <summary>Whether something isn't durable yet.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>Whether files hold what was deleted or changed.</summary>
    public bool HasDeleted => _tidying.HasDeleted;

    /// <summary>Begins anew.</summary>
    public void Clear(string id)
    {
        State = new SearchIndexState(id, IsWhole: false);
        _writer.DeleteAll();
        Commit();
    }

    /// <summary>Takes what is newer than what is there.</summary>
    public void Take(SearchDocument document)
    {
        _tidying.NoteTaken();
        var present = _unseen.TryGetValue(document.Key, out var rev) ? new Present(rev, null) : Find(document.Key);
        if (present.Rev >= document.Rev)
        {
            return;
        }

        var content = IndexedDocument.ContentOf(document);
        if (present.Content is { } same && same.AsSpan().SequenceEqual(content))
        {
            // A reaction, say: nothing that is looked for.
            _writer.UpdateNumericDocValue(IndexedDocument.ByKey(document.Key), IndexedDocument.Rev, document.Rev);
        }
        else
        {
            _writer.UpdateDocument(IndexedDocument.ByKey(document.Key), IndexedDocument.Of(document, content));
            if (present.Rev > 0)
            {
                _tidying.NoteDeleted();
                _hasRemoved = true;
            }
        }

        _unseen[document.Key] = document.Rev;
        (IsDirty, _isStale) = (true, true);
    }

    /// <summary>Makes everything durable.</summary>
    public void Commit()
    {
        _writer.SetCommitData(new Dictionary<string, string>
        {
            ["format"] = Format,
            ["incarnation"] = _incarnation,
            ["id"] = State.Id,
            ["whole"] = State.IsWhole ? "yes" : "no",
        });
        _writer.Commit();
        IsDirty = false;
        Refresh();
        _unseen.Clear();
    }

    /// <summary>Notes that everything there is has been taken.</summary>
    public void MarkWhole()
    {
        State = State with { IsWhole = true };
        Commit();
    }

    /// <summary>Whether to <see cref="Rewrite"/> now.</summary>
    public bool BeginRewriting() => _tidying.Begin();

    /// <summary>Rewrites the segments that hold something deleted. May be called while others write.</summary>
    public void Rewrite() => _writer.ForceMergeDeletes(doWait: true);

    /// <summary>Removes the files that were rewritten: with the commit, those that readers have open with the last of them.
    /// </summary>
    public bool EndRewriting()
    {
        Commit();
        _writer.DeleteUnusedFiles();
        _tidying.End();
        return true;
    }

    /// <summary>What is found. Called by any number at once.</summary>
    public SearchPage Find(SearchQuery query, ImmutableArray<string> audiences)
    {
        RefreshWhenDue();
        var searcher = _searchers.Acquire();
        try
        {
            return new Finder(searcher, AxesIn(searcher), _clock.GetUtcNow()).Find(query, audiences);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    /// <summary>Leaves what wasn't committed.</summary>
    public void Abandon()
    {
        _searchers.Dispose();
        _writer.Rollback();
        _files.Dispose();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (IsDirty)
        {
            Commit();
        }

        _searchers.Dispose();
        _writer.Dispose();
        _files.Dispose();
    }

    /// <summary>Words of fields that aren't texts are terms as they are.</summary>
    private static PerFieldAnalyzerWrapper Analyzers() => new(
        SearchAnalysis.Folded,
        SearchAnalysis.Languages.ToDictionary(
            IndexedDocument.Stems, language => (Analyzer)SearchAnalysis.Stemmed[language]));

    private void ReadNotes()
    {
        var noted = _writer.CommitData;
        if (noted.TryGetValue("format", out var format) && format == Format
            && noted.TryGetValue("incarnation", out var life) && life == _incarnation)
        {
            State = new SearchIndexState(noted["id"], noted["whole"] == "yes");
        }

        if (_writer.HasDeletions())
        {
            _tidying.NoteDeleted();
        }
    }

    private Present Find(string key)
    {
        var searcher = _searchers.Acquire();
        try
        {
            var found = searcher.Search(new TermQuery(IndexedDocument.ByKey(key)), 1).ScoreDocs;
            if (found.Length == 0)
            {
                return default;
            }

            var leaves = searcher.IndexReader.Leaves;
            var leaf = leaves[ReaderUtil.SubIndex(found[0].Doc, leaves)];
            var rev = leaf.AtomicReader.GetNumericDocValues(IndexedDocument.Rev).Get(found[0].Doc - leaf.DocBase);
            return new Present(rev, IndexedDocument.ContentIn(searcher.Doc(found[0].Doc)));
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    /// <summary>What was taken away or changed is not found any more from the next question on; what was added may wait a
    /// moment, so that many questions and many changes don't make a new view each.</summary>
    private void RefreshWhenDue()
    {
        if (_isStale && (_hasRemoved || _clock.GetUtcNow() - _refreshedAt >= _settings.RefreshEvery))
        {
            Refresh();
        }
    }

    private void Refresh()
    {
        lock (_refreshing)
        {
            (_isStale, _hasRemoved) = (false, false);
            _searchers.MaybeRefreshBlocking();
            _refreshedAt = _clock.GetUtcNow();
        }
    }

    private AxisTree AxesIn(IndexSearcher searcher)
    {
        if (_axes is not { } view || view.Reader != searcher.IndexReader)
        {
            _axes = view = new AxisView(searcher.IndexReader, AxisTree.Read(searcher));
        }

        return view.Axes;
    }

    /// <summary>What is there of a document; no content where that isn't at hand.</summary>
    private readonly record struct Present(long Rev, byte[]? Content);

    private sealed record AxisView(IndexReader Reader, AxisTree Axes);
}
