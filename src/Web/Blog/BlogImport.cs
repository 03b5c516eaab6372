using Comparte.Files;
using Comparte.Publications;

namespace Comparte.Web.Blog;

/// <summary>Brings a blog into the community, or tells what that would do. Repeating it finds what is there.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="store">The community; null in a dry run.</param>
/// <param name="clock">The time, for what has none.</param>
/// <param name="progress">Told after each thing: how many are done, and of how many.</param>
internal sealed class BlogImport(BlogOptions options, BlogStore? store, TimeProvider clock, Action<int, int> progress)
{
    private const int AtOnce = 8;

    /// <summary>What a dry run takes for a member.</summary>
    private static readonly MemberId Somebody = MemberId.Of(MemberId.Prefix + new string('0', 32));

    private BlogSurvey _survey = new();
    private BlogPlanner _planner = null!;
    private MediaFolder _media = null!;
    private BlogIds _ids = null!;
    private BlogForwarding _forwarding = null!;

    /// <summary>What was done.</summary>
    public BlogReport Report { get; } = new();

    /// <summary>The blog.</summary>
    public BlogInfo Blog => _survey.Blog;

    /// <summary>Reads the export twice: to know it, and to bring it.</summary>
    /// <exception cref="BlogUnreadableException">It can't be read, or names people who aren't here.</exception>
    public async Task RunAsync()
    {
        var table = AuthorTable.Read(options.Authors);
        _survey = BlogSurvey.Of(options.File);
        _ids = new BlogIds(Blog.Address);
        _media = new MediaFolder(options.Media, Blog.Address);
        _forwarding = new BlogForwarding(_survey, Report);
        var (members, by) = (await MembersAsync(table), await MemberAsync(options.By));
        _planner = new BlogPlanner(options, _survey, _ids, members, by, Report)
        {
            Axes = store is null ? new Dictionary<string, string>() : await store.AxesAsync(),
            Now = clock.GetUtcNow(),
        };
        var done = 0;
        foreach (var some in InOrder())
        {
            await Task.WhenAll(some.Select(BringAsync));
            progress(done += some.Length, _survey.Items);
        }

        _planner.TellAuthors();
        await _forwarding.FinishAsync(store);
    }

    /// <summary>What is shared stands in feeds in the order in which it comes, so the oldest is first; for that all of it is
    /// in memory once. Else things come as they are read.</summary>
    private IEnumerable<BlogItem[]> InOrder() => options is { Share: true, DryRun: false }
        ? Items().OrderBy(item => item.At ?? DateTimeOffset.MaxValue).Chunk(1)
        : Items().Chunk(AtOnce);

    private IEnumerable<BlogItem> Items() => BlogReader.Read(options.File).Select(part => part.Item).OfType<BlogItem>();

    private async Task<MemberId> MemberAsync(string who) => store is null
        ? Somebody
        : await store.MemberAsync(who) ?? throw new BlogUnreadableException(
            $"Nobody here is {who}: name a member by id, address or sign-in name.");

    private async Task<IReadOnlyDictionary<string, MemberId>> MembersAsync(IReadOnlyDictionary<string, string> table)
    {
        var members = new Dictionary<string, MemberId>(StringComparer.OrdinalIgnoreCase);
        foreach (var (login, who) in table)
        {
            members[login] = await MemberAsync(who);
        }

        return members;
    }

    private async Task BringAsync(BlogItem item)
    {
        if (_planner.Plan(item) is not { } post)
        {
            return;
        }

        var before = store is null ? ImportStanding.Absent : await store.StandingAsync(post.Id);
        if (before == ImportStanding.Deleted)
        {
            Report.Count(ReportWords.Present);
            Say(post, "was imported before and deleted since: it doesn't come again");
            _forwarding.Refuse(item, post.Title, "what was made of it was deleted");
            return;
        }

        var text = PostText.Of(item, _survey, _media, options.Language);
        var shares = options.Share && post.WasPublic;
        if (before is ImportStanding.Absent || (before == ImportStanding.Untouched && shares))
        {
            if (!await BringAsync(post, text, shares))
            {
                return;
            }
        }

        await TellAsync(post, before, shares);
    }

    /// <summary>Brings a post with its files; false when its text can't be taken.</summary>
    private async Task<bool> BringAsync(BlogPost post, PostText text, bool shares)
    {
        var files = await FilesAsync(post, text);
        FileId? cover = text.Cover is { } path && files.TryGetValue(path, out var id) ? id : null;
        var body = text.Write(files, post.Title == post.ShownTitle ? null : post.Title, post.Byline);
        if (PostText.BytesOf(body) > BlogPost.MaxBody)
        {
            Report.Count(ReportWords.LeftOut);
            Say(post, "its text is longer than 64 KB: divide it in the blog and export again");
            _forwarding.Refuse(post.Item, post.Title, "its post was left out");
            return false;
        }

        Remarks(post, text);
        if (store is null)
        {
            return true;
        }

        if (cover is { } picture && !await store.IsPictureAsync(post.By, picture))
        {
            cover = null;
        }

        var others = text.Files.Where(files.ContainsKey).Select(file => (files[file], text.AltOf(file)));
        await store.ImportAsync(post.Id, post.ToImport(options.Language, body, cover, others, shares));
        return true;
    }

    private async Task<Dictionary<string, FileId>> FilesAsync(BlogPost post, PostText text)
    {
        var files = new Dictionary<string, FileId>(StringComparer.Ordinal);
        foreach (var path in text.Files.Concat(text.Cover is { } cover ? [cover] : []))
        {
            var request = _ids.Request($"file/{post.Item.Key}/{_media.NameOf(path)}");
            var (file, refusal) = store is null
                ? (EntityId.FromRequest<FileId>(post.By, request), "")
                : await store.FileAsync(post.By, request, path);
            if (file is { } id)
            {
                files[path] = id;
                Report.Count(BlogPlanner.IsPicture(path) ? ReportWords.Pictures : ReportWords.Files);
            }
            else
            {
                Report.Say(
                    ReportWords.Picture, post.Item.Link, post.Title, $"{_media.NameOf(path)} wasn't taken: {refusal}");
            }
        }

        return files;
    }

    private void Remarks(BlogPost post, PostText text)
    {
        foreach (var url in text.Missing)
        {
            Report.Count(ReportWords.PicturesMissing);
            Report.Say(ReportWords.Picture, post.Item.Link, post.Title, _media.IsOwn(url)
                ? $"{url} isn't in the media folder: a link stands in its place"
                : $"{url} is on another site ({new Uri(url).Host}): a link stands in its place");
        }

        foreach (var path in text.TooMany)
        {
            Report.Say(ReportWords.Picture, post.Item.Link, post.Title,
                $"{_media.NameOf(path)} stays behind: a publication has {PostText.MaxFiles} files at most");
        }

        if (text.Unknown.Count > 0)
        {
            Say(post, $"unknown in square brackets, left out: {string.Join(", ", text.Unknown)}");
        }

        if (text.HadForm)
        {
            Say(post, "a form was left out");
        }

        if (post.Title != post.ShownTitle)
        {
            Say(post, "its title is longer than 160 characters: the whole stands at the beginning of the text");
        }
    }

    private async Task TellAsync(BlogPost post, ImportStanding before, bool shares)
    {
        var after = store is not null ? await store.StandingAsync(post.Id)
            : shares ? ImportStanding.Shared
            : ImportStanding.Untouched;
        Report.Count(before == ImportStanding.Absent ? ReportWords.Made : ReportWords.Present);
        if (after == ImportStanding.Shared)
        {
            Report.Count(ReportWords.Shared);
        }
        else if (shares)
        {
            Say(post, before == ImportStanding.Untouched
                ? "stays a draft: it was imported in another member's name, or its date has changed"
                : "was changed or withdrawn since: its authors share it");
        }

        await CommentsAsync(post, after);
        _forwarding.Add(post);
    }

    private async Task CommentsAsync(BlogPost post, ImportStanding standing)
    {
        var brought = post.Item.Comments.Where(comment => BlogComments.LeftOut(comment) is null).ToList();
        foreach (var reason in post.Item.Comments.Select(BlogComments.LeftOut).OfType<string>().CountBy(reason => reason))
        {
            Report.Count(ReportWords.CommentsOut, reason.Value);
            Report.Say(ReportWords.Comment, post.Item.Link, post.Title, $"{reason.Value} left out: {reason.Key}");
        }

        if (standing != ImportStanding.Shared)
        {
            Report.Count(ReportWords.CommentsWaiting, brought.Count);
            return;
        }

        var posts = BlogComments.Posts(brought, _planner.By, post.At, _ids, options.Language);
        var about = post.ToImport(options.Language, "", null, [], shared: true).About;
        if (posts.IsEmpty || store is null || await store.CommentsAsync(post.Id, about, post.ShownTitle, posts))
        {
            Report.Count(ReportWords.Comments, brought.Count);
        }
        else
        {
            Report.Count(ReportWords.CommentsOut, brought.Count);
            Report.Say(
                ReportWords.Comment, post.Item.Link, post.Title,
                "people have gone on talking here since: the rest stays behind");
        }
    }

    private void Say(BlogPost post, string note) => Report.Say(ReportWords.Post, post.Item.Link, post.Title, note);
}
