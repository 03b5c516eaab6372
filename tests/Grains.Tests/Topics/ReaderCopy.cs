using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

/// <summary>What a browser holds of a topic, and how it applies what it gets ("Applying a batch").</summary>
internal sealed class ReaderCopy
{
    public string? Epoch { get; private set; }

    public long Rev { get; private set; }

    public Dictionary<long, Entry> Entries { get; } = [];

    /// <summary>Asks once for the difference; false while more is to come.</summary>
    public async Task<bool> CatchUpAsync(TopicReader reader)
    {
        var page = await reader.ReadAsync(new TopicQuery { Since = new TopicCursor(Epoch, Rev) });
        Apply(page);
        return Rev >= page.Head;
    }

    /// <summary>Pages back to the first entry.</summary>
    public async Task ReadOlderAsync(TopicReader reader, long before, int limit = 0)
    {
        var page = new TopicPage { HasOlder = true };
        while (page.HasOlder)
        {
            page = await reader.ReadAsync(new TopicQuery { Before = before, Limit = limit });
            Assert.Equal(Epoch, page.Epoch);
            Assert.Equal(page.Entries.Select(entry => entry.No).Order(), page.Entries.Select(entry => entry.No));
            foreach (var entry in page.Entries)
            {
                Assert.True(entry.No < before);
                Take(entry);
            }

            before = page.Entries.IsEmpty ? 0 : page.Entries[0].No;
        }
    }

    public void Apply(TopicPage page)
    {
        if (page.Mode == PageMode.Window)
        {
            Entries.Clear();
            (Epoch, Rev) = (page.Epoch, page.To);
        }

        Assert.Equal(Epoch, page.Epoch);
        Assert.Equal(page.Entries.Length, page.Entries.DistinctBy(entry => entry.No).Count());
        foreach (var entry in page.Entries)
        {
            Take(entry);
        }

        Rev = Math.Max(Rev, page.To);
    }

    /// <summary>False at a gap: the difference has to be fetched.</summary>
    public bool Apply(TopicBatch batch)
    {
        if (batch.Epoch != Epoch || batch.From > Rev)
        {
            return false;
        }

        if (batch.To > Rev)
        {
            foreach (var entry in batch.Entries)
            {
                Take(entry);
            }

            Rev = batch.To;
        }

        return true;
    }

    private void Take(Entry entry)
    {
        if (!Entries.TryGetValue(entry.No, out var held) || held.Rev < entry.Rev)
        {
            Entries[entry.No] = entry;
        }
    }
}
