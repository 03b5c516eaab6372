using Comparte.Groups;
using Comparte.Threads;
using Comparte.Web.Http;

namespace Comparte.Browser.Tests;

/// <summary>A group of a test's own with a conversation in it.</summary>
public sealed class Community
{
    private readonly Site _site;

    private Community(Site site, GroupId group, ThreadId thread, IReadOnlyList<Person> people)
    {
        (_site, Group, Thread, People) = (site, group, thread, people);
        GroupPath = $"/app/grupos/{Slug.Of(GroupName, group.Value)}";
        ThreadPath = $"{GroupPath}/{Slug.Of(Title, thread.Value)}";
    }

    /// <summary>The name of every such group.</summary>
    public const string GroupName = "Huertas de prueba";

    /// <summary>The title of every such conversation.</summary>
    public const string Title = "¿Qué sembramos en abril?";

    /// <summary>The group.</summary>
    public GroupId Group { get; }

    /// <summary>The conversation.</summary>
    public ThreadId Thread { get; }

    /// <summary>Its members; the first facilitates and opened the conversation.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>Where the group is read.</summary>
    public string GroupPath { get; }

    /// <summary>Where the conversation is read.</summary>
    public string ThreadPath { get; }

    /// <summary>Makes the people, the group and the conversation.</summary>
    public static async Task<Community> NewAsync(Site site, params string[] names)
    {
        var people = new List<Person>();
        foreach (var name in names)
        {
            people.Add(await site.NewMemberAsync(name));
        }

        var request = Request.New();
        var founder = people[0].Id;
        var group = EntityId.FromRequest<GroupId>(founder, request);
        var groupGrain = site.Grains.GetGrain<IGroupGrain>(group.Value);
        Assert.Null((await groupGrain.CreateAsync(
            founder, new GroupChange { Name = GroupName, Purpose = "Para probar.", RequestId = request })).Refusal);
        foreach (var person in people.Skip(1))
        {
            Assert.Null((await groupGrain.JoinAsync(person.Id, "", Request.New())).Refusal);
        }

        var opening = new NewThread { RequestId = Request.New(), Title = Title, Body = "Aquí llueve en abril." };
        var thread = EntityId.FromRequest<ThreadId>(founder, opening.RequestId);
        Assert.Null((await site.Grains.GetGrain<IThreadGrain>(thread.Value).OpenAsync(founder, group, opening)).Refusal);
        return new Community(site, group, thread, people);
    }

    /// <summary>Writes as one of its people, without a browser.</summary>
    public async Task<Post> PostAsync(Person author, string body)
    {
        var post = await _site.Grains.GetGrain<IThreadGrain>(Thread.Value)
            .PublishAsync(author.Id, new NewPost { RequestId = Request.New(), Body = body });
        Assert.Null(post.Refusal);
        return post.Value!;
    }

    /// <summary>Takes somebody out of the group.</summary>
    public async Task RemoveAsync(Person person) => Assert.Null(
        await _site.Grains.GetGrain<IGroupGrain>(Group.Value).RemoveAsync(People[0].Id, person.Id, Request.New()));
}
