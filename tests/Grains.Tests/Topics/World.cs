using System.Globalization;
using System.Text;
using System.Text.Json;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

/// <summary>
/// One topic with up to two activations over a store that answers when told, the commands that were sent, and what
/// must be true of them in the end.
/// </summary>
internal sealed class World(TopicShape shape)
{
    private readonly GrainScheduler _scheduler = new();
    private readonly ManualClock _clock = new();
    private readonly TestStore _store = new();
    private readonly List<Sent> _sent = [];
    private readonly Activation?[] _activations = new Activation?[2];
    private readonly List<ReaderCopy> _readers = [];
    private readonly List<Task> _reading = [];
    private readonly RecordChecks _records = new();
    private int _texts;

    /// <summary>Does one random thing.</summary>
    public void Do(Step step)
    {
        _store.Held = true;
        _store.Written = _records.Check;
        var (a, b) = (step.A, step.B);
        switch (step.Kind)
        {
            case < 5: Post(a, [Text(b)]); break;
            case < 6: Enumerable.Range(0, b % 40).ToList().ForEach(_ => Post(a, [Text(a)])); break;
            case < 8: Edit(a, OldNo(b), Text(a)); break;
            case < 9: Edit(a, Newest, Text(b)); break;
            case < 10: Edit(a, OldNo(b), null); break;
            case < 11: Post(a, [Text(a), Text(b), Text(a + b)]); break;
            case < 12: Edit(a, OldNo(b), Text(a), Text(b)); break;
            case < 14: Repeat(a, b); break;
            case < 18: EndOne(a, b); break;
            case < 20: _store.EndAll(_scheduler); break;
            case < 21: Kill(a % 2, b); break;
            case < 22: Read(a, b); break;
            default: _clock.Advance(TimeSpan.FromSeconds(b % 100)); break;
        }

        _scheduler.Drain();
    }

    /// <summary>Lets everything end, starts anew, and compares.</summary>
    public void Check()
    {
        _store.EndAll(_scheduler);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Array.Clear(_activations);
        _store.Held = false;
        var fresh = Activation.Start(_scheduler, _store, _clock, shape);
        var truth = Everything(fresh);
        Assert.Equal(Enumerable.Range(1, truth.Count).Select(no => (long)no), truth.Keys.Order());
        Assert.Equal(truth.Count, truth.Values.Select(entry => entry.Rev).Distinct().Count());
        Assert.True(truth.Count == 0 || fresh.Topic.Head == truth.Values.Max(entry => entry.Rev));
        CheckSent(truth);
        Assert.True(
            !_sent.TrueForAll(sent => sent.IsCertain)
            || fresh.Topic.Head == _sent.Where(sent => sent.Acknowledged.Length > 0).Sum(sent => sent.Changes),
            "A revision is missing or was given to nothing.");
        CheckRecordsHoldNothingElse(truth);
        CheckReaders(fresh, truth);
        CheckRepeats(fresh, truth);
    }

    private long Newest => Math.Max(1, _activations.Max(activation => activation?.Topic.NewestNo ?? 1));

    private long OldNo(int b) => 1 + (b % Newest);

    private string Text(int size) => $"«{++_texts}»" + new string('x', (size % 5) switch
    {
        0 => 0,
        1 => 200,
        2 => 1000,
        3 => 4000,
        _ => 8000,
    });

    private Activation? Activate(int at)
    {
        if (_activations[at] is { Failure: null } alive)
        {
            return alive;
        }

        var activation = new Activation(_store, _clock, shape);
        var task = _scheduler.Run(activation.Topic.ActivateAsync);
        _store.EndAll(_scheduler);
        _activations[at] = task.IsCompletedSuccessfully ? activation : null;
        return _activations[at];
    }

    private void Post(int a, string[] texts)
    {
        var request = NewRequest(a);
        Send(a, new Sent(request, 0, texts, (activation, sent) =>
            activation.PostAsync(Activation.Ana, sent.Request, sent.Texts)));
    }

    private void Edit(int a, long no, string? text, string? added = null)
    {
        var request = NewRequest(a);
        string[] texts = added is null ? [] : [added];
        Send(a, new Sent(request, no, texts, (activation, sent) =>
            activation.EditAsync(Activation.Ana, sent.Request, no, text, added)));
    }

    /// <summary>From a client whose clock is right, or behind, or ahead by minutes or days.</summary>
    private Guid NewRequest(int a) => Guid.CreateVersion7(_clock.GetUtcNow() + TimeSpan.FromMinutes((a % 8) switch
    {
        0 => -600,
        1 => 3,
        2 => 10,
        3 => 5000,
        _ => 0,
    }));

    private void Send(int a, Sent sent)
    {
        _sent.Add(sent);
        SendAgain(a, sent);
    }

    private void SendAgain(int a, Sent sent)
    {
        if (Activate(a % 7 == 0 ? 1 : 0) is { } activation)
        {
            sent.Tries.Add(_scheduler.Run(() => sent.Send(activation, sent)));
        }
    }

    private void Repeat(int a, int b)
    {
        if (_sent.Count > 0)
        {
            SendAgain(b, _sent[a % _sent.Count]);
        }
    }

    private void EndOne(int a, int b)
    {
        _scheduler.Drain();
        if (_store.Pending > 0)
        {
            _store.End(a % _store.Pending, (b % 16) switch
            {
                0 => CallEnd.FailedBefore,
                1 => CallEnd.FailedAfter,
                _ => CallEnd.Done,
            });
        }
    }

    private void Kill(int at, int b)
    {
        if (_activations[at] is { } activation)
        {
            _activations[at] = null;
            var odds = b;
            _store.Kill(activation, () => (odds = odds * 31 % 1009) % 2 == 0);
        }
    }

    private void Read(int a, int b)
    {
        if (Activate(0) is not { Topic.Exists: true } activation)
        {
            return;
        }

        if (_readers.Count < 6)
        {
            _readers.Add(new ReaderCopy());
        }

        var reader = _readers[a % _readers.Count];
        _reading.Add(_scheduler.Run(async () =>
        {
            await reader.CatchUpAsync(activation.Reader);
            if (b % 2 == 0)
            {
                await reader.ReadOlderAsync(activation.Reader, 1 + (b % (Newest + 1)), b % 3 * 20);
            }
        }));
    }

    private SortedDictionary<long, Entry> Everything(Activation activation)
    {
        var reader = new ReaderCopy();
        _scheduler.Complete(async () =>
        {
            await reader.CatchUpAsync(activation.Reader);
            await reader.ReadOlderAsync(activation.Reader, long.MaxValue);
        });
        return new SortedDictionary<long, Entry>(reader.Entries);
    }

    private void CheckSent(SortedDictionary<long, Entry> truth)
    {
        foreach (var sent in _sent)
        {
            var made = truth.Values.Count(entry => entry is Post post && post.RequestId == sent.Request);
            Assert.InRange(made, 0, sent.Texts.Length);
            foreach (var done in sent.Acknowledged)
            {
                foreach (var entry in done.Entries)
                {
                    Assert.True(truth.TryGetValue(entry.No, out var now), $"Entry {entry.No} was lost.");
                    Assert.True(now.Rev > entry.Rev || now == entry || now.Rev == entry.Rev && Same(now, entry));
                    Assert.True(
                        now is Tombstone || entry is Tombstone
                        || ((Post)now).RequestId == ((Post)entry).RequestId);
                }

                Assert.Equal(sent.Changes, done.Entries.Length);
                Assert.Equal(
                    sent.Acknowledged[0].Entries.Select(entry => entry.No), done.Entries.Select(entry => entry.No));
            }
        }

        Assert.All(_reading, reading => Assert.True(
            reading.IsCompletedSuccessfully || reading.Exception?.InnerException is IOException || !reading.IsCompleted,
            $"{reading.Exception}"));
    }

    private static bool Same(Entry one, Entry other) =>
        JsonSerializer.Serialize(one, TopicJson.Options) == JsonSerializer.Serialize(other, TopicJson.Options);

    /// <summary>What was replaced or deleted is in no record.</summary>
    private void CheckRecordsHoldNothingElse(SortedDictionary<long, Entry> truth)
    {
        var present = truth.Values.OfType<Post>().Select(post => Mark(post.Source)).ToHashSet();
        foreach (var (record, json) in _store.Records)
        {
            for (var at = json.IndexOf('«'); at >= 0; at = json.IndexOf('«', at + 1))
            {
                Assert.True(present.Contains(Mark(json[at..])), $"{record} holds what {Mark(json[at..])} said.");
            }
        }
    }

    private static string Mark(string text) => text[..(text.IndexOf('»') + 1)];

    private void CheckReaders(Activation fresh, SortedDictionary<long, Entry> truth)
    {
        foreach (var reader in _readers.Where(reader => reader.Epoch is not null))
        {
            for (var tries = 0; !_scheduler.Complete(() => reader.CatchUpAsync(fresh.Reader)); tries++)
            {
                Assert.True(tries < 100);
            }

            Assert.Equal(fresh.Topic.Head, reader.Rev);
            Assert.All(reader.Entries, held => Assert.True(Same(truth[held.Key], held.Value), $"{held.Key} is old."));
            var before = shape == TopicShape.Whole ? long.MaxValue : 2 + (_texts % truth.Count);
            _scheduler.Complete(() => reader.ReadOlderAsync(fresh.Reader, before, 7));
            Assert.Subset(reader.Entries.Keys.ToHashSet(), truth.Keys.Where(no => no < before).ToHashSet());
            Assert.All(reader.Entries, held => Assert.True(Same(truth[held.Key], held.Value)));
        }
    }

    /// <summary>Every request once more: what was carried out is found, and another body is refused.</summary>
    private void CheckRepeats(Activation fresh, SortedDictionary<long, Entry> truth)
    {
        foreach (var sent in _sent.Where(sent => sent.Acknowledged.Length > 0 && IsRemembered(sent)))
        {
            var again = _scheduler.Complete(() => sent.Send(fresh, sent));
            Assert.True(again.TryGet(out var done, out var refusal), $"{refusal}");
            Assert.Equal(
                sent.Acknowledged[0].Entries.Select(entry => entry.No), done.Entries.Select(entry => entry.No));
            var other = sent.No == 0
                ? _scheduler.Complete(() => fresh.PostAsync(Activation.Ana, sent.Request, "another"))
                : _scheduler.Complete(() => fresh.EditAsync(Activation.Ana, sent.Request, sent.No, "another"));
            Assert.Equal(Refusal.RequestReused, other.Refusal);
        }

        Assert.Equal(truth.Count, Everything(fresh).Count);
        Assert.Equal(truth.Count == 0 ? 0 : truth.Values.Max(entry => entry.Rev), fresh.Topic.Head);
    }

    /// <summary>An entry keeps the command that made it and the last ones on it.</summary>
    private bool IsRemembered(Sent sent) =>
        sent.Texts.Length > 0 || _sent.Count(other => other.No == sent.No) <= Row.Remembered;
}

/// <summary>One random thing that happens to a topic.</summary>
internal readonly record struct Step(int Kind, int A, int B);
