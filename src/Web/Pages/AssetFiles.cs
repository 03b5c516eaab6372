using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.FileProviders;

namespace Comparte.Web.Pages;

/// <summary>The hashed names of the browser app's files, as its build wrote them down.</summary>
internal sealed class AssetFiles(IWebHostEnvironment environment)
{
    private readonly Lazy<Dictionary<string, Asset>> _assets = new(() => Read(environment.WebRootFileProvider));

    /// <summary>The script that starts the app.</summary>
    public string App => $"/{Of("src/main.tsx").File}";

    /// <summary>What the app's script imports at once, to be loaded beside it.</summary>
    public IEnumerable<string> AppImports =>
        Of("src/main.tsx").Imports.Select(name => $"/{Of(name).File}");

    /// <summary>The words of a language, which the app asks for before it shows anything.</summary>
    public string WordsOf(string language) => $"/{Of($"src/i18n/{language}.json").File}";

    /// <summary>The style sheets of the app.</summary>
    public IEnumerable<string> AppStyles => Of("src/main.tsx").Css.Select(file => $"/{file}");

    /// <summary>The style sheet of public pages.</summary>
    public string PublicStyle => $"/{Of("src/public.css").File}";

    private Asset Of(string name) => _assets.Value.TryGetValue(name, out var asset)
        ? asset
        : throw new InvalidOperationException($"The browser app was built without {name}.");

    private static Dictionary<string, Asset> Read(IFileProvider files)
    {
        using var manifest = files.GetFileInfo("assets-manifest.json").CreateReadStream();
        return JsonSerializer.Deserialize<Dictionary<string, Asset>>(manifest) ?? [];
    }

    private sealed record Asset(
        [property: JsonPropertyName("file")] string File,
        [property: JsonPropertyName("css")] string[]? Styles,
        [property: JsonPropertyName("imports")] string[]? Imported)
    {
        public string[] Css => Styles ?? [];

        public string[] Imports => Imported ?? [];
    }
}
