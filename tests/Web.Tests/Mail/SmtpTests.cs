using Comparte.Web.Mail;
using MailKit;
using MimeKit;

namespace Comparte.Web.Tests.Mail;

/// <summary>Mails through a small mail server on this machine.</summary>
public sealed class SmtpTests : IDisposable
{
    private readonly MailServer _server = new();

    [Fact]
    public async Task A_mail_is_never_sent_in_plain_text_where_TLS_is_wanted()
    {
        using var mail = NewMail();

        await Assert.ThrowsAsync<NotSupportedException>(
            () => new SmtpOffice(Options(tls: true)).SendAsync(mail, CancellationToken.None));

        Assert.Empty(_server.To("ane@example.org"));
    }

    [Fact]
    public async Task A_mail_is_tried_again_when_the_server_is_busy()
    {
        _server.Behaves = connection => connection <= 2 ? Manners.IsBusy : Manners.Takes;
        var site = NewSite(retryAfter: "00:00:00.010");
        await site.InitializeAsync();
        var address = $"{Guid.NewGuid():N}@example.org";
        await site.NewMemberAsync(email: address);
        using var browser = site.NewBrowser();

        await browser.TryPostAsync("/api/session/link", new { email = address });

        await Site.EventuallyAsync(() => Task.FromResult(_server.To(address).Count == 1));
        Assert.Equal(3, _server.Connections);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_that_has_to_wait_holds_up_no_other()
    {
        _server.Behaves = connection => connection == 1 ? Manners.IsBusy : Manners.Takes;
        var site = NewSite(retryAfter: "01:00:00");
        await site.InitializeAsync();
        var (first, second) = ($"{Guid.NewGuid():N}@example.org", $"{Guid.NewGuid():N}@example.org");
        await site.NewMemberAsync(email: first);
        await site.NewMemberAsync(email: second);
        using var browser = site.NewBrowser();

        await browser.TryPostAsync("/api/session/link", new { email = first });
        await browser.TryPostAsync("/api/session/link", new { email = second });

        await Site.EventuallyAsync(() => Task.FromResult(_server.To(second).Count == 1));
        Assert.Equal(2, _server.Connections);
        await site.DisposeAsync();
    }

    public void Dispose() => _server.Dispose();

    private static MimeMessage NewMail()
    {
        var mail = new MimeMessage { Subject = "Hola", Body = new TextPart("plain") { Text = "Hola" } };
        mail.From.Add(new MailboxAddress("Comparte", "comparte@example.org"));
        mail.To.Add(new MailboxAddress("Ane", "ane@example.org"));
        return mail;
    }

    private Site NewSite(string retryAfter) =>
        new(new Dictionary<string, string>(_server.Settings) { ["Mail:RetryAfter"] = retryAfter });

    private MailOptions Options(bool tls) => new()
    {
        Smtp = new() { Host = "127.0.0.1", Port = _server.Port, Tls = tls },
    };
}
