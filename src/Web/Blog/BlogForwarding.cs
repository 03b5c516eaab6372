using System.Collections.Concurrent;
using System.Globalization;
using Comparte.Moved;
using Comparte.Web.Moved;

namespace Comparte.Web.Blog;

/// <summary>The addresses of a blog: each leads on, or stands in the report with the reason why it doesn't. Filled from several
/// sides at once.</summary>
internal sealed class BlogForwarding(BlogSurvey survey, BlogReport report)
{
    private readonly ConcurrentDictionary<long, PublicationId> _public = new();
    private readonly ConcurrentDictionary<string, PublicationId> _moved = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <summary>A post that is here. What wasn't public must not be found by guessing its address.</summary>
    public void Add(BlogPost post)
    {
        var item = post.Item;
        if (!post.WasPublic)
        {
            Refuse(item, post.Title, "not everybody could read it");
            return;
        }

        if (item.Number is { } number)
        {
            _public[number] = post.Id;
            Add(ShortOf(number), post.Id);
        }

        if (!Add(item.Link, post.Id))
        {
            Refuse(item, post.Title, "it is the start page, a path that this site needs itself, or another post's");
        }
    }

    /// <summary>A post whose address leads nowhere.</summary>
    public void Refuse(BlogItem item, string title, string why) => Refuse(item.Link, title, why);

    /// <summary>Adds the pages of pictures, and has it all lead on.</summary>
    public async Task FinishAsync(BlogStore? store)
    {
        foreach (var one in survey.Attachments)
        {
            AddAttachment(one);
        }

        var addresses = _moved.Select(one => new MovedAddress { Address = one.Key, To = one.Value });
        var taken = store is null ? [] : (await store.MovedAsync(addresses)).ToHashSet(StringComparer.Ordinal);
        foreach (var (address, to) in _moved)
        {
            if (taken.Contains(address))
            {
                Refuse(_links[address], "", "leads to something else since an earlier import");
                continue;
            }

            report.Count(ReportWords.Addresses);
            report.Say(ReportWords.Address, _links[address], "", "", MovedMiddleware.PathOf(to));
        }

        report.Say(
            ReportWords.NotForwarded, survey.Blog.Url, survey.Blog.Title,
            "the start page, the lists by month, category, tag and author, and their feeds");
    }

    /// <summary>The page of a picture leads to the post for which it was uploaded; its bytes lead nowhere.</summary>
    private void AddAttachment(BlogAttachment one)
    {
        if (one.Parent is { } parent && _public.TryGetValue(parent, out var to) && Add(one.Link, to))
        {
            Add(ShortOf(one.Number), to);
        }
        else
        {
            Refuse(one.Link, one.Title, "a picture's or file's own page, and no post's that is here");
        }

        report.Say(ReportWords.NotForwarded, one.File, one.Title, "the bytes of a picture or file");
    }

    private bool Add(string link, PublicationId to)
    {
        if (OldAddress.Of(link) is not { } address || _moved.GetOrAdd(address, to) != to)
        {
            return false;
        }

        _links.TryAdd(address, link);
        return true;
    }

    private void Refuse(string link, string title, string why)
    {
        report.Count(ReportWords.AddressesOut);
        report.Say(ReportWords.NotForwarded, link, title, why);
    }

    private string ShortOf(long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{survey.Blog.Url.TrimEnd('/')}/?p={number}");
}
