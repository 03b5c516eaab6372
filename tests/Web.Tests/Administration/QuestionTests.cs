using System.Net;
using System.Text.Json;
using Comparte.Erasure;
using Comparte.Inbox;
using Comparte.Questions;
using Comparte.Web.Tests.Accounts;

namespace Comparte.Web.Tests.Administration;

/// <summary>Members ask those who administer the network for help, on a site of its own, since all of them are told.</summary>
public sealed class QuestionTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_question_reaches_those_who_administer_and_its_answer_whoever_asked()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");

        var no = await AskAsync(ana, " No encuentro mi grupo. ", "/app/grupos?q=x");
        await Site.EventuallyAsync(async () => (await UnseenAsync(admin)).Any(one => one.Type == NoticeType.Question));
        var asked = Assert.Single(await ListAsync(admin, "/api/admin/questions"), one => one.GetProperty("no").GetInt64() == no);
        Assert.Equal(
            ("No encuentro mi grupo.", "/app/grupos?q=x", ana.Member.Value),
            (asked.GetProperty("text").GetString(), asked.GetProperty("page").GetString(), asked.GetProperty("by").GetString()));

        Assert.Equal(HttpStatusCode.NoContent, (await AnswerAsync(admin, no, "Está en la lista.")).StatusCode);
        Assert.Equal((409, "question_answered"), await Browser.RefusalAsync(await AnswerAsync(admin, no, "Otra vez.")));
        await Site.EventuallyAsync(async () => (await UnseenAsync(ana)).Any(one =>
            one is { Type: NoticeType.QuestionAnswered, Post: { } about } && about == no && one.By.Contains(admin.Member)));
        var own = Assert.Single(await ListAsync(ana, "/api/me/questions"));
        Assert.Equal("Está en la lista.", own.GetProperty("answer").GetProperty("text").GetString());
        Assert.Empty(await ListAsync(joao, "/api/me/questions"));
    }

    [Fact]
    public async Task Nobody_else_reads_or_answers()
    {
        using var ana = await site.SignedInAsync("Ana");
        var no = await AskAsync(ana, "¿Cómo cambio mi correo?");

        Assert.Equal(HttpStatusCode.NotFound, (await ana.Http.GetAsync("/api/admin/questions")).StatusCode);
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await AnswerAsync(ana, no, "Así.")));
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Http.GetAsync("/api/topics/questions/network/entries?limit=256")).StatusCode);
    }

    [Fact]
    public async Task Five_wait_at_most_and_an_answer_makes_room()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var ana = await site.SignedInAsync("Ana");
        var numbers = new List<long>();
        for (var number = 0; number < 5; number++)
        {
            numbers.Add(await AskAsync(ana, $"Pregunta {number}"));
        }

        Assert.Equal((409, "too_many_questions"), await Browser.RefusalAsync(await TryAsync(ana, "Una más", null)));
        await AnswerAsync(admin, numbers[2], "Sí.");
        await AskAsync(ana, "Ahora sí");
        Assert.Equal(
            numbers.Where(one => one != numbers[2]),
            (await ListAsync(admin, "/api/admin/questions")).Where(IsOf(ana)).Where(one => !one.TryGetProperty("answer", out _))
                .Select(one => one.GetProperty("no").GetInt64()).Take(4));
    }

    [Theory]
    [InlineData(" ", null, "required")]
    [InlineData("Hola", "https://example.org", "request_invalid")]
    [InlineData("Hola", "//example.org/app", "request_invalid")]
    [InlineData("Hola", "/apple", "request_invalid")]
    [InlineData("Hola", "/app/..//example.org", "request_invalid")]
    public async Task What_is_no_question_is_refused(string text, string? page, string code)
    {
        using var ana = await site.SignedInAsync("Ana");
        Assert.Equal((400, code), await Browser.RefusalAsync(await TryAsync(ana, text, page)));
        Assert.Equal((400, "too_long"), await Browser.RefusalAsync(await TryAsync(ana, new string('a', 2001), null)));
    }

    [Fact]
    public async Task A_page_with_room_around_it_takes_none_and_the_question_is_answered()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var ana = await site.SignedInAsync("Ana");

        var no = await AskAsync(ana, "¿Dónde estoy?", "/app/grupos" + new string(' ', 16_000));

        Assert.Equal(HttpStatusCode.NoContent, (await AnswerAsync(admin, no, "En tus grupos.")).StatusCode);
        Assert.Equal("/app/grupos", Assert.Single(await ListAsync(ana, "/api/me/questions")).GetProperty("page").GetString());
    }

    [Fact]
    public async Task A_repeated_request_asks_once()
    {
        using var ana = await site.SignedInAsync("Ana");
        var body = new { requestId = site.NewRequest(), text = "¿Una o dos?" };
        await ana.PostAsync<JsonElement>("/api/me/questions", body);
        await ana.PostAsync<JsonElement>("/api/me/questions", body);
        Assert.Single(await ListAsync(ana, "/api/me/questions"));
    }

    [Fact]
    public async Task What_one_asked_is_in_the_file_that_one_takes_along_and_nothing_of_others()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        await AnswerAsync(admin, await AskAsync(ana, "¿Dónde está el mapa?"), "En la red.");
        await AskAsync(joao, "¿Y el calendario?");

        var file = await ana.TakeAsync();

        Assert.Contains(file, part => part.Value.Contains("¿Dónde está el mapa?", StringComparison.Ordinal)
            && part.Value.Contains("En la red.", StringComparison.Ordinal));
        Assert.DoesNotContain(file, part => part.Value.Contains("¿Y el calendario?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_leaves_takes_the_questions_along()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var ana = await site.SignedInAsync("Ana");
        await AskAsync(ana, "Quiero irme.");

        Assert.Null(await site.Grains.GetGrain<IErasureGrain>(ana.Member.Value).EraseAsync(ana.Member));
        await Site.EventuallyAsync(async () =>
            await site.Grains.GetGrain<IErasureGrain>(ana.Member.Value).DoneAtAsync() is not null);

        Assert.DoesNotContain(await ListAsync(admin, "/api/admin/questions"), one => IsOf(ana)(one));
        Assert.Empty(await site.Grains.GetQuestions().MineAsync(ana.Member));
        Assert.Equal(RefusalKind.NotFound, (await site.Grains.GetQuestions().AskAsync(
            ana.Member, new NewQuestion { RequestId = site.NewRequest(), Text = "¿Sigo?" })).Refusal?.Kind);
    }

    private static Func<JsonElement, bool> IsOf(Browser browser) => one => one.GetProperty("by").GetString() == browser.Member.Value;

    private static async Task<List<JsonElement>> ListAsync(Browser browser, string path) =>
        [.. (await browser.GetAsync<JsonElement>(path)).GetProperty("items").EnumerateArray()];

    private async Task<IReadOnlyList<Notice>> UnseenAsync(Browser browser) =>
        await site.Grains.GetGrain<IInboxGrain>(browser.Member.Value).UnseenAsync();

    private async Task<long> AskAsync(Browser browser, string text, string? page = null)
    {
        using var answer = await TryAsync(browser, text, page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("no").GetInt64();
    }

    private Task<HttpResponseMessage> TryAsync(Browser browser, string text, string? page) =>
        browser.TryPostAsync("/api/me/questions", new { requestId = site.NewRequest(), text, page });

    private Task<HttpResponseMessage> AnswerAsync(Browser browser, long no, string text) =>
        browser.TrySendAsync("PUT", $"/api/admin/questions/{no}/answer", new { requestId = site.NewRequest(), text });
}
