namespace Comparte.Web.Blog;

/// <summary>Something to know of one thing.</summary>
/// <param name="What">Of which kind it is: <see cref="ReportWords"/>.</param>
/// <param name="Address">Its address in the blog.</param>
/// <param name="Title">What it is called.</param>
/// <param name="To">Where it is now.</param>
/// <param name="Note">What happened to it.</param>
internal sealed record ReportLine(string What, string Address, string Title, string To, string Note);

/// <summary>The kinds of lines, and what is counted.</summary>
internal static class ReportWords
{
    public const string Posts = "posts";
    public const string Pages = "pages";
    public const string Drafts = "drafts and private";
    public const string Made = "new here";
    public const string Present = "here before";
    public const string Shared = "shared";
    public const string Comments = "comments brought";
    public const string CommentsWaiting = "comments that come when their post is shared";
    public const string CommentsOut = "comments left out";
    public const string Pictures = "pictures found";
    public const string PicturesMissing = "pictures missing";
    public const string Files = "other files found";
    public const string Addresses = "addresses forwarded";
    public const string AddressesOut = "addresses not forwarded";
    public const string LeftOut = "left out";

    public const string Address = "address";
    public const string NotForwarded = "address not forwarded";
    public const string Picture = "picture";
    public const string Comment = "comment";
    public const string Author = "author";
    public const string Post = "post";
}
