using Comparte.Accounts;
using Comparte.Web.Accounts;

namespace Comparte.Web.Tests.Accounts;

/// <summary>The group that newcomers join, on a site of its own.</summary>
public sealed class WelcomeTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Members_learn_which_group_welcomes_newcomers()
    {
        using var member = await site.SignedInAsync();
        Assert.Null((await member.GetAsync<Me>("/api/me")).Network.WelcomeGroup);
        var group = await site.NewGroupAsync(member.Member);

        await site.Grains.GetNetwork().ChangeAsync(null, group, null);

        Assert.Equal(group, (await member.GetAsync<Me>("/api/me")).Network.WelcomeGroup);
    }
}
