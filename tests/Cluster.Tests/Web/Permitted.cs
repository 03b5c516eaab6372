using System.Net.Http.Json;
using System.Text.Json;

namespace Comparte.Cluster.Tests.Web;

/// <summary>What may be taken along, since whoever leads it said so.</summary>
internal static class Permitted
{
    /// <summary>Has the member allow it of the first group with pages that it facilitates, and answers which.</summary>
    public static async Task<string> GroupAsync(HttpClient client)
    {
        var cards = await client.GetFromJsonAsync<JsonElement>("/api/topics/directory/groups/entries?limit=256");
        foreach (var id in cards.GetProperty("entries").EnumerateArray().Select(card => card.GetProperty("id").GetString()!))
        {
            using var entries = await client.GetAsync($"/api/topics/group/{id}/entries");
            if (entries.IsSuccessStatusCode
                && (await entries.Content.ReadAsStringAsync()).Contains("\"groupPage\"", StringComparison.Ordinal)
                && await MayAsync(client, $"/api/groups/{id}"))
            {
                return id;
            }
        }

        throw new InvalidOperationException("The member facilitates no group with pages.");
    }

    /// <summary>Has one who administers speak for an organization and allow it.</summary>
    public static async Task OrganizationAsync(HttpClient administrator, string id)
    {
        var me = (await administrator.GetFromJsonAsync<JsonElement>("/api/me")).GetProperty("member").GetProperty("id").GetString();
        using var speaks = await administrator.PatchAsJsonAsync($"/api/organizations/{id}", new
        {
            requestId = CommunityClient.NewRequest(),
            people = new[] { new { member = me, represents = true, confirms = true } },
        });
        speaks.EnsureSuccessStatusCode();
        Assert.True(await MayAsync(administrator, $"/api/organizations/{id}"));
    }

    private static async Task<bool> MayAsync(HttpClient client, string path)
    {
        using var allowed = await client.PatchAsJsonAsync(path, new { requestId = CommunityClient.NewRequest(), extract = true });
        return allowed.IsSuccessStatusCode;
    }
}
