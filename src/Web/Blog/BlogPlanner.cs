using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Comparte.Publications;
using Comparte.Web.Http;

namespace Comparte.Web.Blog;

/// <summary>Decides what comes in, and as what.</summary>
internal sealed class BlogPlanner(
    BlogOptions options,
    BlogSurvey survey,
    BlogIds ids,
    IReadOnlyDictionary<string, MemberId> members,
    MemberId by,
    BlogReport report)
{
    private const int MaxAxes = 10;

    private readonly ConcurrentDictionary<string, int> _unknownAuthors = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    /// <summary>The member who brings it all.</summary>
    public MemberId By => by;

    /// <summary>Axes by their names.</summary>
    public required IReadOnlyDictionary<string, string> Axes { get; init; }

    /// <summary>The time, for what has none.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether a file is a picture by its name.</summary>
    public static bool IsPicture(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png" or ".gif" or ".webp";

    /// <summary>What a thing becomes; null, with a line in the report, for what doesn't come in.</summary>
    public BlogPost? Plan(BlogItem item)
    {
        if (item.Type == "attachment")
        {
            // A picture comes along with the post that shows it; its address is reported with those of the others.
            return null;
        }

        var title = PlainWords.Line(item.Title);
        if (LeftOut(item, title) is { } reason)
        {
            report.Count(ReportWords.LeftOut);
            report.Say(ReportWords.Post, item.Link, title, $"left out: {reason}");
            report.Count(ReportWords.AddressesOut);
            report.Say(ReportWords.NotForwarded, item.Link, title, "its post was left out");
            return null;
        }

        report.Count(item.Type == "page" ? ReportWords.Pages : ReportWords.Posts);
        Remark(item, title);
        var isMember = members.TryGetValue(item.Author, out var author);
        if (!isMember)
        {
            _unknownAuthors.AddOrUpdate(item.Author, 1, (_, count) => count + 1);
        }

        return new BlogPost
        {
            Item = item,
            Id = ids.Publication(item.Key),
            Title = title.Length > 0 ? title : Texts.Of(options.Language, "blog.untitled"),
            By = isMember ? author : by,
            Byline = isMember ? null : Byline(survey.NameOf(item.Author)),
            Type = item.Type == "page" ? PublicationType.Information : options.Type,
            At = item.At ?? Now,
            Axes = AxesOf(item),
        };
    }

    /// <summary>Tells who of the blog's writers is no member here.</summary>
    public void TellAuthors()
    {
        foreach (var (login, count) in _unknownAuthors)
        {
            report.Say(ReportWords.Author, "", login.Length > 0 ? PlainWords.NameOf(login) : "(nobody)", string.Create(
                CultureInfo.InvariantCulture, $"{count} posts in the name of the blog's authors: not in the table of authors"));
        }
    }

    private string? LeftOut(BlogItem item, string title) => item switch
    {
        { Key.Length: 0 } => "it has neither number nor address",
        { Type: "revision" } => "a former version",
        { Type: "nav_menu_item" } => "an item of a menu",
        { Type: not ("post" or "page") } => $"of the kind {PlainWords.Line(item.Type)}",
        { Status: "trash" or "auto-draft" or "inherit" } => $"its state is {item.Status}",
        _ when title.Length == 0 && string.IsNullOrWhiteSpace(item.Html) => "it is empty",
        _ => _seen.TryAdd(item.Key, true) ? null : "it is twice in the export",
    };

    private void Remark(BlogItem item, string title)
    {
        if (item.Status != "publish" || item.Protected)
        {
            report.Count(ReportWords.Drafts);
            report.Say(ReportWords.Post, item.Link, title, item.Protected
                ? "asks for a password in the blog: stays a draft"
                : $"its state is {PlainWords.Line(item.Status)}: stays a draft");
        }

        if (item.At is null)
        {
            report.Say(ReportWords.Post, item.Link, title, "has no date: today's is taken");
        }
    }

    private string Byline(string name)
    {
        var blog = PlainWords.Escape(survey.Blog.Title.Length > 0 ? survey.Blog.Title : survey.Blog.Address);
        return name.Length == 0
            ? Texts.Of(options.Language, "blog.byline.nobody", ("blog", blog))
            : Texts.Of(options.Language, "blog.byline", ("blog", blog), ("name", PlainWords.Escape(name)));
    }

    private ImmutableArray<string> AxesOf(BlogItem item) =>
    [
        .. item.Categories.Select(name => Axes.GetValueOrDefault(PlainLetters.Of(PlainWords.Line(name)))).OfType<string>()
            .Distinct(StringComparer.Ordinal).Take(MaxAxes),
    ];
}
