using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Threads;

/// <summary>What one can do in a conversation besides writing.</summary>
public sealed class ConversationTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task A_name_is_completed_after_an_at_sign()
    {
        var (ane, benat, community) = await BothReadAsync();
        await ane.Composer.PressSequentiallyAsync("Hola @be");
        await Expect(ane.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await ane.Page.Keyboard.PressAsync("Enter");
        await ane.Composer.PressSequentiallyAsync("¿vienes?");
        await ane.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(benat.Page.Locator(".post-text").Last)
            .ToContainTextAsync($"Hola @{community.People[1].Name} ¿vienes?");
    }

    [Fact]
    public async Task A_reply_quotes_what_it_answers_and_leads_there()
    {
        var (ane, benat, community) = await BothReadAsync();
        var reply = Words.Of("post.reply.to", ("name", community.People[0].Name));
        await benat.Page.GetByRole(AriaRole.Button, new() { Name = reply }).ClickAsync();
        await benat.WriteAsync("Y en mayo también.");
        var quote = ane.Post("Y en mayo también.").Locator(".quote");
        await Expect(quote).ToContainTextAsync("Aquí llueve en abril.");
        await quote.ClickAsync();
        await Expect(ane.Page.Locator("#p2")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_closed_conversation_is_read_and_no_longer_written_in_until_it_is_opened_again()
    {
        var (ane, benat, _) = await BothReadAsync();
        await ManageAsync(ane, "thread.close");
        await Expect(benat.Page.GetByText(Words.Of("thread.closed.text"))).ToBeVisibleAsync();
        await Expect(benat.Composer).ToHaveCountAsync(0);
        await Expect(benat.Page.GetByRole(AriaRole.Button, new() { NameRegex = Words.Like("post.reply.to") }))
            .ToHaveCountAsync(0);
        await ManageAsync(ane, "thread.reopen");
        await Expect(benat.Composer).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_pinned_and_renamed_conversation_stands_first_in_its_group()
    {
        var (ane, benat, community) = await BothReadAsync();
        await ManageAsync(ane, "thread.pin");
        await ManageAsync(ane, "thread.rename");
        await ane.Page.GetByLabel(Words.Of("thread.title.label")).FillAsync("Siembra de abril");
        await ane.Act("action.save").ClickAsync();
        await benat.GoAsync(community.GroupPath);
        var first = benat.Page.Locator(".thread-row").First;
        await Expect(first).ToContainTextAsync("Siembra de abril");
        await Expect(first).ToContainTextAsync(Words.Of("thread.pinned"));
    }

    [Fact]
    public async Task What_a_post_said_before_is_deleted_for_good_after_a_question()
    {
        var (ane, benat, community) = await BothReadAsync();
        await ane.WriteAsync("Mi teléfono es 555.");
        await ane.OpenMenuAsync("Mi teléfono es 555.", community.People[0]);
        await ane.Act("action.edit").ClickAsync();
        await ane.Page.GetByLabel(Words.Of("post.edit.label")).FillAsync("Me escriben por aquí.");
        await ane.Act("action.save").ClickAsync();
        await Expect(ane.Post("Me escriben por aquí.")).ToContainTextAsync(Words.Of("post.edited"));
        await ane.OpenMenuAsync("Me escriben por aquí.", community.People[0]);
        await ane.Act("post.history").ClickAsync();
        await Expect(ane.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("555");
        await ane.Act("post.history.purge").ClickAsync();
        await Expect(ane.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(Words.Of("post.history.purge.text"));
        await ane.Act("post.history.purge").ClickAsync();
        await Expect(ane.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await benat.OpenMenuAsync("Me escriben por aquí.", community.People[0]);
        await benat.Act("post.history").ClickAsync();
        await Expect(benat.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(Words.Of("post.history.empty"));
    }

    private static async Task ManageAsync(Visitor facilitator, string act)
    {
        await facilitator.Act("thread.menu").ClickAsync();
        await facilitator.Act(act).ClickAsync();
    }
}
