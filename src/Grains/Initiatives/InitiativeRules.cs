using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Members;
using Comparte.Organizations;
using Comparte.Topics;

namespace Comparte.Initiatives;

/// <summary>What an initiative may hold, who may change it, and how a change applies.</summary>
internal static class InitiativeRules
{
    /// <summary>The id of entry 1.</summary>
    public const string AboutId = "about";

    /// <summary>The id of the entry with the exact place.</summary>
    public const string PointId = "point";

    private const int MaxProducts = 10;
    private const int MaxFamilies = 100_000;
    private static readonly DateOnly Earliest = new(1990, 1, 1);
    private static readonly InitiativeChange Nothing = new();

    /// <summary>Why a change can't be taken, or null.</summary>
    public static Refusal? Check(InitiativeChange change, bool isNew, DateOnly today) =>
        InputRules.Request(change.RequestId)
        ?? (change.Name is null && !isNew ? null : InputRules.Line(change.Name, 120, "name", required: true))
        ?? CheckOrganization(change.Organization, isNew)
        ?? CheckKinds(change.Kinds, isNew)
        ?? CheckProducts(change.Products)
        ?? CheckFigure(change.Families, 1, MaxFamilies, today, "families")
        ?? CheckFigure(change.Women, 0, 100, today, "women")
        ?? InputRules.Country(change.Country, "country")
        ?? InputRules.Line(change.Territory, 80, "territory")
        ?? InputRules.Languages(change.Languages, "languages")
        ?? InputRules.Axes(change.Axes, "axes")
        ?? InputRules.Lines(change.About, 1000, "about")
        ?? PersonRules.Check(change.People);

    /// <summary>Why these people can't be what the change says, or null: nobody represents an initiative by the own
    /// word, which would make the initiative's consent anybody's who accompanies it.</summary>
    public static Refusal? RefuseOwnWord(MemberId actor, InitiativePerson? own, InitiativeChange change) =>
        own is { Represents: true, Unconfirmed: false }
            || !change.People.Any(person => person.Member == actor && person is { Represents: true, Leaves: false }
                && !(person.Confirms && own is not null))
            ? null
            : Refusal.Forbidden("own_word");

    /// <summary>The profile with the change; the change has been checked.</summary>
    public static InitiativeAbout Apply(InitiativeAbout about, InitiativeChange change) => about with
    {
        Id = AboutId,
        Name = change.Name is null ? about.Name : InputRules.Clean(change.Name),
        Organization = about.No == 0 ? change.Organization!.Value : about.Organization,
        Kinds = change.Kinds ?? about.Kinds,
        Products = change.Products is { } products ? [.. products.Select(InputRules.Clean)] : about.Products,
        Families = Apply(about.Families, change.Families),
        Women = Apply(about.Women, change.Women),
        Country = change.Country ?? about.Country,
        Territory = change.Territory is null ? about.Territory : InputRules.Clean(change.Territory),
        Languages = change.Languages ?? about.Languages,
        Axes = change.Axes ?? about.Axes,
        About = change.About is null ? about.About : InputRules.Clean(change.About),
    };

    /// <summary>Whether a change does no more than confirm the actor's own place, or give it up.</summary>
    public static bool IsOwnPlace(MemberId actor, InitiativeChange change) =>
        PersonRules.AreOwnPlace(actor, change.People)
        && change with { People = [], RequestId = default } == Nothing;

    /// <summary>What a person hears of the own place; null: none.</summary>
    public static InitiativePlace? PlaceOf(InitiativeAbout about, Entry? person, long rev) => person is InitiativePerson one
        ? new InitiativePlace
        {
            Name = about.Name,
            Role = one.Role,
            Represents = one.Represents,
            Unconfirmed = one.Unconfirmed,
            ToldRev = rev,
        }
        : null;

    /// <summary>The initiative's card in the directory.</summary>
    public static InitiativeCard Card(InitiativeId id, InitiativeAbout about) => new()
    {
        Id = id.Value,
        Name = about.Name,
        Organization = about.Organization,
        Kinds = about.Kinds,
        Country = about.Country,
        Territory = about.Territory,
        Languages = about.Languages,
        Axes = about.Axes,
        Families = about.Families?.Value,
        FamiliesOn = about.Families?.On,
        Women = about.Women?.Value,
        WomenOn = about.Women?.On,
        ToldRev = about.Rev,
    };

    private static CountedFigure? Apply(CountedFigure? present, CountedFigure? change) => change switch
    {
        null => present,
        { Value: null } => null,
        _ => change with { Source = InputRules.Clean(change.Source) },
    };

    private static Refusal? CheckOrganization(OrganizationId? organization, bool isNew) =>
        isNew == EntityId.IsWellFormed(organization?.Value, OrganizationId.Prefix)
            ? null
            : Refusal.Invalid("organization_unknown", "organization");

    private static Refusal? CheckKinds(ImmutableArray<InitiativeKind>? kinds, bool isNew)
    {
        if (kinds is not { IsDefault: false } some)
        {
            return isNew ? Refusal.Invalid("required", "kinds") : null;
        }

        return some.IsEmpty ? Refusal.Invalid("required", "kinds")
            : some.All(Enum.IsDefined) && some.Distinct().Count() == some.Length ? null
            : Refusal.Invalid("request_invalid", "kinds");
    }

    private static Refusal? CheckProducts(ImmutableArray<string>? products)
    {
        if (products is not { IsDefault: false } some)
        {
            return null;
        }

        return some.Length > MaxProducts
            ? Refusal.Invalid("too_many_items", "products")
            : some.Select(product => InputRules.Line(product, 40, "products", required: true))
                .FirstOrDefault(no => no is not null);
    }

    private static Refusal? CheckFigure(CountedFigure? figure, int least, int most, DateOnly today, string field)
    {
        if (figure?.Value is not { } value)
        {
            return null;
        }

        // It is tomorrow already somewhere in the network.
        return value < least || value > most ? Refusal.Invalid("figure_invalid", field)
            : figure.On < Earliest || figure.On > today.AddDays(1) ? Refusal.Invalid("date_invalid", field)
            : InputRules.Line(figure.Source, 120, field, required: true);
    }
}
