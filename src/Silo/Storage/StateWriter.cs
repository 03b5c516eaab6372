using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Comparte.Silo.Storage;

/// <summary>
/// Makes changes durable, many with one commit. While one commit waits for the disk, the writes that arrive gather in
/// the queue and make up the next. One thread of its own does it, because SQLite blocks and has one writer anyway.
/// </summary>
internal sealed partial class StateWriter : IDisposable
{
    private const int QueueLength = 4096;
    private const int BatchLimit = 256;

    private readonly string _path;
    private readonly StoreSettings _settings;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly PageScrubber _scrubber;
    private readonly Thread _thread;

    // Synchronous continuations wake the writer directly instead of through the thread pool.
    private readonly Channel<StateWrite> _queue = Channel.CreateBounded<StateWrite>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true, AllowSynchronousContinuations = true });

    // The writer thread's own, from here on; others may read the count.
    private WriterConnection? _connection;
    private long _logEmptied;
    private bool _logHoldsText = true;
    private long _commits;

    public StateWriter(DataFolder folder, StoreSettings settings, TimeProvider clock, ILogger log)
    {
        (_path, _settings, _clock, _log) = (folder.StateFile, settings, clock, log);
        _scrubber = new PageScrubber(_path);
        if (folder.WasKilled)
        {
            // What the process before did not get to wipe is not known.
            _scrubber.NoteEverything();
        }
        _connection = new WriterConnection(_path, _scrubber, settings);
        _logEmptied = clock.GetTimestamp();
        _thread = new Thread(Run) { IsBackground = true, Name = "Comparte state writer" };
        _thread.Start();
    }

    /// <summary>How many transactions were committed.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Returns when the change is durable, or refused because the row had another version.</summary>
    /// <exception cref="StorageFailedException">The outcome is unknown.</exception>
    public async Task<StateOutcome> WriteAsync(StateWrite write)
    {
        try
        {
            await _queue.Writer.WriteAsync(write).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new StorageFailedException(StorageFailure.Unavailable, "The store is closed.");
        }
        return await write.Outcome.ConfigureAwait(false);
    }

    /// <summary>Commits what is queued, empties the log and closes the file.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _thread.Join();
        _scrubber.Dispose();
    }

    private void Run()
    {
        var batch = new List<StateWrite>(BatchLimit);
        while (WaitForWrites())
        {
            while (batch.Count < BatchLimit && _queue.Reader.TryRead(out var write))
            {
                batch.Add(write);
            }
            Commit(batch);
            batch.Clear();
            if (_clock.GetElapsedTime(_logEmptied) > _settings.LongestLog)
            {
                EmptyLog();
            }
        }
        EmptyLog();
        _connection?.Dispose();
    }

    /// <summary>False when the queue is closed and empty.</summary>
    private bool WaitForWrites()
    {
        var ready = _queue.Reader.WaitToReadAsync().AsTask();
        while (!ready.Wait(_logHoldsText ? _settings.Idle : Timeout.InfiniteTimeSpan))
        {
            EmptyLog();
        }
        return ready.GetAwaiter().GetResult();
    }

    private void Commit(List<StateWrite> batch)
    {
        try
        {
            _connection ??= new WriterConnection(_path, _scrubber, _settings);
            _connection.Begin();
            _logHoldsText = true;
            foreach (var write in batch)
            {
                Apply(_connection, write);
            }
            _connection.Commit();
            Interlocked.Increment(ref _commits);
        }
        catch (Exception e)
        {
            Abandon(batch, e);
            return;
        }
        foreach (var write in batch)
        {
            write.Complete();
        }
        TendLog(static connection => connection.ShortenLog());
    }

    private void Apply(WriterConnection connection, StateWrite write)
    {
        try
        {
            write.Pending = connection.Apply(write);
        }
        catch (SqliteException e) when (connection.InTransaction)
        {
            // Its statement alone was undone; the others of the batch can still be committed.
            LogWriteFailed(e, write.Key);
            write.Fail(StorageErrors.From(e));
        }
    }

    private void Abandon(List<StateWrite> batch, Exception error)
    {
        LogBatchFailed(error, batch.Count);
        // Closing rolls back what is open; the next batch starts with a fresh connection.
        _connection?.Dispose();
        _connection = null;
        _scrubber.NoteEverything();
        foreach (var write in batch)
        {
            write.Fail(StorageErrors.From(error));
        }
    }

    private void EmptyLog()
    {
        _logEmptied = _clock.GetTimestamp();
        TendLog(connection => _logHoldsText = !connection.EmptyLog());
        if (!_logHoldsText)
        {
            _settings.LogEmptied?.Invoke();
        }
    }

    /// <summary>Does something to the log that no write depends on; the next time makes up for a failure.</summary>
    private void TendLog(Action<WriterConnection> action)
    {
        try
        {
            action(_connection ??= new WriterConnection(_path, _scrubber, _settings));
        }
        catch (Exception e) when (e is SqliteException or IOException)
        {
            _scrubber.NoteEverything();
            LogNotEmptied(e);
        }
    }

    [LoggerMessage(2001, LogLevel.Error, "{Count} writes failed together and were undone.")]
    private partial void LogBatchFailed(Exception error, int count);

    [LoggerMessage(2002, LogLevel.Error, "The write of {Key} failed and was undone.")]
    private partial void LogWriteFailed(Exception error, StateKey key);

    [LoggerMessage(2003, LogLevel.Warning, "The log of the store could not be emptied; the next try follows.")]
    private partial void LogNotEmptied(Exception error);
}
