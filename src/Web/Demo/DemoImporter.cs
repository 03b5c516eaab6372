using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Organizations;
using Comparte.Requests;
using Comparte.Visits;

namespace Comparte.Web.Demo;

/// <summary>
/// Fills an empty community with the demonstration. It goes through grains that no endpoint reaches, since what it
/// brings lies in the past. Repeating it after an interruption goes on where it stopped.
/// </summary>
internal sealed class DemoImporter(IGrainFactory grains, TimeProvider clock, Action<string> progress)
{
    private static readonly TimeSpan FoundedAgo = TimeSpan.FromDays(400);
    private readonly DemoContent _content = DemoContent.Read();
    private readonly DateTimeOffset _founded = new(2025, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <summary>The id of a person of the demonstration.</summary>
    public MemberId MemberOf(string key) => DemoIds.Of<MemberId>(key, _founded);

    /// <summary>Brings everything, and the id of the group that welcomes new members.</summary>
    public async Task<GroupId> ImportAsync()
    {
        var threads = new DemoThreads(grains, _content, _now, MemberOf, GroupOf);
        var initiatives = new DemoInitiatives(grains, _content, _now, MemberOf, OrganizationOf);
        using var publications = new DemoPublications(grains, _content, _now, MemberOf, initiatives, GroupOf);
        publications.Begin();
        await EachAsync("people", _content.People, AddPersonAsync);
        await EachAsync("organizations", _content.Organizations, AddOrganizationAsync);
        await EachAsync("initiatives", _content.Initiatives, initiatives.AddAsync);
        var relations = new DemoRelations(grains, _content, MemberOf, initiatives);
        await EachAsync("people's relations", _content.People, relations.AddAsync);
        var needs = new DemoNeeds(grains, _content, _now, MemberOf, initiatives, threads.PostsOf);
        await EachAsync("needs and offers", _content.Needs, needs.AddAsync);
        await EachAsync("messages", _content.Talks, new DemoMessages(grains, _now, MemberOf, threads.PostsOf).AddAsync);
        await EachAsync("groups", _content.Groups, AddGroupAsync);
        var power = new DemoPower(grains, _now, MemberOf, GroupOf);
        await EachAsync("groups' logs", [.. _content.Groups.Index()], group => power.AddAsync(group.Item, group.Index));
        await EachAsync("pages", _content.Pages, new DemoPages(grains, _now, MemberOf, GroupOf).AddAsync);
        await EachAsync("tasks", _content.Tasks, new DemoTasks(grains, _now, MemberOf, GroupOf).AddAsync);
        var projects = new DemoProjects(grains, _content, _now, MemberOf, initiatives, GroupOf);
        await EachAsync("projects", _content.Projects, projects.AddAsync);
        await EachAsync("conversations", [.. threads.All], thread => threads.AddAsync(thread.Group, thread.Thread));
        await EachAsync("reports", _content.Reports, new DemoReports(grains, _content, _now, MemberOf, GroupOf).AddAsync, atOnce: 1);
        await EachAsync("shared things", [.. publications.All], publications.AddAsync, atOnce: 1);

        var visited = DemoVisits.Spread(
            [.. publications.Visited, .. _content.Organizations.Select(Visited), .. initiatives.Visited, .. needs.Visited], _now);
        await EachAsync("visited pages", [.. visited], item =>
            grains.GetGrain<IVisitsImportGrain>(item.Key).ImportAsync(item.Value));
        return GroupOf(_content.Groups.Single(group => group.Welcome).Key);
    }

    /// <summary>Refuses to go on.</summary>
    public static void Must(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"The demonstration was refused: {refusal.Code} {refusal.Field}.");
        }
    }

    private OrganizationId OrganizationOf(string key) => EntityId.FromRequest<OrganizationId>(
        MemberOf(_content.Representative(key)), DemoIds.Request($"organization/{key}", _now));

    private DemoVisited Visited(DemoOrganization organization) =>
        new(organization.Key, OrganizationOf(organization.Key).Value, default, 0.8, IsNews: false);

    private GroupId GroupOf(string key) => DemoIds.Of<GroupId>(key, _founded);

    private async Task EachAsync<T>(string what, T[] items, Func<T, Task> add, int atOnce = 32)
    {
        foreach (var some in items.Chunk(atOnce))
        {
            await Task.WhenAll(some.Select(add));
        }

        progress($"{items.Length} {what}");
    }

    private async Task AddPersonAsync(DemoPerson person)
    {
        var id = MemberOf(person.Key);
        var member = grains.GetGrain<IMemberGrain>(id.Value);
        Must(await member.CreateAsync(
            new MemberProfile
            {
                Id = id,
                Name = person.Name,
                Country = person.Country,
                Territory = person.Territory,
                Languages = [.. person.Languages],
                Axes = [.. person.Axes],
                About = person.About,
            },
            person.Languages[0]));
        if (DemoSignIns.Keys.Contains(person.Key))
        {
            var settings = ImmutableSortedDictionary<string, string>.Empty
                .Add(MemberSettings.FirstSteps, "done").Add(MemberSettings.Presence, "on");
            var request = DemoIds.Request($"settings/{person.Key}", _now);
            var changed = await member.ChangeAsync(id, new MemberChange { Settings = settings, RequestId = request });
            Must(changed.Refusal);
        }
    }

    private async Task AddOrganizationAsync(DemoOrganization organization)
    {
        var people = _content.People.Where(person => person.Organization == organization.Key).ToList();
        var actor = MemberOf(_content.Representative(organization.Key));
        var request = DemoIds.Request($"organization/{organization.Key}", _now);
        var id = OrganizationOf(organization.Key);
        var made = await grains.GetGrain<IOrganizationGrain>(id.Value).CreateAsync(
            actor,
            new OrganizationChange
            {
                Name = organization.Name,
                Type = organization.Kind,
                Country = organization.Country,
                Territory = organization.Territory,
                Site = organization.Site ?? "",
                Languages = [.. organization.Languages],
                About = organization.About,
                Axes = [.. people.SelectMany(person => person.Axes).CountBy(axis => axis)
                    .OrderByDescending(axis => axis.Value).Take(3).Select(axis => axis.Key)],
                People = [.. people.Select(person => new PersonChange
                {
                    Member = MemberOf(person.Key),
                    Role = person.Role,
                    Represents = person.IsRepresentative,
                })],
                RequestId = request,
            });
        Must(made.Refusal);
        foreach (var person in people.Where(person => MemberOf(person.Key) != actor))
        {
            await ConfirmPlaceAsync(id, person.Key);
        }
    }

    private async Task ConfirmPlaceAsync(OrganizationId organization, string person)
    {
        var member = MemberOf(person);
        var confirmed = await grains.GetGrain<IOrganizationGrain>(organization.Value).ChangeAsync(
            member,
            new OrganizationChange
            {
                People = [new PersonChange { Member = member, Confirms = true }],
                RequestId = DemoIds.Request($"place/{person}", _now),
            },
            asAdministrator: false);
        Must(confirmed.Refusal);
    }

    private async Task AddGroupAsync(DemoGroup group)
    {
        var opened = _now - FoundedAgo;
        await grains.GetGrain<IGroupImportGrain>(GroupOf(group.Key).Value).ImportAsync(new GroupImport
        {
            About = new GroupAbout
            {
                Name = group.Name,
                Purpose = group.Purpose,
                Axes = [.. group.Axes],
                Access = group.Access,
                Visibility = group.Visibility,
                At = opened,
                By = MemberOf(group.Facilitators[0]),
            },
            Members =
            [
                .. group.Members.Select((key, place) => new GroupMember
                {
                    Id = MemberOf(key).Value,
                    Role = group.Facilitators.Contains(key) ? GroupRole.Facilitator : GroupRole.Member,
                    Since = opened + TimeSpan.FromMinutes(place),
                }),
            ],
            Requests =
            [
                .. (group.Requests ?? []).Select(request => new JoinRequest
                {
                    Member = MemberOf(request.Person),
                    At = _now - TimeSpan.FromDays(request.DaysAgo),
                    Text = request.Text,
                }),
            ],
        });
    }
}
