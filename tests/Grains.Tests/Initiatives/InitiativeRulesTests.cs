using System.Collections.Immutable;
using Comparte.Initiatives;

namespace Comparte.Grains.Tests.Initiatives;

/// <summary>What an initiative and its log may hold.</summary>
public sealed class InitiativeRulesTests
{
    private static readonly DateOnly Today = new(2026, 5, 1);

    private static readonly InitiativeChange Whole = new()
    {
        Name = "Café de la Sierra",
        Organization = OrganizationId.Of("o" + new string('0', 32)),
        Kinds = [InitiativeKind.Agricultural],
        RequestId = Guid.CreateVersion7(),
    };

    /// <summary>Changes of a sound initiative, the refusal's code and field.</summary>
    public static readonly TheoryData<string, Func<InitiativeChange, InitiativeChange>, string, string> Refused = new()
    {
        { "no name", change => change with { Name = " " }, "required", "name" },
        { "no kind", change => change with { Kinds = [] }, "required", "kinds" },
        {
            "a kind twice", change => change with { Kinds = [InitiativeKind.Services, InitiativeKind.Services] },
            "request_invalid", "kinds"
        },
        { "an unknown kind", change => change with { Kinds = [(InitiativeKind)9] }, "request_invalid", "kinds" },
        {
            "eleven products",
            change => change with { Products = [.. Enumerable.Range(0, 11).Select(number => $"p{number}")] },
            "too_many_items", "products"
        },
        { "an empty product", change => change with { Products = ["Café", ""] }, "required", "products" },
        { "a long product", change => change with { Products = [new string('a', 41)] }, "too_long", "products" },
        { "no family", change => change with { Families = Counted(0) }, "figure_invalid", "families" },
        { "all families", change => change with { Families = Counted(100_001) }, "figure_invalid", "families" },
        { "more than all women", change => change with { Women = Counted(101) }, "figure_invalid", "women" },
        { "fewer than none", change => change with { Women = Counted(-1) }, "figure_invalid", "women" },
        {
            "counted the day after tomorrow",
            change => change with { Women = Counted(50) with { On = Today.AddDays(2) } }, "date_invalid", "women"
        },
        { "counted never", change => change with { Families = Counted(8) with { On = default } }, "date_invalid", "families" },
        { "from nowhere", change => change with { Families = Counted(8) with { Source = "" } }, "required", "families" },
        { "no country", change => change with { Country = "ZZ" }, "country_unknown", "country" },
        { "no request", change => change with { RequestId = default }, "required", "requestId" },
        { "no organization", change => change with { Organization = null }, "organization_unknown", "organization" },
    };

    [Fact]
    public void A_sound_initiative_is_taken() => Assert.Null(InitiativeRules.Check(
        Whole with { Families = Counted(1), Women = Counted(0), Products = ["Café"] }, isNew: true, Today));

    [Theory, MemberData(nameof(Refused))]
    public void What_is_not_sound_is_refused_by_field(
        string what, Func<InitiativeChange, InitiativeChange> change, string code, string field)
    {
        var refusal = InitiativeRules.Check(change(Whole), isNew: true, Today);
        Assert.True(refusal?.Code == code && refusal.Field == field, $"{what}: {refusal?.Code} {refusal?.Field}");
    }

    [Fact]
    public void The_organization_never_changes() => Assert.Equal(
        "organization_unknown", InitiativeRules.Check(Whole, isNew: false, Today)?.Code);

    [Fact]
    public void A_figure_without_a_number_takes_it_away_and_no_figure_leaves_it()
    {
        var about = InitiativeRules.Apply(new InitiativeAbout(), Whole with { Families = Counted(8), Women = Counted(60) });

        var changed = InitiativeRules.Apply(about with { No = 1 }, new InitiativeChange { Women = new CountedFigure() });

        Assert.Equal((8, null), (changed.Families?.Value, changed.Women));
    }

    [Theory]
    [InlineData(90.1, 0.0, "")]
    [InlineData(0.0, -180.1, "")]
    [InlineData(double.NaN, 0.0, "")]
    [InlineData(14.5, null, "Palma")]
    [InlineData(null, null, "")]
    public void What_is_nowhere_is_no_place(double? latitude, double? longitude, string village) => Assert.NotNull(
        LogRules.Check(new ExactPlace { Latitude = latitude, Longitude = longitude, Village = village }));

    [Fact]
    public void A_place_is_kept_to_five_decimals()
    {
        var place = new ExactPlace { Latitude = 14.1234567, Longitude = -90.9876543, Village = " Palma " };
        Assert.Null(LogRules.Check(place));
        Assert.Equal(
            new ExactPlace { Latitude = 14.12346, Longitude = -90.98765, Village = "Palma" }, LogRules.Clean(place));
    }

    [Fact]
    public void Only_a_next_step_is_ever_done()
    {
        var visit = LogRules.New(default, new LogNoteChange { Type = LogNoteKind.Visit, Done = true, Text = "x" }, default);
        var step = LogRules.New(default, new LogNoteChange { Type = LogNoteKind.NextStep, Done = true, Text = "x" }, default);
        Assert.Equal((false, true), (visit.Done, step.Done));
    }

    private static CountedFigure Counted(int value) => new() { Value = value, On = Today, Source = "Registro propio" };
}
