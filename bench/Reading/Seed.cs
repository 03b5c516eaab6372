using System.Collections.Immutable;
using Comparte.Feeds;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Publications;
using Comparte.Relations;
using Comparte.Threads;
using Orleans;

namespace Comparte.Bench.Reading;

/// <summary>Fills a data folder through grains: a member of all groups, their conversations with posts, people, and what they
/// share.</summary>
internal sealed class Seed(IGrainFactory grains, Texts texts, TimeProvider clock)
{
    /// <summary>How many groups there are.</summary>
    public const int Groups = 40;

    /// <summary>How many posts a conversation has.</summary>
    public const int PostsOfThread = 50;

    private const int AtOnce = 64;
    private const int FollowedPeople = 42;

    /// <summary>Feeds keep the order in which they are told, so that not much may overtake.</summary>
    private const int SharedAtOnce = 8;

    private static readonly string[] Axes =
    [
        "agroecology", "solidarity-economy", "gender-equity", "participatory-guarantees", "responsible-consumption",
        "solidarity-finance", "advocacy", "territory", "food-sovereignty", "learning",
    ];
    private static readonly string[] Languages = ["es", "pt", "eu", "en"];
    private static readonly string[] Countries = ["GT", "PE", "BR", "ES", "CO", "MX", "BO", "EC"];
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <summary>Whoever searches.</summary>
    public MemberId Reader { get; } = EntityId.New<MemberId>(clock);

    /// <summary>What the reader follows.</summary>
    public ImmutableArray<string> Followed { get; private set; } = [];

    /// <summary>Makes all of it.</summary>
    public async Task FillAsync(Amounts amounts)
    {
        await AddMemberAsync(Reader, 0);
        var groups = Enumerable.Range(0, Groups).Select(_ => EntityId.New<GroupId>(clock)).ToList();
        await Task.WhenAll(groups.Select(AddGroupAsync));
        await EachAsync(amounts.Posts / PostsOfThread, AtOnce, at => AddThreadAsync(groups[at % Groups], at));
        var people = Enumerable.Range(0, amounts.People - 1).Select(_ => EntityId.New<MemberId>(clock)).ToList();
        await EachAsync(people.Count, AtOnce, at => AddMemberAsync(people[at], at));
        await EachAsync(amounts.Shared, SharedAtOnce, at => ShareAsync(people[at % people.Count], at, amounts.Shared));
        Followed =
        [
            .. people.Take(FollowedPeople).Select(person => person.Value), .. Axes.Select(FeedKeys.Axis),
            .. Countries.Select(FeedKeys.Country),
        ];
        foreach (var target in Followed)
        {
            if (await grains.GetGrain<IRelatingGrain>(Reader.Value).FollowAsync(Reader, target, follows: true) is { } refusal)
            {
                throw new InvalidOperationException($"{target}: {refusal.Code}");
            }
        }
    }

    private static async Task EachAsync(int count, int atOnce, Func<int, Task> add)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(atOnce))
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

    /// <summary>One of so many, the first one two years ago and the last one now.</summary>
    private Task ShareAsync(MemberId by, int at, int count)
    {
        var time = _now.AddMinutes((at - count) * 52.5 * 20_000 / count);
        var language = Languages[at % 4];
        return grains.GetGrain<IPublicationImportGrain>(EntityId.New<PublicationId>(clock).Value).ImportAsync(new PublicationImport
        {
            About = new PublicationAbout
            {
                Type = (PublicationType)(at % 3),
                By = by,
                Stage = PublicationStage.Shared,
                Language = language,
                Axes = [Axes[at % Axes.Length]],
                Country = Countries[at / 4 % Countries.Length],
                When = (PublicationType)(at % 3) == PublicationType.Event
                    ? new Occasion { Start = time.AddDays(20), Zone = "America/Guatemala" }
                    : null,
                At = time,
                SharedAt = time,
            },
            Authors = [new PublicationAuthor { Id = by.Value, At = time }],
            Texts =
            [
                new ImportedText
                {
                    Language = language,
                    Title = texts.Sentence(at % 4, 7),
                    Body = texts.Sentence(at % 4, 80 + (at % 160)),
                    By = by,
                    At = time,
                },
            ],
        });
    }

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
