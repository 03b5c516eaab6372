using Comparte.Groups;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Hiding;

/// <summary>From a report to what is hidden, and by an appeal back, on the phones of four people.</summary>
public sealed class HidingTests(Site site) : BrowserTest(site)
{
    private const string Said = "Mi vecino vive en la calle Mayor 3.";

    [Fact]
    public async Task What_was_reported_is_hidden_and_shown_again_after_an_appeal()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Uriarte", "Leire Zubia", "Nora Agirre");
        var (ane, benat, nora) = (community.People[0], community.People[1], community.People[3]);
        Assert.Null(await Site.Grains.GetGrain<IGroupGrain>(community.Group.Value)
            .SetRoleAsync(ane.Id, nora.Id, GroupRole.Facilitator, Request.New()));
        await community.PostAsync(benat, Said);

        var reports = await OpenAsync(community.People[2], Screen.Phone);
        await ReportAsync(reports, community, benat);
        var hides = await OpenAsync(ane, Screen.Phone);
        await HideAsync(hides, community);

        await reports.ReadAsync(community);
        await Expect(reports.Main.GetByText("Es la casa de una familia.")).ToBeVisibleAsync();
        await Expect(reports.Main).Not.ToContainTextAsync(Said);
        await Expect(reports.Act("hiding.look")).ToHaveCountAsync(0);
        await AccessibleAsync(reports);

        var writes = await OpenAsync(benat, Screen.Phone);
        await AppealAsync(writes, community, ane);
        var decides = await OpenAsync(nora, Screen.Phone);
        await DecideAsync(decides, community);

        await Expect(reports.Main).ToContainTextAsync(Said);
        await writes.GoAsync("/app/avisos");
        await writes.LiveAsync();
        await Expect(writes.Main).ToContainTextAsync(Words.Of("notice.appealDecided", ("who", nora.Name)));
    }

    [Fact]
    public async Task A_group_writes_its_agreements_and_a_report_can_name_them()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Uriarte");
        var (ane, benat) = (community.People[0], community.People[1]);
        await community.PostAsync(ane, Said);
        var writes = await OpenAsync(ane, Screen.Phone);
        await writes.GoAsync($"{community.GroupPath}/acuerdos");
        await writes.Act("agreements.write").ClickAsync();
        await writes.Main.GetByLabel(Words.Of("agreements.title")).FillAsync("Nos tratamos **bien**.");
        await writes.Act("action.save").ClickAsync();
        await Expect(writes.Main.Locator("strong", new() { HasText = "bien" })).ToBeVisibleAsync();
        await AccessibleAsync(writes);

        var outside = await OpenAsync(await Site.NewMemberAsync("Iker Sola"), Screen.Phone);
        await outside.GoAsync(community.GroupPath);
        await Expect(outside.Main).ToContainTextAsync("Nos tratamos bien.");
        await AccessibleAsync(outside);

        var reports = await OpenAsync(benat, Screen.Phone);
        await reports.ReadAsync(community);
        await reports.OpenMenuAsync(Said, ane);
        await reports.Act("report.act").ClickAsync();
        var form = reports.Page.GetByRole(AriaRole.Dialog);
        await Expect(form.GetByLabel(Words.Of("report.reason.agreements"))).ToBeVisibleAsync();
        await AccessibleAsync(reports);
        await form.GetByRole(AriaRole.Link, new() { Name = Words.Of("agreements.title") }).ClickAsync();
        await Expect(reports.Main).ToContainTextAsync("Nos tratamos bien.");
    }

    private static async Task ReportAsync(Visitor visitor, Community community, Person author)
    {
        await visitor.ReadAsync(community);
        await visitor.OpenMenuAsync(Said, author);
        await visitor.Act("report.act").ClickAsync();
        var form = visitor.Page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel(Words.Of("report.reason.personalData")).CheckAsync();
        await AccessibleAsync(visitor);
        await form.GetByRole(AriaRole.Button, new() { Name = Words.Of("report.send") }).ClickAsync();
        await Expect(form.GetByText(Words.Of("report.sent"))).ToBeVisibleAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = Words.Of("action.close") }).Last.ClickAsync();
    }

    private static async Task HideAsync(Visitor visitor, Community community)
    {
        await visitor.GoAsync($"{community.GroupPath}/denuncias");
        await AccessibleAsync(visitor);
        await visitor.Main.Locator("li.card").GetByRole(AriaRole.Button).ClickAsync();
        var answer = visitor.Page.GetByRole(AriaRole.Dialog);
        await answer.GetByLabel(Words.Of("report.answer.hidden")).CheckAsync();
        await answer.GetByLabel(Words.Of("report.answer.words")).FillAsync("Es la casa de una familia.");
        await AccessibleAsync(visitor);
        await answer.GetByRole(AriaRole.Button, new() { Name = Words.Of("report.answer"), Exact = true }).ClickAsync();
        await Expect(answer).ToBeHiddenAsync();
    }

    private static async Task AppealAsync(Visitor visitor, Community community, Person hidden)
    {
        await visitor.GoAsync("/app/avisos");
        await visitor.LiveAsync();
        await Expect(visitor.Main).ToContainTextAsync(Words.Of("notice.hidden", ("who", hidden.Name)));
        await visitor.ReadAsync(community);
        await visitor.Act("hiding.look").ClickAsync();
        await Expect(visitor.Main).ToContainTextAsync(Said);
        await AccessibleAsync(visitor);
        await visitor.Main.GetByRole(AriaRole.Link, new() { Name = Words.Of("appeal.act") }).ClickAsync();
        await visitor.Main.GetByLabel(Words.Of("appeal.words")).FillAsync("Es mi propia casa.");
        await AccessibleAsync(visitor);
        await visitor.Act("appeal.send").ClickAsync();
        await Expect(visitor.Main).ToContainTextAsync(Words.Of("appeal.said"));
    }

    private static async Task DecideAsync(Visitor visitor, Community community)
    {
        await visitor.GoAsync($"{community.GroupPath}/denuncias");
        await Expect(visitor.Main).ToContainTextAsync("Es mi propia casa.");
        await AccessibleAsync(visitor);
        await visitor.Main.Locator("li.card").GetByRole(AriaRole.Button).ClickAsync();
        var decision = visitor.Page.GetByRole(AriaRole.Dialog);
        await decision.GetByLabel(Words.Of("appeal.decide.hidden.granted")).CheckAsync();
        await decision.GetByLabel(Words.Of("report.answer.words")).FillAsync("Cada cual dice dónde vive.");
        await decision.GetByRole(AriaRole.Button, new() { Name = Words.Of("appeal.decide"), Exact = true }).ClickAsync();
        await Expect(decision).ToBeHiddenAsync();
    }
}
