using CsCheck;

namespace Comparte.Grains.Tests;

/// <summary>What people may send.</summary>
public sealed class InputRulesTests
{
    [Theory]
    [InlineData("Ane Etxeberria", null)]
    [InlineData("  María José  ", null)]
    [InlineData("👩🏽‍🌾 Ana", null)]
    [InlineData("", "required")]
    [InlineData(" \t ", "required")]
    [InlineData("Ana\nAne", "characters_invalid")]
    [InlineData("Ana\u0007", "characters_invalid")]
    [InlineData("Ana\u202Eane", "characters_invalid")]
    [InlineData("123456789012345678901", "too_long")]
    public void A_line_is_short_plain_text(string text, string? code) =>
        Assert.Equal(code, InputRules.Line(text, 20, "name", required: true)?.Code);

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.Equal("characters_invalid", InputRules.Line("An\uD800", 20, "name")?.Code);

    [Theory]
    [InlineData("ES", true)]
    [InlineData("", true)]
    [InlineData("es", false)]
    [InlineData("XX", false)]
    public void A_country_is_one_that_exists(string country, bool fine) =>
        Assert.Equal(fine, InputRules.Country(country, "country") is null);

    [Theory]
    [InlineData("https://hariztegi.example/nor", true)]
    [InlineData("", true)]
    [InlineData("http://hariztegi.example", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://user@hariztegi.example", false)]
    [InlineData("https://localhost", false)]
    public void A_site_is_a_public_https_address(string site, bool fine) =>
        Assert.Equal(fine, InputRules.Site(site, "site") is null);

    [Fact]
    public void Languages_and_axes_come_once_each()
    {
        Assert.Null(InputRules.Languages(["es", "eu"], "languages"));
        Assert.NotNull(InputRules.Languages(["es", "es"], "languages"));
        Assert.NotNull(InputRules.Languages(["fr"], "languages"));
        Assert.Null(InputRules.Axes(["food-sovereignty"], "axes"));
        Assert.NotNull(InputRules.Axes(["Food sovereignty"], "axes"));
    }

    [Fact]
    public void Cleaning_is_done_once() => Gen.String
        .Where(text => InputRules.IsPlain(text, lines: true))
        .Sample(text => Assert.Equal(InputRules.Clean(text), InputRules.Clean(InputRules.Clean(text))));

    [Fact]
    public void An_excerpt_is_one_short_line() => Gen.String.Sample(text =>
    {
        var excerpt = Excerpt.Of(text, 140);
        Assert.True(excerpt.Length <= 140);
        Assert.DoesNotContain('\n', excerpt);
    });

    [Theory]
    [InlineData("# Hola\n\n- **una** [cosa](https://a.example)", "Hola una cosa")]
    [InlineData("@[Ana](m00000000000000000000000000000000) ¿vienes?", "@Ana ¿vienes?")]
    [InlineData("`snake_case` y 2*3", "snake_case y 2*3")]
    [InlineData("[Quinua](https://example.org/Quinua_(planta)) y [maíz](/m)", "Quinua y maíz")]
    public void An_excerpt_has_no_marks(string source, string excerpt) =>
        Assert.Equal(excerpt, Excerpt.Of(source, 140));
}
