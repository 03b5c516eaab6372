using Comparte.Organizations;
using Comparte.Projects;

namespace Comparte.Web.Demo;

/// <summary>Brings the projects of the demonstration as their people would: made by whoever coordinates, with
/// organizations and initiatives that say by themselves that they take part, and what was told and counted since.</summary>
internal sealed class DemoProjects(
    IGrainFactory grains, DemoContent content, DateTimeOffset now, Func<string, MemberId> memberOf,
    DemoInitiatives initiatives, Func<string, GroupId> groupOf)
{
    /// <summary>Brings one; repeating it changes nothing.</summary>
    public async Task AddAsync(DemoProject project)
    {
        var maker = memberOf(project.People[0].Person);
        var request = RequestOf(project, "");
        var id = EntityId.FromRequest<ProjectId>(maker, request);
        var grain = grains.GetGrain<IProjectGrain>(id.Value);
        DemoImporter.Must((await grain.CreateAsync(maker, ChangeOf(project) with { RequestId = request })).Refusal);
        foreach (var person in project.People.Skip(1))
        {
            await ConfirmAsync(grain, project, person.Person);
        }

        foreach (var actor in project.Actors)
        {
            await AddActorAsync(grain, project, actor, confirms: true);
        }

        foreach (var asked in project.Asked ?? [])
        {
            await AddActorAsync(grain, project, new DemoProjectActor(asked, ProjectRole.TakesPart), confirms: false);
        }

        await AddItemsAsync(grain, project, maker);
        await grains.GetGrain<IProjectImportGrain>(id.Value).ImportAsync([.. UpdatesOf(project)]);
        if (project.Group is { } group)
        {
            await LinkAsync(grain, project, group);
        }
    }

    private ProjectChange ChangeOf(DemoProject project) => new()
    {
        Name = project.Name,
        Purpose = project.Purpose,
        Stage = project.Stage,
        Dates = new ProjectDates { Starts = DayBefore(project.StartsDaysAgo), Ends = DayBefore(-project.EndsInDays) },
        Axes = [.. project.Axes],
        Country = project.Country,
        Territories = [.. project.Territories],
        Languages = [.. project.Languages],
        People = [.. project.People.Select(person => new PersonChange
        {
            Member = memberOf(person.Person),
            Role = person.Role,
            Represents = person.Represents,
        })],
    };

    private Guid RequestOf(DemoProject project, string what) => DemoIds.Request($"project/{project.Key}/{what}", now);

    private DateOnly? DayBefore(double? days) => days is { } some
        ? DateOnly.FromDateTime((now - TimeSpan.FromDays(some)).UtcDateTime)
        : null;

    /// <summary>Organizations and initiatives have keys of their own.</summary>
    private string IdOf(string actor) => content.Initiatives.FirstOrDefault(one => one.Key == actor) is { } initiative
        ? initiatives.IdOf(initiative.Key).Value
        : initiatives.OrganizationOf(actor).Value;

    /// <summary>Who speaks for an organization or initiative; where an initiative has nobody, its organization's.
    /// </summary>
    private MemberId SpeakerOf(string actor)
    {
        var initiative = content.Initiatives.FirstOrDefault(one => one.Key == actor);
        return memberOf(initiative?.People?.FirstOrDefault(person => person.Represents)?.Person
            ?? content.Representative(initiative?.Organization ?? actor));
    }

    private async Task ConfirmAsync(IProjectGrain grain, DemoProject project, string person)
    {
        var member = memberOf(person);
        var confirmed = await grain.ChangeAsync(
            member,
            new ProjectChange
            {
                People = [new PersonChange { Member = member, Confirms = true }],
                RequestId = RequestOf(project, person),
            },
            asAdministrator: false);
        DemoImporter.Must(confirmed.Refusal);
    }

    private async Task AddActorAsync(IProjectGrain grain, DemoProject project, DemoProjectActor actor, bool confirms)
    {
        var id = IdOf(actor.Key);
        var ask = new ProjectActorChange { Role = actor.Role, RequestId = RequestOf(project, $"ask/{actor.Key}") };
        DemoImporter.Must(await grain.SetActorAsync(
            memberOf(project.People[0].Person), id, ask, asAdministrator: false));
        if (confirms)
        {
            var yes = new ProjectActorChange { Confirms = true, RequestId = RequestOf(project, $"yes/{actor.Key}") };
            DemoImporter.Must(await grain.SetActorAsync(SpeakerOf(actor.Key), id, yes, asAdministrator: false));
        }
    }

    private async Task AddItemsAsync(IProjectGrain grain, DemoProject project, MemberId maker)
    {
        foreach (var (goal, at) in project.Goals.Select((goal, at) => (goal, at)))
        {
            DemoImporter.Must((await grain.SetGoalAsync(maker, null, new ProjectGoalChange
            {
                Text = goal.Text,
                Done = goal.Done,
                RequestId = RequestOf(project, $"goal/{at}"),
            })).Refusal);
        }

        foreach (var (indicator, at) in project.Indicators.Select((indicator, at) => (indicator, at)))
        {
            await AddIndicatorAsync(grain, project, maker, indicator, at);
        }
    }

    private async Task AddIndicatorAsync(
        IProjectGrain grain, DemoProject project, MemberId maker, DemoIndicator indicator, int at)
    {
        var made = await grain.SetIndicatorAsync(maker, null, new ProjectIndicatorChange
        {
            Name = indicator.Name,
            Unit = indicator.Unit,
            Target = indicator.Target,
            Due = DayBefore(-indicator.DueInDays),
            Source = indicator.Source,
            Direction = indicator.Direction,
            RequestId = RequestOf(project, $"indicator/{at}"),
        });
        DemoImporter.Must(made.Refusal);
        foreach (var value in indicator.Values)
        {
            var on = DayBefore(value.DaysAgo)!.Value;
            var change = new ProjectValueChange
            {
                Value = value.Value,
                RequestId = RequestOf(project, $"value/{at}/{value.DaysAgo}"),
            };
            DemoImporter.Must((await grain.SetValueAsync(maker, made.Value!.No, on, change)).Refusal);
        }
    }

    private IEnumerable<ProjectUpdate> UpdatesOf(DemoProject project) => project.Updates
        .OrderByDescending(update => update.DaysAgo)
        .Select(update => new ProjectUpdate
        {
            Text = update.Text,
            By = memberOf(update.By),
            At = now - TimeSpan.FromDays(update.DaysAgo),
            Actor = update.Actor is { } actor ? IdOf(actor) : null,
        });

    /// <summary>The group is linked by whoever facilitates it and coordinates the project.</summary>
    private async Task LinkAsync(IProjectGrain grain, DemoProject project, string group)
    {
        var facilitators = content.Groups.Single(one => one.Key == group).Facilitators;
        var linking = project.People.First(person => person.Represents && facilitators.Contains(person.Person));
        DemoImporter.Must(await grain.LinkAsync(
            memberOf(linking.Person), groupOf(group), RequestOf(project, $"group/{group}"), asAdministrator: false));
    }
}
