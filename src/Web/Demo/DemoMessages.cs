using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Talks;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Web.Demo;

/// <summary>Brings what a few people of the demonstration write to each other.</summary>
internal sealed class DemoMessages(
    IGrainFactory grains, DateTimeOffset now, Func<string, MemberId> memberOf,
    Func<string, DemoPost[], DateTimeOffset, ImmutableArray<Post>> postsOf)
{
    /// <summary>What is older was read by those whose past reads.</summary>
    private static readonly TimeSpan Unread = TimeSpan.FromDays(1.5);

    /// <summary>Brings one talk; repeating it changes nothing.</summary>
    public async Task AddAsync(DemoMessageTalk written)
    {
        var name = string.Join('/', written.People);
        var at = now - TimeSpan.FromDays(written.DaysAgo);
        var by = memberOf(written.People[0]);
        var talk = new NewTalk
        {
            RequestId = DemoIds.Request($"talk/{name}", now),
            People = [.. written.People[1..].Select(memberOf)],
            Title = written.Title ?? "",
        };
        var id = TalkIds.Of(by, talk);
        DemoImporter.Must(await grains.GetGrain<ITalkGrain>(id.Value).OpenAsync(by, talk));
        var posts = postsOf(name, written.Posts, at);
        var thread = TalkIds.ThreadOf(id);
        await grains.GetGrain<IThreadImportGrain>(thread.Value).ImportAsync(new ThreadImport
        {
            About = new ThreadAbout
            {
                Place = TopicId.Of(id),
                Parent = TopicId.Of(id),
                Readers = 1,
                By = by,
                At = at,
            },
            Posts = posts,
        });
        var read = posts.TakeWhile(post => post.At < now - Unread).Count();
        await Task.WhenAll(DemoSignIns.Keys.Intersect(written.People).Select(
            key => grains.GetGrain<IMemberGrain>(memberOf(key).Value).MarkReadAsync(thread, read + 1)));
    }
}

/// <summary>What two or more people write to each other; whoever is named first began it.</summary>
internal sealed record DemoMessageTalk(string[] People, string? Title, double DaysAgo, DemoPost[] Posts);
