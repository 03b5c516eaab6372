using System.Collections.Immutable;

namespace Comparte.Topics;

/// <summary>Answers readers from the committed state of a topic.</summary>
internal sealed class TopicReader(Topic topic)
{
    /// <summary>Entries in one page.</summary>
    public const int MaxPage = 256;

    /// <summary>Entries of a window topic that a reader starts with.</summary>
    public const int WindowSize = 50;

    /// <summary>Older segments that are searched for what changed before a window is given instead.</summary>
    private const int MaxLoads = 64;

    /// <summary>Changes that follow an opening without being asked for.</summary>
    public const int MaxFollowing = 20;

    /// <summary>A part of the topic.</summary>
    public async Task<TopicPage> ReadAsync(TopicQuery query)
    {
        if (!topic.Exists)
        {
            return new TopicPage { Epoch = topic.Epoch, Mode = PageMode.Window };
        }

        var limit = query.Limit is > 0 and <= MaxPage ? query.Limit : MaxPage;
        if (query.Before is { } before)
        {
            return await OlderAsync(before, topic.Shape == TopicShape.Window && query.Limit == 0 ? WindowSize : limit);
        }

        var known = query.Since.Epoch == topic.Epoch && query.Since.Rev <= topic.Head;
        return (known ? await DeltaAsync(query.Since.Rev) : null) ?? await WindowAsync();
    }

    /// <summary>Whether a cursor continues, or the reader has to start anew.</summary>
    public OpenStatus StatusOf(TopicCursor cursor) =>
        cursor.Epoch == topic.Epoch && cursor.Rev <= topic.Head ? OpenStatus.Open : OpenStatus.Reset;

    private async Task<TopicPage?> DeltaAsync(long since)
    {
        // What commits while older segments are read has a later revision and reaches the reader on its own.
        var head = topic.Head;
        if (await ChangedAsync(since) is not { } changed)
        {
            return null;
        }

        var page = changed.OrderBy(entry => entry.Rev).Take(MaxPage).ToImmutableArray();
        return new TopicPage
        {
            Epoch = topic.Epoch,
            Head = head,
            Mode = PageMode.Delta,
            To = page.Length < changed.Count ? page[^1].Rev : head,
            Entries = page,
        };
    }

    /// <summary>All entries changed since; null when a window serves the reader better.</summary>
    private async Task<IReadOnlyCollection<Entry>?> ChangedAsync(long since)
    {
        var changed = new Dictionary<long, Entry>();
        if (topic.Ring.Start <= since)
        {
            Collect(changed, topic.Ring.Changes, since);
        }
        else if (topic.Shape == TopicShape.Whole)
        {
            Collect(changed, topic.Rows, since);
        }
        else
        {
            Collect(changed, topic.Tail.Redo.Values.Concat(topic.Tail.Rows), since);
            var loads = 0;
            for (var index = topic.Tail.Index - 1; index >= 0 && changed.Count <= MaxPage; index--)
            {
                if (topic.Closed.Lines[index].Rev > since)
                {
                    if (++loads > MaxLoads)
                    {
                        return null;
                    }

                    Collect(changed, await topic.Closed.LoadAsync(index), since);
                }
            }
        }

        return topic.Shape == TopicShape.Whole || changed.Count <= MaxPage ? changed.Values : null;
    }

    private static void Collect(Dictionary<long, Entry> changed, IEnumerable<Row> rows, long since)
    {
        foreach (var entry in rows.Select(row => row.Entry).Where(entry => entry.Rev > since))
        {
            if (!changed.TryGetValue(entry.No, out var present) || present.Rev < entry.Rev)
            {
                changed[entry.No] = entry;
            }
        }
    }

    private async Task<TopicPage> WindowAsync()
    {
        var head = topic.Head;
        ImmutableArray<Entry> entries;
        bool hasOlder;
        if (topic.Shape == TopicShape.Whole)
        {
            var live = topic.Rows.Select(row => row.Entry).Where(entry => entry is not Tombstone).ToList();
            hasOlder = live.Count > MaxPage;
            entries = [.. live.OrderByDescending(entry => entry.Rev).Take(MaxPage).OrderBy(entry => entry.No)];
        }
        else
        {
            var newest = await BeforeAsync(long.MaxValue, WindowSize);
            hasOlder = newest[0].No > 2;
            entries = newest[0].No == 1 ? newest : [(await topic.RowAsync(1)).Entry, .. newest];
        }

        return new TopicPage
        {
            Epoch = topic.Epoch,
            Head = head,
            Mode = PageMode.Window,
            To = head,
            Entries = entries,
            HasOlder = hasOlder,
        };
    }

    private async Task<TopicPage> OlderAsync(long before, int limit)
    {
        var head = topic.Head;
        var entries = await BeforeAsync(before, limit);
        return new TopicPage
        {
            Epoch = topic.Epoch,
            Head = head,
            Mode = PageMode.Older,
            To = head,
            Entries = entries,
            HasOlder = entries.Length > 0 && entries[0].No > 1,
        };
    }

    /// <summary>Up to so many entries with lower numbers, in order of number.</summary>
    private async Task<ImmutableArray<Entry>> BeforeAsync(long before, int limit)
    {
        var (entries, tail) = (new List<Entry>(limit), topic.Tail);
        for (var at = tail.Rows.Count - 1; at >= 0 && entries.Count < limit; at--)
        {
            if (tail.FirstNo + at < before)
            {
                entries.Add(tail.Rows[at].Entry);
            }
        }

        for (var index = tail.Index - 1; index >= 0 && entries.Count < limit; index--)
        {
            if (topic.Closed.Lines[index].FirstNo >= before)
            {
                continue;
            }

            var rows = await topic.Closed.LoadAsync(index);
            for (var at = rows.Count - 1; at >= 0 && entries.Count < limit; at--)
            {
                if (rows[at].Entry.No < before)
                {
                    entries.Add(rows[at].Entry);
                }
            }
        }

        entries.Reverse();
        return [.. entries];
    }
}
