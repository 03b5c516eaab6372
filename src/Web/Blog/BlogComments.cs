using System.Collections.Immutable;
using System.Text;
using Comparte.Threads;
using Comparte.Web.Http;

namespace Comparte.Web.Blog;

/// <summary>Comments of the blog as posts. They are brought by the member who imports, and the name of who wrote stands in
/// their text: nobody here said these words.</summary>
internal static class BlogComments
{
    private const int MaxBytes = 8 * 1024;

    /// <summary>Why a comment stays behind, or null.</summary>
    public static string? LeftOut(BlogComment comment) => comment switch
    {
        { Type: "pingback" or "trackback" } => "a pingback or trackback",
        { Approved: "spam" } => "spam",
        { Approved: "trash" or "post-trashed" } => "in the trash",
        { Approved: not ("1" or "approve" or "approved") } => "not approved",
        { Type: not ("" or "comment") } => $"of the kind {PlainWords.Line(comment.Type)}",
        _ when string.IsNullOrWhiteSpace(comment.Html) => "empty",
        _ => null,
    };

    /// <summary>The posts, oldest first; a long comment is several.</summary>
    public static ImmutableArray<Post> Posts(
        IEnumerable<BlogComment> comments, MemberId by, DateTimeOffset postAt, BlogIds ids, string language)
    {
        var posts = ImmutableArray.CreateBuilder<Post>();
        var numbers = new Dictionary<long, long>();
        foreach (var comment in comments.OrderBy(one => one.At ?? postAt).ThenBy(one => one.Number))
        {
            var pieces = Pieces(comment, language);
            numbers.TryAdd(comment.Number, posts.Count + 2);
            foreach (var (piece, at) in pieces.Select((piece, at) => (piece, at)))
            {
                posts.Add(new Post
                {
                    By = by,
                    At = comment.At ?? postAt,
                    Source = piece,
                    ReplyTo = comment.Parent > 0 && numbers.TryGetValue(comment.Parent, out var answered)
                        ? answered
                        : null,
                    RequestId = ids.Request($"comment/{comment.Number}/{at}"),
                });
            }
        }

        return posts.ToImmutable();
    }

    private static IEnumerable<string> Pieces(BlogComment comment, string language)
    {
        var name = PlainWords.NameOf(comment.Author);
        var head = name.Length == 0
            ? Texts.Of(language, "blog.comment.nobody")
            : Texts.Of(language, "blog.comment", ("name", $"**{PlainWords.Escape(name)}**"));
        var body = new MarkdownWriter(
            BlogHtml.Parse(comment.Html, null), autop: true,
            new MarkdownPlaces { Picture = Texts.Of(language, "blog.picture") }).Write();
        var room = MaxBytes - Encoding.UTF8.GetByteCount(head) - 2;
        return Cut(body, room).Select(piece => $"{head}\n\n{piece}");
    }

    /// <summary>Pieces of bounded size, between paragraphs where that is possible.</summary>
    private static IEnumerable<string> Cut(string body, int bytes)
    {
        var piece = new StringBuilder();
        foreach (var part in body.Split("\n\n").SelectMany(paragraph => Chunks(paragraph, bytes)))
        {
            if (piece.Length > 0 && PostText.BytesOf(piece.ToString()) + PostText.BytesOf(part) + 2 > bytes)
            {
                yield return piece.ToString();
                piece.Clear();
            }

            _ = piece.Length > 0 ? piece.Append("\n\n") : piece;
            piece.Append(part);
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }

    private static IEnumerable<string> Chunks(string paragraph, int bytes)
    {
        // No letter has more than three bytes for each of its units.
        for (var most = bytes / 3; paragraph.Length > most;)
        {
            var space = paragraph.LastIndexOf(' ', most - 1, most / 2);
            var end = space > 0 ? space : char.IsHighSurrogate(paragraph[most - 1]) ? most - 1 : most;
            yield return paragraph[..end];
            paragraph = paragraph[end..].TrimStart();
        }

        if (paragraph.Length > 0)
        {
            yield return paragraph;
        }
    }
}
