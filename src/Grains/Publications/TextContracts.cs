using System.Collections.Immutable;
using Comparte.Files;

namespace Comparte.Publications;

/// <summary>A text as its authors write it.</summary>
[GenerateSerializer, Immutable, Alias("working-text")]
public sealed record WorkingText
{
    /// <summary>Grows with each saving; 0: nothing was saved.</summary>
    [Id(0)]
    public long No { get; init; }

    /// <summary>Up to 160 characters.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Markdown, up to 65,536 bytes of UTF-8.</summary>
    [Id(2)]
    public string Body { get; init; } = "";

    /// <summary>The version of the original that it renders; null of the original itself.</summary>
    [Id(3)]
    public int? Of { get; init; }

    /// <summary>Who saved it.</summary>
    [Id(4)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(5)]
    public DateTimeOffset At { get; init; }
}

/// <summary>Saves a working text.</summary>
[GenerateSerializer, Immutable, Alias("text-saving")]
public sealed record TextSaving
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>The number of the saving on which this one builds.</summary>
    [Id(1)]
    public long Base { get; init; }

    /// <summary>Up to 160 characters.</summary>
    [Id(2)]
    public string Title { get; init; } = "";

    /// <summary>Markdown, up to 65,536 bytes of UTF-8.</summary>
    [Id(3)]
    public string Body { get; init; } = "";

    /// <summary>Of a rendering: the version of the original that it renders from now on; null leaves it.</summary>
    [Id(4)]
    public int? Of { get; init; }
}

/// <summary>Shares a working text as the next version.</summary>
[GenerateSerializer, Immutable, Alias("text-sharing")]
public sealed record TextSharing
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>Who translated; null leaves it.</summary>
    [Id(1)]
    public ImmutableArray<MemberId>? Credit { get; init; }
}

/// <summary>A version of a text, with what is needed to show it.</summary>
[GenerateSerializer, Immutable, Alias("shared-text")]
public sealed record SharedText
{
    /// <summary>Its language.</summary>
    [Id(0)]
    public string Language { get; init; } = "";

    /// <summary>1, 2, 3 …; 0: as its authors write it.</summary>
    [Id(1)]
    public int Version { get; init; }

    /// <summary>Its title.</summary>
    [Id(2)]
    public string Title { get; init; } = "";

    /// <summary>Markdown.</summary>
    [Id(3)]
    public string Source { get; init; } = "";

    /// <summary>When it was shared.</summary>
    [Id(4)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who shared it.</summary>
    [Id(5)]
    public MemberId By { get; init; }

    /// <summary>The files of the publication, as they are now.</summary>
    [Id(6)]
    public ImmutableArray<Attachment> Attachments { get; init; } = [];
}
