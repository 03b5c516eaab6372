using System.Net.Sockets;
using Comparte.Accounts;
using Comparte.Web.Accounts;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Comparte.Web.Mail;

/// <summary>Writes and sends the mails that were asked for, one after another.</summary>
internal sealed partial class MailWorker(
    MailQueue queue, MailWriter writer, IPostOffice office, MailOptions options, IGrainFactory grains,
    TimeProvider clock, ILogger<MailWorker> logger)
    : BackgroundService
{
    private const int Attempts = 5;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var queued in queue.ReadAsync(stoppingToken))
        {
            try
            {
                if ((queued.Written ?? await WriteAsync(queued.Asked!)) is { } mail)
                {
                    await DeliverAsync(queued with { Written = mail }, mail, stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogLost(failure.GetType().Name);
            }
        }
    }

    /// <summary>Null where nobody is to get one.</summary>
    private async Task<MimeMessage?> WriteAsync(CodeMail asked)
    {
        if (!SignInNames.IsAddress(asked.Address)
            || await grains.GetGrain<IClaimGrain>(ClaimKey.Email(asked.Address).Value).HolderAsync() is not { } member
            || await grains.GetGrain<IAccountGrain>(member.Value).FindAsync() is not { } account)
        {
            return null;
        }

        var code = Codes.Mailed(member);
        var codes = grains.GetGrain<IAccountCodesGrain>(member.Value);
        if (await codes.IssueAsync(asked.Purpose, Secrets.Hash(code)) is not null)
        {
            return null;
        }

        // To the address of the account, not to the one that was typed.
        var network = await grains.GetNetwork().ReadAsync();
        return writer.Write(asked, account.Credentials.Email!, network.Name, code);
    }

    /// <summary>Mail servers are busy at times. A mail that has to wait holds up no other. What is refused for good is
    /// not tried again.</summary>
    private async Task DeliverAsync(QueuedMail queued, MimeMessage mail, CancellationToken cancellationToken)
    {
        var isKept = false;
        try
        {
            await office.SendAsync(mail, cancellationToken);
        }
        catch (Exception failure) when (queued.Attempt < Attempts && Passes(failure))
        {
            isKept = true;
            LogFailed(failure.GetType().Name, queued.Attempt);
            _ = ReturnAsync(queued, cancellationToken);
        }
        finally
        {
            if (!isKept)
            {
                mail.Dispose();
            }
        }
    }

    /// <summary>Whether the next attempt may go better: the server said so, or the line broke.</summary>
    private static bool Passes(Exception failure) => failure switch
    {
        SmtpCommandException refusal => refusal.StatusCode < (SmtpStatusCode)500,
        IOException or SocketException or SmtpProtocolException or ServiceNotConnectedException => true,
        _ => false,
    };

    private async Task ReturnAsync(QueuedMail queued, CancellationToken cancellationToken)
    {
        var wait = options.RetryAfter * Math.Pow(4, queued.Attempt - 1);
        await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        queue.Return(queued with { Attempt = queued.Attempt + 1 });
    }

    // Only the kind of failure: what servers say often repeats the address.
    [LoggerMessage(
        4102, LogLevel.Warning, "A mail could not be sent ({Failure}); attempt {Attempt}, it is tried again.")]
    private partial void LogFailed(string failure, int attempt);

    [LoggerMessage(4103, LogLevel.Error, "A mail could not be sent ({Failure}) and is lost.")]
    private partial void LogLost(string failure);
}
