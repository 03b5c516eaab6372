namespace Comparte.Web.Blog;

/// <summary>What is known of an export after reading it once to its end: so that a file which breaks off brings nothing, and
/// a post finds the pictures that are named after it.</summary>
internal sealed class BlogSurvey
{
    private readonly Dictionary<long, BlogAttachment> _attachments = [];
    private readonly Dictionary<string, BlogWriter> _writers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The blog.</summary>
    public BlogInfo Blog { get; private set; } = new();

    /// <summary>How many things there are.</summary>
    public int Items { get; private set; }

    /// <summary>Its pictures and files.</summary>
    public IEnumerable<BlogAttachment> Attachments => _attachments.Values;

    /// <summary>The address of an attachment's file.</summary>
    public string? FileOf(long number) => _attachments.GetValueOrDefault(number)?.File;

    /// <summary>The pictures that were uploaded for a post, in their order.</summary>
    public IReadOnlyList<string> PicturesOf(long? post) => post is null
        ? []
        : [.. _attachments.Values.Where(one => one.Parent == post).OrderBy(one => one.Number).Select(one => one.File)];

    /// <summary>The name of a writer as readers saw it. One who gave an address as a name is called by what stands before its
    /// sign.</summary>
    public string NameOf(string login) =>
        PlainWords.NameOf(_writers.TryGetValue(login, out var writer) ? writer.Name : login);

    /// <summary>Reads an export.</summary>
    /// <exception cref="BlogUnreadableException">It can't be read, or doesn't say of which blog it is.</exception>
    public static BlogSurvey Of(string file)
    {
        var (survey, url, title, firstLink) = (new BlogSurvey(), "", "", "");
        foreach (var part in BlogReader.Read(file))
        {
            url = part.Url is { Length: > 0 } ? part.Url : url;
            title = title.Length == 0 ? part.Title ?? "" : title;
            if (part.Writer is { } writer)
            {
                survey._writers.TryAdd(writer.Login, writer);
            }

            if (part.Item is { } item)
            {
                firstLink = firstLink.Length == 0 ? item.Link : firstLink;
                survey.Add(item);
            }
        }

        var address = BlogIds.AddressOf(url) ?? HostOf(firstLink)
            ?? throw new BlogUnreadableException($"{file} doesn't say what the address of its blog is.");
        survey.Blog = new BlogInfo
        {
            Address = address,
            Url = url.Length > 0 ? url : $"https://{address}",
            Title = PlainWords.Line(title),
        };
        return survey;
    }

    private static string? HostOf(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri)
            ? BlogIds.AddressOf(uri.GetLeftPart(UriPartial.Authority))
            : null;

    private void Add(BlogItem item)
    {
        Items++;
        if (item is { Type: "attachment", Number: { } number, File.Length: > 0 })
        {
            _attachments[number] = new BlogAttachment(
                number, item.File, item.Link, PlainWords.Line(item.Title), item.Parent);
        }
    }
}
