using Orleans.Storage;

namespace Comparte.Topics;

/// <summary>What a stored topic holds, for commands that read it while its grain sleeps. Nothing is changed.</summary>
public static class TopicContents
{
    /// <summary>Its first entry as it is now, which says what the topic is about; null where there is none, or it is gone.</summary>
    /// <param name="storage">Where the topic is.</param>
    /// <param name="grain">Its owner.</param>
    /// <exception cref="TopicUnreadableException">A record is there and makes no sense.</exception>
    public static async Task<Entry?> FindAboutAsync(IGrainStorage storage, GrainId grain)
    {
        ArgumentNullException.ThrowIfNull(storage);
        var records = new TopicStorage(storage, grain, grain.Type.ToString()!);
        var first = await records.ReadSegmentAsync(0);
        var tail = await FindTailAsync(records, first.Value);
        var about = tail.Redo.Find(row => row.Entry.No == 1) ?? first.Value.Rows.FirstOrDefault();
        return about?.Entry is Tombstone ? null : about?.Entry;
    }

    private static async Task<Segment> FindTailAsync(TopicStorage records, Segment first)
    {
        var index = Math.Max(1, (await records.ReadHeadAsync()).Value.Closed.Count);
        for (var tail = first; ; index++)
        {
            var next = await records.ReadSegmentAsync(index);
            if (!next.Exists)
            {
                return tail;
            }

            tail = next.Value;
        }
    }
}
