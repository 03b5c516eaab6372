using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Threads;
using Orleans;

namespace Comparte.Bench.Search;

/// <summary>Fills a data folder through grains: a member of all groups, their conversations with posts, and people.
/// </summary>
internal sealed class Seed(IGrainFactory grains, Texts texts, TimeProvider clock)
{
    private const int Groups = 40;
    private const int PostsOfThread = 50;
    private const int AtOnce = 64;
    private static readonly string[] Languages = ["es", "pt", "eu", "en"];
    private static readonly string[] Countries = ["GT", "PE", "BR", "ES", "CO", "MX", "BO", "EC"];
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <summary>Whoever searches.</summary>
    public MemberId Reader { get; } = EntityId.New<MemberId>(clock);

    /// <summary>Makes so many posts, and so many people.</summary>
    public async Task FillAsync(int posts, int people)
    {
        await AddMemberAsync(Reader, 0);
        var groups = Enumerable.Range(0, Groups).Select(_ => EntityId.New<GroupId>(clock)).ToList();
        await Task.WhenAll(groups.Select(AddGroupAsync));
        await EachAsync(posts / PostsOfThread, at => AddThreadAsync(groups[at % Groups], at));
        await EachAsync(people - 1, at => AddMemberAsync(EntityId.New<MemberId>(clock), at));
    }

    private static async Task EachAsync(int count, Func<int, Task> add)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(add));
        }
    }

    private Task<Refusal?> AddMemberAsync(MemberId id, int at) => grains.GetGrain<IMemberGrain>(id.Value).CreateAsync(
        new MemberProfile
        {
            Id = id,
            Name = $"{texts.Word(0)} {texts.Word(1)}",
            Country = Countries[at % Countries.Length],
            Languages = [Languages[at % 4]],
            About = texts.Sentence(at % 4, 30),
        },
        "es");

    private Task AddGroupAsync(GroupId id) => grains.GetGrain<IGroupImportGrain>(id.Value).ImportAsync(new GroupImport
    {
        About = new GroupAbout { Name = texts.Word(0), Purpose = texts.Sentence(0, 20), At = _now, By = Reader },
        Members = [new GroupMember { Id = Reader.Value, Role = GroupRole.Facilitator, Since = _now }],
    });

    private Task AddThreadAsync(GroupId group, int at)
    {
        var thread = EntityId.New<ThreadId>(clock);
        return grains.GetGrain<IThreadImportGrain>(thread.Value).ImportAsync(new ThreadImport
        {
            About = new ThreadAbout { Group = group, Title = texts.Sentence(at % 4, 6), By = Reader, At = _now.AddDays(-at % 700) },
            Posts =
            [
                .. Enumerable.Range(0, PostsOfThread).Select(no => new Post
                {
                    By = Reader,
                    At = _now.AddDays(-at % 700).AddMinutes(no),
                    Source = texts.Sentence(at % 4, 8 + ((at + no) % 52)),
                    RequestId = Guid.CreateVersion7(_now),
                }),
            ],
        });
    }
}
