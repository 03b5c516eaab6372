using Comparte.Accounts;
using Comparte.Web.Accounts;
using Comparte.Web.Demo;

namespace Comparte.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class NetworkTests(Site site)
{
    [Fact]
    public async Task Anybody_may_know_the_networks_name_and_no_account_of_it()
    {
        using var browser = site.NewBrowser();

        var network = await browser.GetAsync<NetworkShown>("/api/network");

        Assert.Equal((await site.Grains.GetNetwork().ReadAsync()).Name, network.Name);
        Assert.False(network.Demonstration);
        Assert.Null(network.SignIns);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("30", 30)]
    public async Task Members_know_how_long_copies_keep_what_is_erased(string? days, int? told)
    {
        var backups = Directory.CreateTempSubdirectory("comparte-backups-");
        var own = new Site(days is null ? new Dictionary<string, string>() : new Dictionary<string, string>
        {
            ["Backup:Folder"] = backups.FullName,
            ["Backup:Days"] = days,
        });
        await own.InitializeAsync();
        try
        {
            using var member = await own.SignedInAsync();

            Assert.Equal(told, (await member.GetAsync<Me>("/api/me")).Network.BackupDays);
        }
        finally
        {
            await own.DisposeAsync();
            backups.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Sign_ins_of_a_demonstration_that_are_not_there_are_left_out() =>
        Assert.Empty(await DemoSignIns.ReadAsync(site.Grains));
}
