using Comparte.Members;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

public sealed class TopicCommandTests
{
    private readonly TopicSetup _setup = new(TopicShape.Whole);

    [Fact]
    public void A_command_that_no_segment_holds_fails_alone()
    {
        var topic = _setup.Start();
        _setup.Fill(topic, 100);
        Assert.Throws<InvalidOperationException>(
            () => _setup.Post(topic, _setup.NewRequest(), new string('x', 20_000)));
        Assert.Throws<InvalidOperationException>(
            () => Commit(topic, [.. Enumerable.Range(0, 49).Select(_ => new Setting())]));
        Assert.Throws<InvalidOperationException>(() => Commit(topic, [.. topic.Topic.Entries.Take(17)]));
        Assert.Null(topic.Failure);
        _setup.Post(topic, "goes on");
        Assert.Equal(101, topic.Topic.Head);
    }

    [Fact]
    public void The_largest_commands_find_room_whatever_stands_in_the_tail()
    {
        var topic = _setup.Start();
        _setup.Fill(topic, 30);
        Commit(topic, [.. Enumerable.Range(0, 48).Select(_ => Activation.NewPost(new string('x', 1000)))]);
        Commit(topic, [.. topic.Topic.Entries.OrderBy(entry => entry.No).Take(16).Select(entry => entry with { })]);
        var older = topic.Topic.Entries.OrderBy(entry => entry.No).Skip(16).Take(16);
        Commit(topic, [.. older.Select(entry => entry with { })]);
        _setup.Post(topic, new string('x', 16_000), new string('x', 16_000), new string('x', 16_000));
        Assert.Null(topic.Failure);
        Assert.Equal(81, _setup.All(_setup.Start()).Length);
    }

    [Fact]
    public void An_entry_is_created_once_and_changed_by_its_own_number()
    {
        var topic = _setup.Start();
        Commit(topic, [new Setting { Id = "language", Value = "es" }]);
        Assert.Throws<InvalidOperationException>(() => Commit(topic, [new Setting { Id = "language" }]));
        Assert.Throws<InvalidOperationException>(() => Commit(topic, [new Setting { Id = "language", No = 7 }]));
        Assert.Throws<InvalidOperationException>(
            () => Commit(topic, [new Setting { Id = "a" }, new Setting { Id = "a" }]));
        Commit(topic, [new Tombstone { Id = "language", No = 1 }]);
        Commit(topic, [new Setting { Id = "language", No = 1, Value = "eu" }]);
        Assert.Equal("eu", topic.Topic.Find<Setting>("language")!.Value);
        Assert.Equal((3, 1), (topic.Topic.Head, topic.Topic.NewestNo));
    }

    [Fact]
    public void Rules_see_what_is_drafted_and_readers_what_is_committed()
    {
        var topic = _setup.Start();
        _setup.Post(topic, "before");
        _setup.Store.Held = true;
        _ = _setup.Scheduler.Run(() => topic.EditAsync(Activation.Ana, _setup.NewRequest(), 1, "after"));
        _setup.Scheduler.Drain();
        Assert.Equal("after", topic.Topic.Find<Post>("1")!.Source);
        Assert.Equal("after", topic.Topic.Entries.OfType<Post>().Single().Source);
        Assert.Equal("before", ((Post)topic.Topic.FindCommitted("1")!).Source);
        Assert.Equal(["before"], _setup.Texts(topic));
        _setup.Store.EndAll(_setup.Scheduler);
        Assert.Equal(["after"], _setup.Texts(topic));
    }

    [Fact]
    public void A_failed_write_fails_all_who_wait_and_those_who_come_later()
    {
        var topic = _setup.Start();
        _setup.Store.Held = true;
        var tasks = Enumerable.Range(0, 3)
            .Select(at => _setup.Scheduler.Run(
                () => topic.PostAsync(Activation.Ana, _setup.NewRequest(), $"{at}"))).ToList();
        _setup.Scheduler.Drain();
        _setup.Store.End(0, CallEnd.FailedBefore);
        _setup.Scheduler.Drain();
        tasks.Add(_setup.Scheduler.Run(() => topic.PostAsync(Activation.Ana, _setup.NewRequest(), "later")));
        _setup.Scheduler.Drain();
        Assert.All(tasks, task => Assert.IsType<TopicFailedException>(task.Exception!.InnerException));
        Assert.IsType<IOException>(topic.Failure);
        Assert.Equal(0, topic.Topic.Head);
    }

    [Fact]
    public void The_parents_revision_only_grows_and_outlives_a_restart()
    {
        var topic = _setup.Start();
        foreach (var after in new[] { 7, 3 })
        {
            _setup.Scheduler.Complete(() => topic.Topic.Enqueue(
                new TopicCommand { Changes = [new Setting()], After = after }));
        }

        Assert.Equal(7, topic.Topic.After);
        Assert.Equal(7, _setup.Start().Topic.After);
    }

    private void Commit(Activation topic, Entry[] changes) =>
        _setup.Scheduler.Complete(() => topic.Topic.Enqueue(new TopicCommand { Changes = [.. changes] }));
}
