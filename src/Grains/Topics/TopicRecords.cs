using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comparte.Topics;

/// <summary>
/// The index of a topic: one line for each closed segment. It is a hint, written after a segment was closed or folded;
/// what decides is the tail.
/// </summary>
internal sealed class TopicHead
{
    /// <summary>The version of this record's format.</summary>
    public int V { get; set; } = 1;

    /// <summary>Made with the topic.</summary>
    public string Epoch { get; set; } = "";

    /// <summary>The closed segments, in order.</summary>
    [JsonConverter(typeof(ClosedSegmentsConverter))]
    public List<ClosedSegment> Closed { get; set; } = [];

    /// <summary>By the place of a segment: the latest time in the ids of requests that made entries in it, where that
    /// is ahead of the segment's own time, because a client's clock was.</summary>
    public SortedDictionary<int, long> Ahead { get; set; } = [];
}

/// <summary>A segment that takes no new entries, the highest revision in it, and when an entry was last added (Unix
/// milliseconds).</summary>
internal readonly record struct ClosedSegment(long FirstNo, long LastNo, long Rev, long At)
{
    /// <summary>How many entries it has.</summary>
    public int Count => (int)(LastNo - FirstNo + 1);
}

/// <summary>
/// At most 48 entries in a row. The last one, the tail, is the topic's commit point: the one conditional write of it
/// decides. Changes to entries of closed segments are committed in its <see cref="Redo"/>.
/// </summary>
internal sealed class Segment
{
    /// <summary>In place of a follower's name, where a topic was brought from another network: all the others.</summary>
    public const string Others = "*";

    /// <summary>The version of this record's format.</summary>
    public int V { get; set; } = 1;

    /// <summary>Made with the topic, the same in all of its segments.</summary>
    public string Epoch { get; set; } = "";

    /// <summary>The topic's revision when this was written.</summary>
    public long Rev { get; set; }

    /// <summary>When this was written for a command, in Unix milliseconds.</summary>
    public long At { get; set; }

    /// <summary>The number of the first row; the others follow without a gap.</summary>
    public long FirstNo { get; set; } = 1;

    /// <summary>A sealed segment is never the place of new entries again.</summary>
    public bool Sealed { get; set; }

    /// <summary>The entries, dense by number.</summary>
    public List<Row> Rows { get; set; } = [];

    /// <summary>New states of entries in closed segments, until those are rewritten. Only the tail's counts.</summary>
    public List<Row> Redo { get; set; } = [];

    /// <summary>How far each follower has been told; <see cref="Others"/> says it of those who aren't named. Only the tail's counts.
    /// </summary>
    public SortedDictionary<string, long> Cursors { get; set; } = [];

    /// <summary>The parent's highest revision at which rights for a change in this topic were asked.</summary>
    public long After { get; set; }
}

/// <summary>
/// Writes closed segments as one list of numbers, three for each: how many entries it has, and by how much its revision
/// and its time (in seconds, rounded up) differ from those of the segment before. A long topic has thousands of them.
/// </summary>
internal sealed class ClosedSegmentsConverter : JsonConverter<List<ClosedSegment>>
{
    public override List<ClosedSegment> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var numbers = JsonSerializer.Deserialize<long[]>(ref reader, options) ?? [];
        if (numbers.Length % 3 != 0)
        {
            throw new JsonException("Three numbers for each closed segment were expected.");
        }

        var (lines, last, seconds) = (new List<ClosedSegment>(numbers.Length / 3), default(ClosedSegment), 0L);
        foreach (var line in numbers.Chunk(3))
        {
            seconds += line[2];
            last = new ClosedSegment(last.LastNo + 1, last.LastNo + line[0], last.Rev + line[1], seconds * 1000);
            lines.Add(last);
        }

        return lines;
    }

    public override void Write(Utf8JsonWriter writer, List<ClosedSegment> value, JsonSerializerOptions options)
    {
        var (rev, seconds) = (0L, 0L);
        writer.WriteStartArray();
        foreach (var line in value)
        {
            var at = (line.At + 999) / 1000;
            writer.WriteNumberValue(line.Count);
            writer.WriteNumberValue(line.Rev - rev);
            writer.WriteNumberValue(at - seconds);
            (rev, seconds) = (line.Rev, at);
        }

        writer.WriteEndArray();
    }
}
