using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Comparte.Topics;

/// <summary>
/// Changes of a topic: the latest state of every entry that changed in <c>(From, To]</c>, each once however often it
/// changed, in order of revision.
/// </summary>
[GenerateSerializer, Immutable, Alias("topic-batch")]
public sealed record TopicBatch
{
    /// <summary>Whose changes these are.</summary>
    [Id(0)]
    public TopicId Topic { get; init; }

    /// <summary>The incarnation of the topic in which the revisions count.</summary>
    [Id(1)]
    public string Epoch { get; init; } = "";

    /// <summary>The revision after which the batch begins.</summary>
    [Id(2)]
    public long From { get; init; }

    /// <summary>The revision up to which the batch is complete.</summary>
    [Id(3)]
    public long To { get; init; }

    /// <summary>The changed entries.</summary>
    [Id(4)]
    public ImmutableArray<Entry> Entries { get; init; } = [];

    /// <summary>The topic whose members may see this one (a thread's group), or null where the topic rules itself.
    /// </summary>
    [Id(5)]
    public TopicId? Parent { get; init; }

    /// <summary>The parent's revision at which the rights for these changes were asked. A host delivers the batch only
    /// when its own watch of the parent has come that far, so that a removal overtakes what follows it.</summary>
    [Id(6)]
    public long After { get; init; }

    /// <summary>When the newest of the changes was committed, by its owner's clock (Unix milliseconds); 0 where that is not
    /// known.</summary>
    [Id(7)]
    public long CommittedAt { get; init; }

    /// <summary>The span that carries the changes (W3C trace context), where somebody follows them.</summary>
    [Id(8)]
    public string? Trace { get; init; }
}

/// <summary>Where a reader stands in a topic; a null epoch knows nothing of it yet.</summary>
[GenerateSerializer, Immutable, Alias("topic-cursor")]
public readonly record struct TopicCursor([property: Id(0)] string? Epoch, [property: Id(1)] long Rev);

/// <summary>How a page continues what the reader holds.</summary>
[GenerateSerializer]
public enum PageMode
{
    /// <summary>The changes after the reader's cursor, to be applied to what it holds.</summary>
    Delta,

    /// <summary>The newest entries, which replace everything the reader holds of the topic.</summary>
    Window,

    /// <summary>Entries with a lower number than asked, to be added to what the reader holds.</summary>
    Older,
}

/// <summary>A part of a topic.</summary>
[GenerateSerializer, Immutable, Alias("topic-page")]
public sealed record TopicPage
{
    /// <summary>The incarnation of the topic.</summary>
    [Id(0)]
    public string Epoch { get; init; } = "";

    /// <summary>The topic's newest revision.</summary>
    [Id(1)]
    public long Head { get; init; }

    /// <summary>How the page continues what the reader holds.</summary>
    [Id(2)]
    public PageMode Mode { get; init; }

    /// <summary>The revision up to which the reader is complete with this page. Less than <see cref="Head"/> when a
    /// long delta goes on; the reader then asks again from here.</summary>
    [Id(3)]
    public long To { get; init; }

    /// <summary>The entries: a delta in order of revision, else in order of number.</summary>
    [Id(4)]
    public ImmutableArray<Entry> Entries { get; init; } = [];

    /// <summary>Whether entries with lower numbers exist that this page leaves out.</summary>
    [Id(5)]
    public bool HasOlder { get; init; }
}

/// <summary>What a reader asks of a topic: what changed since a cursor, or older entries than a number.</summary>
[GenerateSerializer, Immutable, Alias("topic-query")]
public readonly record struct TopicQuery
{
    /// <summary>Where the reader stands; ignored when <see cref="Before"/> is set.</summary>
    [Id(0)]
    public TopicCursor Since { get; init; }

    /// <summary>Entries with a number below this one; null asks for changes.</summary>
    [Id(1)]
    public long? Before { get; init; }

    /// <summary>At most this many entries, up to 256; 0 leaves it to the topic.</summary>
    [Id(2)]
    public int Limit { get; init; }
}

/// <summary>One reader who wants to open a topic.</summary>
[GenerateSerializer, Immutable, Alias("admission")]
public readonly record struct Admission([property: Id(0)] MemberId Member, [property: Id(1)] TopicCursor Cursor);

/// <summary>Whether a reader may open a topic, and what it needs first.</summary>
[GenerateSerializer]
public enum OpenStatus
{
    /// <summary>The reader's cursor continues: changes after it follow.</summary>
    Open,

    /// <summary>The cursor belongs to another incarnation or is too far behind: ask for a window.</summary>
    Reset,

    /// <summary>It isn't there for this reader.</summary>
    Gone,
}

/// <summary>The answer to admissions, in their order.</summary>
[GenerateSerializer, Immutable, Alias("admitted")]
public sealed record Admitted
{
    /// <summary>The incarnation of the topic.</summary>
    [Id(0)]
    public string Epoch { get; init; } = "";

    /// <summary>The topic's newest revision.</summary>
    [Id(1)]
    public long Head { get; init; }

    /// <summary>One for each admission, in the same order.</summary>
    [Id(2)]
    public ImmutableArray<OpenStatus> Statuses { get; init; } = [];

    /// <summary>The topic whose members may see this one, or null.</summary>
    [Id(3)]
    public TopicId? Parent { get; init; }

    /// <summary>The parent's revision at which these rights were asked.</summary>
    [Id(4)]
    public long After { get; init; }

    /// <summary>The few changes that bring every admitted reader with a near cursor up to the head; null when nobody
    /// is near, or nothing is missing.</summary>
    [Id(5)]
    public TopicBatch? Following { get; init; }

    /// <summary>Whether the topic has other readers for reasons of its own, beside those of <see cref="Parent"/>. Then a host
    /// acts on its changes, too.</summary>
    [Id(6)]
    public bool RulesItself { get; init; }

    /// <summary>Whether the topic is of a sensitive group: nothing of it is kept or sent where its readers don't read it.</summary>
    [Id(7)]
    public bool Sensitive { get; init; }
}

/// <summary>The answer to a watch or its renewal.</summary>
[GenerateSerializer, Immutable, Alias("watching")]
public sealed record Watching
{
    /// <summary>The incarnation of the topic.</summary>
    [Id(0)]
    public string Epoch { get; init; } = "";

    /// <summary>The topic's newest revision; what is later is pushed.</summary>
    [Id(1)]
    public long Head { get; init; }

    /// <summary>The changes the host missed, when the topic still holds them in memory; else null, and the host reads
    /// them in pages.</summary>
    [Id(2)]
    public TopicBatch? Missed { get; init; }

    /// <summary>False when a renewal found no watch of this host and generation: watch again.</summary>
    [Id(3)]
    public bool Known { get; init; } = true;

    /// <summary>The silo that owns the topic. When it leaves the cluster, watch again at once.</summary>
    [Id(4)]
    public string Silo { get; init; } = "";
}

/// <summary>A web host that watches topics. A restarted host has a higher generation.</summary>
[GenerateSerializer, Immutable, Alias("host-id")]
public readonly record struct HostId([property: Id(0)] string Name, [property: Id(1)] long Generation);
