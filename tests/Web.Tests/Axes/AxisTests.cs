using System.Net;
using System.Text.Json;
using Comparte.Web.Http;

namespace Comparte.Web.Tests.Axes;

/// <summary>Axes over HTTP.</summary>
[Collection(SiteCollection.Name)]
public sealed class AxisTests(Site site)
{
    [Fact]
    public async Task The_first_axes_are_called_as_the_browser_calls_them_before_it_has_all()
    {
        using var ana = await site.SignedInAsync("Ana");
        var first = (await ListAsync(ana)).Where(axis => Texts.Has($"axis.{Text(axis, "id")}")).ToList();

        Assert.Equal(10, first.Count);
        Assert.All(first, axis => Assert.All(
            Texts.Languages,
            language => Assert.Equal(
                Texts.Of(language, $"axis.{Text(axis, "id")}"), Text(axis.GetProperty("labels"), language))));
    }

    [Fact]
    public async Task A_proposal_is_made_once_and_listed_for_everybody()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var proposal = new
        {
            requestId = Talk.NewRequest(),
            labels = new { es = $"Riego {Guid.NewGuid():N}" },
            parent = "territory",
        };

        var made = await ana.PostAsync<JsonElement>("/api/axes", proposal);
        var again = await ana.PostAsync<JsonElement>("/api/axes", proposal);

        Assert.Equal(Text(made, "id"), Text(again, "id"));
        var listed = Assert.Single(await ListAsync(joao), axis => Text(axis, "id") == Text(made, "id"));
        Assert.Equal(("proposed", "territory"), (Text(listed, "state"), Text(listed, "parent")));
    }

    [Fact]
    public async Task Whoever_facilitates_nothing_confirms_nothing()
    {
        using var ana = await site.SignedInAsync("Ana");
        var refused = await ana.TrySendAsync(
            "PATCH", "/api/axes/agroecology", new { requestId = Talk.NewRequest(), about = "Otra cosa." });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(Browser browser) =>
        [.. (await browser.GetAsync<JsonElement>("/api/axes")).GetProperty("items").EnumerateArray()];

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
