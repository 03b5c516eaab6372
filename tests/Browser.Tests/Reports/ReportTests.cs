using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Reports;

/// <summary>From what isn't right to what came of it, on three screens, and in the log that the group reads meanwhile.</summary>
public sealed class ReportTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task Somebody_reports_a_message_and_whoever_facilitates_warns_who_wrote_it()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Uriarte", "Leire Zubia");
        var (ane, benat, leire) = (community.People[0], community.People[1], community.People[2]);
        var (facilitates, writes, reports) = (
            await OpenAsync(ane, Screen.Wide), await OpenAsync(benat, Screen.Wide), await OpenAsync(leire, Screen.Phone));
        await writes.ReadAsync(community);
        await writes.WriteAsync("Mi vecino vive en la calle Mayor 3.");

        await reports.ReadAsync(community);
        await reports.OpenMenuAsync("Mi vecino vive en la calle Mayor 3.", benat);
        await reports.Act("report.act").ClickAsync();
        var form = reports.Page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel(Words.Of("report.reason.personalData")).CheckAsync();
        await form.GetByLabel(Words.Of("report.words")).FillAsync("Es la casa de una familia.");
        await form.GetByRole(AriaRole.Button, new() { Name = Words.Of("report.send") }).ClickAsync();
        await Expect(form.GetByText(Words.Of("report.sent"))).ToBeVisibleAsync();

        await facilitates.GoAsync("/app/avisos");
        await facilitates.LiveAsync();
        await facilitates.Page.GetByRole(
            AriaRole.Link, new() { Name = Words.Of("notice.report.one", ("n", "1"), ("title", Community.GroupName)) }).ClickAsync();
        var report = facilitates.Main.Locator("li.card");
        await Expect(report).ToContainTextAsync("Es la casa de una familia.");
        await Expect(report.GetByRole(AriaRole.Link)).ToContainTextAsync(Community.Title);
        await report.GetByRole(AriaRole.Button).ClickAsync();
        var answer = facilitates.Page.GetByRole(AriaRole.Dialog);
        await answer.GetByLabel(Words.Of("report.answer.warned")).CheckAsync();
        await answer.GetByLabel(Words.Of("report.answer.words")).FillAsync("No compartas dónde vive nadie.");
        await answer.GetByRole(AriaRole.Button, new() { Name = Words.Of("report.answer"), Exact = true }).ClickAsync();
        await Expect(facilitates.Main.GetByText(Words.Of("report.none"))).ToBeVisibleAsync();

        await writes.GoAsync("/app/avisos");
        await writes.LiveAsync();
        await writes.Page.GetByRole(AriaRole.Link, new() { Name = Words.Of("notice.warned", ("who", ane.Name)) }).ClickAsync();
        await Expect(writes.Main).ToContainTextAsync("No compartas dónde vive nadie.");
        await Expect(writes.Main).Not.ToContainTextAsync(leire.Name);

        await reports.GoAsync($"{community.GroupPath}/registro");
        await Expect(reports.Main).ToContainTextAsync(Words.Of("power.warned", ("who", ane.Name)));
        await Expect(reports.Main).Not.ToContainTextAsync(benat.Name);
        await facilitates.GoAsync($"{community.GroupPath}/registro");
        await facilitates.LiveAsync();
        await writes.GoAsync($"{community.GroupPath}/denuncias");
        await Expect(writes.Main).Not.ToContainTextAsync(Words.Of("report.page.text"));
    }
}
