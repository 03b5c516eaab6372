using System.Net;
using System.Text.Json;
using Comparte.Visits;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Publications;
using Comparte.Web.Visits;
using Microsoft.Extensions.DependencyInjection;

namespace Comparte.Web.Tests.Visits;

/// <summary>Visits over HTTP: noted by the host, counted by grains.</summary>
[Collection(SiteCollection.Name)]
public sealed class VisitTests(Site site)
{
    private VisitCounter Counter => site.Services.GetRequiredService<VisitCounter>();

    [Fact]
    public async Task Visits_of_others_are_counted_once_a_day_and_shown()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var organization = await ana.NewOrganizationAsync();
        var initiative = await ana.NewInitiativeAsync(organization);

        foreach (var visitor in new[] { ana, joao, joao })
        {
            await VisitAsync(visitor, organization.Value, initiative.Value);
        }

        await Counter.TellAsync();
        Assert.Equal(1, await TotalAsync(joao, organization.Value));
        Assert.Equal(1, await TotalAsync(ana, initiative.Value));
        var day = (await ana.GetAsync<JsonElement>($"/api/visits/{initiative}")).GetProperty("days")[0];
        Assert.Equal(1, day.GetProperty("visits").GetInt32());
    }

    [Fact]
    public async Task A_visit_costs_no_call_of_a_grain()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var id = (await ana.NewOrganizationAsync()).Value;
        await VisitAsync(joao, id);
        var calls = 0;
        site.AfterCall = context =>
        {
            calls += context.InterfaceMethod.DeclaringType == typeof(IVisitsGrain) ? 1 : 0;
            return Task.CompletedTask;
        };

        try
        {
            for (var again = 0; again < 20; again++)
            {
                await VisitAsync(joao, id);
            }

            Assert.Equal(0, calls);
            await Counter.TellAsync();
            Assert.Equal(1, calls);
        }
        finally
        {
            site.AfterCall = _ => Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData("o00000000000000000000000000000000")]
    [InlineData("m00000000000000000000000000000000")]
    [InlineData("network")]
    public async Task What_isnt_there_answers_alike_to_a_visit_and_has_no_count(string item)
    {
        using var ana = await site.SignedInAsync("Ana");

        await VisitAsync(ana, item);
        await Counter.TellAsync();

        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.Http.GetAsync($"/api/visits/{item}")));
    }

    [Fact]
    public async Task A_count_is_told_to_those_alone_who_read_what_it_is_of()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var outsider = await site.SignedInAsync("João");
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        var id = await ana.NewSharedAsync(await ana.NewGroupAsync());
        var path = $"/api/visits/{id}";

        Assert.Equal(HttpStatusCode.OK, (await ana.Http.GetAsync(path)).StatusCode);
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await outsider.Http.GetAsync(path)));
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await admin.Http.GetAsync(path)));
    }

    [Fact]
    public async Task Too_many_at_once_are_refused()
    {
        using var ana = await site.SignedInAsync("Ana");

        var answer = await ana.TryPostAsync("/api/visits", new { items = Enumerable.Repeat("o", 21) });

        Assert.Equal((400, "too_many_items"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task What_a_host_noted_is_told_when_it_stops()
    {
        var first = new Site(new Dictionary<string, string> { ["Visits:TellEvery"] = "01:00:00" });
        await first.InitializeAsync();
        using var ana = await first.SignedInAsync("Ana");
        using var joao = await first.SignedInAsync("João");
        var id = (await ana.NewOrganizationAsync()).Value;
        await VisitAsync(joao, id);
        await first.StopAsync();

        var second = new Site(new Dictionary<string, string>(), first.Folder);
        await second.InitializeAsync();
        try
        {
            Assert.Equal(1, (await second.Grains.GetGrain<IVisitsGrain>(id).CountAsync()).Total);
        }
        finally
        {
            await second.StopAsync();
            await first.DisposeAsync();
        }
    }

    private static async Task VisitAsync(Browser browser, params string[] items)
    {
        using var answer = await browser.TryPostAsync("/api/visits", new { items });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<long> TotalAsync(Browser browser, string item) =>
        (await browser.GetAsync<JsonElement>($"/api/visits/{item}")).GetProperty("total").GetInt64();
}
