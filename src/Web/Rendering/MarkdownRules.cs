namespace Comparte.Web.Rendering;

/// <summary>How a kind of text is rendered.</summary>
internal sealed record MarkdownRules
{
    /// <summary>A short text of the network itself. Above it are the page's title and its own.</summary>
    public static readonly MarkdownRules Short = new() { MaxMarks = 400, MaxParts = 800, LevelsAbove = 2 };

    /// <summary>Marks of links, emphasis, code and tables that a text may have: what the parser spends on them grows faster
    /// than they do.</summary>
    public required int MaxMarks { get; init; }

    /// <summary>Parts that a text may consist of, such as words in bold, lines, cells: each costs HTML and its cleaning.
    /// </summary>
    public required int MaxParts { get; init; }

    /// <summary>Headings of the page above the text.</summary>
    public required int LevelsAbove { get; init; }

    /// <summary>The picture that an address in the text stands for; null for everything that isn't this site's own.
    /// </summary>
    public Func<string?, ShownPicture?> PictureAt { get; init; } = _ => null;
}

/// <summary>A picture of this site.</summary>
/// <param name="Address">Where it is fetched.</param>
/// <param name="Width">Pixels, where they are known.</param>
/// <param name="Height">Pixels, where they are known.</param>
internal sealed record ShownPicture(string Address, int? Width, int? Height);
