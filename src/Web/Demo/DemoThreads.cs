using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Comparte.Members;
using Comparte.Threads;

namespace Comparte.Web.Demo;

/// <summary>Brings the conversations of the demonstration's groups.</summary>
internal sealed partial class DemoThreads(
    IGrainFactory grains, DemoContent content, DateTimeOffset now, Func<string, MemberId> memberOf, Func<string, GroupId> groupOf)
{
    /// <summary>People whose past reads: they have seen everything but the last days.</summary>
    private static readonly IReadOnlyList<string> Readers = DemoSignIns.Keys;

    private static readonly TimeSpan Unread = TimeSpan.FromDays(2);
    private readonly Dictionary<string, DemoPerson> _people = content.People.ToDictionary(person => person.Key);

    /// <summary>All of them, with the keys of their groups.</summary>
    public IEnumerable<(string Group, DemoThread Thread)> All =>
        content.Threads.SelectMany(group => group.Value.Select(thread => (group.Key, thread)));

    /// <summary>Brings one; repeating it changes nothing.</summary>
    public async Task AddAsync(string group, DemoThread thread)
    {
        var at = now - TimeSpan.FromDays(thread.DaysAgo);
        var id = DemoIds.Of<ThreadId>($"{group}/{thread.Title}", at);
        var posts = PostsOf(thread.Title, thread.Posts, at);
        await grains.GetGrain<IThreadImportGrain>(id.Value).ImportAsync(new ThreadImport
        {
            About = new ThreadAbout
            {
                Group = groupOf(group),
                Title = thread.Title,
                Type = thread.Kind,
                Axes = [.. thread.Axes],
                By = posts[0].By,
                At = at,
                Closed = thread.Closed,
                Pinned = thread.Pinned,
            },
            Posts = posts,
        });
        await MarkReadAsync(group, id, posts);
    }

    /// <summary>Posts, so many hours after one another.</summary>
    public ImmutableArray<Post> PostsOf(string thread, DemoPost[] written, DateTimeOffset at)
    {
        var posts = ImmutableArray.CreateBuilder<Post>(written.Length);
        foreach (var post in written)
        {
            at += TimeSpan.FromHours(post.HoursAfter);
            posts.Add(new Post
            {
                By = memberOf(post.By),
                At = at,
                Source = Mention().Replace(post.Text, MentionOf),
                ReplyTo = post.ReplyTo + 2,
                RequestId = DemoIds.Request($"post/{thread}/{posts.Count}", at),
                Reactions = (post.Reactions ?? new Dictionary<string, string[]>()).ToImmutableSortedDictionary(
                    reaction => reaction.Key,
                    reaction => reaction.Value.Select(memberOf).ToImmutableArray()),
            });
        }

        return posts.ToImmutable();
    }

    private async Task MarkReadAsync(string group, ThreadId thread, ImmutableArray<Post> posts)
    {
        var read = posts.TakeWhile(post => post.At < now - Unread).Count();
        var members = content.Groups.Single(each => each.Key == group).Members;
        if (read > 0)
        {
            await Task.WhenAll(Readers.Intersect(members).Select(
                key => grains.GetGrain<IMemberGrain>(memberOf(key).Value).MarkReadAsync(thread, read + 1)));
        }
    }

    private string MentionOf(Match match)
    {
        var key = match.Groups["key"].Value;
        return $"@[{_people[key].Name}]({memberOf(key).Value})";
    }

    [GeneratedRegex(@"@\{(?<key>[a-z-]+)\}")]
    private static partial Regex Mention();
}
