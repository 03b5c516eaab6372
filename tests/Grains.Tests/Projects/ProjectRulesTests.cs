using Comparte.Projects;

namespace Comparte.Grains.Tests.Projects;

/// <summary>What a project may say.</summary>
public sealed class ProjectRulesTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    public static TheoryData<string, ProjectChange> Wrong => new()
    {
        { "required", New() with { RequestId = default } },
        { "required", New() with { Name = " " } },
        { "too_long", New() with { Name = new string('a', 121) } },
        { "too_long", New() with { Purpose = new string('a', 2001) } },
        { "request_invalid", New() with { Stage = (ProjectStage)9 } },
        { "date_invalid", New() with { Dates = new ProjectDates { Starts = new DateOnly(1980, 1, 1) } } },
        { "date_invalid", New() with { Dates = new ProjectDates { Ends = Today.AddYears(51) } } },
        { "ends_early", New() with { Dates = new ProjectDates { Starts = Today, Ends = Today.AddDays(-1) } } },
        { "axes_invalid", New() with { Axes = ["No es clave"] } },
        { "country_unknown", New() with { Country = "XX" } },
        { "language_unknown", New() with { Languages = ["fr"] } },
        { "too_many_items", New() with { Territories = [.. Enumerable.Range(0, 9).Select(number => $"T{number}")] } },
        { "required", New() with { Territories = [""] } },
        { "actor_unknown", New() with { Lead = "g018f" } },
        { "people_invalid", New() with { People = default } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_project_that_breaks_a_rule_is_refused(string code, ProjectChange change) =>
        Assert.Equal(code, ProjectRules.Check(change, isNew: true, Today)?.Code);

    [Fact]
    public void Who_leads_is_said_only_when_a_project_is_made()
    {
        var lead = EntityId.New<OrganizationId>(TimeProvider.System).Value;

        Assert.Null(ProjectRules.Check(New() with { Lead = lead }, isNew: true, Today));
        Assert.Equal("actor_unknown", ProjectRules.Check(New() with { Lead = lead }, isNew: false, Today)?.Code);
    }

    [Theory]
    [InlineData(null, "required")]
    [InlineData(double.NaN, "figure_invalid")]
    [InlineData(double.PositiveInfinity, "figure_invalid")]
    [InlineData(1e13, "figure_invalid")]
    [InlineData(-12.5, null)]
    public void A_value_is_a_number_that_can_be_shown(double? value, string? code) => Assert.Equal(
        code,
        ProjectItemRules.Check(new ProjectValueChange { RequestId = Guid.NewGuid(), Value = value }, Today, Today)?.Code);

    [Fact]
    public void A_value_of_the_day_after_tomorrow_is_not_known_yet()
    {
        var value = new ProjectValueChange { RequestId = Guid.NewGuid(), Value = 1 };

        Assert.Null(ProjectItemRules.Check(value, Today.AddDays(1), Today));
        Assert.Equal("date_invalid", ProjectItemRules.Check(value, Today.AddDays(2), Today)?.Code);
        Assert.Equal("date_invalid", ProjectItemRules.Check(value, new DateOnly(1989, 12, 31), Today)?.Code);
    }

    [Fact]
    public void Goals_updates_and_indicators_say_something()
    {
        var request = Guid.NewGuid();

        Assert.Equal("required", ProjectItemRules.Check(new ProjectGoalChange { RequestId = request }, isNew: true)?.Code);
        Assert.Null(ProjectItemRules.Check(new ProjectGoalChange { RequestId = request, Done = true }, isNew: false));
        Assert.Equal("required", ProjectItemRules.Check(new ProjectUpdateChange { RequestId = request })?.Code);
        Assert.Equal("required", ProjectItemRules.Check(new ProjectIndicatorChange { RequestId = request }, Today)?.Code);
        Assert.Equal("request_invalid", ProjectItemRules.Check(
            new ProjectIndicatorChange { RequestId = request, Name = "Familias", Direction = (IndicatorDirection)5 },
            Today)?.Code);
        Assert.Equal("figure_invalid", ProjectItemRules.Check(
            new ProjectIndicatorChange { RequestId = request, Name = "Familias", Target = double.NaN }, Today)?.Code);
    }

    [Fact]
    public void Values_are_kept_with_four_decimals() => Assert.Equal(0.3333, ProjectItemRules.Round(1.0 / 3));

    private static ProjectChange New() => new() { Name = "Semillas", RequestId = Guid.NewGuid() };
}
