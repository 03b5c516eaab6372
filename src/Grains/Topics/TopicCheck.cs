using System.Collections.Immutable;
using System.Globalization;
using Orleans.Storage;

namespace Comparte.Topics;

/// <summary>
/// Looks through all stored records of a topic for what would close it: also those that its grain reads only when
/// somebody asks for them. Nothing is changed, and nothing that a record says is told.
/// </summary>
public static class TopicCheck
{
    /// <summary>Whether grains of this type own a topic.</summary>
    public static bool Concerns(GrainId grain) => TopicKinds.All.Contains(grain.Type.ToString()!);

    /// <summary>One sentence for each fault.</summary>
    /// <param name="storage">Where the topic is.</param>
    /// <param name="grain">Its owner.</param>
    /// <param name="records">The names of the records that the owner has.</param>
    public static async Task<ImmutableArray<string>> FindFaultsAsync(
        IGrainStorage storage, GrainId grain, IReadOnlyCollection<string> records)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(records);
        var type = grain.Type.ToString()!;
        var chain = new Chain(new TopicStorage(storage, grain, type));
        await chain.ReadAsync(SegmentsIn(type, records));
        return chain.Faults;
    }

    /// <summary>How many segments there should be, by the names that are there.</summary>
    private static int SegmentsIn(string type, IEnumerable<string> records) => records
        .Where(record => record.StartsWith($"{type}.s", StringComparison.Ordinal))
        .Select(record => record[(type.Length + 2)..])
        .Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at + 1 : 0)
        .DefaultIfEmpty().Max();

    private sealed class Chain(TopicStorage storage)
    {
        private readonly ImmutableArray<string>.Builder _faults = ImmutableArray.CreateBuilder<string>();
        private readonly Dictionary<long, long> _revs = [];

        public ImmutableArray<string> Faults => _faults.ToImmutable();

        public async Task ReadAsync(int segments)
        {
            var head = await TryAsync(storage.ReadHeadAsync) ?? new TopicHead();
            var count = Math.Max(segments, head.Closed.Count == 0 ? 0 : head.Closed.Count + 1);
            var whole = true;
            Segment? before = null;
            for (var index = 0; index < count; index++)
            {
                var segment = await TryAsync(
                    () => storage.ReadSegmentAsync(index), () => storage.Unreadable(index, "is missing"));
                if (segment is not null)
                {
                    var line = index < head.Closed.Count ? head.Closed[index] : (ClosedSegment?)null;
                    Check(index, segment, before, line, isLast: index == count - 1);
                }

                (before, whole) = (segment, whole && segment is not null);
            }

            if (whole && before is not null)
            {
                CheckRevisions(count - 1, before);
            }
        }

        private void Check(int index, Segment segment, Segment? before, ClosedSegment? line, bool isLast)
        {
            var first = before is not null ? before.FirstNo + before.Rows.Count : index == 0 ? 1 : segment.FirstNo;
            var fits = segment.FirstNo == first
                && (line is not { } closed || (closed.FirstNo, closed.Count) == (segment.FirstNo, segment.Rows.Count));
            Note(fits, index, "doesn't fit the others");
            Note(before is null || before.Epoch == segment.Epoch, index, "is of another topic");
            Note(isLast || segment.Sealed, index, "is open and has a successor");
            segment.Rows.ForEach(row => _revs[row.Entry.No] = row.Entry.Rev);
        }

        /// <summary>Each entry has a revision of its own, up to that of the tail.</summary>
        private void CheckRevisions(int index, Segment tail)
        {
            tail.Redo.ForEach(row => _revs[row.Entry.No] = row.Entry.Rev);
            Note(
                _revs.Values.Distinct().Count() == _revs.Count && _revs.Values.All(rev => rev >= 1 && rev <= tail.Rev),
                index,
                "has revisions that can't be");
        }

        private void Note(bool holds, int index, string otherwise)
        {
            if (!holds)
            {
                _faults.Add(storage.Unreadable(index, otherwise).Message);
            }
        }

        private async Task<T?> TryAsync<T>(
            Func<Task<Stored<T>>> readAsync, Func<TopicUnreadableException>? missing = null) where T : class
        {
            try
            {
                var stored = await readAsync();
                return stored.Exists || missing is null ? stored.Value : throw missing();
            }
            catch (TopicUnreadableException fault)
            {
                _faults.Add(fault.Message);
                return null;
            }
        }
    }
}
