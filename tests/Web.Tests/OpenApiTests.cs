using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Comparte.Web.Tests;

/// <summary>The description of the API that the browser app is written against.</summary>
[Collection(SiteCollection.Name)]
public sealed class OpenApiTests(Site site)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Run with <c>UPDATE_OPENAPI=1</c> to write the file anew.</summary>
    [Fact]
    public async Task The_checked_in_description_is_the_one_the_site_gives()
    {
        using var browser = site.NewBrowser();
        var document = await browser.GetAsync<JsonElement>("/openapi/v1.json");
        var text = JsonSerializer.Serialize(document, Indented).ReplaceLineEndings("\n") + "\n";
        var file = FileBeside("../../src/Web/ClientApp/src/api/openapi.json");
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(file, text);
        }

        Assert.Equal(await File.ReadAllTextAsync(file), text);
    }

    [Fact]
    public async Task Only_the_api_is_described_and_ids_are_strings()
    {
        using var browser = site.NewBrowser();
        var document = await browser.GetAsync<JsonElement>("/openapi/v1.json");

        Assert.All(document.GetProperty("paths").EnumerateObject(), path => Assert.StartsWith("/api/", path.Name));
        var id = document.GetProperty("components").GetProperty("schemas").GetProperty("MemberProfile")
            .GetProperty("properties").GetProperty("id").GetProperty("$ref").GetString()!.Split('/')[^1];
        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty(id);
        Assert.Equal("string", schema.GetProperty("type").GetString());
    }

    private static string FileBeside(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, path));
}
