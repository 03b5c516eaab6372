using Comparte.Initiatives;
using Comparte.Organizations;

namespace Comparte.Web.Demo;

/// <summary>Brings the initiatives of the demonstration as their organizations would: made by a representative, with
/// people who confirm, an exact place that some show, and a log.</summary>
internal sealed class DemoInitiatives(
    IGrainFactory grains, DemoContent content, DateTimeOffset now, Func<string, MemberId> memberOf,
    Func<string, OrganizationId> organizationOf)
{
    /// <summary>Brings one; repeating it changes nothing.</summary>
    public async Task AddAsync(DemoInitiative initiative)
    {
        var maker = memberOf(content.Representative(initiative.Organization));
        var request = RequestOf(initiative.Key);
        var id = IdOf(initiative.Key);
        var grain = grains.GetGrain<IInitiativeGrain>(id.Value);
        DemoImporter.Must((await grain.CreateAsync(maker, ChangeOf(initiative) with { RequestId = request })).Refusal);
        foreach (var person in initiative.People ?? [])
        {
            await ConfirmAsync(grain, initiative.Key, person.Person);
        }

        var log = grains.GetGrain<IInitiativeLogGrain>(id.Value);
        foreach (var (note, number) in (initiative.Log ?? []).Select((note, number) => (note, number)))
        {
            await AddNoteAsync(log, note, DemoIds.Request($"log/{initiative.Key}/{number}", now));
        }

        if (initiative.Place is { } place)
        {
            await ShowAsync(log, initiative, place);
        }
    }

    /// <summary>The id of an initiative of the demonstration.</summary>
    public InitiativeId IdOf(string key)
    {
        var organization = content.Initiatives.Single(initiative => initiative.Key == key).Organization;
        return EntityId.FromRequest<InitiativeId>(memberOf(content.Representative(organization)), RequestOf(key));
    }

    /// <summary>What there is to visit.</summary>
    public IEnumerable<DemoVisited> Visited => content.Initiatives.Select(one =>
        new DemoVisited(one.Key, IdOf(one.Key).Value, default, 0.5, IsNews: false));

    /// <summary>The id of an organization of the demonstration.</summary>
    public OrganizationId OrganizationOf(string key) => organizationOf(key);

    private Guid RequestOf(string key) => DemoIds.Request($"initiative/{key}", now);

    private InitiativeChange ChangeOf(DemoInitiative initiative)
    {
        var organization = content.Organizations.Single(one => one.Key == initiative.Organization);
        return new InitiativeChange
        {
            Name = initiative.Name,
            Organization = organizationOf(initiative.Organization),
            Kinds = [.. initiative.Kinds],
            Products = [.. initiative.Products],
            Families = FigureOf(initiative, initiative.Families),
            Women = FigureOf(initiative, initiative.Women),
            Country = organization.Country,
            Territory = organization.Territory,
            Languages = [.. initiative.Languages ?? ["es"]],
            Axes = [.. initiative.Axes],
            About = initiative.About,
            People = [.. (initiative.People ?? []).Select(person => new PersonChange
            {
                Member = memberOf(person.Person),
                Role = person.Role,
                Represents = person.Represents,
            })],
        };
    }

    private CountedFigure? FigureOf(DemoInitiative initiative, int? value) => value is null ? null : new CountedFigure
    {
        Value = value,
        On = DayOf(initiative.CountedDaysAgo),
        Source = initiative.Source ?? "",
    };

    private DateOnly DayOf(double daysAgo) => DateOnly.FromDateTime((now - TimeSpan.FromDays(daysAgo)).UtcDateTime);

    private async Task ConfirmAsync(IInitiativeGrain grain, string key, string person)
    {
        var member = memberOf(person);
        var confirmed = await grain.ChangeAsync(
            member,
            new InitiativeChange
            {
                People = [new PersonChange { Member = member, Confirms = true }],
                RequestId = DemoIds.Request($"initiative/{key}/{person}", now),
            },
            asAdministrator: false);
        DemoImporter.Must(confirmed.Refusal);
    }

    private async Task AddNoteAsync(IInitiativeLogGrain log, DemoNote note, Guid request) =>
        DemoImporter.Must((await log.AddAsync(memberOf(note.By), new LogNoteChange
        {
            Type = note.Type,
            On = DayOf(note.DaysAgo),
            Text = note.Text,
            Done = note.Done,
            RequestId = request,
        })).Refusal);

    /// <summary>The place is said and shown by whoever represents the initiative.</summary>
    private async Task ShowAsync(IInitiativeLogGrain log, DemoInitiative initiative, ExactPlace place)
    {
        var speaker = memberOf(initiative.People!.First(person => person.Represents).Person);
        DemoImporter.Must(await log.SetPlaceAsync(
            speaker, place, DemoIds.Request($"place/{initiative.Key}", now)));
        DemoImporter.Must(await log.ConsentAsync(speaker, DemoIds.Request($"consent/{initiative.Key}", now)));
    }
}
