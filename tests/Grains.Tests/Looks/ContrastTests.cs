using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Comparte.Looks;

namespace Comparte.Grains.Tests.Looks;

/// <summary>How well colors can be told apart; the browser app is held to the same examples.</summary>
public sealed class ContrastTests
{
    private static readonly string ClientApp = Path.Combine(Here(), "..", "..", "..", "src", "Web", "ClientApp");

    [Fact]
    public void It_is_measured_as_the_browser_does()
    {
        using var examples = JsonDocument.Parse(File.ReadAllText(Path.Combine(ClientApp, "test", "admin", "contrast.json")));
        Assert.NotEmpty(examples.RootElement.EnumerateArray());
        Assert.All(examples.RootElement.EnumerateArray(), example =>
        {
            var color = example.GetProperty("color").GetString()!;
            Assert.Equal(example.GetProperty("light").GetDouble(), Said(Contrast.Reached(color, Contrast.Light)));
            Assert.Equal(example.GetProperty("dark").GetDouble(), Said(Contrast.Reached(color, Contrast.Dark)));
        });
    }

    [Fact]
    public void It_knows_the_grounds_of_the_style_sheet()
    {
        var tokens = File.ReadAllText(Path.Combine(ClientApp, "src", "styles", "tokens.css"));
        foreach (var (name, light, dark) in new[]
        {
            ("paper", Contrast.Light.Paper, Contrast.Dark.Paper),
            ("card", Contrast.Light.Card, Contrast.Dark.Card),
            ("sunk", Contrast.Light.Sunk, Contrast.Dark.Sunk),
        })
        {
            Assert.Contains($"--{name}: light-dark({light}, {dark});", tokens, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("#8a3418")]
    [InlineData("#6b6b00")]
    [InlineData("#a3361f")]
    [InlineData("#000000")]
    public void Whatever_is_made_of_a_color_can_be_read_as_well(string color)
    {
        Assert.True(Contrast.Reached(color, Contrast.Light) >= Contrast.Enough, "The example is too pale.");
        var shades = Contrast.Shades(color, Contrast.Light);
        Assert.All(
            new[] { (shades.Main, shades.Soft), (shades.On, shades.Main), (shades.On, shades.Hover), (shades.Hover, Contrast.Light.Sunk) },
            pair => Assert.True(Contrast.Between(pair.Item1, pair.Item2) >= Contrast.Enough, $"{pair}"));
    }

    [Theory]
    [InlineData("#f2a889")]
    [InlineData("#ffffff")]
    [InlineData("#b08f50")]
    public void So_it_is_on_dark_grounds(string color)
    {
        Assert.True(Contrast.Reached(color, Contrast.Dark) >= Contrast.Enough, "The example is too dark.");
        var shades = Contrast.Shades(color, Contrast.Dark);
        Assert.All(
            new[] { (shades.Main, shades.Soft), (shades.On, shades.Main), (shades.On, shades.Hover), (shades.Hover, Contrast.Dark.Sunk) },
            pair => Assert.True(Contrast.Between(pair.Item1, pair.Item2) >= Contrast.Enough, $"{pair}"));
    }

    [Theory]
    [InlineData("#8a3418", true)]
    [InlineData("#ABCDEF", true)]
    [InlineData("8a3418", false)]
    [InlineData("#8a341", false)]
    [InlineData("#8a34188", false)]
    [InlineData("#8a341g", false)]
    [InlineData("red;}", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_six_digits_are_a_color(string? color, bool isOne) => Assert.Equal(isOne, Contrast.IsColor(color));

    private static double Said(double contrast) =>
        double.Parse((Math.Floor(contrast * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
