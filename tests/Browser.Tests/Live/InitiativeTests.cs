using Comparte.Initiatives;
using Comparte.Organizations;
using Comparte.Web.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Live;

/// <summary>Two people with the same initiative on screen.</summary>
public sealed class InitiativeTests(Site site) : BrowserTest(site)
{
    private const string Name = "Café de prueba";

    [Fact]
    public async Task A_note_by_one_is_seen_by_the_other_and_by_nobody_who_has_left()
    {
        var (ane, rosa, path) = await BothAccompanyAsync();
        await Task.WhenAll(ane.GoAsync($"{path}/bitacora"), rosa.GoAsync($"{path}/bitacora"));
        await Task.WhenAll(ane.LiveAsync(), rosa.LiveAsync());

        await WriteAsync(ane, "La pila ya no pierde agua.");
        await Expect(rosa.Page.GetByText("La pila ya no pierde agua.")).ToBeVisibleAsync();

        await rosa.GoAsync(path);
        await rosa.Act("initiative.own.leave").ClickAsync();
        await rosa.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = Words.Of("initiative.own.leave") })
            .ClickAsync();
        await Expect(rosa.Page.GetByRole(AriaRole.Link, new() { Name = Words.Of("initiative.tab.log") })).ToHaveCountAsync(0);
        await WriteAsync(ane, "Ya no está Rosa.");
        await rosa.GoAsync($"{path}/bitacora");
        await Expect(rosa.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = Name })).ToBeVisibleAsync();
        await Expect(rosa.Page.GetByText("Ya no está Rosa.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_exact_place_is_seen_by_others_while_the_initiative_shows_it()
    {
        var (ane, rosa, path) = await BothAccompanyAsync(represents: true);
        var outsider = await OpenAsync(await Site.NewMemberAsync("Maren Iturbe"));
        await Task.WhenAll(ane.GoAsync(path), rosa.GoAsync(path), outsider.GoAsync(path));
        await Task.WhenAll(ane.LiveAsync(), rosa.LiveAsync(), outsider.LiveAsync());

        await ane.Act("initiative.place.set").ClickAsync();
        await ane.Page.GetByLabel(Words.Of("initiative.place.village")).FillAsync("Aldea de prueba");
        await ane.Act("action.save").ClickAsync();
        await Expect(rosa.Page.GetByText("Aldea de prueba")).ToBeVisibleAsync();
        await Expect(outsider.Page.GetByText("Aldea de prueba")).ToHaveCountAsync(0);
        await Expect(ane.Act("initiative.place.consent")).ToHaveCountAsync(0);

        await rosa.Act("initiative.place.consent").ClickAsync();
        await rosa.Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = Words.Of("initiative.place.consent") }).ClickAsync();
        await Expect(outsider.Page.GetByText("Aldea de prueba")).ToBeVisibleAsync();

        await rosa.Act("initiative.place.withdraw").ClickAsync();
        await Expect(outsider.Page.GetByText("Aldea de prueba")).ToHaveCountAsync(0);
        await Expect(rosa.Page.GetByText("Aldea de prueba")).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(Visitor visitor, string text)
    {
        await visitor.Act("log.add").ClickAsync();
        await visitor.Page.GetByLabel(Words.Of("log.text")).FillAsync(text);
        await visitor.Act("log.add").ClickAsync();
        await Expect(visitor.Page.GetByText(text)).ToBeVisibleAsync();
    }

    /// <summary>Ane represents the organization, and Rosa belongs to the initiative.</summary>
    private async Task<(Visitor Ane, Visitor Rosa, string Path)> BothAccompanyAsync(bool represents = false)
    {
        var (ane, rosa) = (await Site.NewMemberAsync("Ane Etxeberria"), await Site.NewMemberAsync("Rosa Quispe"));
        var request = Request.New();
        var organization = EntityId.FromRequest<OrganizationId>(ane.Id, request);
        Assert.Null((await Site.Grains.GetGrain<IOrganizationGrain>(organization.Value).CreateAsync(
            ane.Id, new() { RequestId = request, Name = "Hariztegi de prueba" })).Refusal);
        var id = EntityId.FromRequest<InitiativeId>(ane.Id, request);
        var initiative = Site.Grains.GetGrain<IInitiativeGrain>(id.Value);
        var named = new PersonChange { Member = rosa.Id, Role = "Presidenta", Represents = represents };
        Assert.Null((await initiative.CreateAsync(ane.Id, new()
        {
            RequestId = request,
            Name = Name,
            Organization = organization,
            Kinds = [InitiativeKind.Agricultural],
            People = [named],
        })).Refusal);
        Assert.Null((await initiative.ChangeAsync(
            rosa.Id, new() { RequestId = Request.New(), People = [named with { Confirms = true }] }, false)).Refusal);
        return (await OpenAsync(ane), await OpenAsync(rosa), $"/app/iniciativas/{Slug.Of(Name, id.Value)}");
    }
}
