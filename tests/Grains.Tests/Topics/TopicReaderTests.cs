using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

public sealed class TopicReaderTests
{
    private readonly TopicSetup _setup = new();

    [Fact]
    public void Changes_in_many_old_segments_are_all_in_the_difference()
    {
        var thread = _setup.Start();
        _setup.Fill(thread, 3000);
        var reader = _setup.Reader(thread);
        Enumerable.Range(0, 60).ToList().ForEach(at => _setup.Edit(thread, 1 + (at * 49), $"edit {at}"));
        thread = _setup.Start();
        var page = _setup.Scheduler.Complete(
            () => thread.Reader.ReadAsync(new TopicQuery { Since = new TopicCursor(reader.Epoch, reader.Rev) }));
        Assert.Equal(PageMode.Delta, page.Mode);
        Assert.Equal(60, page.Entries.Length);
        Assert.Equal(page.Head, page.To);
        Assert.Equal(page.Entries.Select(entry => entry.Rev).Order(), page.Entries.Select(entry => entry.Rev));
    }

    [Fact]
    public void A_reader_too_far_behind_gets_a_window_at_a_bounded_cost()
    {
        var thread = _setup.Start();
        _setup.Fill(thread, 10_000);
        var reader = _setup.Reader(thread);
        Enumerable.Range(0, 200).ToList().ForEach(at => _setup.Edit(thread, 1 + (at * 49), "edit"));
        thread = _setup.Start();
        var reads = _setup.Store.Reads;
        var page = _setup.Scheduler.Complete(
            () => thread.Reader.ReadAsync(new TopicQuery { Since = new TopicCursor(reader.Epoch, reader.Rev) }));
        Assert.Equal(PageMode.Window, page.Mode);
        Assert.InRange(_setup.Store.Reads - reads, 1, 70);
    }

    [Fact]
    public void A_window_has_the_newest_50_posts_and_what_the_thread_is_about()
    {
        var thread = _setup.Start();
        _setup.Fill(thread, 200);
        var page = _setup.Scheduler.Complete(() => thread.Reader.ReadAsync(default));
        Assert.Equal(
            Enumerable.Range(151, 50).Prepend(1).Select(no => (long)no), page.Entries.Select(entry => entry.No));
        Assert.Equal((PageMode.Window, 200, 200, true), (page.Mode, page.Head, page.To, page.HasOlder));
    }

    [Theory]
    [InlineData(50, false)]
    [InlineData(51, false)]
    [InlineData(52, true)]
    public void A_window_says_whether_something_is_left_out(int posts, bool hasOlder)
    {
        var thread = _setup.Start();
        _setup.Fill(thread, posts);
        Assert.Equal(hasOlder, _setup.Scheduler.Complete(() => thread.Reader.ReadAsync(default)).HasOlder);
    }

    [Fact]
    public void A_topic_that_is_not_made_reads_as_empty()
    {
        var page = _setup.Scheduler.Complete(() => _setup.Start().Reader.ReadAsync(default));
        Assert.Equal((0, 0, PageMode.Window, false), (page.Head, page.Entries.Length, page.Mode, page.HasOlder));
    }

    [Fact]
    public void What_commits_while_a_page_is_read_is_not_lost()
    {
        var thread = _setup.Start();
        _setup.Fill(thread, 1000);
        var reader = _setup.Reader(thread);
        _setup.Edit(thread, 400, "before");
        Enumerable.Range(600, 20).ToList().ForEach(no => _setup.Edit(thread, no, "other"));
        _setup.Clock.Advance(TimeSpan.FromHours(1));
        thread = _setup.Start();
        _setup.Store.Held = true;
        var reading = _setup.Scheduler.Run(() => reader.CatchUpAsync(thread.Reader));
        _setup.Scheduler.Drain();
        Assert.Equal(1, _setup.Store.Pending);
        var editing = _setup.Scheduler.Run(
            () => thread.EditAsync(Activation.Ana, _setup.NewRequest(), 980, "meanwhile"));
        _setup.Scheduler.Drain();
        _setup.Store.End(1, CallEnd.Done);
        _setup.Scheduler.Drain();
        Assert.True(editing.IsCompletedSuccessfully);
        Assert.False(reading.IsCompleted);
        _setup.Store.EndAll(_setup.Scheduler);
        _setup.Store.Held = false;
        _setup.CatchUp(reader, thread);
        Assert.Equal("before", ((Post)reader.Entries[400]).Source);
        Assert.Equal("meanwhile", ((Post)reader.Entries[980]).Source);
        Assert.Equal(thread.Topic.Head, reader.Rev);
    }

    [Fact]
    public void A_whole_topic_reads_by_revision_first_and_then_completely()
    {
        var setup = new TopicSetup(TopicShape.Whole);
        var topic = setup.Start();
        setup.Fill(topic, 600);
        setup.Edit(topic, 7, "newest");
        setup.Edit(topic, 8, null);
        var reader = setup.Reader(topic);
        Assert.Equal(256, reader.Entries.Count);
        Assert.Contains(7, reader.Entries.Keys);
        Assert.DoesNotContain(8, reader.Entries.Keys);
        setup.Scheduler.Complete(() => reader.ReadOlderAsync(topic.Reader, long.MaxValue, 100));
        Assert.Equal(600, reader.Entries.Count);
    }

    [Fact]
    public void A_whole_topics_long_difference_comes_in_pages_by_revision()
    {
        var setup = new TopicSetup(TopicShape.Whole);
        var topic = setup.Start();
        setup.Post(topic, "first");
        var reader = setup.Reader(topic);
        setup.Fill(topic, 700);
        topic = setup.Start();
        Assert.False(setup.Scheduler.Complete(() => reader.CatchUpAsync(topic.Reader)));
        Assert.Equal(257, reader.Rev);
        setup.CatchUp(reader, topic);
        Assert.Equal(701, reader.Entries.Count);
    }
}
