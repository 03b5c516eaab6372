using System.Net;
using Comparte.Accounts;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Web.Accounts;

namespace Comparte.Web.Tests.Accounts;

/// <summary>Who may help a member back in, on a site of its own, since it has a group that welcomes newcomers.</summary>
public sealed class HelpingBackTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Who_welcomes_newcomers_helps_a_member_back_in_and_is_recorded()
    {
        using var facilitator = await site.SignedInAsync();
        using var member = await site.SignedInAsync();
        await WelcomeAsync(facilitator.Member, member.Member);

        var code = (await facilitator.PostAsync<CodeView>($"/api/members/{member.Member}/recovery", new { })).Code;
        using var phone = site.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await RecoverAsync(phone, member.SignInName, code)).StatusCode);

        var record = Assert.Single((await phone.GetAsync<Me>("/api/me")).Restored!.Value);
        Assert.Equal(facilitator.Member, record.By);
        Assert.NotNull(record.UsedAt);
        Assert.Equal((403, "recovery_refused"), await Browser.RefusalAsync(
            await RecoverAsync(phone, member.SignInName, code)));
    }

    [Fact]
    public async Task Whoever_can_be_mailed_needs_no_such_help()
    {
        using var facilitator = await site.SignedInAsync();
        var member = await site.NewMemberAsync(email: $"{Guid.NewGuid():N}@example.org");
        await WelcomeAsync(facilitator.Member, member);
        var mailed = Codes.Mailed(member);
        var codes = site.Grains.GetGrain<IAccountCodesGrain>(member.Value);
        Assert.Null(await codes.IssueAsync(CodePurpose.SignIn, Secrets.Hash(mailed)));
        await facilitator.PostAsync<CodeView>($"/api/members/{member}/recovery", new { });
        Assert.Null(await codes.UseAsync(CodePurpose.SignIn, Secrets.Hash(mailed)));

        var answer = await facilitator.TryPostAsync($"/api/members/{member}/recovery", new { });

        Assert.Equal((403, "restore_by_mail"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task Facilitating_another_group_of_the_members_is_not_enough()
    {
        using var founder = await site.SignedInAsync();
        using var member = await site.SignedInAsync();
        await ShareGroupAsync(founder.Member, member.Member);
        await RefusedAsync(founder, member.Member);

        await WelcomeAsync(await site.NewMemberAsync(), member.Member);
        await RefusedAsync(founder, member.Member);
    }

    [Fact]
    public async Task Neither_a_companion_nor_a_stranger_nor_oneself_helps()
    {
        using var member = await site.SignedInAsync();
        using var companion = await site.SignedInAsync();
        using var stranger = await site.SignedInAsync();
        await WelcomeAsync(member.Member, companion.Member);
        await site.NewGroupAsync(stranger.Member);

        foreach (var actor in new[] { companion, stranger, member })
        {
            await RefusedAsync(actor, member.Member);
        }
    }

    [Fact]
    public async Task Nobody_becomes_an_administrator_by_helping_one()
    {
        using var administrator = await site.SignedInAsync("Admin", Roles.Administrator);
        using var facilitator = await site.SignedInAsync();
        await WelcomeAsync(facilitator.Member, administrator.Member);

        var answer = await facilitator.TryPostAsync($"/api/members/{administrator.Member}/recovery", new { });

        Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(answer));
        using var other = await site.SignedInAsync("Admin", Roles.Administrator);
        await other.PostAsync<CodeView>($"/api/members/{administrator.Member}/recovery", new { });
    }

    private static async Task RefusedAsync(Browser actor, MemberId member) => Assert.Equal(
        (403, "not_allowed"),
        await Browser.RefusalAsync(await actor.TryPostAsync($"/api/members/{member}/recovery", new { })));

    private static Task<HttpResponseMessage> RecoverAsync(Browser browser, string name, string code) =>
        browser.TryPostAsync("/api/session/recovery", new { name, code, password = "siete palabras largas" });

    /// <summary>From now on this facilitator welcomes newcomers, of whom the member is one.</summary>
    private async Task WelcomeAsync(MemberId facilitator, MemberId member) =>
        await site.Grains.GetNetwork().ChangeAsync(null, await ShareGroupAsync(facilitator, member), null);

    private async Task<GroupId> ShareGroupAsync(MemberId facilitator, MemberId member)
    {
        var group = await site.NewGroupAsync(facilitator);
        var admitted = await site.Grains.GetGrain<IGroupGrain>(group.Value)
            .AdmitInvitedAsync(facilitator, member, site.NewRequest());
        Assert.Null(admitted);
        foreach (var one in new[] { facilitator, member })
        {
            await Site.EventuallyAsync(async () =>
                (await site.Grains.GetGrain<IMemberGrain>(one.Value).MineAsync(one))
                    .OfType<Membership>().Any(own => own.Id == group.Value && own.Role is not null));
        }

        return group;
    }
}
