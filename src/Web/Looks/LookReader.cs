using System.Collections.Immutable;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Looks;
using Comparte.Web.Http;
using Comparte.Web.Rendering;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Looks;

/// <summary>Reads how the network looks, for pages that are written here.</summary>
internal sealed class LookReader(IGrainFactory grains, MarkdownRenderer markdown, IOptions<JsonOptions> json)
{
    /// <summary>Above the words are the page's title and their own.</summary>
    private static readonly MarkdownRules Rules = new() { MaxMarks = 400, MaxParts = 800, LevelsAbove = 2 };

    /// <summary>What a page has to know before it paints anything.</summary>
    public async Task<FirstLook> FirstAsync()
    {
        var (name, look) = (grains.GetNetwork().ReadAsync(), grains.GetLook().FindAsync());
        await Task.WhenAll(name, look);
        return Of((await name).Name, await look);
    }

    /// <summary>The words for newcomers in a language; null where there are none in any.</summary>
    public async Task<WelcomeShown?> WelcomeAsync(string language)
    {
        var welcome = (await grains.GetLook().FindAsync())?.Welcome ?? ImmutableSortedDictionary<string, string>.Empty;
        var chosen = welcome.ContainsKey(language) ? language : Texts.Languages.FirstOrDefault(welcome.ContainsKey);
        return chosen is null ? null : new WelcomeShown(chosen, markdown.Render(welcome[chosen], Rules));
    }

    /// <summary>A look as it stands in an attribute of a page.</summary>
    public string Json(FirstLook look) => JsonSerializer.Serialize(look, json.Value.SerializerOptions);

    private static FirstLook Of(string name, NetworkLook? look) => new(
        name,
        look?.At,
        look?.Logo is { } logo ? new FirstLogo(logo.Id, logo.Width, logo.Height) : null,
        look?.Colors is { } colors ? Shades("light", colors.Light) + Shades("dark", colors.Dark) : null);

    private static string Shades(string ground, LookShades shades) =>
        $"--look-{ground}-main:{shades.Main};--look-{ground}-hover:{shades.Hover};"
        + $"--look-{ground}-soft:{shades.Soft};--look-{ground}-on:{shades.On};";
}
