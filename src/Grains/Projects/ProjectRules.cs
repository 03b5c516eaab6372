using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Members;
using Comparte.Organizations;
using Comparte.Topics;

namespace Comparte.Projects;

/// <summary>What a project may hold, and how a change applies.</summary>
internal static class ProjectRules
{
    /// <summary>The id of entry 1.</summary>
    public const string AboutId = "about";

    private const int MaxTerritories = 8;
    private static readonly DateOnly Earliest = new(1990, 1, 1);
    private static readonly ProjectChange Nothing = new();

    /// <summary>Why a change can't be taken, or null.</summary>
    public static Refusal? Check(ProjectChange change, bool isNew, DateOnly today) =>
        InputRules.Request(change.RequestId)
        ?? (change.Name is null && !isNew ? null : InputRules.Line(change.Name, 120, "name", required: true))
        ?? InputRules.Lines(change.Purpose, 2000, "purpose")
        ?? (change.Stage is { } stage ? InputRules.Known(stage, "stage") : null)
        ?? CheckDates(change.Dates, today)
        ?? InputRules.Axes(change.Axes, "axes")
        ?? InputRules.Country(change.Country, "country")
        ?? CheckTerritories(change.Territories)
        ?? InputRules.Languages(change.Languages, "languages")
        ?? (change.Lead is null || (isNew && IsActor(change.Lead)) ? null : Refusal.Invalid("actor_unknown", "lead"))
        ?? PersonRules.Check(change.People);

    /// <summary>Why a day can't be one of a project's, or null. Plans reach into the future.</summary>
    public static Refusal? CheckDay(DateOnly? day, DateOnly today, string field) =>
        day is { } some && (some < Earliest || some > today.AddYears(50)) ? Refusal.Invalid("date_invalid", field) : null;

    /// <summary>Whether the id is that of an organization or of an initiative.</summary>
    public static bool IsActor(string? id) => EntityId.IsWellFormed(id, OrganizationId.Prefix)
        || EntityId.IsWellFormed(id, InitiativeId.Prefix);

    /// <summary>The profile with the change; the change has been checked.</summary>
    public static ProjectAbout Apply(ProjectAbout about, ProjectChange change) => about with
    {
        Id = AboutId,
        Name = change.Name is null ? about.Name : InputRules.Clean(change.Name),
        Purpose = change.Purpose is null ? about.Purpose : InputRules.Clean(change.Purpose),
        Stage = change.Stage ?? about.Stage,
        Starts = change.Dates is { } starts ? starts.Starts : about.Starts,
        Ends = change.Dates is { } ends ? ends.Ends : about.Ends,
        Axes = change.Axes ?? about.Axes,
        Country = change.Country ?? about.Country,
        Territories = change.Territories is { } some ? [.. some.Select(InputRules.Clean)] : about.Territories,
        Languages = change.Languages ?? about.Languages,
    };

    /// <summary>The entries of a new project; its maker coordinates it, and speaks for what leads it.</summary>
    public static IEnumerable<Entry> New(MemberId actor, ProjectChange project, DateTimeOffset now)
    {
        yield return Apply(new ProjectAbout { By = actor, At = now }, project);
        var maker = project.People.FirstOrDefault(person => person.Member == actor) ?? new() { Member = actor };
        var others = project.People.Where(person => person.Member != actor);
        foreach (var person in others.Prepend(maker with { Represents = true, Leaves = false, Confirms = false }))
        {
            if (PersonRules.Apply<ProjectPerson>(null, person, actor) is { } named)
            {
                yield return named;
            }
        }

        if (project.Lead is { } lead)
        {
            yield return new ProjectActor { Id = lead, Role = ProjectRole.Leads, By = actor, At = now };
        }
    }

    /// <summary>Whether a change does no more than confirm the actor's own place, or give it up.</summary>
    public static bool IsOwnPlace(MemberId actor, ProjectChange change) =>
        PersonRules.AreOwnPlace(actor, change.People)
        && change with { People = [], RequestId = default } == Nothing;

    /// <summary>What a member hears of a project: the own place, and what those are asked for whom the member speaks;
    /// null: nothing.</summary>
    public static ProjectPlace? PlaceOf(ProjectAbout? about, Entry? person, ImmutableArray<string> asks, long rev) =>
        about is null || (person is not ProjectPerson && asks.IsEmpty) ? null : new ProjectPlace
        {
            Name = about.Name,
            Belongs = person is ProjectPerson,
            Role = (person as ProjectPerson)?.Role ?? "",
            Represents = person is ProjectPerson { Represents: true },
            Unconfirmed = person is ProjectPerson { Unconfirmed: true },
            Asks = asks,
            ToldRev = rev,
        };

    /// <summary>The project's card in the directory, with those alone who have said that they take part.</summary>
    public static ProjectCard Card(
        ProjectId id, ProjectAbout about, IEnumerable<ProjectActor> actors, IEnumerable<ProjectPerson> people, long rev) =>
        new()
        {
            Id = id.Value,
            Name = about.Name,
            Stage = about.Stage,
            Starts = about.Starts,
            Ends = about.Ends,
            Country = about.Country,
            Axes = about.Axes,
            Actors = [.. actors.Where(actor => !actor.Unconfirmed).OrderBy(actor => actor.Role).Select(actor => actor.Id)],
            People = [.. people.Where(person => person is { Represents: true, Unconfirmed: false })
                .Select(person => MemberId.Of(person.Id))],
            Group = about.Group,
            ToldRev = rev,
        };

    private static Refusal? CheckDates(ProjectDates? dates, DateOnly today) => dates is null
        ? null
        : CheckDay(dates.Starts, today, "starts")
            ?? CheckDay(dates.Ends, today, "ends")
            ?? (dates.Ends < dates.Starts ? Refusal.Invalid("ends_early", "ends") : null);

    private static Refusal? CheckTerritories(ImmutableArray<string>? territories) =>
        territories is not { IsDefault: false } some ? null
        : some.Length > MaxTerritories ? Refusal.Invalid("too_many_items", "territories")
        : some.Select(territory => InputRules.Line(territory, 80, "territories", required: true))
            .FirstOrDefault(no => no is not null);
}
