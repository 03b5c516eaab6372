using System.Collections.Immutable;
using Comparte.Files;

namespace Comparte.Publications;

/// <summary>Something to be shared, as it is begun.</summary>
[GenerateSerializer, Immutable, Alias("new-publication")]
public sealed record NewPublication
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>What it is.</summary>
    [Id(1)]
    public PublicationType Type { get; init; }

    /// <summary>The language in which it is written, among <c>es pt eu en</c>.</summary>
    [Id(2)]
    public string Language { get; init; } = "";

    /// <summary>The organization in whose name.</summary>
    [Id(3)]
    public OrganizationId? Organization { get; init; }

    /// <summary>The initiative in whose name.</summary>
    [Id(4)]
    public InitiativeId? Initiative { get; init; }

    /// <summary>Up to 160 characters.</summary>
    [Id(5)]
    public string? Title { get; init; }

    /// <summary>Markdown, up to 65,536 bytes of UTF-8.</summary>
    [Id(6)]
    public string? Body { get; init; }
}

/// <summary>What to change beside the text; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("publication-change")]
public sealed record PublicationChange
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>What it is.</summary>
    [Id(1)]
    public PublicationType? Type { get; init; }

    /// <summary>The language of the original; only of a draft.</summary>
    [Id(2)]
    public string? Language { get; init; }

    /// <summary>The id of an organization in whose name it is shared; empty: none.</summary>
    [Id(3)]
    public string? Organization { get; init; }

    /// <summary>The id of an initiative in whose name it is shared; empty: none.</summary>
    [Id(4)]
    public string? Initiative { get; init; }

    /// <summary>Keys of axes.</summary>
    [Id(5)]
    public ImmutableArray<string>? Axes { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    [Id(6)]
    public string? Country { get; init; }

    /// <summary>Up to 80 characters.</summary>
    [Id(7)]
    public string? Territory { get; init; }

    /// <summary>What others may do with it.</summary>
    [Id(8)]
    public Licence? Licence { get; init; }

    /// <summary>When it takes place.</summary>
    [Id(9)]
    public Occasion? When { get; init; }

    /// <summary>Whether it takes place at no time any more.</summary>
    [Id(10)]
    public bool ClearWhen { get; init; }

    /// <summary>Up to 120 characters.</summary>
    [Id(11)]
    public string? Place { get; init; }

    /// <summary>Up to 20 characters.</summary>
    [Id(12)]
    public string? MethodVersion { get; init; }

    /// <summary>A picture to stand above it.</summary>
    [Id(13)]
    public NewAttachment? Cover { get; init; }

    /// <summary>Whether no picture stands above it any more.</summary>
    [Id(14)]
    public bool ClearCover { get; init; }

    /// <summary>Files to add.</summary>
    [Id(15)]
    public ImmutableArray<NewAttachment>? Add { get; init; }

    /// <summary>Files to remove, with their bytes.</summary>
    [Id(16)]
    public ImmutableArray<FileId>? Remove { get; init; }
}

/// <summary>Somebody tried a method.</summary>
[GenerateSerializer, Immutable, Alias("new-trial")]
public sealed record NewTrial
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>The organization in whose name.</summary>
    [Id(1)]
    public OrganizationId? Organization { get; init; }

    /// <summary>The initiative in whose name.</summary>
    [Id(2)]
    public InitiativeId? Initiative { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    [Id(3)]
    public string? Country { get; init; }

    /// <summary>Up to 80 characters.</summary>
    [Id(4)]
    public string? Territory { get; init; }

    /// <summary>How far it helped.</summary>
    [Id(5)]
    public Worked Worked { get; init; }

    /// <summary>Up to 1,000 characters.</summary>
    [Id(6)]
    public string? Text { get; init; }
}
