using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Files;
using Comparte.Topics;

namespace Comparte.Looks;

/// <summary>How the network looks and what it says to whoever comes; the entry's id is <see cref="AboutId"/>. What is left out is the
/// product's own.</summary>
[GenerateSerializer, Immutable, Alias("look")]
public sealed record NetworkLook : Entry
{
    /// <summary>The id of the one entry there is.</summary>
    public const string AboutId = "about";

    /// <summary>A picture beside the network's name. Anybody may fetch it.</summary>
    [Id(0), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Attachment? Logo { get; init; }

    /// <summary>The main color, with what comes of it.</summary>
    [Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LookColors? Colors { get; init; }

    /// <summary>What newcomers read first, as Markdown by language, among <c>es pt eu en</c>.</summary>
    [Id(2)]
    public ImmutableSortedDictionary<string, string> Welcome { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>When it was changed.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }

    /// <summary>Files of former logos that have not been deleted yet.</summary>
    [Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<FileId>? Former { get; init; }
}

/// <summary>The main color on light and on dark grounds.</summary>
[GenerateSerializer, Immutable, Alias("look-colors")]
public sealed record LookColors
{
    /// <summary>On light grounds.</summary>
    [Id(0)]
    public LookShades Light { get; init; } = new();

    /// <summary>On dark grounds.</summary>
    [Id(1)]
    public LookShades Dark { get; init; } = new();
}

/// <summary>A main color and what is made of it, each <c>#rrggbb</c> in small letters.</summary>
[GenerateSerializer, Immutable, Alias("look-shades")]
public sealed record LookShades
{
    /// <summary>As it was chosen: of words, icons, and below the words of the main button.</summary>
    [Id(0)]
    public string Main { get; init; } = "";

    /// <summary>Below a pointer.</summary>
    [Id(1)]
    public string Hover { get; init; } = "";

    /// <summary>A ground on which words in the main color can be read.</summary>
    [Id(2)]
    public string Soft { get; init; } = "";

    /// <summary>Words on the main color.</summary>
    [Id(3)]
    public string On { get; init; } = "";
}

/// <summary>How the network is to look from now on, all of it; what is left out is the product's own again.</summary>
[GenerateSerializer, Immutable, Alias("look-order")]
public sealed record LookOrder
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>A picture that the actor uploaded, or the one that is the logo already.</summary>
    [Id(1)]
    public FileId? Logo { get; init; }

    /// <summary>The main color on light grounds, <c>#rrggbb</c>: at least 4.5 to 1 against each of them.</summary>
    [Id(2)]
    public string? Light { get; init; }

    /// <summary>The same on dark grounds; both or none.</summary>
    [Id(3)]
    public string? Dark { get; init; }

    /// <summary>Markdown by language, each up to 2,000 characters; an empty one is left out.</summary>
    [Id(4)]
    public ImmutableSortedDictionary<string, string>? Welcome { get; init; }

    /// <summary>The revision of the look that the actor saw, 0 where there was none: what somebody changed meanwhile is a conflict.
    /// Null: whatever there is.</summary>
    [Id(5)]
    public long? Base { get; init; }
}
