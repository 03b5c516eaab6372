namespace Comparte.Web.Blog;

/// <summary>What the text of a blog needs to know of what it names.</summary>
internal sealed record MarkdownPlaces
{
    /// <summary>The picture that was brought along from an address; null where none was.</summary>
    public Func<string, FileId?> PictureAt { get; init; } = _ => null;

    /// <summary>Whether what stands at an address was brought along as a file beside the text.</summary>
    public Func<string, bool> IsAttached { get; init; } = _ => false;

    /// <summary>The words for a picture that says nothing of itself.</summary>
    public string Picture { get; init; } = "";

    /// <summary>The words after the name of a file that stands beside the text.</summary>
    public string Attached { get; init; } = "";
}
