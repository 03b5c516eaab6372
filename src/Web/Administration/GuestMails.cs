using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Members;
using Comparte.Web.Http;
using Comparte.Web.Mail;
using MimeKit;

namespace Comparte.Web.Administration;

/// <summary>Writes to those who were invited and have an address, where a mail server is configured.</summary>
internal sealed class GuestMails(MailSite site, MailQueue queue, IGrainFactory grains)
{
    /// <summary>Hands the mails over; they go out after the answer.</summary>
    public async Task SendAsync(MemberId by, string language, ImmutableArray<GuestLink> links)
    {
        if (!links.Any(link => link.Mailed))
        {
            return;
        }

        var network = (await grains.GetNetwork().ReadAsync()).Name;
        var who = (await grains.GetGrain<IMemberGrain>(by.Value).ProfileAsync()).Value?.Name ?? network;
        foreach (var link in links.Where(link => link.Mailed))
        {
            // To where the site is reached, not to the request's Host, which anybody can set.
            var address = site.Address + new Uri(link.Url).AbsolutePath;
            var mail = site.NewMail(link.Line.Email!.Trim(), Texts.Of(language, "mail.invitation.subject", ("network", network)));
            mail.Body = new TextPart("plain")
            {
                Text = Texts.Of(
                    language, "mail.invitation.text",
                    ("name", link.Line.Name.Trim()), ("who", who), ("network", network), ("link", address)),
            };
            queue.Return(new QueuedMail(mail));
        }
    }
}
