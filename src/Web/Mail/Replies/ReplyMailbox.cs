using Comparte.Mail;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;

namespace Comparte.Web.Mail.Replies;

/// <summary>Reads the mailbox to which members answer, while this host is the one that does. What was read is marked after something
/// was made of it: a host that is killed between the two makes nothing twice.</summary>
internal sealed partial class ReplyMailbox(
    ReplyOptions options, ReplyReader reader, IGrainFactory grains, TimeProvider clock, ILogger<ReplyMailbox> logger)
    : BackgroundService
{
    private const int ImplicitTlsPort = 993;
    private const uint MaxBytes = 30_000_000;
    private const int MaxTries = 5;

    /// <summary>How often a host asks that doesn't have the mailbox.</summary>
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly string _host = Guid.NewGuid().ToString("N");

    /// <summary>How often something could not be made of a mail; used by one loop.</summary>
    private readonly Dictionary<UniqueId, int> _tries = [];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (!await HoldsAsync())
                {
                    await Task.Delay(Asking, clock, stoppingToken);
                }

                await ReadAsync(() => pause = FirstPause, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure.GetType().Name);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task<bool> HoldsAsync() => grains.GetGrain<IMailboxGrain>(IMailboxGrain.Key).HoldAsync(_host);

    private async Task ReadAsync(Action went, CancellationToken stoppingToken)
    {
        using var client = new ImapClient();
        await client.ConnectAsync(options.Host, options.Port, Security(), stoppingToken);
        await client.AuthenticateAsync(options.User, options.Password, stoppingToken);
        var folder = await client.GetFolderAsync(options.Folder, stoppingToken);
        await folder.OpenAsync(FolderAccess.ReadWrite, stoppingToken);
        do
        {
            await TakeNewAsync(client, folder, stoppingToken);
            went();
            await WaitAsync(client, folder, stoppingToken);
        }
        while (!stoppingToken.IsCancellationRequested && await HoldsAsync());

        await client.DisconnectAsync(quit: true, stoppingToken);
    }

    private async Task TakeNewAsync(ImapClient client, IMailFolder folder, CancellationToken stoppingToken)
    {
        var unseen = await folder.SearchAsync(SearchQuery.NotSeen.And(SearchQuery.NotDeleted), stoppingToken);
        var found = unseen.Count == 0 ? [] : await folder.FetchAsync(
            unseen, MessageSummaryItems.UniqueId | MessageSummaryItems.Size | MessageSummaryItems.InternalDate, stoppingToken);
        foreach (var summary in found)
        {
            if (await IsDoneAsync(folder, summary, stoppingToken))
            {
                await folder.AddFlagsAsync(summary.UniqueId, MessageFlags.Seen, silent: true, stoppingToken);
                if (options.Done.Length > 0)
                {
                    await folder.MoveToAsync(summary.UniqueId, await DoneAsync(client, stoppingToken), stoppingToken);
                }
            }
        }
    }

    /// <summary>Makes of a mail what can be made of it. What fails is tried again with the next look; one that always fails holds up
    /// no other.</summary>
    private async Task<bool> IsDoneAsync(IMailFolder folder, IMessageSummary summary, CancellationToken stoppingToken)
    {
        if (summary.Size > MaxBytes)
        {
            return true;
        }

        using var mail = await folder.GetMessageAsync(summary.UniqueId, stoppingToken);
        try
        {
            var outcome = await reader.TakeAsync(mail, summary.InternalDate ?? clock.GetUtcNow());
            _tries.Remove(summary.UniqueId);
            LogTaken(outcome);
            return true;
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(failure.GetType().Name);
            var tries = _tries[summary.UniqueId] = _tries.GetValueOrDefault(summary.UniqueId) + 1;
            return tries >= MaxTries && _tries.Remove(summary.UniqueId);
        }
    }

    private async Task<IMailFolder> DoneAsync(ImapClient client, CancellationToken stoppingToken)
    {
        try
        {
            return await client.GetFolderAsync(options.Done, stoppingToken);
        }
        catch (FolderNotFoundException)
        {
            var root = client.GetFolder(client.PersonalNamespaces[0]);
            return (await root.CreateAsync(options.Done, isMessageFolder: true, stoppingToken))!;
        }
    }

    /// <summary>Waits until something came, where the server says so, and otherwise for a while; never as long as the lease.</summary>
    private async Task WaitAsync(ImapClient client, IMailFolder folder, CancellationToken stoppingToken)
    {
        if (!client.Capabilities.HasFlag(ImapCapabilities.Idle))
        {
            await Task.Delay(options.Every, clock, stoppingToken);
            await client.NoOpAsync(stoppingToken);
            return;
        }

        using var done = new CancellationTokenSource(options.Every, clock);
        using var stopping = stoppingToken.Register(done.Cancel);
        void Came(object? sender, EventArgs change) => done.Cancel();
        folder.CountChanged += Came;
        try
        {
            await client.IdleAsync(done.Token, stoppingToken);
        }
        finally
        {
            folder.CountChanged -= Came;
        }
    }

    /// <summary>Never a choice that goes on in plain text when the server, or somebody in between, offers no TLS.</summary>
    private SecureSocketOptions Security() => options switch
    {
        { Tls: false } => SecureSocketOptions.None,
        { Port: ImplicitTlsPort } => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    // Nothing of whom it is from or what it says.
    [LoggerMessage(4107, LogLevel.Information, "A mail in the mailbox of answers was read ({Outcome}).")]
    private partial void LogTaken(ReplyOutcome outcome);

    [LoggerMessage(4108, LogLevel.Warning, "The mailbox of answers could not be read ({Failure}).")]
    private partial void LogFailed(string failure);
}
