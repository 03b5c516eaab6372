using Comparte.Topics;

namespace Comparte.Files;

/// <summary>What a file is, found by its content and never by its name.</summary>
[GenerateSerializer]
public enum FileKind
{
    /// <summary>A picture, made anew without what the camera noted.</summary>
    Picture,

    /// <summary>Sound: a voice note, music.</summary>
    Audio,

    /// <summary>A film, without what the camera noted.</summary>
    Video,

    /// <summary>Something to read or to calculate with: PDF, office documents.</summary>
    Document,

    /// <summary>Plain text, whatever it says: tables, marked text, programs.</summary>
    Text,

    /// <summary>Several files in one.</summary>
    Archive,
}

/// <summary>How far a file is.</summary>
[GenerateSerializer]
public enum FilePhase
{
    /// <summary>Its bytes are coming.</summary>
    Uploading,

    /// <summary>All bytes are there; its kind is looked for and pictures are made anew.</summary>
    Preparing,

    /// <summary>It can be fetched.</summary>
    Ready,

    /// <summary>It isn't taken; <see cref="FileView.Refusal"/> says why.</summary>
    Refused,
}

/// <summary>What is stored of a file, each by itself.</summary>
[GenerateSerializer]
public enum FilePart
{
    /// <summary>The bytes as they were uploaded. Of a picture or a film they are deleted once it is made anew.</summary>
    Uploaded,

    /// <summary>A picture in its full size, a film without notes.</summary>
    Full,

    /// <summary>A picture for a screen: at most 1,600 pixels a side.</summary>
    Display,

    /// <summary>A picture for a list: at most 480 pixels a side and 30 kB.</summary>
    Thumbnail,
}

/// <summary>A file to be uploaded.</summary>
[GenerateSerializer, Immutable, Alias("new-file")]
public sealed record NewFile
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>As it is called on its owner's device, without folders; 1 to 80 characters are kept.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>Bytes, at least 1.</summary>
    [Id(2)]
    public long Size { get; init; }

    /// <summary>How long a recording lasts, as the recorder says; at most a day.</summary>
    [Id(3)]
    public int? Seconds { get; init; }
}

/// <summary>A file as those see it who may know of it.</summary>
[GenerateSerializer, Immutable, Alias("file-view")]
public sealed record FileView
{
    /// <summary>The file.</summary>
    [Id(0)]
    public FileId Id { get; init; }

    /// <summary>Its name, whose ending fits its content once that is known.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>Bytes of the upload; once it is ready, of what one gets as the original.</summary>
    [Id(2)]
    public long Size { get; init; }

    /// <summary>How far it is.</summary>
    [Id(3)]
    public FilePhase Phase { get; init; }

    /// <summary>What it is, once that is known.</summary>
    [Id(4)]
    public FileKind? Kind { get; init; }

    /// <summary>Its media type, once that is known.</summary>
    [Id(5)]
    public string? Type { get; init; }

    /// <summary>Why it isn't taken: the code of a refusal.</summary>
    [Id(6)]
    public string? Refusal { get; init; }

    /// <summary>Which part is the original.</summary>
    [Id(7)]
    public FilePart Original { get; init; }

    /// <summary>Whether it is of a sensitive group: then nothing that fetches it keeps it.</summary>
    [Id(8)]
    public bool Sensitive { get; init; }
}

/// <summary>A file as it stands in what it belongs to. A copy: whoever reads a post needs nothing else to show it.
/// </summary>
[GenerateSerializer, Immutable, Alias("attachment")]
public sealed record Attachment
{
    /// <summary>The file.</summary>
    [Id(0)]
    public FileId Id { get; init; }

    /// <summary>Its name.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>What it is.</summary>
    [Id(2)]
    public FileKind Kind { get; init; }

    /// <summary>Bytes of the original.</summary>
    [Id(3)]
    public long Size { get; init; }

    /// <summary>Pixels of a picture.</summary>
    [Id(4)]
    public int? Width { get; init; }

    /// <summary>Pixels of a picture.</summary>
    [Id(5)]
    public int? Height { get; init; }

    /// <summary>Bytes of a picture's thumbnail.</summary>
    [Id(6)]
    public int? Thumbnail { get; init; }

    /// <summary>How long a recording lasts.</summary>
    [Id(7)]
    public int? Seconds { get; init; }

    /// <summary>What a picture shows, in the words of who shared it; at most 160 characters.</summary>
    [Id(8)]
    public string? Alt { get; init; }
}

/// <summary>A file that somebody puts into something, with what it shows.</summary>
[GenerateSerializer, Immutable, Alias("new-attachment")]
public sealed record NewAttachment
{
    /// <summary>The file, uploaded by who attaches it and ready.</summary>
    [Id(0)]
    public FileId Id { get; init; }

    /// <summary>What a picture shows; at most 160 characters.</summary>
    [Id(1)]
    public string? Alt { get; init; }
}

/// <summary>Where a file shall belong.</summary>
[GenerateSerializer, Immutable, Alias("file-claim")]
public sealed record FileClaim
{
    /// <summary>The topic it becomes a part of, and with which it goes.</summary>
    [Id(0)]
    public TopicId Place { get; init; }

    /// <summary>The topic whose readers may fetch it: the group of a thread.</summary>
    [Id(1)]
    public TopicId Readers { get; init; }

    /// <summary>The request that puts it there; repeated it finds the same.</summary>
    [Id(2)]
    public Guid RequestId { get; init; }

    /// <summary>What a picture shows.</summary>
    [Id(3)]
    public string? Alt { get; init; }
}
