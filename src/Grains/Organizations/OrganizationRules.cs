using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Extracts;
using Comparte.Topics;

namespace Comparte.Organizations;

/// <summary>What an organization may hold, who may change it, and how a change applies.</summary>
internal static class OrganizationRules
{
    /// <summary>The id of entry 1.</summary>
    public const string AboutId = "about";

    /// <summary>Why a change can't be taken, or null.</summary>
    public static Refusal? Check(OrganizationChange change, bool isNew) =>
        InputRules.Request(change.RequestId)
        ?? (change.Name is null && !isNew ? null : InputRules.Line(change.Name, 120, "name", required: true))
        ?? InputRules.Country(change.Country, "country")
        ?? InputRules.Line(change.Territory, 80, "territory")
        ?? InputRules.Site(change.Site, "site")
        ?? InputRules.Languages(change.Languages, "languages")
        ?? InputRules.Lines(change.About, 1000, "about")
        ?? InputRules.Axes(change.Axes, "axes")
        ?? (isNew && change.Extract == true ? Refusal.Invalid("extract_new", "extract") : null)
        ?? (change.Type is null || Enum.IsDefined(change.Type.Value) ? null : Refusal.Invalid("type_unknown", "type"))
        ?? PersonRules.Check(change.People);

    /// <summary>The profile with the change; the change has been checked.</summary>
    public static OrganizationAbout Apply(OrganizationAbout about, MemberId actor, OrganizationChange change, DateTimeOffset now) => about with
    {
        Id = AboutId,
        Name = change.Name is null ? about.Name : InputRules.Clean(change.Name),
        Type = change.Type ?? about.Type,
        Country = change.Country ?? about.Country,
        Territory = change.Territory is null ? about.Territory : InputRules.Clean(change.Territory),
        Site = change.Site ?? about.Site,
        Languages = change.Languages ?? about.Languages,
        About = change.About is null ? about.About : InputRules.Clean(change.About),
        Axes = change.Axes ?? about.Axes,
        Extract = ExtractPermit.Apply(about.Extract, change.Extract, actor, now),
    };

    /// <summary>The entries of a new organization; its maker represents it.</summary>
    public static IEnumerable<Entry> New(MemberId actor, OrganizationChange organization, DateTimeOffset now)
    {
        var maker = organization.People.FirstOrDefault(person => person.Member == actor) ?? new() { Member = actor };
        var others = organization.People.Where(person => person.Member != actor);
        return others.Prepend(maker with { Represents = true, Leaves = false })
            .Select(person => PersonRules.Apply<OrganizationPerson>(null, person, actor))
            .OfType<Entry>()
            .Prepend(Apply(new OrganizationAbout(), actor, organization, now));
    }

    /// <summary>Whether a change does no more than confirm the actor's own place, or give it up.</summary>
    public static bool IsOwnPlace(MemberId actor, OrganizationChange change) =>
        PersonRules.AreOwnPlace(actor, change.People)
        && change with { People = [], RequestId = default } == new OrganizationChange { People = [] };

    /// <summary>The organization's card in the directory.</summary>
    public static OrganizationCard Card(OrganizationId id, OrganizationAbout about) => new()
    {
        Id = id.Value,
        Name = about.Name,
        Type = about.Type,
        Country = about.Country,
        Languages = about.Languages,
        Axes = about.Axes,
        Verified = about.Verified is not null,
        ToldRev = about.Rev,
    };
}
