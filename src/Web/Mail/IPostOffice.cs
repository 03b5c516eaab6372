using MimeKit;

namespace Comparte.Web.Mail;

/// <summary>Where mails leave the host.</summary>
internal interface IPostOffice
{
    /// <summary>Sends one mail.</summary>
    Task SendAsync(MimeMessage mail, CancellationToken cancellationToken);
}
