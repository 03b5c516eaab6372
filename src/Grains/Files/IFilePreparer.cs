namespace Comparte.Files;

/// <summary>Finds out what an uploaded file is, and makes pictures anew. It takes seconds and runs beside the grains, one
/// file at a time.</summary>
public interface IFilePreparer
{
    /// <summary>Looks at the upload and writes the other parts. Repeating it does the same once more.</summary>
    Task<PreparedFile> PrepareAsync(FileId file);
}

/// <summary>What an uploaded file was found to be.</summary>
public sealed record PreparedFile
{
    /// <summary>Why it isn't taken: the code of a refusal; then nothing else is set.</summary>
    public string? Refusal { get; init; }

    /// <summary>What it is.</summary>
    public FileKind Kind { get; init; }

    /// <summary>Its media type.</summary>
    public string Type { get; init; } = "";

    /// <summary>The ending that a name of this type has, with its dot. Others that fit, too, follow.</summary>
    public IReadOnlyList<string> Endings { get; init; } = [];

    /// <summary>Which part one gets as the original.</summary>
    public FilePart Original { get; init; }

    /// <summary>Bytes of the original.</summary>
    public long Size { get; init; }

    /// <summary>Bytes of all parts that stay.</summary>
    public long Stored { get; init; }

    /// <summary>Pixels of a picture, the right way up.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels of a picture, the right way up.</summary>
    public int? Height { get; init; }

    /// <summary>Bytes of a picture's thumbnail.</summary>
    public int? Thumbnail { get; init; }
}
