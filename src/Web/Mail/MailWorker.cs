using Comparte.Accounts;
using Comparte.Web.Accounts;

namespace Comparte.Web.Mail;

/// <summary>Writes and sends the mails that were asked for, one after another.</summary>
internal sealed partial class MailWorker(
    MailQueue queue, MailWriter writer, IPostOffice office, IGrainFactory grains, ILogger<MailWorker> logger)
    : BackgroundService
{
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
                LogFailed(failure);
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
            await office.SendAsync(mail, cancellationToken);
        }
    }

    [LoggerMessage(4102, LogLevel.Warning, "A mail could not be sent.")]
    private partial void LogFailed(Exception failure);
}
