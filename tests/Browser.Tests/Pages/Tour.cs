using System.Text.Json;
using Comparte.Needs;
using Comparte.Web.Http;

namespace Comparte.Browser.Tests.Pages;

/// <summary>Goes to each page, with the addresses that depend on what the demonstration holds.</summary>
internal static class Tour
{
    private const string Method = "Abono bocashi con lo que hay en la finca";
    private const string Fair = "Feria de semillas criollas";

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

        if (part == "endMail")
        {
            return visitor.PathToEndMail();
        }

        if (part == "publicPerson")
        {
            return await visitor.PathToPublicPersonAsync();
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
            case "publication":
                return $"/app/compartido/{await SharedAsync(visitor)}";
            case "event":
                return $"/app/compartido/{await EventAsync(visitor)}";
            case "calendar":
                await EventAsync(visitor);
                return "/app/calendario";
            case "group":
                return $"/app/grupos/{SlugOf(Facilitated(home))}";
            case "page":
                return await PageAsync(visitor, Facilitated(home));
            case "need":
                return await NeedAsync(visitor, card => !IsOwn(card, self) && IsOpen(card));
            case "ownNeed":
                return await NeedAsync(visitor, card => IsOwn(card, self) && IsOpen(card));
            case "firstWords":
                return await FirstWordsAsync(visitor, self);
            case "needTalk":
                return await NeedTalkAsync(visitor, self);
            case "firstMessage":
                return $"/app/mensajes/con/{SlugOf(await StrangerAsync(visitor, Text(self, "id")))}";
            case "pairTalk":
                var pair = await TalkAsync(visitor, self, isPair: true);
                var other = pair.GetProperty("people").EnumerateArray().Select(one => one.GetString()!)
                    .Single(one => one != Text(self, "id"));
                return $"/app/mensajes/con/{Slug.Of("", other)}";
            case "severalTalk":
                var several = await TalkAsync(visitor, self, isPair: false);
                return $"/app/mensajes/{Slug.Of(Text(several, "title"), Text(several, "id"))}";
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

    /// <summary>The page of a group that stands first, once the group has been told of it.</summary>
    private static async Task<string> PageAsync(Visitor visitor, JsonElement group)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            var entries = (await visitor.AskAsync("GET", $"/api/topics/group/{Text(group, "id")}/entries")).GetProperty("entries");
            var cards = entries.EnumerateArray().Where(entry => Text(entry, "kind") == "groupPage").ToList();
            if (cards.Count > 0)
            {
                var card = cards.OrderByDescending(one => one.GetProperty("pinned").GetBoolean())
                    .ThenBy(one => Text(one, "title"), StringComparer.Ordinal).First();
                return $"/app/grupos/{SlugOf(group)}/paginas/{Slug.Of(Text(card, "title"), Text(card, "id"))}";
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("The group has no page.");
    }

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

    private static bool IsOwn(JsonElement card, JsonElement self) =>
        card.TryGetProperty("organization", out var organization)
            ? organization.GetString() == OrganizationOf(self)
            : Text(card, "by") == Text(self, "id");

    private static bool IsOpen(JsonElement card) => !card.TryGetProperty("stage", out _);

    /// <summary>The newest need or offer of which this holds.</summary>
    private static async Task<string> NeedAsync(Visitor visitor, Func<JsonElement, bool> fits) =>
        AddressOf(await FindNeedAsync(visitor, fits));

    private static async Task<JsonElement> FindNeedAsync(Visitor visitor, Func<JsonElement, bool> fits) =>
        Items(await visitor.AskAsync("GET", "/api/needs")).Where(fits)
            .OrderByDescending(card => Text(card, "on")).ThenBy(card => Text(card, "title"), StringComparer.Ordinal).First();

    private static string AddressOf(JsonElement need) =>
        $"/app/necesidades/{Slug.Of(Text(need, "title"), Text(need, "id"))}";

    /// <summary>Where whoever looks would say "I can help".</summary>
    private static async Task<string> FirstWordsAsync(Visitor visitor, JsonElement self)
    {
        var need = await FindNeedAsync(visitor, card => !IsOwn(card, self) && IsOpen(card));
        var thread = HelpThreads.Of(NeedId.Of(Text(need, "id")), MemberId.Of(Text(self, "id")));
        return $"{AddressOf(need)}/{thread.Value[^6..]}";
    }

    /// <summary>The conversation about an own need that was written in last.</summary>
    private static async Task<string> NeedTalkAsync(Visitor visitor, JsonElement self)
    {
        var talk = await OwnAsync(visitor, self, entry => Text(entry, "kind") == "helping");
        var need = await FindNeedAsync(visitor, card => Text(card, "id") == Text(talk, "need"));
        return $"{AddressOf(need)}/{Text(talk, "thread")[^6..]}";
    }

    /// <summary>The talk of two, or of several, that was written in last.</summary>
    private static Task<JsonElement> TalkAsync(Visitor visitor, JsonElement self, bool isPair) => OwnAsync(
        visitor, self, entry => Text(entry, "kind") == "ownTalk" && entry.GetProperty("pair").GetBoolean() == isPair);

    /// <summary>The first by name to whom whoever looks hasn't written yet.</summary>
    private static async Task<JsonElement> StrangerAsync(Visitor visitor, string self)
    {
        var mine = await visitor.AskAsync("GET", $"/api/topics/me/{self}/entries");
        var known = mine.GetProperty("entries").EnumerateArray().Where(entry => Text(entry, "kind") == "ownTalk")
            .SelectMany(entry => entry.GetProperty("people").EnumerateArray()).Select(one => one.GetString()).ToHashSet();
        return Items(await visitor.AskAsync("GET", "/api/members"))
            .Where(card => Text(card, "id") != self && !known.Contains(Text(card, "id")))
            .MinBy(card => Text(card, "name"), StringComparer.Ordinal);
    }

    /// <summary>Of these entries among what is the own of whoever looks, the one in which was written last.</summary>
    private static async Task<JsonElement> OwnAsync(Visitor visitor, JsonElement self, Func<JsonElement, bool> fits)
    {
        JsonElement[] found = [];
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (found.Length == 0)
        {
            // The demonstration goes on telling its people after it has come.
            await Task.Delay(20, timeout.Token);
            var mine = await visitor.AskAsync("GET", $"/api/topics/me/{Text(self, "id")}/entries");
            found = [.. mine.GetProperty("entries").EnumerateArray().Where(fits)];
        }

        return found.MaxBy(entry => Text(entry, "lastAt"));
    }

    /// <summary>A method that whoever looks shared, with a rendering and what somebody tells of it; made by the first who
    /// asks.</summary>
    private static async Task<string> SharedAsync(Visitor visitor)
    {
        var own = (await visitor.AskAsync("GET", "/api/home")).GetProperty("me").GetProperty("member");
        var feed = await visitor.AskAsync("GET", $"/api/topics/feed/{Text(own, "id")}/entries");
        foreach (var item in feed.GetProperty("entries").EnumerateArray())
        {
            if (item.TryGetProperty("title", out var title) && title.GetString() == Method)
            {
                return Text(item, "id");
            }
        }

        var id = Text(await visitor.AskAsync("POST", "/api/publications", new
        {
            requestId = Request.New(),
            type = "method",
            language = "es",
            title = Method,
            body = "Una receta que aguanta lluvia.\n\n## ¿Qué hace falta?\n\n- Rastrojo\n- Ceniza\n\n> Al apretar, que no gotee.\n\n"
                + "| Mes | Kilos |\n| --- | --- |\n| Marzo | 40 |\n",
        }), "id");
        var path = $"/api/publications/{id}";
        await visitor.AskAsync("PATCH", path, new
        {
            requestId = Request.New(),
            axes = new[] { "agroecology" },
            country = "GT",
            territory = "Alta Verapaz",
            methodVersion = "2",
        });
        await visitor.AskAsync("PUT", $"{path}/texts/eu/working", new
        {
            requestId = Request.New(),
            @base = 0,
            title = "Bokashi ongarria",
            body = "Euria jasaten duen errezeta.",
        });
        await visitor.AskAsync("POST", $"{path}/share", new { requestId = Request.New() });
        await visitor.AskAsync("POST", $"{path}/trials", new
        {
            requestId = Request.New(),
            country = "HN",
            territory = "Lempira",
            worked = "partly",
            text = "Con calor hay que mojar tres veces.",
        });
        return id;
    }

    /// <summary>An event next week that whoever looks shared and goes to; made by the first who asks.</summary>
    private static async Task<string> EventAsync(Visitor visitor)
    {
        var start = TimeProvider.System.GetUtcNow().Date.AddDays(7).AddHours(16);
        var calendar = $"/api/topics/calendar/network-{start.Year}/entries?limit=256";
        async Task<JsonElement[]> OwnAsync() => [.. (await visitor.AskAsync("GET", calendar)).GetProperty("entries").EnumerateArray()
            .Where(item => item.TryGetProperty("title", out var title) && title.GetString() == Fair)];
        if (await OwnAsync() is [var known, ..])
        {
            return Text(known, "id");
        }

        var id = Text(await visitor.AskAsync("POST", "/api/publications", new
        {
            requestId = Request.New(),
            type = "event",
            language = "es",
            title = Fair,
            body = "Traigan semillas y ganas de contar cómo las guardan.",
        }), "id");
        var path = $"/api/publications/{id}";
        await visitor.AskAsync("PATCH", path, new
        {
            requestId = Request.New(),
            axes = new[] { "agroecology" },
            country = "GT",
            place = "Salón comunal de Carchá",
            when = new { start, end = start.AddHours(3), zone = "America/Guatemala" },
        });
        await visitor.AskAsync("POST", $"{path}/share", new { requestId = Request.New() });
        await visitor.AskAsync("PUT", $"{path}/answer", new { requestId = Request.New(), answer = "going" });
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await OwnAsync()).Length == 0)
        {
            await Task.Delay(20, timeout.Token);
        }

        return id;
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
