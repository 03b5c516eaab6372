using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using MimeKit;

namespace Comparte.Web.Tests.Mail.Replies;

/// <summary>Dovecot on this machine, with a folder of its own.</summary>
internal sealed class ImapServer : IAsyncDisposable
{
    private const string User = "comparte", Password = "secreto", DoneFolder = "Hecho";
    private const UnixFileMode Everybody = (UnixFileMode)511;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("comparte-imap-");
    private readonly int _port = FreePort();
    private Process? _process;

    private static string Program => new[] { Environment.GetEnvironmentVariable("DOVECOT"), "/usr/sbin/dovecot" }
        .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Dovecot is missing: ./test.sh installs it; elsewhere install it, or set DOVECOT to its path.");

    /// <summary>What a site is told of it.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["Mail:Imap:Host"] = "127.0.0.1",
        ["Mail:Imap:Port"] = $"{_port}",
        ["Mail:Imap:Tls"] = "false",
        ["Mail:Imap:User"] = User,
        ["Mail:Imap:Password"] = Password,
        ["Mail:Imap:Address"] = "reply@comparte.example",
        ["Mail:Imap:Done"] = DoneFolder,
    };

    /// <summary>Starts it, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        foreach (var name in new[] { "", "run", "mail" })
        {
            var made = Directory.CreateDirectory(Path.Combine(_folder.FullName, name));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(made.FullName, Everybody);
            }
        }

        var file = Path.Combine(_folder.FullName, "dovecot.conf");
        await File.WriteAllTextAsync(file, Configuration());
        _process = Process.Start(new ProcessStartInfo(Program, ["-F", "-c", file])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        using var timeout = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(IPAddress.Loopback, _port, timeout.Token);
                return;
            }
            catch (SocketException)
            {
                Assert.False(_process.HasExited, "Dovecot ended.");
                await Task.Delay(20, timeout.Token);
            }
        }
    }

    /// <summary>Stops it; what it keeps stays.</summary>
    public async Task StopAsync()
    {
        // Its children end with it.
        using var stop = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
        _process = null;
    }

    /// <summary>Puts a mail into the mailbox, as the server that takes mails would.</summary>
    public Task DeliverAsync(MimeMessage mail) => InAsync(async client =>
    {
        await client.Inbox.AppendAsync(mail);
        return true;
    });

    /// <summary>Ids of the mails that were read.</summary>
    public Task<List<string>> DoneAsync() => InAsync(async client =>
    {
        try
        {
            return await IdsAsync(await client.GetFolderAsync(DoneFolder));
        }
        catch (FolderNotFoundException)
        {
            return [];
        }
    });

    /// <summary>Ids of the mails that weren't.</summary>
    public Task<List<string>> LeftAsync() => InAsync(client => IdsAsync(client.Inbox));

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await StopAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static async Task<List<string>> IdsAsync(IMailFolder folder)
    {
        await folder.OpenAsync(FolderAccess.ReadOnly);
        var all = await folder.SearchAsync(SearchQuery.All);
        return all.Count == 0 ? [] : [.. (await folder.FetchAsync(all, MessageSummaryItems.Envelope)).Select(one => one.Envelope!.MessageId!)];
    }

    private async Task<T> InAsync<T>(Func<ImapClient, Task<T>> work)
    {
        using var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", _port, SecureSocketOptions.None);
        await client.AuthenticateAsync(User, Password);
        var answer = await work(client);
        await client.DisconnectAsync(quit: true);
        return answer;
    }

    /// <summary>Where the tests run as root, mails belong to Dovecot's own user, since root may have none.</summary>
    private string Configuration()
    {
        var isRoot = Environment.IsPrivilegedProcess;
        var user = isRoot ? "dovecot" : Environment.UserName;
        var guest = isRoot ? "dovenull" : Environment.UserName;
        return $$"""
            base_dir = {{_folder.FullName}}/run
            state_dir = {{_folder.FullName}}/run
            log_path = {{_folder.FullName}}/log
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            mail_location = maildir:{{_folder.FullName}}/mail/%u
            first_valid_uid = 1
            default_internal_user = {{user}}
            default_login_user = {{guest}}
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid={{user}} gid={{user}} home={{_folder.FullName}}/mail/%u
            }
            service imap-login {
              inet_listener imap {
                port = {{_port}}
              }
              inet_listener imaps {
                port = 0
              }
              chroot =
            }
            service anvil {
              chroot =
            }
            service stats {
              chroot =
            }
            namespace inbox {
              inbox = yes
              separator = /
            }
            """;
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
