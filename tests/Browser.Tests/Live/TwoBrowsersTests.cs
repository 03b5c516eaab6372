using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Live;

/// <summary>Two people with the same conversation on screen.</summary>
public sealed class TwoBrowsersTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task A_post_by_one_is_seen_by_the_other_without_reload()
    {
        var (ane, benat, _) = await BothReadAsync();
        var watch = Stopwatch.StartNew();
        await ane.WriteAsync("¿Alguien tiene semilla de maíz?");
        await Expect(benat.Post("¿Alguien tiene semilla de maíz?")).ToBeVisibleAsync();
        Console.WriteLine($"A post was seen by the other after {watch.ElapsedMilliseconds} ms.");
        await Expect(ane.Post("¿Alguien tiene semilla de maíz?")).ToHaveCountAsync(1);
        await Expect(ane.Page.Locator(".is-pending")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_writes_is_seen_by_the_other_until_the_post_is_there()
    {
        var (ane, benat, community) = await BothReadAsync();
        var typing = benat.Page.GetByText(Words.Of("typing.single", ("name", community.People[0].Name)));
        await ane.Composer.PressSequentiallyAsync("Yo ten");
        await Expect(typing).ToBeVisibleAsync();
        await ane.WriteAsync("Yo tengo.");
        await Expect(benat.Post("Yo tengo.")).ToBeVisibleAsync();
        await Expect(typing).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_is_here_is_seen_by_the_other()
    {
        var (_, benat, community) = await BothReadAsync();
        await Expect(benat.Page.Locator(".thread-head .here")).ToContainTextAsync(community.People[0].Name);
    }

    [Fact]
    public async Task An_edit_is_seen_by_the_other_with_what_was_said_before()
    {
        var (ane, benat, community) = await BothReadAsync();
        await ane.WriteAsync("El lunes.");
        await ane.OpenMenuAsync("El lunes.", community.People[0]);
        await ane.Act("action.edit").ClickAsync();
        await ane.Page.GetByLabel(Words.Of("post.edit.label")).FillAsync("El martes.");
        await ane.Act("action.save").ClickAsync();
        await Expect(benat.Post("El martes.")).ToContainTextAsync(Words.Of("post.edited"));
        await Expect(benat.Post("El lunes.")).ToHaveCountAsync(0);

        await benat.OpenMenuAsync("El martes.", community.People[0]);
        await benat.Act("post.history").ClickAsync();
        await Expect(benat.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("El lunes.");
    }

    [Fact]
    public async Task A_deleted_post_leaves_an_empty_place_for_the_other()
    {
        var (ane, benat, community) = await BothReadAsync();
        await ane.WriteAsync("Me equivoqué.");
        await Expect(benat.Post("Me equivoqué.")).ToBeVisibleAsync();
        await ane.OpenMenuAsync("Me equivoqué.", community.People[0]);
        await ane.Act("action.delete").ClickAsync();
        await Expect(ane.Post("Me equivoqué.")).ToHaveCountAsync(0);
        await Expect(benat.Page.GetByText(Words.Of("post.deleted"), new() { Exact = true })).ToBeVisibleAsync();
        await Expect(benat.Post("Me equivoqué.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_deletion_is_undone_within_ten_seconds()
    {
        var (ane, benat, community) = await BothReadAsync();
        await ane.WriteAsync("Esto se queda.");
        await ane.OpenMenuAsync("Esto se queda.", community.People[0]);
        await ane.Act("action.delete").ClickAsync();
        await Expect(ane.Post("Esto se queda.")).ToHaveCountAsync(0);
        await ane.Act("action.undo").ClickAsync();
        await Expect(ane.Post("Esto se queda.")).ToBeVisibleAsync();
        await Expect(benat.Post("Esto se queda.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reaction_is_counted_by_the_other_and_taken_back()
    {
        var (ane, benat, community) = await BothReadAsync();
        await ane.WriteAsync("Llevo semillas.");
        var menu = Words.Of("post.react", ("name", community.People[0].Name));
        await benat.Post("Llevo semillas.").GetByRole(AriaRole.Button, new() { Name = menu }).ClickAsync();
        await benat.Act("reaction.thanks").ClickAsync();
        var given = ane.Post("Llevo semillas.").Locator(".reaction");
        await Expect(given).ToContainTextAsync("1");
        await benat.Post("Llevo semillas.").Locator(".reaction").ClickAsync();
        await Expect(given).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_post_counts_as_new_on_the_other_ones_home()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var benat = await OpenAsync(community.People[1]);
        await benat.GoAsync("/app");
        await benat.LiveAsync();
        await community.PostAsync(community.People[0], "Recién escrito.");
        await Expect(benat.Page.Locator(".thread-row", new() { HasText = Community.Title }))
            .ToHaveClassAsync(new Regex("is-unread"));
    }
}
