using System.Text;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Groups;
using Comparte.Mail;
using Comparte.Web.Tests.Initiatives;
using MimeKit;

namespace Comparte.Web.Tests.Mail.Replies;

/// <summary>Answers to mails, from a mail server to a mailbox and back into the conversation.</summary>
public sealed class ReplyTests(ReplyFixture fixture) : IClassFixture<ReplyFixture>
{
    private Site Site => fixture.Site;

    [Fact]
    public async Task An_answer_comes_back_as_a_post_without_what_it_quotes()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var mail = await neighbors.MailedAsync();
        Assert.Contains("Puedes responder a este correo", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Puedes responder a este correo", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("no le llegan a nadie", mail.TextBody, StringComparison.Ordinal);
        var address = Assert.IsType<MailboxAddress>(Assert.Single(mail.ReplyTo)).Address;
        Assert.Matches("^reply\\+[a-z2-7]{53}@comparte\\.example$", address);
        Assert.DoesNotContain(neighbors.Joao.Member.Value[1..], address, StringComparison.Ordinal);

        var answer = neighbors.Answer(
            mail,
            $"Sí, voy el sábado.\n\nLlevo semillas.\n\n-- \nJoão\n\nEl lun, 30 nov 2026 a las 4:28, Comparte (<{address}>)\nescribió:\n\n"
            + string.Concat(mail.TextBody!.Split('\n').Select(line => $"> {line}\n")));
        await fixture.SendAsync(answer);

        var post = Assert.Single(await neighbors.WrittenAsync());
        Assert.Equal("Sí, voy el sábado.\n\nLlevo semillas.", post.GetProperty("source").GetString());
        Assert.Equal(3, post.GetProperty("replyTo").GetInt64());
        Assert.Single(neighbors.Mails);
        Assert.DoesNotContain(answer.MessageId!, await fixture.Mailbox.LeftAsync());
    }

    [Fact]
    public async Task A_message_is_answered_in_its_talk()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var (_, thread) = await neighbors.WriteAsync("¿Tienes un rato?");
        await neighbors.LaterAsync();

        await fixture.SendAsync(neighbors.Answer(neighbors.Mails[^1], "Mañana."));

        var post = Assert.Single(await neighbors.WrittenAsync(thread.Value));
        Assert.Equal("Mañana.", post.GetProperty("source").GetString());
        Assert.False(post.TryGetProperty("replyTo", out var replyTo) && replyTo.ValueKind == JsonValueKind.Number);
    }

    [Fact]
    public async Task Into_a_group_that_became_sensitive_since_no_answer_comes()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var mail = await neighbors.MailedAsync();
        await neighbors.Ana.MustAsync(
            "PATCH", $"/api/groups/{neighbors.Group}", new GroupChange { RequestId = Talk.NewRequest(), Sensitive = true });

        await fixture.SendAsync(neighbors.Answer(mail, "Sí, voy."));

        Assert.Empty(await neighbors.WrittenAsync());
        Assert.Contains("ya no se responde por correo", neighbors.Mails[^1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_about_several_conversations_can_not_be_answered()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        await neighbors.NameAsync();
        await neighbors.WriteAsync("hola");
        await neighbors.LaterAsync();

        Assert.Empty(neighbors.Mails[^1].ReplyTo);
        Assert.DoesNotContain("Puedes responder", neighbors.Mails[^1].TextBody, StringComparison.Ordinal);
        Assert.Contains("no le llegan a nadie", neighbors.Mails[^1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_mail_makes_one_post_however_often_it_comes()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var answer = neighbors.Answer(await neighbors.MailedAsync(), "Una vez.");
        await fixture.SendAsync(answer);
        await fixture.Mailbox.DeliverAsync(answer);
        await Site.EventuallyAsync(async () => (await fixture.Mailbox.DoneAsync()).Count(id => id == answer.MessageId) == 2);

        Assert.Single(await neighbors.WrittenAsync());
    }

    [Fact]
    public async Task Neither_the_address_nor_the_token_is_enough_by_itself()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var mail = await neighbors.MailedAsync();
        var other = $"{Guid.NewGuid():N}@example.org";
        await Site.NewMemberAsync("Maren", other);
        var address = ((MailboxAddress)mail.ReplyTo[0]).Address;

        await fixture.SendAsync(neighbors.Answer(mail, "de nadie", from: "nobody@example.org"));
        await fixture.SendAsync(neighbors.Answer(mail, "de otra", from: other));
        foreach (var forged in new[] { Changed(address, 8), Changed(address, 44), Changed(address, 57), "reply@comparte.example" })
        {
            var answer = neighbors.Answer(mail, "falso");
            answer.To.Clear();
            answer.To.Add(MailboxAddress.Parse(forged));
            await fixture.SendAsync(answer);
        }

        var two = neighbors.Answer(mail, "de dos");
        two.From.Add(new MailboxAddress("Maren", other));
        await fixture.SendAsync(two);
        var failing = neighbors.Answer(mail, "de otro dominio");
        failing.Headers.Add(HeaderId.AuthenticationResults, "mx.comparte.example; spf=fail; dmarc=fail header.from=example.org");
        await fixture.SendAsync(failing);

        Assert.Empty(await neighbors.WrittenAsync());
        Assert.Single(neighbors.Mails);
        Assert.Empty(fixture.Server.To(other));
    }

    [Theory]
    [InlineData("Auto-Submitted", "auto-replied")]
    [InlineData("Auto-Submitted", "auto-generated")]
    [InlineData("Precedence", "bulk")]
    [InlineData("Precedence", "auto_reply")]
    [InlineData("Return-Path", "<>")]
    [InlineData("X-Autoreply", "yes")]
    [InlineData("List-Id", "<lista.example.org>")]
    public async Task What_a_program_answers_by_itself_is_dropped(string header, string value)
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var answer = neighbors.Answer(await neighbors.MailedAsync(), "Estoy de vacaciones.");
        answer.Headers.Add(header, value);
        await fixture.SendAsync(answer);

        Assert.Empty(await neighbors.WrittenAsync());
        Assert.Single(neighbors.Mails);
    }

    [Fact]
    public async Task Rights_are_those_of_the_moment_and_the_reason_is_told_once_an_hour()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var mail = await neighbors.MailedAsync();
        await neighbors.Ana.TrySendAsync(
            "DELETE", $"/api/groups/{neighbors.Group}/members/{neighbors.Joao.Member}?requestId={Talk.NewRequest()}");

        await fixture.SendAsync(neighbors.Answer(mail, "todavía estoy"));
        await fixture.SendAsync(neighbors.Answer(mail, "y sigo"));

        Assert.Empty(await neighbors.WrittenAsync());
        var told = Assert.Single(neighbors.Mails.Skip(1));
        Assert.Contains("ya no se puede escribir", told.TextBody, StringComparison.Ordinal);
        Assert.Equal("auto-replied", told.Headers[HeaderId.AutoSubmitted]);
        Assert.NotNull(told.InReplyTo);
        Assert.Empty(told.ReplyTo);
        Site.Clock.Advance(TimeSpan.FromMinutes(61));
        await fixture.SendAsync(neighbors.Answer(mail, "otra vez"));
        Assert.Equal(3, neighbors.Mails.Count);
    }

    [Fact]
    public async Task Whoever_was_blocked_writes_nothing_and_hears_nothing()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var mail = await neighbors.MailedAsync();
        await Site.Grains.GetGrain<IAccountGrain>(neighbors.Joao.Member.Value).SetStandingAsync(Standing.Blocked);

        await fixture.SendAsync(neighbors.Answer(mail, "hola"));

        Assert.Empty(await neighbors.WrittenAsync());
        Assert.Single(neighbors.Mails);
    }

    [Theory]
    [InlineData("> solo lo citado\n", "nada escrito por ti")]
    [InlineData("long", "demasiado larga")]
    public async Task What_can_be_no_post_is_answered_with_the_reason(string text, string reason)
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var mail = await neighbors.MailedAsync();

        await fixture.SendAsync(neighbors.Answer(mail, text == "long" ? new string('ñ', 9_000) : text));

        Assert.Empty(await neighbors.WrittenAsync());
        Assert.Contains(reason, neighbors.Mails[^1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_do_not_come_along_and_the_member_is_told()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var answer = neighbors.Answer(await neighbors.MailedAsync(), "Mira la foto.");
        var photo = new MimePart("image", "jpeg")
        {
            Content = new MimeContent(new MemoryStream([0xFF, 0xD8, 0xFF])),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            FileName = "foto.jpg",
        };
        answer.Body = new Multipart("mixed") { answer.Body!, photo };
        await fixture.SendAsync(answer);

        var post = Assert.Single(await neighbors.WrittenAsync());
        Assert.Equal("Mira la foto.", post.GetProperty("source").GetString());
        Assert.False(post.TryGetProperty("attachments", out var files) && files.ValueKind == JsonValueKind.Array && files.GetArrayLength() > 0);
        Assert.Contains("sin los archivos", neighbors.Mails[^1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_of_HTML_alone_becomes_its_words()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var answer = neighbors.Answer(await neighbors.MailedAsync(), "");
        answer.Body = new TextPart("html")
        {
            Text = "<html><head><style>p{color:red}</style></head><body><div dir=\"ltr\">Sí,&nbsp;<b>voy</b>.<br>Hasta luego"
                + "<script>alert(1)</script><img src=\"https://tracker.example/x.png\" onerror=\"alert(1)\"></div>"
                + "<div class=\"gmail_quote\"><div class=\"gmail_attr\">El lun escribió:</div><blockquote>¿vienes?</blockquote></div></body></html>",
        };
        await fixture.SendAsync(answer);

        Assert.Equal("Sí, voy.\nHasta luego", Assert.Single(await neighbors.WrittenAsync()).GetProperty("source").GetString());
    }

    [Fact]
    public async Task A_mailbox_that_was_away_is_read_when_it_is_back()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var answer = neighbors.Answer(await neighbors.MailedAsync(), "Después.");
        await fixture.Mailbox.StopAsync();
        await fixture.Mailbox.StartAsync();

        await fixture.SendAsync(answer);

        Assert.Single(await neighbors.WrittenAsync());
    }

    [Fact]
    public async Task One_host_reads_the_mailbox_and_another_one_when_it_stops()
    {
        var mailbox = Site.Grains.GetGrain<IMailboxGrain>("test");
        Assert.True(await mailbox.HoldAsync("one"));
        Assert.False(await mailbox.HoldAsync("two"));
        Site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await mailbox.HoldAsync("one"));
        Site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.False(await mailbox.HoldAsync("two"));
        Site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await mailbox.HoldAsync("two"));
        Assert.False(await mailbox.HoldAsync("one"));
    }

    private static string Changed(string address, int at) =>
        new StringBuilder(address) { [at] = address[at] == 'a' ? 'b' : 'a' }.ToString();
}
