using Comparte.Accounts;
using Comparte.Web.Hosting;
using Comparte.Web.Mail;

namespace Comparte.Web.Accounts;

/// <summary>The link by which a new community gets its first administrator.</summary>
internal sealed class FirstAdministrator(IGrainFactory grains)
{
    private const int Days = 7;

    /// <summary>Prints the link, while there is no administrator.</summary>
    public static async Task PrintLinkAsync(WebApplication app, TextWriter output)
    {
        var site = SiteAddress.Of(app.Services.GetRequiredService<MailOptions>().Site, app.Urls);
        var link = await app.Services.GetRequiredService<FirstAdministrator>().LinkAsync(site);
        if (link is not null)
        {
            await output.WriteLineAsync($"The first administrator comes in here, once: {link}");
        }
    }

    /// <summary>A link that works once, or null when there is an administrator already. The link that an earlier start
    /// gave is taken back, because only its hash was kept.</summary>
    /// <param name="site">Where people reach the site, <c>http://localhost:5080</c>.</param>
    public async Task<string?> LinkAsync(string site)
    {
        var network = grains.GetNetwork();
        var known = await network.ReadAsync();
        if (known.Administrator is not null || known.Demonstration)
        {
            return null;
        }

        if (known.FirstLink is { } earlier)
        {
            await grains.GetGrain<IInvitationGrain>(earlier.Value).RevokeAsync(null, asAdministrator: true);
        }

        var code = Codes.Invitation();
        var id = InvitationIds.FromCode(code);
        await network.TellFirstLinkAsync(id);
        await grains.GetGrain<IInvitationGrain>(id.Value).CreateAsync(null, new NewInvitation
        {
            Uses = InvitationUses.Single,
            Days = Days,
            Administrator = true,
        });
        return InvitationLinks.Url(site, code);
    }
}
