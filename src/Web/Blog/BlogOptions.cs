using Comparte.Publications;

namespace Comparte.Web.Blog;

/// <summary>What the command was asked to do.</summary>
internal sealed record BlogOptions
{
    /// <summary>The export.</summary>
    public string File { get; init; } = "";

    /// <summary>The folder with the blog's uploads; null: no pictures come along.</summary>
    public string? Media { get; init; }

    /// <summary>A table of who is who; null: everybody is one of the blog's authors.</summary>
    public string? Authors { get; init; }

    /// <summary>The member who brings the blog, by id, address or sign-in name.</summary>
    public string By { get; init; } = "";

    /// <summary>What its posts become; pages become information.</summary>
    public PublicationType Type { get; init; }

    /// <summary>In which it was written.</summary>
    public string Language { get; init; } = "es";

    /// <summary>Tells what would be done and does nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether what the blog had published is shared with the network.</summary>
    public bool Share { get; init; }
}
