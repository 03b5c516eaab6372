using Comparte.Organizations;
using Comparte.Visits;
using Comparte.Web.Http;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Live;

/// <summary>Visits on screen.</summary>
public sealed class VisitTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task Who_reads_an_organizations_page_is_counted_and_its_own_people_are_not()
    {
        var (ane, benat) = (await Site.NewMemberAsync("Ane Etxeberria"), await Site.NewMemberAsync("Beñat Uriarte"));
        var request = Request.New();
        var id = EntityId.FromRequest<OrganizationId>(ane.Id, request);
        Assert.Null((await Site.Grains.GetGrain<IOrganizationGrain>(id.Value)
            .CreateAsync(ane.Id, new OrganizationChange { Name = "Visitada", RequestId = request })).Refusal);
        var path = $"/app/organizaciones/{Slug.Of("Visitada", id.Value)}";
        var (own, other) = (await OpenAsync(Screen.Wide), await OpenAsync(Screen.Phone));
        await own.SignInAsync(ane.SignInName);
        await other.SignInAsync(benat.SignInName);

        await StayAsync(own, path);
        await Expect(own.Page.Locator(".visits")).ToHaveTextAsync(Words.Of("visits.other", ("n", "0")));
        await StayAsync(other, path);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await Site.Grains.GetGrain<IVisitsGrain>(id.Value).CountAsync()).Total == 0)
        {
            await Task.Delay(50, patience.Token);
        }

        await own.Page.ReloadAsync();
        await Expect(own.Page.Locator(".visits")).ToHaveTextAsync(Words.Of("visits.one", ("n", "1")));
    }

    private static async Task StayAsync(Visitor visitor, string path)
    {
        var told = visitor.Page.WaitForResponseAsync(answer =>
            answer.Request.Method == "POST" && answer.Url.EndsWith("/api/visits", StringComparison.Ordinal));
        await visitor.GoAsync(path);
        Assert.Equal(204, (await told).Status);
    }
}
