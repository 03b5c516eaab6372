using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Web.Live;

/// <summary>
/// One topic as this host follows it: who listens, and how far they have been told. Batches come from the owner in
/// order; the first change of an idle topic goes out at once, then one flush per interval while it is busy.
/// </summary>
internal sealed class WatchedTopic(TopicId id, HostId host, DateTimeOffset now)
{
    private readonly HashSet<Subscriber> _audience = [];
    private readonly HashSet<object> _holders = [];
    private readonly List<TopicBatch> _pending = [];
    private long _cursor;
    private long _seen;
    private long? _readers;

    /// <summary>The topic.</summary>
    public TopicId Id { get; } = id;

    /// <summary>This host with the number of this watch: a later one of the same topic has a higher number, so that the
    /// end of this one can't end that.</summary>
    public HostId Host { get; } = host;

    /// <summary>The owner's first answer; asked for once.</summary>
    public required Lazy<Task> Starting { get; init; }

    /// <summary>Guards the audience and what is pending.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The incarnation that <see cref="Cursor"/> counts in.</summary>
    public string Epoch { get; private set; } = "";

    /// <summary>The revision up to which the audience has been told and removals have been carried out.</summary>
    public long Cursor => Volatile.Read(ref _cursor);

    /// <summary>The revision up to which removals are carried out or about to be. Who joins with older rights is asked
    /// again.</summary>
    public long Seen => Volatile.Read(ref _seen);

    /// <summary>The topic whose members may see this one, once known.</summary>
    public WatchedTopic? Parent { get; private set; }

    /// <summary>Whether this host has stopped watching. Nobody joins any more: the topic is watched anew.</summary>
    public bool Left { get; private set; }

    /// <summary>Topics whose batches wait until this one has come as far as their rights were asked.</summary>
    public HashSet<WatchedTopic> Held { get; } = [];

    /// <summary>The silo that owns the topic.</summary>
    public string Silo { get; set; } = "";

    /// <summary>When the watch is to be renewed.</summary>
    public DateTimeOffset RenewAt { get; set; }

    /// <summary>The head that a renewal showed and that had not arrived; 0 when nothing is missing.</summary>
    public long Missing { get; set; }

    /// <summary>When the last flush was.</summary>
    public DateTimeOffset FlushedAt { get; set; }

    /// <summary>When the head is to be told once more; null when that is done.</summary>
    public DateTimeOffset? HeadsAt { get; set; }

    /// <summary>Since when nobody listens and nobody else needs it.</summary>
    public DateTimeOffset? EmptySince { get; private set; } = now;

    /// <summary>Whether a flush is running or about to.</summary>
    public bool Flushing { get; set; }

    /// <summary>Whether the owner has answered the first watch.</summary>
    public bool Started { get; private set; }

    /// <summary>Whether nobody writes there any more: a closed thread, an archived group. Null until asked for.
    /// </summary>
    public bool? IsOver { get; private set; }

    /// <summary>Whether this host acts on what is in the topic, and must see every change.</summary>
    public bool IsRule => RulesItself
        || Id.Kind is TopicKinds.Group or TopicKinds.Helps or TopicKinds.Talk or TopicKinds.Log or TopicKinds.Me;

    /// <summary>Whether others may read it for reasons of its own, beside those of <see cref="Parent"/>.</summary>
    public bool RulesItself { get; set; }

    /// <summary>Takes the owner's first answer. Inside the gate.</summary>
    public void Start(string epoch, long head)
    {
        (Epoch, Started) = (epoch, true);
        Volatile.Write(ref _cursor, head);
        See(head);
        _pending.RemoveAll(batch => batch.Epoch == epoch && batch.To <= head);
    }

    /// <summary>Sets how far the audience has been told. Inside the gate.</summary>
    public void Advance(string epoch, long to)
    {
        Epoch = epoch;
        Volatile.Write(ref _cursor, to);
        See(to);
    }

    /// <summary>Notes that removals up to a revision are about to be carried out.</summary>
    public void See(long to) => Volatile.Write(ref _seen, to);

    /// <summary>Sets it although changes in between were not seen. Inside the gate.</summary>
    public void Skip(string epoch, long to)
    {
        (IsOver, _readers) = (null, null);
        Advance(epoch, to);
    }

    /// <summary>Whether others may read after these changes than before. Inside the gate.</summary>
    public bool HasOtherReaders(ImmutableArray<Entry> entries) => entries.Any(entry => entry switch
    {
        IReaderRule { Readers: > 0 } rule => rule.Readers != _readers,
        Tombstone { Id: "about" } => true,
        _ => false,
    });

    /// <summary>Takes note of who was asked for. Inside the gate.</summary>
    public void NoteReaders(ImmutableArray<Entry> entries) =>
        _readers = entries.OfType<IReaderRule>().LastOrDefault()?.Readers ?? _readers;

    /// <summary>Takes note of what the host itself needs to know. Inside the gate.</summary>
    public void Note(ImmutableArray<Entry> entries)
    {
        foreach (var entry in entries)
        {
            IsOver = entry switch
            {
                ThreadAbout thread => thread.Closed,
                GroupAbout group => group.Archived,
                _ => IsOver,
            };
        }
    }

    /// <summary>Takes a batch from the owner. Inside the gate.</summary>
    public void Add(TopicBatch batch) => _pending.Add(batch);

    /// <summary>The highest revision of its parent that what waits depends on. Another parent's doesn't count: then who may
    /// read is asked again. Inside the gate.</summary>
    public long After => _pending.Where(batch => batch.Parent == Parent?.Id).Select(batch => batch.After).DefaultIfEmpty().Max();

    /// <summary>Whether something waits. Inside the gate.</summary>
    public bool HasPending => _pending.Count > 0;

    /// <summary>What waits as one batch: the latest state of each entry. Null when the owner's incarnation changed in
    /// between or nothing is new. Inside the gate.</summary>
    public TopicBatch? TakePending()
    {
        var batches = _pending.Where(batch => batch.Epoch != Epoch || batch.To > Cursor).ToList();
        _pending.Clear();
        if (batches.Count < 2)
        {
            return batches.FirstOrDefault();
        }

        var latest = new Dictionary<long, Entry>();
        var present = batches.Where(batch => batch.Epoch == batches[^1].Epoch);
        foreach (var entry in present.SelectMany(batch => batch.Entries))
        {
            latest[entry.No] = entry;
        }

        return batches[^1] with
        {
            From = batches[0].From,
            Entries = [.. latest.Values.OrderBy(entry => entry.Rev)],
        };
    }

    /// <summary>Has the topic watched for another while. False when that is over. Inside the gate.</summary>
    public bool Touch(DateTimeOffset now)
    {
        EmptySince = EmptySince is null ? null : now;
        return !Left;
    }

    /// <summary>Stops the watch unless somebody needs it or did a moment ago; false when it goes on. Inside the gate.
    /// </summary>
    public bool Stop(DateTimeOffset emptyBefore)
    {
        if (Left || EmptySince is not { } since || since > emptyBefore)
        {
            return false;
        }

        return Left = true;
    }

    /// <summary>Gives the watch up before it began. Inside the gate.</summary>
    public void GiveUp() => Left = true;

    /// <summary>Adds a listener; false when the watch is over. Inside the gate.</summary>
    public bool Join(Subscriber subscriber)
    {
        if (Left)
        {
            return false;
        }

        _audience.Add(subscriber);
        subscriber.Add(Id);
        EmptySince = null;
        return true;
    }

    /// <summary>Takes a listener away. Inside the gate.</summary>
    public void Leave(Subscriber subscriber, DateTimeOffset now)
    {
        _audience.Remove(subscriber);
        subscriber.Remove(Id);
        NoteEmpty(now);
    }

    /// <summary>Keeps the topic watched for somebody who doesn't listen to it; false when the watch is over. Inside the
    /// gate.</summary>
    public bool Hold(object holder)
    {
        if (!Left)
        {
            _holders.Add(holder);
            EmptySince = null;
        }

        return !Left;
    }

    /// <summary>Takes a holder away. Inside the gate.</summary>
    public void Release(object holder, DateTimeOffset now)
    {
        _holders.Remove(holder);
        NoteEmpty(now);
    }

    /// <summary>Notes the topic whose members may see this one, as the owner said at a revision, holds it and lets go of one
    /// that it was before; false when the watch of either is over, or the answer is too old. Takes both gates, this one's
    /// first.</summary>
    public bool Attach(WatchedTopic? parent, long head, DateTimeOffset now)
    {
        WatchedTopic? former;
        lock (Gate)
        {
            if (Left || Parent == parent)
            {
                return !Left;
            }

            if ((RulesItself && Seen > head) || (parent is not null && !HeldBy(parent)))
            {
                return false;
            }

            (former, Parent) = (Parent, parent);
        }

        if (former is not null)
        {
            lock (former.Gate)
            {
                former.Release(this, now);
            }
        }

        return true;
    }

    /// <summary>Hands a frame to everybody, and says to how many. Inside the gate, so that nobody gets it after leaving.
    /// </summary>
    public int Deliver(Frame frame)
    {
        foreach (var subscriber in _audience)
        {
            subscriber.Deliver(frame);
        }

        return _audience.Count;
    }

    /// <summary>Those who listen now. Inside the gate.</summary>
    public ImmutableArray<Subscriber> Audience() => [.. _audience];

    private bool HeldBy(WatchedTopic parent)
    {
        lock (parent.Gate)
        {
            return parent.Hold(this);
        }
    }

    private void NoteEmpty(DateTimeOffset now) =>
        EmptySince = _audience.Count + _holders.Count == 0 ? EmptySince ?? now : null;
}
