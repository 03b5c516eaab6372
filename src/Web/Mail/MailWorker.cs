using Comparte.Accounts;
using Comparte.Web.Accounts;
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
        await foreach (var asked in queue.ReadAsync(stoppingToken))
        {
            try
            {
                await SendAsync(asked, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogLost(failure.GetType().Name);
            }
        }
    }

    private async Task SendAsync(CodeMail asked, CancellationToken cancellationToken)
    {
        if (!SignInNames.IsAddress(asked.Address)
            || await grains.GetGrain<IClaimGrain>(ClaimKey.Email(asked.Address).Value).HolderAsync() is not { } member
            || await grains.GetGrain<IAccountGrain>(member.Value).FindAsync() is not { } account)
        {
            return;
        }

        var code = Codes.Mailed(member);
        var codes = grains.GetGrain<IAccountCodesGrain>(member.Value);
        if (await codes.IssueAsync(asked.Purpose, Secrets.Hash(code)) is null)
        {
            var network = await grains.GetNetwork().ReadAsync();

            // To the address of the account, not to the one that was typed.
            using var mail = writer.Write(asked, account.Credentials.Email!, network.Name, code);
            await DeliverAsync(mail, cancellationToken);
        }
    }

    /// <summary>Mail servers are busy at times. What one refuses for good is not tried again.</summary>
    private async Task DeliverAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        var wait = options.RetryAfter;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await office.SendAsync(mail, cancellationToken);
                return;
            }
            catch (Exception failure) when (attempt < Attempts && failure is not OperationCanceledException
                and not SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 })
            {
                LogFailed(failure.GetType().Name, attempt);
                await Task.Delay(wait, clock, cancellationToken);
                wait *= 4;
            }
        }
    }

    // Only the kind of failure: what servers say often repeats the address.
    [LoggerMessage(4102, LogLevel.Warning, "A mail could not be sent ({Failure}); attempt {Attempt}, it is tried again.")]
    private partial void LogFailed(string failure, int attempt);

    [LoggerMessage(4103, LogLevel.Error, "A mail could not be sent ({Failure}) and is lost.")]
    private partial void LogLost(string failure);
}
