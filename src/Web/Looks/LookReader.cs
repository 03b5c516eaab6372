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
internal sealed partial class LookReader(
    IGrainFactory grains, MarkdownRenderer markdown, IOptions<JsonOptions> json, ILogger<LookReader> logger)
{
    /// <summary>How long a page waits for its look.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>What was read last. A look that can't be read now is no reason to show no page.</summary>
    private volatile Known _known = new(new NetworkInfo().Name, null);

    /// <summary>What a page has to know before it paints anything.</summary>
    public async Task<FirstLook> FirstAsync() => Of(await ReadAsync());

    /// <summary>The same, with the words for newcomers in a language; null where there are none in any.</summary>
    public async Task<(FirstLook Look, WelcomeShown? Welcome)> WithWelcomeAsync(string language)
    {
        var known = await ReadAsync();
        return (Of(known), WelcomeIn(known, language));
    }

    private async Task<Known> ReadAsync()
    {
        try
        {
            var (name, look) = (grains.GetNetwork().ReadAsync(), grains.GetLook().FindAsync());
            await Task.WhenAll(name, look).WaitAsync(Patience);
            return _known = new Known((await name).Name, await look);
        }
        catch (Exception failure)
        {
            LogUnread(failure);
            return _known;
        }
    }

    private WelcomeShown? WelcomeIn(Known known, string language)
    {
        var welcome = known.Look?.Welcome ?? ImmutableSortedDictionary<string, string>.Empty;
        return Texts.Spoken(language, welcome) is { } chosen
            ? new WelcomeShown(chosen, markdown.Render(welcome[chosen], MarkdownRules.Short))
            : null;
    }

    /// <summary>A look as it stands in an attribute of a page.</summary>
    public string Json(FirstLook look) => JsonSerializer.Serialize(look, json.Value.SerializerOptions);

    private static FirstLook Of(Known known) => new(
        known.Name,
        known.Look?.At,
        known.Look?.Logo is { } logo ? new FirstLogo(logo.Id, logo.Width, logo.Height) : null,
        known.Look?.Colors is { } colors ? Shades("light", colors.Light) + Shades("dark", colors.Dark) : null);

    private static string Shades(string ground, LookShades shades) =>
        $"--look-{ground}-main:{shades.Main};--look-{ground}-hover:{shades.Hover};"
        + $"--look-{ground}-soft:{shades.Soft};--look-{ground}-on:{shades.On};";

    [LoggerMessage(3301, LogLevel.Warning, "How the network looks could not be read; pages show what was known.")]
    private partial void LogUnread(Exception failure);

    /// <summary>The network's name, and its look where one was chosen.</summary>
    private sealed record Known(string Name, NetworkLook? Look);
}
