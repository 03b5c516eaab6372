using System.Collections.Immutable;
using Comparte.Axes;

namespace Comparte.Grains.Tests.Axes;

public sealed class AxisRulesTests
{
    private static readonly MemberId Ana = new("m1");

    private static readonly ImmutableArray<Axis> Known =
    [
        Named("agua", "Agua"),
        Named("riego", "Riego") with { Parent = "agua" },
        Named("semillas", "Semillas"),
        Named("abonos", "Abonos") with { State = AxisState.Proposed, By = Ana },
        Named("bosque", "Bosque") with { State = AxisState.Merged, MergedInto = "agua" },
    ];

    [Theory]
    [InlineData("agua", "agua")]
    [InlineData("Água viva", "agua-viva")]
    [InlineData("  ¿Qué sembramos? ", "que-sembramos")]
    [InlineData("農業", "x")]
    public void A_key_is_plain_words(string label, string key) =>
        Assert.Equal(key, AxisRules.KeyOf(Label("es", label), _ => false));

    [Fact]
    public void A_key_that_is_taken_gets_a_number() =>
        Assert.Equal("agua-3", AxisRules.KeyOf(Label("es", "Agua"), key => key is "agua" or "agua-2"));

    [Fact]
    public void A_proposal_needs_a_name_in_one_language() =>
        Assert.Equal("required", Check(new AxisChange { Labels = Label("es", " ") })?.Code);

    [Fact]
    public void A_name_is_in_a_language_of_the_network() =>
        Assert.Equal("language_unknown", Check(new AxisChange { Labels = Label("fr", "Eau") })?.Code);

    [Fact]
    public void No_two_axes_are_called_alike_whatever_the_accents() =>
        Assert.Equal("axis_exists", Refused("semillas", new AxisChange { Labels = Label("es", "ÁGUA") }));

    [Fact]
    public void A_name_that_is_missing_is_an_empty_one() =>
        Assert.Equal("required", Refused("agua", new AxisChange { Labels = Label("es", null!) }));

    [Fact]
    public void A_merged_axis_leaves_its_name_to_others() =>
        Assert.Null(Refused("semillas", new AxisChange { Labels = Label("es", "Bosque") }));

    [Fact]
    public void A_name_that_is_emptied_goes_but_never_the_last() =>
        Assert.Equal("required", Refused("agua", new AxisChange { Labels = Label("es", "") }));

    [Theory]
    [InlineData("agua", "agua bosque riego")]
    [InlineData("bosque", "agua bosque riego")]
    [InlineData("riego", "riego")]
    [InlineData("nada", "nada")]
    public void What_is_about_an_axis_names_it_its_parts_or_what_was_merged_into_it(string key, string keys) =>
        Assert.Equal(keys.Split(' '), AxisKeys.Of(Known, key).Order());

    [Theory]
    [InlineData("semillas", "agua", null)]
    [InlineData("semillas", "riego", "axis_too_deep")]
    [InlineData("semillas", "semillas", "axis_too_deep")]
    [InlineData("agua", "semillas", "axis_too_deep")]
    [InlineData("semillas", "bosque", "axis_unknown")]
    [InlineData("semillas", "nada", "axis_unknown")]
    [InlineData("riego", "", null)]
    public void There_are_two_levels(string axis, string parent, string? code) =>
        Assert.Equal(code, Refused(axis, new AxisChange { Parent = parent }));

    [Theory]
    [InlineData("semillas", "agua", null)]
    [InlineData("semillas", "semillas", "axis_unknown")]
    [InlineData("semillas", "bosque", "axis_unknown")]
    [InlineData("agua", "riego", "axis_too_deep")]
    [InlineData("agua", "semillas", null)]
    public void What_is_merged_stays_within_two_levels(string axis, string into, string? code) =>
        Assert.Equal(code, Refused(axis, new AxisChange { MergeInto = into }));

    [Fact]
    public void What_was_merged_can_be_taken_apart()
    {
        var apart = Apply("bosque", new AxisChange { MergeInto = "" }).Value!;
        Assert.Equal((AxisState.Confirmed, null), (apart.State, apart.MergedInto));
    }

    [Fact]
    public void A_proposal_is_confirmed_once()
    {
        var confirmed = Apply("abonos", new AxisChange { Confirm = true }).Value!;
        Assert.Equal((AxisState.Confirmed, Ana), (confirmed.State, confirmed.DecidedBy));
        Assert.Equal(Known[0], Apply("agua", new AxisChange { Confirm = true }).Value);
    }

    private static Refusal? Check(AxisChange change) =>
        AxisRules.Check(change with { RequestId = Community.NewRequest() }, isNew: true);

    private static string? Refused(string axis, AxisChange change) => Apply(axis, change).Refusal?.Code;

    private static Outcome<Axis> Apply(string axis, AxisChange change) =>
        AxisRules.Apply(Known, Known.Single(one => one.Id == axis), change, Ana);

    private static Axis Named(string key, string label) => new() { Id = key, Labels = Label("es", label) };

    private static ImmutableSortedDictionary<string, string> Label(string language, string label) =>
        ImmutableSortedDictionary<string, string>.Empty.Add(language, label);
}
