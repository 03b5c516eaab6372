using System.Text.Json;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Hiding;

/// <summary>A group's page that is hidden, over HTTP.</summary>
[Collection(SiteCollection.Name)]
public sealed class HiddenPageTests(Site site)
{
    [Fact]
    public async Task A_page_that_is_hidden_is_read_by_nobody_who_did_not_write_it_until_it_is_shown_again()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var maren = await site.SignedInAsync("Maren");
        var group = await ana.NewGroupAsync(visibility: "listed");
        foreach (var member in new[] { joao, maren })
        {
            await member.PostAsync<JsonElement>($"/api/groups/{group}/membership", new { requestId = Talk.NewRequest() });
        }

        var id = (await joao.PostAsync<JsonElement>(
            $"/api/groups/{group}/pages", new { requestId = Talk.NewRequest(), title = "Compra esto", body = "**Barato**" }))
            .GetProperty("id").GetString();
        var (about, text) = ($"page/{id}", $"/api/pages/{id}/text");

        Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(await maren.TrySendAsync("POST", "/api/hidden", Hiding(about))));
        await ana.MustAsync("POST", "/api/hidden", Hiding(about));

        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await maren.Http.GetAsync(text)));
        Assert.Equal(0, (await maren.GetAsync<JsonElement>($"/api/pages/{id}/versions")).GetProperty("items").GetArrayLength());
        var entries = (await maren.GetAsync<JsonElement>($"/api/topics/{about}/entries")).ToString();
        Assert.Contains("Es propaganda.", entries, StringComparison.Ordinal);
        Assert.DoesNotContain("Compra esto", entries, StringComparison.Ordinal);
        var seen = await maren.GetAsync<JsonElement>($"/api/hidden/{about}");
        Assert.False(seen.TryGetProperty("words", out var none) && none.ValueKind != JsonValueKind.Null);
        var own = (await joao.GetAsync<JsonElement>($"/api/hidden/{about}")).GetProperty("words");
        Assert.Equal("Compra esto", own.GetProperty("title").GetString());
        Assert.Contains("<strong>Barato</strong>", own.GetProperty("html").GetString()!, StringComparison.Ordinal);

        await ana.MustAsync("POST", "/api/hidden/shown", new { requestId = Talk.NewRequest(), about });

        Assert.Equal("Compra esto", (await maren.GetAsync<JsonElement>(text)).GetProperty("title").GetString());
    }

    private static object Hiding(string about) => new
    {
        requestId = Talk.NewRequest(),
        about,
        reason = "spam",
        text = "Es propaganda.",
    };
}
