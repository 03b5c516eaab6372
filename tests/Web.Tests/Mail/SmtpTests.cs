using System.Net;
using System.Net.Sockets;
using Comparte.Web.Mail;
using MailKit;
using MimeKit;

namespace Comparte.Web.Tests.Mail;

/// <summary>Mails through a small mail server on this machine.</summary>
public sealed class SmtpTests : IDisposable
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource<string> _delivered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _connections;

    public SmtpTests() => _server.Start();

    [Fact]
    public async Task A_mail_is_never_sent_in_plain_text_where_TLS_is_wanted()
    {
        var serving = ServeAsync(busyTimes: 0);
        using var mail = NewMail();

        await Assert.ThrowsAsync<NotSupportedException>(
            () => new SmtpOffice(Options(tls: true)).SendAsync(mail, CancellationToken.None));

        _server.Stop();
        await serving;
        Assert.False(_delivered.Task.IsCompleted);
    }

    [Fact]
    public async Task A_mail_is_tried_again_when_the_server_is_busy()
    {
        var serving = ServeAsync(busyTimes: 2);
        var site = NewSite(retryAfter: "00:00:00.010");
        await site.InitializeAsync();
        var address = $"{Guid.NewGuid():N}@example.org";
        await site.NewMemberAsync(email: address);
        using var browser = site.NewBrowser();

        await browser.TryPostAsync("/api/session/link", new { email = address });

        Assert.Contains(address, await _delivered.Task.WaitAsync(TimeSpan.FromSeconds(20)), StringComparison.Ordinal);
        Assert.Equal(3, _connections);
        await site.DisposeAsync();
        _server.Stop();
        await serving;
    }

    [Fact]
    public async Task A_mail_that_has_to_wait_holds_up_no_other()
    {
        var serving = ServeAsync(busyTimes: 1);
        var site = NewSite(retryAfter: "01:00:00");
        await site.InitializeAsync();
        var (first, second) = ($"{Guid.NewGuid():N}@example.org", $"{Guid.NewGuid():N}@example.org");
        await site.NewMemberAsync(email: first);
        await site.NewMemberAsync(email: second);
        using var browser = site.NewBrowser();

        await browser.TryPostAsync("/api/session/link", new { email = first });
        await browser.TryPostAsync("/api/session/link", new { email = second });

        Assert.Contains(second, await _delivered.Task.WaitAsync(TimeSpan.FromSeconds(20)), StringComparison.Ordinal);
        Assert.Equal(2, _connections);
        await site.DisposeAsync();
        _server.Stop();
        await serving;
    }

    public void Dispose() => _server.Dispose();

    private static MimeMessage NewMail()
    {
        var mail = new MimeMessage { Subject = "Hola", Body = new TextPart("plain") { Text = "Hola" } };
        mail.From.Add(new MailboxAddress("Comparte", "comparte@example.org"));
        mail.To.Add(new MailboxAddress("Ane", "ane@example.org"));
        return mail;
    }

    private Site NewSite(string retryAfter) => new(new Dictionary<string, string>
    {
        ["Mail:Smtp:Host"] = "127.0.0.1",
        ["Mail:Smtp:Port"] = $"{((IPEndPoint)_server.LocalEndpoint).Port}",
        ["Mail:Smtp:Tls"] = "false",
        ["Mail:RetryAfter"] = retryAfter,
    });

    private MailOptions Options(bool tls) => new()
    {
        Smtp = new() { Host = "127.0.0.1", Port = ((IPEndPoint)_server.LocalEndpoint).Port, Tls = tls },
    };

    /// <summary>Takes one connection after another; the first ones hear that it is busy. It knows no TLS.</summary>
    private async Task ServeAsync(int busyTimes)
    {
        try
        {
            while (true)
            {
                using var client = await _server.AcceptTcpClientAsync();
                await TalkAsync(client.GetStream(), isBusy: ++_connections <= busyTimes);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream, bool isBusy)
    {
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync(isBusy ? "421 busy" : "220 ready");
        while (!isBusy && await reader.ReadLineAsync() is { } line)
        {
            if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var mail = "";
                while (await reader.ReadLineAsync() is { } text && text != ".")
                {
                    mail += text + "\n";
                }

                _delivered.TrySetResult(mail);
            }

            await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 ok");
        }
    }
}
