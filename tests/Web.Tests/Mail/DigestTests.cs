using System.Net;
using System.Text.Json;
using Comparte.Mail;
using Comparte.Web.Tests.Publications;

namespace Comparte.Web.Tests.Mail;

/// <summary>Mails with what is new, through a real mail server.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private readonly MailFixture _fixture = new();
    private static readonly TimeSpan Day = TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1);

    private Site Site => _fixture.Site;

    public Task InitializeAsync() => _fixture.InitializeAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_digest_tells_what_is_new_once_and_nothing_where_nothing_is()
    {
        using var neighbors = await NewReaderAsync();
        await neighbors.Ana.PostAsync<JsonElement>(
            $"/api/threads/{neighbors.Thread}/posts", new { requestId = Talk.NewRequest(), body = "una" });
        await neighbors.Ana.PostAsync<JsonElement>(
            $"/api/threads/{neighbors.Thread}/posts", new { requestId = Talk.NewRequest(), body = "otra" });
        await CardHasAsync(neighbors, 4);

        await NextAsync(neighbors);
        var mail = Assert.Single(neighbors.Mails);
        Assert.Equal("Mensajes nuevos en «¿Qué sembramos?»", mail.Subject);
        Assert.Contains("CONVERSACIONES DE TUS GRUPOS", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Huertas · 3 mensajes nuevos", mail.TextBody, StringComparison.Ordinal);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(mail.HtmlBody!), 1_000, 30_000);

        await NextAsync(neighbors);
        Assert.Single(neighbors.Mails);

        await neighbors.Ana.PostAsync<JsonElement>(
            $"/api/threads/{neighbors.Thread}/posts", new { requestId = Talk.NewRequest(), body = "la tercera" });
        await CardHasAsync(neighbors, 5);
        await NextAsync(neighbors);
        Assert.Equal(2, neighbors.Mails.Count);
        Assert.Contains("Huertas · 1 mensaje nuevo", neighbors.Mails[1].TextBody, StringComparison.Ordinal);
        Assert.NotEqual(neighbors.Mails[0].MessageId, neighbors.Mails[1].MessageId);
    }

    [Fact]
    public async Task What_was_read_or_was_in_a_mail_at_once_is_in_no_digest()
    {
        using var neighbors = await NewReaderAsync();
        var no = await neighbors.NameAsync("solo una vez");
        await neighbors.LaterAsync();
        Assert.Single(neighbors.Mails);
        await CardHasAsync(neighbors, no);
        Assert.Equal(HttpStatusCode.NoContent, (await neighbors.Joao.TrySendAsync(
            "PUT", $"/api/threads/{neighbors.Thread}/read", new { no = no - 1 })).StatusCode);

        await NextAsync(neighbors);

        Assert.Single(neighbors.Mails);
    }

    [Fact]
    public async Task A_notice_that_nobody_saw_is_told_with_its_place()
    {
        using var neighbors = await NewReaderAsync(atOnce: false);
        var no = await neighbors.NameAsync();

        await NextAsync(neighbors);

        var mail = Assert.Single(neighbors.Mails);
        Assert.Contains("PARA TI", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Ana te nombra en «¿Qué sembramos?»", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"#p{no}", mail.TextBody, StringComparison.Ordinal);
        await NextAsync(neighbors);
        Assert.Single(neighbors.Mails);
    }

    [Fact]
    public async Task A_question_and_its_answer_are_told()
    {
        using var neighbors = await NewReaderAsync(atOnce: false);
        using var admin = await Site.SignedInAsync("Nerea", "administrator");
        var asked = await neighbors.Joao.PostAsync<JsonElement>(
            "/api/me/questions", new { requestId = Site.NewRequest(), text = "¿Dónde está el mapa?" });
        using var answered = await admin.TrySendAsync(
            "PUT", $"/api/admin/questions/{asked.GetProperty("no").GetInt64()}/answer",
            new { requestId = Site.NewRequest(), text = "En la red." });
        answered.EnsureSuccessStatusCode();
        await Site.EventuallyAsync(async () => (await neighbors.Joao.Http.GetStringAsync(
            $"/api/topics/inbox/{neighbors.Joao.Member}/entries")).Contains("\"questionAnswered\"", StringComparison.Ordinal));

        await NextAsync(neighbors);

        var mail = Assert.Single(neighbors.Mails);
        Assert.Contains("Nerea", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("/app/ayuda#mis-preguntas", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("En la red.", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_an_answer_stands_first_and_all_reactions_are_one_line()
    {
        using var neighbors = await NewReaderAsync(atOnce: false);
        var posts = $"/api/threads/{neighbors.Thread}/posts";
        foreach (var body in new[] { "maíz", "frijol" })
        {
            var post = await neighbors.Joao.PostAsync<JsonElement>(posts, new { requestId = Talk.NewRequest(), body });
            await neighbors.Ana.TrySendAsync("PUT", $"{posts}/{post.GetProperty("no").GetInt64()}/reactions/thanks");
        }

        await CardHasAsync(neighbors, await neighbors.NameAsync());
        await HoldsAsync(neighbors, $"feed/{neighbors.Group}", await neighbors.Ana.NewSharedAsync(neighbors.Group));
        await neighbors.Ana.TrySendAsync("PUT", $"/api/links/{neighbors.Joao.Member}", new { word = "" });
        await Site.EventuallyAsync(async () =>
        {
            var inbox = await neighbors.Joao.Http.GetStringAsync($"/api/topics/inbox/{neighbors.Joao.Member}/entries");
            return inbox.Contains("\"linkAsked\"", StringComparison.Ordinal) && inbox.Split("\"reaction\"").Length == 3;
        });

        await NextAsync(neighbors);

        var mail = Assert.Single(neighbors.Mails);
        Assert.Equal("Ana quiere tener vínculo contigo", mail.Subject);
        string[] inOrder =
        [
            "ESPERA TU RESPUESTA", "PARA TI", "Ana te nombra", "CONVERSACIONES DE TUS GRUPOS", "REACCIONES",
            "Hay reacciones a 2 mensajes tuyos", "LO QUE SE COMPARTIÓ", "https://comparte.example/app\n", "-- \n",
            "no le llegan a nadie",
        ];
        var places = inOrder.Select(words => mail.TextBody!.ReplaceLineEndings("\n").IndexOf(words, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain("Ana reacciona", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<a class=\"open\" href=\"https://comparte.example/app\">", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_shared_and_what_takes_place_soon_is_told_once_to_who_may_read_it()
    {
        using var neighbors = await NewReaderAsync();
        await neighbors.Joao.TrySendAsync("PUT", $"/api/threads/{neighbors.Thread}/read", new { no = 2 });
        var own = await neighbors.Joao.NewSharedAsync();
        var shared = await neighbors.Ana.NewSharedAsync();
        var hidden = await neighbors.Ana.NewSharedAsync(await neighbors.Ana.NewGroupAsync(visibility: "hidden"));
        var soon = Site.Clock.GetUtcNow() + TimeSpan.FromDays(2.5);
        var encounter = await EventAsync(neighbors, soon);
        await HoldsAsync(neighbors, "feed/network", shared);

        await NextAsync(neighbors);

        var text = Assert.Single(neighbors.Mails).TextBody!;
        Assert.Contains("LO QUE SE COMPARTIÓ", text, StringComparison.Ordinal);
        Assert.Contains($"https://comparte.example/app/compartido/cosecha-de-agua-{shared}", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split(encounter.Value).Length);
        Assert.Contains($"{soon:HH:mm} · Cobán", text, StringComparison.Ordinal);
        Assert.DoesNotContain(own.Value, text, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.Value, text, StringComparison.Ordinal);
        await NextAsync(neighbors);
        Assert.Single(neighbors.Mails);
    }

    [Fact]
    public async Task An_event_that_was_shared_lately_and_takes_place_at_once_is_told()
    {
        using var neighbors = await NewReaderAsync();
        var encounter = await EventAsync(neighbors, Site.Clock.GetUtcNow() + TimeSpan.FromHours(30));

        await NextAsync(neighbors);

        var mail = Assert.Single(neighbors.Mails);
        Assert.Contains("PRÓXIMOS EVENTOS", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(3, mail.TextBody!.Split(encounter.Value).Length);
    }

    [Fact]
    public async Task A_group_that_is_silent_and_one_that_was_left_are_in_no_digest()
    {
        using var silent = await NewReaderAsync();
        await silent.Joao.TrySendAsync("PUT", $"/api/me/levels/group/{silent.Group}", new { level = "none" });
        await CardHasAsync(silent, 2);
        await NextAsync(silent);
        Assert.Empty(silent.Mails);

        using var left = await NewReaderAsync();
        await CardHasAsync(left, 2);
        await left.Joao.TrySendAsync("DELETE", $"/api/groups/{left.Group}/membership?requestId={Talk.NewRequest()}");
        await NextAsync(left);
        Assert.Empty(left.Mails);
    }

    [Fact]
    public async Task It_comes_at_the_hour_that_was_chosen_and_not_before()
    {
        using var neighbors = await NewReaderAsync();
        await CardHasAsync(neighbors, 2);
        await _fixture.RingAsync(neighbors.Joao.Member, IMailGrain.DigestReminder);
        Assert.Empty(neighbors.Mails);

        await NextAsync(neighbors);
        Assert.Single(neighbors.Mails);
        await neighbors.ChooseAsync(Choice("never"));
        await neighbors.Ana.PostAsync<JsonElement>(
            $"/api/threads/{neighbors.Thread}/posts", new { requestId = Talk.NewRequest(), body = "más" });
        await CardHasAsync(neighbors, 3);
        await NextAsync(neighbors);
        Assert.Single(neighbors.Mails);
    }

    [Fact]
    public async Task What_the_server_surely_did_not_take_comes_later_and_what_it_may_have_taken_does_not()
    {
        using var neighbors = await NewReaderAsync();
        await CardHasAsync(neighbors, 2);
        _fixture.Server.Behaves = _ => Manners.IsBusy;
        await NextAsync(neighbors);
        Assert.Empty(neighbors.Mails);
        _fixture.Server.Behaves = _ => Manners.Takes;
        Site.Clock.Advance(TimeSpan.FromMinutes(5));
        await _fixture.RingAsync(neighbors.Joao.Member, IMailGrain.DigestReminder);
        Assert.Single(neighbors.Mails);

        await neighbors.Ana.PostAsync<JsonElement>(
            $"/api/threads/{neighbors.Thread}/posts", new { requestId = Talk.NewRequest(), body = "más" });
        await CardHasAsync(neighbors, 3);
        _fixture.Server.Behaves = _ => Manners.Breaks;
        await NextAsync(neighbors);
        _fixture.Server.Behaves = _ => Manners.Takes;
        await NextAsync(neighbors);
        Assert.Equal(2, neighbors.Mails.Count);
    }

    [Fact]
    public async Task Its_link_ends_digests_and_leaves_mails_at_once()
    {
        using var neighbors = await NewReaderAsync();
        await CardHasAsync(neighbors, 2);
        await NextAsync(neighbors);
        var link = Assert.Single(neighbors.Mails).Headers[MimeKit.HeaderId.ListUnsubscribe]!.Trim('<', '>');
        using var program = new HttpClient { BaseAddress = Site.Address };
        using var ended = await program.PostAsync(new Uri(link).PathAndQuery, null);
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        await _fixture.HearAsync(neighbors.Joao.Member, nameof(IMailGrain.ChooseAsync));

        await neighbors.NameAsync();
        await NextAsync(neighbors);
        Assert.Single(neighbors.Mails);
        await neighbors.LaterAsync();
        Assert.Equal(2, neighbors.Mails.Count);
    }

    /// <summary>João wants one each day.</summary>
    private async Task<Neighbors> NewReaderAsync(bool atOnce = true)
    {
        var neighbors = await _fixture.NewNeighborsAsync();
        await neighbors.ChooseAsync(Choice("daily", atOnce));
        return neighbors;
    }

    private static object Choice(string digest, bool atOnce = true) =>
        new { atOnce, digest, day = "monday", hour = 8, zone = "UTC" };

    private Task NextAsync(Neighbors neighbors)
    {
        Site.Clock.Advance(Day);
        return _fixture.RingAsync(neighbors.Joao.Member, IMailGrain.DigestReminder);
    }

    /// <summary>Ana shares an event with the group.</summary>
    private static async Task<PublicationId> EventAsync(Neighbors neighbors, DateTimeOffset start)
    {
        var id = await neighbors.Ana.NewDraftAsync(type: "event");
        await neighbors.Ana.ChangeAsync(id, new
        {
            requestId = Talk.NewRequest(),
            place = "Cobán",
            when = new { start, end = start.AddHours(2), zone = "America/Guatemala" },
        });
        await neighbors.Ana.ShareAsync(id, neighbors.Group);
        await HoldsAsync(neighbors, $"feed/{neighbors.Group}", id);
        await HoldsAsync(neighbors, $"calendar/{neighbors.Group}-{start.Year}", id);
        return id;
    }

    private static Task HoldsAsync(Neighbors neighbors, string topic, PublicationId id) => Site.EventuallyAsync(async () =>
        (await neighbors.Joao.Http.GetStringAsync($"/api/topics/{topic}/entries")).Contains(id.Value, StringComparison.Ordinal));

    /// <summary>The group has heard of the newest post.</summary>
    private static Task CardHasAsync(Neighbors neighbors, long no) => Site.EventuallyAsync(async () =>
    {
        var page = await neighbors.Ana.GetAsync<JsonElement>($"/api/topics/group/{neighbors.Group}/entries");
        return page.GetProperty("entries").EnumerateArray().Any(entry =>
            entry.GetProperty("kind").GetString() == "groupThread" && entry.GetProperty("lastNo").GetInt64() >= no);
    });
}
