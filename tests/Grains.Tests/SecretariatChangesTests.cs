using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Looks;
using Comparte.News;
using Comparte.Questions;
using Comparte.Topics;
using Comparte.Webhooks;

namespace Comparte.Grains.Tests;

/// <summary>For every command of those who administer on what is the network's own, and for each of them a refusal of whoever
/// doesn't.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SecretariatChangesTests(ClusterFixture cluster) : IAsyncLifetime
{
    private static readonly ImmutableSortedDictionary<string, NewsText> Told =
        ImmutableSortedDictionary<string, NewsText>.Empty.Add("es", new NewsText { Title = "Ayuda", Text = "Se puede pedir." });

    private readonly Community _community = new(cluster);
    private MemberId _admin;
    private MemberId _ana;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _admin = await _community.NewMemberAsync("Nerea");
        var entry = new AccountEntry(cluster.Grains, _admin);
        Assert.Null(await entry.ReserveAsync([_admin.Value]));
        await entry.CreateAsync(new NewAccount { Roles = [Roles.Administrator] });
    }

    /// <summary>Other tests have a network of the same silo in which nobody administers.</summary>
    public Task DisposeAsync() => cluster.Grains.GetGrain<IAccountGrain>(_admin.Value).SetRoleAsync(Roles.Administrator, false);

    [Fact]
    public async Task Looks_before_and_their_changes_are_looks_after()
    {
        var look = cluster.Grains.GetLook();
        LookOrder Order(string? light, string welcome) => new()
        {
            RequestId = Request(),
            Light = light,
            Dark = light is null ? null : "#a3c8f0",
            Welcome = ImmutableSortedDictionary<string, string>.Empty.Add("es", welcome),
        };
        Community.Value(await look.ChangeAsync(_admin, Order("#1f4e79", "Hola")));
        await CommandChanges.HoldAsync(
            cluster.Grains,
            new TopicId(TopicKinds.Look, ILookGrain.Key),
            async () => Community.Value(await look.ChangeAsync(_admin, Order("#1f4e79", "Hola a todas"))),
            async () => Community.Value(await look.ChangeAsync(_admin, Order(null, ""))));
        Assert.Equal("not_found", (await look.ChangeAsync(_ana, Order(null, "Hola"))).Refusal?.Code);
    }

    [Fact]
    public async Task News_before_and_their_changes_are_news_after()
    {
        var news = cluster.Grains.GetNews();
        NewsChange Change(ImmutableSortedDictionary<string, NewsText> texts) => new() { RequestId = Request(), Texts = texts };
        var first = Community.Value(await news.TellAsync(_admin, Change(Told)));
        await CommandChanges.HoldAsync(
            cluster.Grains,
            new TopicId(TopicKinds.News, INewsGrain.Key),
            async () => Community.Value(await news.TellAsync(_admin, Change(Told))),
            async () => Community.Value(await news.ChangeAsync(_admin, first.No, Change(Told.Add("en", Told["es"])))),
            async () => Assert.Null(await news.DeleteAsync(_admin, first.No, Request())));
        Assert.Equal("not_found", (await news.TellAsync(_ana, Change(Told))).Refusal?.Code);
        Assert.Equal("not_found", (await news.DeleteAsync(_ana, first.No + 1, Request()))?.Code);
    }

    [Fact]
    public async Task Questions_before_and_their_changes_are_questions_after()
    {
        var questions = cluster.Grains.GetQuestions();
        async Task<Question> AskAsync() =>
            Community.Value(await questions.AskAsync(_ana, new NewQuestion { RequestId = Request(), Text = "¿Cómo?" }));
        QuestionReply Reply() => new() { RequestId = Request(), Text = "Así." };
        var first = await AskAsync();
        await CommandChanges.HoldAsync(
            cluster.Grains,
            new TopicId(TopicKinds.Questions, IQuestionsGrain.Key),
            () => AskAsync(),
            async () => Assert.Null(await questions.AnswerAsync(_admin, first.No, Reply())),
            () => questions.EraseAsync(_ana));
        Assert.Equal("not_found", (await questions.AnswerAsync(_ana, first.No, Reply()))?.Code);
        Assert.Equal("not_found", (await questions.AnswerAsync(_admin, first.No, Reply()))?.Code);
        Assert.Equal("not_found", (await questions.ListAsync(_ana)).Refusal?.Code);
    }

    [Fact]
    public async Task Webhooks_before_and_their_changes_are_webhooks_after()
    {
        var webhooks = cluster.Grains.GetWebhooks();
        WebhookChange Change(string name) => new()
        {
            RequestId = Request(),
            Name = name,
            Address = "https://example.org/avisos",
            Happenings = [HappeningType.NeedStated],
        };
        var first = Community.Value(await webhooks.AddAsync(_admin, Change("Sitio"), "sealed"));
        await CommandChanges.HoldAsync(
            cluster.Grains,
            new TopicId(TopicKinds.Webhooks, IWebhooksGrain.Key),
            async () => Community.Value(await webhooks.AddAsync(_admin, Change("Otro"), "sealed too")),
            async () => Assert.Null(await webhooks.ChangeAsync(_admin, first.No, Change("Sitio público"))),
            async () => Assert.Null(await webhooks.TurnAsync(_admin, first.No, false, Request())),
            async () => Assert.Null(await webhooks.TurnAsync(_admin, first.No, true, Request())),
            async () => Community.Value(await webhooks.RenewAsync(_admin, first.No, "sealed anew", Request())),
            () => webhooks.TurnOffAsync(first.No, new WebhookOff(WebhookRest.Gone, first.Since)),
            async () => Assert.Null(await webhooks.DeleteAsync(_admin, first.No, Request())));
        Assert.Equal("not_found", (await webhooks.AddAsync(_ana, Change("Mío"), "")).Refusal?.Code);
        Assert.Equal("not_found", (await webhooks.ListAsync(_ana)).Refusal?.Code);
        Assert.Equal("not_found", (await webhooks.TurnAsync(_admin, first.No, true, Request()))?.Code);
    }

    private static Guid Request() => Community.NewRequest();
}
