using System.Text.Json;
using MimeKit;

namespace Comparte.Web.Tests.Mail.Replies;

/// <summary>A site with a mail server and a mailbox to which its members answer.</summary>
public sealed class ReplyFixture : MailFixture
{
    internal ImapServer Mailbox { get; } = new();

    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(Server.Settings.Concat(Mailbox.Settings));

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        await Mailbox.StartAsync();
        await base.InitializeAsync();
    }

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Mailbox.DisposeAsync();
    }

    /// <summary>Delivers a mail and waits until it was read.</summary>
    internal async Task SendAsync(MimeMessage mail)
    {
        await Mailbox.DeliverAsync(mail);
        await ReadAsync(mail);
    }

    /// <summary>Waits until a mail was read.</summary>
    internal Task ReadAsync(MimeMessage mail) =>
        Site.EventuallyAsync(async () => (await Mailbox.DoneAsync()).Contains(mail.MessageId!));
}

/// <summary>What the tests do with mails and answers.</summary>
internal static class Answering
{
    /// <summary>Ana names João, who is away, and gets a mail.</summary>
    public static async Task<MimeMessage> MailedAsync(this Neighbors neighbors, string body = "¿vienes?")
    {
        await neighbors.NameAsync(body);
        await neighbors.LaterAsync();
        return neighbors.Mails[^1];
    }

    /// <summary>João's answer, as a program writes it.</summary>
    public static MimeMessage Answer(this Neighbors neighbors, MimeMessage to, string text, string? from = null)
    {
        var answer = new MimeMessage { Subject = $"Re: {to.Subject}", InReplyTo = to.MessageId };
        answer.From.Add(new MailboxAddress("João", from ?? neighbors.Address));
        answer.To.AddRange(to.ReplyTo);
        answer.References.Add(to.MessageId!);
        answer.Body = new TextPart("plain") { Text = text };
        return answer;
    }

    /// <summary>The texts of João's posts in a conversation.</summary>
    public static async Task<List<JsonElement>> WrittenAsync(this Neighbors neighbors, string? thread = null)
    {
        var page = await neighbors.Ana.GetAsync<JsonElement>($"/api/topics/thread/{thread ?? neighbors.Thread.Value}/entries?limit=100");
        return [.. page.GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("kind").GetString() == "post"
                && entry.GetProperty("by").GetString() == neighbors.Joao.Member.Value)];
    }
}
