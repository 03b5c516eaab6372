using Comparte.Topics;

namespace Comparte.Files;

/// <summary>Stored as <c>file.main</c>.</summary>
internal sealed record FileState : IStoredRecord
{
    public int V { get; init; } = 1;

    public MemberId Owner { get; init; }

    public string Name { get; init; } = "";

    public long Size { get; init; }

    public int? Seconds { get; init; }

    public DateTimeOffset At { get; init; }

    public FilePhase Phase { get; init; }

    public FileKind? Kind { get; init; }

    public string? Type { get; init; }

    public FilePart Original { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public int? Thumbnail { get; init; }

    public string? Refusal { get; init; }

    /// <summary>Whether the upload of a picture or film may still be there, with what the camera noted.</summary>
    public bool HoldsUpload { get; init; }

    /// <summary>What it is a part of.</summary>
    public TopicId? Place { get; init; }

    /// <summary>The topic whose readers may fetch it.</summary>
    public TopicId? Readers { get; init; }

    /// <summary>The request that put it there.</summary>
    public Guid? Claim { get; init; }

    /// <summary>Whether the place has said that it holds it.</summary>
    public bool Confirmed { get; init; }

    public string? Alt { get; init; }

    /// <summary>Whether its place keeps it from all but its owner.</summary>
    public bool Withheld { get; init; }
}
