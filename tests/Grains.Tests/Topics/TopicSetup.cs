using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

/// <summary>A store, a clock and a scheduler for one topic, and short words for what tests do with them.</summary>
internal sealed class TopicSetup(TopicShape shape = TopicShape.Window)
{
    public GrainScheduler Scheduler { get; } = new();

    public TestStore Store { get; } = new();

    public ManualClock Clock { get; } = new();

    public Guid NewRequest() => Guid.CreateVersion7(Clock.GetUtcNow());

    /// <summary>A new activation over what is stored.</summary>
    public Activation Start(string incarnation = "i") =>
        Activation.Start(Scheduler, Store, Clock, shape, incarnation);

    /// <summary>Commits posts with these texts, each by a command of its own.</summary>
    public void Post(Activation activation, params IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Scheduler.Complete(() => activation.PostAsync(Activation.Ana, NewRequest(), text));
        }
    }

    /// <summary>Commits many posts in few writes.</summary>
    public void Fill(Activation activation, int count, string text = "text")
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(Tail.MaxRows))
        {
            Scheduler.Complete(() => activation.Topic.Enqueue(new TopicCommand
            {
                Actor = Activation.Ana,
                Changes = [.. some.Select(at => Activation.NewPost($"{text} {at}"))],
            }));
        }
    }

    public Outcome<Committed> Post(Activation activation, Guid request, params string[] texts) =>
        Scheduler.Complete(() => activation.PostAsync(Activation.Ana, request, texts));

    public Outcome<Committed> Edit(Activation activation, long no, string? text) =>
        Edit(activation, NewRequest(), no, text);

    public Outcome<Committed> Edit(Activation activation, Guid request, long no, string? text) =>
        Scheduler.Complete(() => activation.EditAsync(Activation.Ana, request, no, text));

    public ReaderCopy Reader(Activation activation)
    {
        var reader = new ReaderCopy();
        CatchUp(reader, activation);
        return reader;
    }

    public void CatchUp(ReaderCopy reader, Activation activation)
    {
        while (!Scheduler.Complete(() => reader.CatchUpAsync(activation.Reader)))
        {
        }
    }

    /// <summary>Every entry, read in pages.</summary>
    public ImmutableArray<Entry> All(Activation activation)
    {
        var reader = Reader(activation);
        Scheduler.Complete(() => reader.ReadOlderAsync(activation.Reader, long.MaxValue, 256));
        return [.. reader.Entries.Values.OrderBy(entry => entry.No)];
    }

    public IEnumerable<string> Texts(Activation activation) =>
        All(activation).OfType<Post>().Select(post => post.Source);
}
