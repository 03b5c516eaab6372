using System.Text.Json;
using Comparte.Topics;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Publications;
using Comparte.Webhooks;

namespace Comparte.Web.Tests.Webhooks;

/// <summary>What receivers are told of, and what they aren't.</summary>
public sealed class HappeningTests(WebhookFixture fixture) : IClassFixture<WebhookFixture>
{
    private Site Site => fixture.Site;

    [Fact]
    public async Task The_life_of_something_shared_is_told_each_time_once_and_signed()
    {
        await using var told = await fixture.NewAsync();
        using var ana = await Site.SignedInAsync("Ana");
        var id = await ana.NewSharedAsync();

        var shared = await told.NextAsync();
        Assert.True(shared.IsSigned);
        Assert.InRange(Math.Abs(shared.Time - Site.Clock.GetUtcNow().ToUnixTimeSeconds()), 0, 60);
        Assert.Equal(("publication.shared", id.Value), (shared.Type, Text(shared.Data, "id")));
        Assert.Equal(("article", "Cosecha de agua", "es"), (Text(shared.Data, "kind"), Text(shared.Data, "title"), Text(shared.Data, "language")));
        Assert.Equal($"{Site.Address.ToString().TrimEnd('/')}/app/compartido/cosecha-de-agua-{id}", Text(shared.Data, "url"));
        Assert.Equal([ana.Member.Value], shared.Data.GetProperty("authors").EnumerateArray().Select(one => one.GetString()));
        Assert.DoesNotContain("Ana", shared.Body, StringComparison.Ordinal);

        await ana.CommentAsync(await ana.CommentsAsync(id), "Nadie lo cuenta fuera.");
        await ana.ChangeAsync(id, new { requestId = Talk.NewRequest(), territory = "Quiché", country = "GT" });
        Assert.Equal("publication.changed", (await told.NextAsync()).Type);

        await ana.WithdrawAsync(id);
        var withdrawn = await told.NextAsync();
        Assert.Equal($$"""{"id":"{{id}}"}""", withdrawn.Data.ToString());
        Assert.Equal("publication.withdrawn", withdrawn.Type);

        // What only its authors read is told to nobody; shared again it is new.
        await ana.ChangeAsync(id, new { requestId = Talk.NewRequest(), territory = "Petén" });
        await ana.ShareAsync(id);
        var again = await told.NextAsync();
        Assert.Equal("publication.shared", again.Type);
        Assert.Equal(4, told.Receiver.All.Select(one => one.Id).Distinct().Count());
        Assert.Equal(4, told.Receiver.All.Count);
    }

    [Fact]
    public async Task What_is_shared_with_a_group_is_told_when_everybody_reads_it_and_no_sooner()
    {
        await using var told = await fixture.NewAsync();
        using var ana = await Site.SignedInAsync("Ana");
        var group = await ana.NewGroupAsync();
        var inGroup = await ana.NewSharedAsync(group);
        await ana.NewThreadAsync(group);

        await ana.NewSharedAsync();
        Assert.NotEqual(inGroup.Value, Text((await told.NextAsync()).Data, "id"));
        await ana.ShareAsync(inGroup);

        Assert.Equal(("publication.shared", inGroup.Value), Of(await told.NextAsync()));
        await ana.WithdrawAsync(inGroup);
        Assert.Equal(("publication.withdrawn", inGroup.Value), Of(await told.NextAsync()));

        // What becomes of it in the group is nobody's outside.
        await ana.ShareAsync(inGroup, group);
        await ana.WithdrawAsync(inGroup);
        var last = await ana.NewSharedAsync();
        Assert.Equal(("publication.shared", last.Value), Of(await told.NextAsync()));
        Assert.Equal(4, told.Receiver.All.Count);
    }

    [Fact]
    public async Task A_need_is_told_when_it_is_stated_and_when_it_is_over_and_a_project_how_it_goes()
    {
        await using var told = await fixture.NewAsync();
        using var ana = await Site.SignedInAsync("Ana");
        var need = Text(await ana.PostAsync<JsonElement>("/api/needs", new { requestId = Talk.NewRequest(), title = "Semillas" }), "id");
        var stated = await told.NextAsync();
        Assert.Equal(("need.stated", need), Of(stated));
        Assert.Equal(("need", "Semillas", "open"), (Text(stated.Data, "kind"), Text(stated.Data, "title"), Text(stated.Data, "stage")));

        await ana.MustAsync("PATCH", $"/api/needs/{need}", new { requestId = Talk.NewRequest(), closed = true });
        var closed = await told.NextAsync();
        Assert.Equal(("need.closed", need, "closed"), (closed.Type, Text(closed.Data, "id"), Text(closed.Data, "stage")));
        await ana.MustAsync("PATCH", $"/api/needs/{need}", new { requestId = Talk.NewRequest(), closed = false });
        var reopened = await told.NextAsync();
        Assert.Equal(("need.reopened", need, "open"), (reopened.Type, Text(reopened.Data, "id"), Text(reopened.Data, "stage")));

        var project = Text(await ana.PostAsync<JsonElement>(
            "/api/projects", new { requestId = Talk.NewRequest(), name = "Cisternas", purpose = "Agua", stage = "running" }), "id");
        var update = Text(await ana.PostAsync<JsonElement>(
            $"/api/projects/{project}/updates", new { requestId = Talk.NewRequest(), text = "Vamos bien." }), "id");
        var updated = await told.NextAsync();
        Assert.Equal(("project.updated", project, "Cisternas"), (updated.Type, Text(updated.Data, "id"), Text(updated.Data, "title")));
        Assert.DoesNotContain("Vamos bien", updated.Body, StringComparison.Ordinal);
        await ana.MustAsync("DELETE", $"/api/projects/{project}/entries/{update}?requestId={Talk.NewRequest()}", null);
        var gone = await told.NextAsync();
        Assert.Equal("project.update.withdrawn", gone.Type);
        Assert.Equal($$"""{"id":"{{project}}","part":"{{update}}"}""", gone.Data.ToString());

        // What goes with its project goes here as well; a goal is nothing that was told.
        await ana.MustAsync("POST", $"/api/projects/{project}/goals", new { requestId = Talk.NewRequest(), text = "Cien cisternas" });
        await ana.MustAsync("POST", $"/api/projects/{project}/updates", new { requestId = Talk.NewRequest(), text = "Ya está." });
        Assert.Equal("project.updated", (await told.NextAsync()).Type);
        await ana.MustAsync("DELETE", $"/api/projects/{project}?requestId={Talk.NewRequest()}", null);
        Assert.Equal(("project.update.withdrawn", project), Of(await told.NextAsync()));

        await ana.MustAsync("DELETE", $"/api/needs/{need}?requestId={Talk.NewRequest()}", null);
        var deleted = await told.NextAsync();
        Assert.Equal(("need.withdrawn", $$"""{"id":"{{need}}"}"""), (deleted.Type, deleted.Data.ToString()));
        Assert.Equal(8, told.Receiver.All.Count);
    }

    [Fact]
    public async Task A_need_that_is_hidden_is_told_as_withdrawn_and_as_stated_when_it_is_shown_again()
    {
        await using var told = await fixture.NewAsync();
        using var ana = await Site.SignedInAsync("Ana");
        var need = Text(await ana.PostAsync<JsonElement>("/api/needs", new { requestId = Talk.NewRequest(), title = "Abono" }), "id");
        var stated = await told.NextAsync();
        var about = TopicId.Of(NeedId.Of(need!));
        await fixture.Admin.MustAsync(
            "POST", "/api/hidden", new { requestId = Talk.NewRequest(), about, reason = "spam", text = "Es propaganda." });

        var hidden = await told.NextAsync();
        Assert.Equal(("need.withdrawn", $$"""{"id":"{{need}}"}"""), (hidden.Type, hidden.Data.ToString()));
        await fixture.Admin.MustAsync("POST", "/api/hidden/shown", new { requestId = Talk.NewRequest(), about });
        var shown = await told.NextAsync();
        Assert.Equal(("need.stated", need, "Abono"), (shown.Type, Text(shown.Data, "id"), Text(shown.Data, "title")));
        Assert.NotEqual(stated.Id, shown.Id);
        Assert.Equal(3, told.Receiver.All.Count);
    }

    [Fact]
    public async Task Only_what_was_chosen_is_told_and_nothing_of_before_or_of_while_it_was_paused()
    {
        using var ana = await Site.SignedInAsync("Ana");
        var before = await ana.NewSharedAsync();
        await using var told = await fixture.NewAsync(HappeningType.PublicationShared);
        await ana.ChangeAsync(before, new { requestId = Talk.NewRequest(), place = "Aquí" });
        await told.MustAsync("PUT", "/on", new { requestId = Talk.NewRequest(), on = false });
        await ana.NewSharedAsync();
        Assert.Equal(WebhookRest.Paused, (await told.ViewAsync()).Off?.Why);

        // Until what was shared meanwhile has been told to nobody.
        await using var other = await fixture.NewAsync();
        await ana.NewSharedAsync();
        await other.NextAsync();
        await told.MustAsync("PUT", "/on", new { requestId = Talk.NewRequest(), on = true });
        var last = await ana.NewSharedAsync();

        Assert.Equal(last.Value, Text((await told.NextAsync()).Data, "id"));
        Assert.Single(told.Receiver.All);
    }

    [Fact]
    public async Task What_is_withdrawn_or_hidden_before_it_is_told_says_nothing_of_itself()
    {
        await using var told = await fixture.NewAsync();
        told.Receiver.Answers(503);
        using var ana = await Site.SignedInAsync("Ana");
        var withdrawn = await ana.NewSharedAsync();
        await told.NextAsync();
        await ana.WithdrawAsync(withdrawn);
        var need = Text(await ana.PostAsync<JsonElement>("/api/needs", new { requestId = Talk.NewRequest(), title = "Zarzamora" }), "id");
        await Site.EventuallyAsync(async () => (await told.ViewAsync()).Standing.Waiting == 3);
        await fixture.Admin.MustAsync("POST", "/api/hidden", new
        {
            requestId = Talk.NewRequest(),
            about = TopicId.Of(NeedId.Of(need!)),
            reason = "spam",
            text = "Es propaganda.",
        });
        told.Receiver.Answers(204);
        var before = told.Receiver.All.Count;

        await told.LaterAsync(TimeSpan.FromMinutes(2));
        await Site.EventuallyAsync(async () => (await told.ViewAsync()).Standing.Waiting == 0);

        var taken = told.Receiver.All.Skip(before).ToList();
        Assert.Equal([("publication.withdrawn", withdrawn.Value), ("need.withdrawn", need)], taken.Select(Of));
        Assert.DoesNotContain(taken, one => one.Body.Contains("Cosecha", StringComparison.Ordinal));
        Assert.Equal(2, (await told.DeliveriesAsync()).Count(one => one.State == DeliveryState.Nothing));
        Assert.DoesNotContain(told.Receiver.All, one => one.Body.Contains("Zarzamora", StringComparison.Ordinal));
    }

    private static (string Type, string? Id) Of(Received received) => (received.Type, Text(received.Data, "id"));

    private static string? Text(JsonElement data, string name) => data.GetProperty(name).GetString();
}
