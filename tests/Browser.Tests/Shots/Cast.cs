using Comparte.Groups;
using Comparte.Initiatives;
using Comparte.Members;
using Comparte.Needs;
using Comparte.Organizations;
using Comparte.Pages;
using Comparte.Projects;
using Comparte.Publications;
using Comparte.Talks;
using Comparte.Tasks;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Browser.Tests.Shots;

/// <summary>Those who look at pages that the demonstration does not show: empty ones, and ones with long names.</summary>
internal sealed class Cast
{
    /// <summary>Has just come and is in no group.</summary>
    public required Person Alone { get; init; }

    /// <summary>Facilitates a group in which nothing has been said.</summary>
    public required Person Founder { get; init; }

    /// <summary>Bears, works in and facilitates the longest names.</summary>
    public required Person Long { get; init; }

    /// <summary>Makes them.</summary>
    public static async Task<Cast> MakeAsync(Site site)
    {
        var founder = await site.NewMemberAsync("Ane Etxeberria");
        await FoundAsync(site, founder, "Huertas nuevas", "Para empezar.");
        return new Cast
        {
            Alone = await site.NewMemberAsync("Beñat Arana"),
            Founder = founder,
            Long = await LongAsync(site, founder),
        };
    }

    private static async Task<Person> LongAsync(Site site, Person other)
    {
        var person = await site.NewMemberAsync(Words("María Guadalupe Etxeberriagaraikoetxea", 80));
        var organization = Request.New();
        await Done(site.Grains.GetGrain<IOrganizationGrain>(
            EntityId.FromRequest<OrganizationId>(person.Id, organization).Value).CreateAsync(person.Id, new()
            {
                RequestId = organization,
                Name = Words("Coordinadora Interterritorial de Organizaciones Campesinas", 120),
                Country = "EC",
                About = Words("Acompañamos iniciativas de economía solidaria", 1000),
            }));
        await AccompanyAsync(site, person, EntityId.FromRequest<OrganizationId>(person.Id, organization));
        await CoordinateAsync(site, person, EntityId.FromRequest<OrganizationId>(person.Id, organization));
        await NeedAsync(site, person, other, EntityId.FromRequest<OrganizationId>(person.Id, organization));
        await WriteAsync(site, other, new() { RequestId = Request.New(), People = [person.Id] });
        await WriteAsync(site, other, new()
        {
            RequestId = Request.New(),
            People = [person.Id, (await site.NewMemberAsync(Words("Desoxirribonucleoproteína", 80))).Id],
            Title = Words("Transformación agroindustrial comunitaria", 80),
        });
        await Done(site.Grains.GetGrain<IMemberGrain>(person.Id.Value).ChangeAsync(person.Id, new()
        {
            RequestId = Request.New(),
            Territory = Words("Santo Domingo de los Tsáchilas", 80),
            About = Words("Acompaño a familias productoras", 600),
        }));
        var group = await FoundAsync(
            site, person, Words("Agroecología, semillas nativas y comercialización asociativa", 80), Words("Compartimos", 500));
        await Done(site.Grains.GetGrain<ITasksGrain>(group.Value).AddAsync(person.Id, new()
        {
            RequestId = Request.New(),
            Title = Words("Certificación participativa", 160),
            Text = string.Concat(Enumerable.Repeat("Desoxirribonucleoproteína", 12)),
            Owner = person.Id,
            Due = new(2026, 3, 1),
        }));
        for (var number = 0; number < 3; number++)
        {
            var opening = new NewThread
            {
                RequestId = Request.New(),
                Title = Words("Transformación agroindustrial comunitaria y certificación participativa", 120),
                Body = string.Concat(Enumerable.Repeat("Desoxirribonucleoproteína", 12)),
            };
            await Done(site.Grains.GetGrain<IThreadGrain>(
                EntityId.FromRequest<ThreadId>(person.Id, opening.RequestId).Value).OpenAsync(person.Id, group, opening));
        }

        var page = new NewPage
        {
            RequestId = Request.New(),
            Title = Words("Transformación agroindustrial comunitaria y certificación participativa", 160),
            Body = string.Concat(Enumerable.Repeat($"## {Words("Desoxirribonucleoproteína", 100)}\n\nUno.\n\n", 4)),
        };
        await Done(site.Grains.GetGrain<IPageGrain>(EntityId.FromRequest<PageId>(person.Id, page.RequestId).Value)
            .CreateAsync(person.Id, group, page));
        await CallAsync(site, person, group);
        return person;
    }

    /// <summary>Calls a group together for several days.</summary>
    private static async Task CallAsync(Site site, Person person, GroupId group)
    {
        var request = Request.New();
        var publication = site.Grains.GetGrain<IPublicationGrain>(
            EntityId.FromRequest<PublicationId>(person.Id, request).Value);
        await Done(publication.CreateAsync(person.Id, new()
        {
            RequestId = request,
            Type = PublicationType.Event,
            Language = "es",
            Title = Words("Transformación agroindustrial comunitaria y certificación participativa", 160),
            Body = string.Concat(Enumerable.Repeat("Desoxirribonucleoproteína", 12)),
        }));
        var start = TimeProvider.System.GetUtcNow().AddDays(2);
        await Done(publication.ChangeAsync(person.Id, new()
        {
            RequestId = Request.New(),
            When = new() { Start = start, End = start.AddDays(2), Zone = "America/Argentina/ComodRivadavia" },
            Place = Words("Salón comunal de Santo Domingo de los Tsáchilas", 120),
        }));
        await Done(publication.ShareAsync(person.Id, group, Request.New()));
    }

    private static async Task AccompanyAsync(Site site, Person person, OrganizationId organization)
    {
        var request = Request.New();
        var id = EntityId.FromRequest<InitiativeId>(person.Id, request);
        var counted = new CountedFigure { Value = 100, On = new(2026, 3, 1), Source = Words("Registro de socias", 120) };
        await Done(site.Grains.GetGrain<IInitiativeGrain>(id.Value).CreateAsync(person.Id, new()
        {
            RequestId = request,
            Name = Words("Transformación agroindustrial comunitaria", 120),
            Organization = organization,
            Kinds = [InitiativeKind.Agricultural, InitiativeKind.Livestock, InitiativeKind.Services, InitiativeKind.Manufacturing],
            Products = [.. Enumerable.Range(0, 10).Select(number => Words($"{number} deshidratados y conservas", 40))],
            Families = counted with { Value = 100_000 },
            Women = counted,
            Country = "EC",
            Territory = Words("Santo Domingo de los Tsáchilas", 80),
            About = Words("Acompañamos iniciativas de economía solidaria", 1000),
            People = [new() { Member = person.Id, Role = Words("Coordinadora", 80) }],
        }));
        await Done(site.Grains.GetGrain<IInitiativeLogGrain>(id.Value).AddAsync(person.Id, new()
        {
            RequestId = Request.New(),
            Type = LogNoteKind.NextStep,
            On = new(2026, 3, 1),
            Text = string.Concat(Enumerable.Repeat("Desoxirribonucleoproteína", 12)),
        }));
    }

    private static async Task CoordinateAsync(Site site, Person person, OrganizationId organization)
    {
        var request = Request.New();
        var project = site.Grains.GetGrain<IProjectGrain>(EntityId.FromRequest<ProjectId>(person.Id, request).Value);
        await Done(project.CreateAsync(person.Id, new()
        {
            RequestId = request,
            Name = Words("Transformación agroindustrial comunitaria", 120),
            Purpose = Words("Acompañamos iniciativas de economía solidaria", 2000),
            Dates = new() { Starts = new(2026, 3, 1), Ends = new(2031, 12, 31) },
            Country = "EC",
            Territories = [.. Enumerable.Range(0, 8).Select(number => Words($"{number} Santo Domingo de los Tsáchilas", 80))],
            Lead = organization.Value,
            People = [new() { Member = person.Id, Role = Words("Coordinadora", 80) }],
        }));
        await Done(project.SetGoalAsync(person.Id, null, new() { RequestId = Request.New(), Text = Words("Certificación participativa", 300) }));
        await Done(project.SetUpdateAsync(person.Id, null, new()
        {
            RequestId = Request.New(),
            Text = string.Concat(Enumerable.Repeat("Desoxirribonucleoproteína", 12)),
            Actor = organization.Value,
        }));
        var indicator = await project.SetIndicatorAsync(person.Id, null, new()
        {
            RequestId = Request.New(),
            Name = Words("Familias con semilla propia", 120),
            Unit = Words("familias productoras", 40),
            Target = 1_000_000_000_000,
            Source = Words("Registro de socias", 120),
        });
        foreach (var (month, value) in new[] { (1, 123_456_789_012.3456), (2, 987_654_321_098.7654) })
        {
            await Done(project.SetValueAsync(person.Id, indicator.Value!.No, new(2026, month, 1), new()
            {
                RequestId = Request.New(),
                Value = value,
                Source = Words("Registro de socias", 120),
            }));
        }
    }

    /// <summary>Asks in the name of an organization, and somebody can help.</summary>
    private static async Task NeedAsync(Site site, Person person, Person helper, OrganizationId organization)
    {
        var request = Request.New();
        var id = EntityId.FromRequest<NeedId>(person.Id, request);
        await Done(site.Grains.GetGrain<INeedGrain>(id.Value).CreateAsync(person.Id, new()
        {
            RequestId = request,
            Title = Words("Transformación agroindustrial comunitaria y certificación participativa", 120),
            Text = Words("Acompañamos iniciativas de economía solidaria", 1000),
            Axes = ["agroecology", "participatory-guarantees", "responsible-consumption"],
            Organization = organization,
            Country = "EC",
            Territory = Words("Santo Domingo de los Tsáchilas", 80),
            Languages = ["es", "pt", "eu", "en"],
            Until = new(2027, 12, 31),
        }));
        var first = new NewPost
        {
            RequestId = Request.New(),
            Body = string.Concat(Enumerable.Repeat("Desoxirribonucleoproteína", 12)),
        };
        await Done(site.Grains.GetGrain<IThreadGrain>(HelpThreads.Of(id, helper.Id).Value)
            .BeginAsync(helper.Id, TopicId.Helps(id), first));
    }

    /// <summary>Writes to a few.</summary>
    private static async Task WriteAsync(Site site, Person person, NewTalk talk)
    {
        var id = TalkIds.Of(person.Id, talk);
        Assert.Null(await site.Grains.GetGrain<ITalkGrain>(id.Value).OpenAsync(person.Id, talk));
        var first = new NewPost
        {
            RequestId = talk.RequestId,
            Body = string.Concat(Enumerable.Repeat("Desoxirribonucleoproteína", 12)),
        };
        await Done(site.Grains.GetGrain<IThreadGrain>(TalkIds.ThreadOf(id).Value)
            .BeginAsync(person.Id, TopicId.Of(id), first));
    }

    private static async Task<GroupId> FoundAsync(Site site, Person founder, string name, string purpose)
    {
        var request = Request.New();
        var group = EntityId.FromRequest<GroupId>(founder.Id, request);
        await Done(site.Grains.GetGrain<IGroupGrain>(group.Value).CreateAsync(
            founder.Id, new() { RequestId = request, Name = name, Purpose = purpose }));
        return group;
    }

    private static async Task Done<T>(Task<Outcome<T>> command) => Assert.Null((await command).Refusal);

    /// <summary>Words repeated up to a length.</summary>
    private static string Words(string words, int length)
    {
        var text = string.Join(' ', Enumerable.Repeat(words, (length / words.Length) + 1));
        return text[..length].TrimEnd();
    }
}
