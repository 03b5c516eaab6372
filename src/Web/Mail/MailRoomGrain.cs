using System.Net.Sockets;
using Comparte.Mail;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Orleans.Concurrency;

namespace Comparte.Web.Mail;

/// <summary>Writes the mails that members get, and hands them to the mail server while the caller waits for its answer.</summary>
[StatelessWorker, GrainType("mailRoom")]
internal sealed partial class MailRoomGrain(
    LetterReader reader, LetterWriter writer, IPostOffice office, ILogger<MailRoomGrain> logger) : Grain, IMailRoomGrain
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <inheritdoc />
    public async Task<MailOutcome> SendAsync(MailOrder order)
    {
        if (await reader.ReadAsync(order) is not { } letter)
        {
            return MailOutcome.Nothing;
        }

        using var mail = await writer.WriteAsync(letter);
        return await HandOverAsync(mail);
    }

    private async Task<MailOutcome> HandOverAsync(MimeMessage mail)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await office.SendAsync(mail, patience.Token);
            return MailOutcome.Taken;
        }
        catch (Exception failure)
        {
            LogFailed(failure.GetType().Name);
            return OutcomeOf(failure);
        }
    }

    /// <summary>Where the server said so, or there was none, it has nothing. After a line that broke nobody knows.</summary>
    private static MailOutcome OutcomeOf(Exception failure) => failure switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.UnexpectedStatusCode } => MailOutcome.NotTaken,
        SmtpCommandException refusal when refusal.StatusCode >= (SmtpStatusCode)500 => MailOutcome.Refused,
        SmtpCommandException or SocketException or SslHandshakeException or NotSupportedException
            or AuthenticationException or SaslException => MailOutcome.NotTaken,
        _ => MailOutcome.Unknown,
    };

    // Only the kind of failure: what servers say often repeats the address.
    [LoggerMessage(4104, LogLevel.Warning, "A mail to a member could not be sent ({Failure}).")]
    private partial void LogFailed(string failure);
}
