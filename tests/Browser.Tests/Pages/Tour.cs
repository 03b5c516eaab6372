using System.Text.Json;
using Comparte.Web.Http;

namespace Comparte.Browser.Tests.Pages;

/// <summary>Goes to each page, with the addresses that depend on what the demonstration holds.</summary>
internal static class Tour
{
    /// <summary>Shows a page to whoever it is for.</summary>
    public static async Task GoAsync(Visitor visitor, Place place) =>
        await visitor.GoAsync(await PathAsync(visitor, place));

    /// <summary>The address of a page for whoever is signed in.</summary>
    public static async Task<string> PathAsync(Visitor visitor, Place place)
    {
        if (place.Path.Split('{', '}') is not [var before, var part, var after])
        {
            return place.Path;
        }

        return before + await AddressAsync(visitor, part) + after;
    }

    private static async Task<string> AddressAsync(Visitor visitor, string part)
    {
        if (part == "invitation")
        {
            return await InvitationAsync(visitor);
        }

        var home = await visitor.AskAsync("GET", "/api/home");
        var self = home.GetProperty("me").GetProperty("member");
        switch (part)
        {
            case "person":
                return $"/app/personas/{SlugOf(self)}";
            case "initiative":
                return $"/app/iniciativas/{SlugOf(await AccompaniedAsync(visitor, OrganizationOf(self)))}";
            case "project":
                return $"/app/proyectos/{SlugOf(await CoordinatedAsync(visitor, Text(self, "id")))}";
            case "organization":
                var organization = OrganizationOf(self);
                var organizations = await visitor.AskAsync("GET", "/api/organizations");
                return $"/app/organizaciones/{SlugOf(Items(organizations).Single(one => Text(one, "id") == organization))}";
            case "group":
                return $"/app/grupos/{SlugOf(Facilitated(home))}";
            case "thread":
                var threads = home.GetProperty("threads").EnumerateArray();
                var thread = threads.MaxBy(one => one.GetProperty("card").GetProperty("lastNo").GetInt64());
                var group = Slug.Of(Text(thread, "groupName"), Text(thread, "group"));
                var card = thread.GetProperty("card");
                return $"/app/grupos/{group}/{Slug.Of(Text(card, "title"), Text(card, "id"))}";
            default:
                throw new ArgumentException($"No page is called {part}.", nameof(part));
        }
    }

    private static JsonElement Facilitated(JsonElement home) =>
        home.GetProperty("memberships").EnumerateArray().First(one =>
            one.TryGetProperty("role", out var role) && role.GetString() == "facilitator");

    private static string OrganizationOf(JsonElement self) => self.TryGetProperty("organization", out var own)
        ? own.GetString()!
        : throw new InvalidOperationException("Whoever looks works for no organization.");

    /// <summary>The first initiative of an organization.</summary>
    private static async Task<JsonElement> AccompaniedAsync(Visitor visitor, string organization)
    {
        var all = Items(await visitor.AskAsync("GET", "/api/initiatives"));
        var own = all.Where(card => Text(card, "organization") == organization).OrderBy(card => Text(card, "name"));
        return own.Any() ? own.First() : throw new InvalidOperationException("The organization accompanies none.");
    }

    /// <summary>The first project that somebody coordinates.</summary>
    private static async Task<JsonElement> CoordinatedAsync(Visitor visitor, string member)
    {
        var all = Items(await visitor.AskAsync("GET", "/api/projects"));
        var own = all.Where(card => card.GetProperty("people").EnumerateArray().Any(one => one.GetString() == member))
            .OrderBy(card => Text(card, "name"));
        return own.Any() ? own.First() : throw new InvalidOperationException("Whoever looks coordinates no project.");
    }

    private static async Task<string> InvitationAsync(Visitor visitor)
    {
        await visitor.TakeSessionAsync("admin");
        var made = await visitor.AskAsync("POST", "/api/invitations", new
        {
            requestId = Request.New(),
            uses = "multiple",
            days = 7,
        });
        await visitor.Context.ClearCookiesAsync();
        return $"/app/invitacion/{Text(made, "code")}";
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement list) => list.GetProperty("items").EnumerateArray();

    private static string SlugOf(JsonElement named) => Slug.Of(Text(named, "name"), Text(named, "id"));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
