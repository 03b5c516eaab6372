using System.Text.Json;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

/// <summary>What a topic writes and reads, and what stays in its records.</summary>
public sealed class TopicStorageTests
{
    private static readonly string Long = new('x', 400);
    private readonly TopicSetup _setup = new();

    [Fact]
    public void A_post_costs_little_more_than_one_write()
    {
        var thread = _setup.Start();
        var most = 0;
        for (var post = 0; post < 5000; post++)
        {
            var before = _setup.Store.Writes;
            _setup.Post(thread, Long);
            most = Math.Max(most, _setup.Store.Writes - before);
        }

        Assert.InRange(_setup.Store.Writes, 5000, 5200);
        Assert.InRange(most, 1, 2);
        Assert.InRange(_setup.Store.BytesWritten / 5000, 1, 24 * 1024);
    }

    [Fact]
    public void A_change_to_an_old_post_costs_one_write_at_once_and_one_later()
    {
        var thread = _setup.Start();
        _setup.Fill(thread, 2000, Long);
        var (before, most) = (_setup.Store.Writes, 0);
        for (var edit = 0; edit < 1000; edit++)
        {
            var now = _setup.Store.Writes;
            _setup.Edit(thread, 1 + (edit * 37 % 1900), $"edit {edit}");
            most = Math.Max(most, _setup.Store.Writes - now);
        }

        Assert.InRange(_setup.Store.Writes - before, 2000, 2100);
        Assert.InRange(most, 2, 3);
    }

    [Fact]
    public void A_reopened_topic_writes_nothing_that_is_written()
    {
        var thread = _setup.Start();
        _setup.Fill(thread, 500, Long);
        for (var edit = 0; edit < 10; edit++)
        {
            _setup.Edit(thread, 1 + (edit * 40), "edit");
        }

        var before = _setup.Store.Writes;
        _setup.Start();
        _setup.Start();
        Assert.Equal(before, _setup.Store.Writes);
    }

    [Fact]
    public void Opening_a_long_thread_reads_few_records_and_its_index_stays_small()
    {
        var thread = _setup.Start();
        _setup.Fill(thread, 100_000);
        var before = _setup.Store.Reads;
        thread = _setup.Start();
        var reader = _setup.Reader(thread);
        Assert.Equal(51, reader.Entries.Count);
        Assert.InRange(_setup.Store.Reads - before, 1, 6 + 16);
        Assert.InRange(_setup.Store.Records["thread.head"].Length, 1, 24 * 1024);

        // A post costs one write, and one more when it closes a segment or changes an older one.
        var (largest, most) = (0, 0);
        _setup.Store.Written = (_, json) => largest = Math.Max(largest, json.Length);
        for (var post = 0; post < 200; post++)
        {
            var writes = _setup.Store.Writes;
            _setup.Post(thread, new string('x', 1 << (post % 14)));
            most = Math.Max(most, _setup.Store.Writes - writes);
        }

        Assert.InRange(most, 1, 2);
        Assert.InRange(largest, 1, 64 * 1024);
    }

    [Fact]
    public void Paging_through_a_long_thread_keeps_little_in_memory()
    {
        var thread = _setup.Start();
        _setup.Fill(thread, 20_000);
        thread = _setup.Start();
        Assert.Equal(20_000, _setup.All(thread).Length);
        Assert.InRange(thread.Topic.Rows.Count(), 1, 26 * Tail.MaxRows);
        Assert.NotNull(thread.Topic.FindCommitted("1"));
    }

    [Fact]
    public void A_segment_that_was_let_go_is_read_anew()
    {
        var thread = _setup.Start();
        _setup.Fill(thread, 5000);
        thread = _setup.Start();
        _setup.Edit(thread, 2000, "one");
        _setup.All(thread);
        _setup.Edit(thread, 2000, "two");
        _setup.All(thread);
        Assert.Null(_setup.Edit(thread, 2000, "three").Refusal);
        Assert.Contains("three", _setup.Texts(thread));
        Assert.Contains("three", _setup.Texts(_setup.Start()));
    }

    [Fact]
    public void What_was_deleted_stands_in_no_record_even_when_the_redo_of_a_sealed_tail_held_it()
    {
        var thread = _setup.Start();
        _setup.Fill(thread, 100);
        var room = Tail.MaxRows - thread.Topic.Tail.Rows.Count;
        _setup.Edit(thread, 1, "secret");
        Enumerable.Range(2, Tail.MaxRedoRows - 1).ToList().ForEach(no => _setup.Edit(thread, no, "other"));
        _setup.Fill(thread, room);
        Assert.True(thread.Topic.Tail.Sealed && thread.Topic.Tail.Redo.Count == Tail.MaxRedoRows);
        _setup.Edit(thread, 50, "needs room in the redo before the successor is there");
        _setup.Edit(thread, 1, null);
        _setup.Post(thread, "next");
        Assert.DoesNotContain(
            _setup.Store.Records.Values, record => record.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 10)]
    public void What_was_deleted_or_replaced_in_an_older_segment_is_gone_although_new_posts_never_end(
        bool isDeleted, int commits)
    {
        var thread = _setup.Start();
        _setup.Post(thread, "secret");
        _setup.Fill(thread, 300);
        _setup.Store.Held = true;
        Send(() => thread.EditAsync(Activation.Ana, _setup.NewRequest(), 1, isDeleted ? null : "replaced"));
        for (var writes = 0; HasSecret(); writes++)
        {
            Assert.True(writes < 2 * commits, "The old text stays while commands keep coming.");
            Send(() => thread.PostAsync(Activation.Ana, _setup.NewRequest(), "text"));
            _setup.Store.End(0, CallEnd.Done);
            _setup.Scheduler.Drain();
        }

        Assert.True(_setup.Store.Pending > 0, "The topic was idle.");
        _setup.Store.EndAll(_setup.Scheduler);

        void Send(Func<Task> command)
        {
            _ = _setup.Scheduler.Run(command);
            _setup.Scheduler.Drain();
        }

        bool HasSecret() =>
            _setup.Store.Records.Values.Any(record => record.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stale_activation_fails_and_changes_nothing()
    {
        var stale = _setup.Start();
        _setup.Fill(stale, 200);
        _setup.Edit(stale, 1, "from before");
        var owner = _setup.Start();
        _setup.Edit(owner, 1, "by the owner");
        Assert.Throws<TopicFailedException>(() => _setup.Post(stale, _setup.NewRequest(), "by the stale one"));
        Assert.NotNull(stale.Failure);
        Assert.Null(owner.Failure);
        Assert.Equal("by the owner", _setup.Texts(_setup.Start()).First());
        Assert.DoesNotContain("by the stale one", _setup.Texts(_setup.Start()));
    }

    [Theory]
    [InlineData("head", "{\"v\":2}", "newer program")]
    [InlineData("head", "{\"closed\":[1,2]}", "can't be read")]
    [InlineData("s000001", "{\"rows\":[{\"e\":{\"kind\":\"hologram\"}}]}", "can't be read")]
    [InlineData("s000001", "{\"rows\":[{\"e\":{\"no\":1}}]}", "can't be read")]
    [InlineData("s000001", "not json", "can't be read")]
    [InlineData("s000001", "{\"firstNo\":49,\"rows\":[{\"e\":{\"kind\":\"post\",\"no\":51}}]}", "other numbers")]
    [InlineData("s000001", "{\"firstNo\":7,\"rows\":[]}", "doesn't fit")]
    [InlineData("s000000", "{\"rows\":[]}", "doesn't fit")]
    [InlineData("s000000", null, "is missing")]
    [InlineData("s000001", null, "is missing")]
    public void A_record_that_makes_no_sense_is_named_and_closes_the_topic(string record, string? json, string why)
    {
        _setup.Fill(_setup.Start(), 60);
        _setup.Store.Remove($"thread.{record}");
        if (json is not null)
        {
            _setup.Store.Put($"thread.{record}", json);
        }

        var failure = Assert.Throws<TopicUnreadableException>(() => _setup.Start());
        Assert.Contains($"thread.{record}", failure.Message, StringComparison.Ordinal);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_record_that_makes_no_sense_is_named_to_whoever_needs_it()
    {
        _setup.Fill(_setup.Start(), 300);
        _setup.Store.Put("thread.s000002", "{}");
        _setup.Clock.Advance(TimeSpan.FromHours(1));
        var thread = _setup.Start();
        Assert.Equal(51, _setup.Reader(thread).Entries.Count);
        Assert.Throws<TopicUnreadableException>(() => _setup.All(thread));
        _setup.Post(thread, "goes on");
    }

    [Fact]
    public void The_index_reads_as_it_was_written()
    {
        List<ClosedSegment> lines = [new(1, 48, 900, 1_000), new(49, 50, 60, 5_000), new(51, 98, 1_000, 5_000)];
        var json = JsonSerializer.Serialize(new TopicHead { Closed = lines }, TopicJson.Options);
        Assert.Equal(lines, JsonSerializer.Deserialize<TopicHead>(json, TopicJson.Options)!.Closed);
    }

    [Fact]
    public void Another_life_of_the_store_is_another_epoch()
    {
        var thread = _setup.Start();
        _setup.Post(thread, "text");
        var reader = _setup.Reader(thread);
        var cursor = new TopicCursor(reader.Epoch, reader.Rev);
        Assert.Equal(OpenStatus.Open, _setup.Start().Reader.StatusOf(cursor));
        var restored = _setup.Start("another");
        Assert.Equal(OpenStatus.Reset, restored.Reader.StatusOf(cursor));
        _setup.Post(restored, "after");
        _setup.CatchUp(reader, restored);
        Assert.Equal(restored.Topic.Epoch, reader.Epoch);
        Assert.Equal(2, reader.Entries.Count);
    }

    [Fact]
    public void A_topic_that_loses_the_race_to_be_made_is_made_once()
    {
        var (one, other) = (_setup.Start(), _setup.Start());
        var request = _setup.NewRequest();
        _setup.Post(one, request, "text");
        Assert.Throws<TopicFailedException>(() => _setup.Post(other, request, "text"));
        var again = _setup.Start();
        Assert.Equal(1, _setup.Post(again, request, "text").Value!.Entries[0].No);
        Assert.Equal(one.Topic.Epoch, again.Topic.Epoch);
    }
}
