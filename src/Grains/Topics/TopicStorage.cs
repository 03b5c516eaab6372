using System.Globalization;
using System.Text.Json;
using Orleans.Storage;

namespace Comparte.Topics;

/// <summary>The records of one topic in grain storage: <c>{type}.head</c> and <c>{type}.s000000</c> onward. Every write
/// is conditional on the ETag that was read or written last; none means insert only.</summary>
internal sealed class TopicStorage(IGrainStorage storage, GrainId grain, string type)
{
    /// <exception cref="TopicUnreadableException">The record is there and makes no sense.</exception>
    public async Task<Stored<TopicHead>> ReadHeadAsync()
    {
        var stored = await ReadAsync<TopicHead>($"{type}.head");
        CheckFormat(stored.Value.V, $"{type}.head");
        return stored;
    }

    public Task<string> WriteHeadAsync(TopicHead head, string? etag) => WriteAsync($"{type}.head", head, etag);

    /// <exception cref="TopicUnreadableException">The record is there and makes no sense.</exception>
    public async Task<Stored<Segment>> ReadSegmentAsync(int index)
    {
        var stored = await ReadAsync<Segment>(SegmentName(index));
        var segment = stored.Value;
        CheckFormat(segment.V, SegmentName(index));
        Check(
            segment.Rows.Index().All(row => row.Item.Entry.No == segment.FirstNo + row.Index)
                && segment.Redo.TrueForAll(row => row.Entry.No < segment.FirstNo),
            SegmentName(index),
            "has entries of other numbers than it should");
        return stored;
    }

    public Task<string> WriteSegmentAsync(int index, Segment segment, string? etag) =>
        WriteAsync(SegmentName(index), segment, etag);

    /// <summary>What to throw when a segment isn't what the others say it is.</summary>
    public TopicUnreadableException Unreadable(int index, string why) => Unreadable(SegmentName(index), why, null);

    private string SegmentName(int index) => string.Create(CultureInfo.InvariantCulture, $"{type}.s{index:D6}");

    private async Task<Stored<T>> ReadAsync<T>(string record) where T : class, new()
    {
        var state = new GrainState<T>(new T());
        try
        {
            await storage.ReadStateAsync(record, grain, state);
        }
        catch (Exception failure) when (failure is JsonException || failure.InnerException is JsonException)
        {
            // Storage may have put it into words of its own.
            throw Unreadable(record, "can't be read", failure);
        }

        return new Stored<T>(state.State ?? new T(), state.RecordExists ? state.ETag : null);
    }

    private async Task<string> WriteAsync<T>(string record, T value, string? etag) where T : class, new()
    {
        var state = new GrainState<T>(value, etag) { RecordExists = etag is not null };
        await storage.WriteStateAsync(record, grain, state);
        return state.ETag ?? throw new InvalidOperationException("The storage gave no ETag.");
    }

    private void CheckFormat(int format, string record) =>
        Check(format <= StoredRecords.NewestFormat, record, StoredRecords.OfNewerProgram);

    private void Check(bool holds, string record, string otherwise)
    {
        if (!holds)
        {
            throw Unreadable(record, otherwise, null);
        }
    }

    private TopicUnreadableException Unreadable(string record, string why, Exception? failure) =>
        new($"The record {record} of {grain} {why}.", failure!);
}

/// <summary>A record as read: without an ETag it isn't there.</summary>
internal readonly record struct Stored<T>(T Value, string? ETag)
{
    public bool Exists => ETag is not null;
}
