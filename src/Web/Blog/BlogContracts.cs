using System.Collections.Immutable;

namespace Comparte.Web.Blog;

/// <summary>What an export says of its blog.</summary>
internal sealed record BlogInfo
{
    /// <summary>Host and path, without scheme and <c>www.</c>: the same in every export of the blog.</summary>
    public string Address { get; init; } = "";

    /// <summary>The address as it stands in the export.</summary>
    public string Url { get; init; } = "";

    /// <summary>Its name.</summary>
    public string Title { get; init; } = "";
}

/// <summary>One thing in an export: a post, a page, or something that isn't brought along.</summary>
internal sealed record BlogItem
{
    /// <summary>By which it is known in its blog: the number, or what a feed calls it.</summary>
    public string Key { get; init; } = "";

    /// <summary>Its number, if it has one.</summary>
    public long? Number { get; init; }

    /// <summary>What it is: <c>post</c>, <c>page</c>, <c>attachment</c>, <c>revision</c> and others.</summary>
    public string Type { get; init; } = "post";

    /// <summary>How far it was: <c>publish</c>, <c>draft</c>, <c>private</c> and others.</summary>
    public string Status { get; init; } = "publish";

    /// <summary>Whether it asks for a password.</summary>
    public bool Protected { get; init; }

    /// <summary>Where it stands.</summary>
    public string Link { get; init; } = "";

    /// <summary>As it was written.</summary>
    public string Title { get; init; } = "";

    /// <summary>The name by which its author signs in there.</summary>
    public string Author { get; init; } = "";

    /// <summary>When it was published, or written; null where the export doesn't say.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>HTML, or the text from which the blog makes it.</summary>
    public string Html { get; init; } = "";

    /// <summary>Whether empty lines divide paragraphs, as in what an export of WordPress holds.</summary>
    public bool Autop { get; init; }

    /// <summary>Names of its categories and tags.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Of an attachment: where its file is. Of a post: the picture above it.</summary>
    public string File { get; init; } = "";

    /// <summary>The number of the attachment above it.</summary>
    public long? Cover { get; init; }

    /// <summary>The number of what it is a part of.</summary>
    public long? Parent { get; init; }

    /// <summary>What people said of it.</summary>
    public ImmutableArray<BlogComment> Comments { get; init; } = [];
}

/// <summary>A comment, without the address and the machine of who wrote it: these are never read.</summary>
internal sealed record BlogComment
{
    /// <summary>Its number.</summary>
    public long Number { get; init; }

    /// <summary>The name that its writer gave.</summary>
    public string Author { get; init; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>HTML with empty lines between paragraphs.</summary>
    public string Html { get; init; } = "";

    /// <summary><c>1</c> is approved; else <c>0</c>, <c>spam</c>, <c>trash</c>.</summary>
    public string Approved { get; init; } = "1";

    /// <summary>Empty or <c>comment</c>; else <c>pingback</c>, <c>trackback</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>The number of the comment that it answers.</summary>
    public long Parent { get; init; }
}

/// <summary>A part of an export; one of these is set, or none where it says nothing of interest.</summary>
internal readonly record struct BlogPart
{
    /// <summary>Something in it.</summary>
    public BlogItem? Item { get; init; }

    /// <summary>The address of the blog.</summary>
    public string? Url { get; init; }

    /// <summary>The name of the blog.</summary>
    public string? Title { get; init; }

    /// <summary>Somebody who writes there.</summary>
    public BlogWriter? Writer { get; init; }
}

/// <summary>Somebody who writes in the blog. The address is in the export and is never read.</summary>
/// <param name="Login">By which posts name the writer.</param>
/// <param name="Name">As readers saw it.</param>
internal sealed record BlogWriter(string Login, string Name);

/// <summary>A picture or file of the blog.</summary>
/// <param name="Number">Its number.</param>
/// <param name="File">The address of its bytes.</param>
/// <param name="Link">The address of its page.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Parent">The number of the post for which it was uploaded.</param>
internal sealed record BlogAttachment(long Number, string File, string Link, string Title, long? Parent);

/// <summary>The file isn't an export that can be read; says what is wrong with it.</summary>
internal sealed class BlogUnreadableException(string message, Exception? inner = null) : Exception(message, inner);
