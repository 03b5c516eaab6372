using Comparte.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Comparte.Web.Mail;

/// <summary>Where links in mails lead: never where a request's <c>Host</c> says, which anybody can set.</summary>
internal sealed class MailSite(MailOptions options, IServer server)
{
    /// <summary>The site's address, without a slash at its end.</summary>
    public string Address => SiteAddress.Of(options.Site, server.Features.Get<IServerAddressesFeature>()?.Addresses);

    /// <summary>The host in it.</summary>
    public string Host => Uri.TryCreate(Address, UriKind.Absolute, out var address) ? address.Host : "localhost";
}
