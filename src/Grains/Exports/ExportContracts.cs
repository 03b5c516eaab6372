using System.Collections.Immutable;

namespace Comparte.Exports;

/// <summary>How far the file with everything that is a member's is.</summary>
[GenerateSerializer]
public enum ExportPhase
{
    /// <summary>There is none, or no longer.</summary>
    None,

    /// <summary>It is being made.</summary>
    Making,

    /// <summary>It can be fetched.</summary>
    Ready,

    /// <summary>It couldn't be made; the member may ask again.</summary>
    Failed,
}

/// <summary>What is asked for.</summary>
[GenerateSerializer, Immutable, Alias("new-export")]
public sealed record NewExport
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>In which the file speaks to the member: <c>es pt eu en</c>.</summary>
    [Id(1)]
    public string Language { get; init; } = "";

    /// <summary>The words in that language by their keys, those that begin with <see cref="WordKeys"/>: so a silo without
    /// the language files can make the file.</summary>
    [Id(2)]
    public ImmutableSortedDictionary<string, string> Words { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What the keys of the words begin with.</summary>
    public static readonly ImmutableArray<string> WordKeys =
    [
        "axis.", "country.", "date.", "export.", "kind.", "licence.", "notice.", "profile.language", "reaction.", "role.",
        "settings.email", "settings.interactions.keep", "settings.keys", "settings.mail", "settings.messages", "settings.name",
        "settings.oidc", "settings.presence", "settings.publicProfile", "settings.relations", "settings.saver", "settings.theme",
    ];
}

/// <summary>The file as its member sees it.</summary>
[GenerateSerializer, Immutable, Alias("export-view")]
public sealed record ExportView
{
    /// <summary>How far it is.</summary>
    [Id(0)]
    public ExportPhase Phase { get; init; }

    /// <summary>While it is being made: of how many places it was looked through.</summary>
    [Id(1)]
    public int Done { get; init; }

    /// <summary>While it is being made: how many places there are, once that is known.</summary>
    [Id(2)]
    public int Of { get; init; }

    /// <summary>Bytes of the file that is ready.</summary>
    [Id(3)]
    public long Size { get; init; }

    /// <summary>Until when it can be fetched.</summary>
    [Id(4)]
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Where the bytes of the file that is ready are.</summary>
[GenerateSerializer, Immutable, Alias("export-file")]
public sealed record ExportFile
{
    /// <summary>Its name in the store of bytes; no record of a file has it.</summary>
    [Id(0)]
    public FileId Blob { get; init; }

    /// <summary>What to save it as.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>When it was made. Another one has another time.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }
}
