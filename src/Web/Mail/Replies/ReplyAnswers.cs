using Comparte.Accounts;
using Comparte.Mail;
using Comparte.Members;
using MimeKit;

namespace Comparte.Web.Mail.Replies;

/// <summary>Tells a member what did not become of its answer: at most one mail an hour, so that two programs that answer each other
/// are soon tired of it.</summary>
internal sealed class ReplyAnswers(MailSite site, IPostOffice office, IGrainFactory grains)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <summary>Says why there is no post; without a reason, that there is one and that its files didn't come along.</summary>
    public async Task SendAsync(MemberId member, MimeMessage mail, string? refusal)
    {
        if (await grains.GetGrain<IAccountGrain>(member.Value).FindAsync()
                is not { Standing: Standing.Active, Credentials.Email: { Length: > 0 } address }
            || !await grains.GetGrain<IMailGrain>(member.Value).MayAnswerAsync())
        {
            return;
        }

        var words = new MailWords(MailWords.LanguageOf(await grains.GetGrain<IMemberGrain>(member.Value).MineAsync(member)));
        var network = (await grains.GetNetwork().ReadAsync()).Name;
        using var answer = site.NewMail(address, words.Of("mail.reply.subject", ("network", network)));
        answer.Headers.Replace(HeaderId.AutoSubmitted, "auto-replied");
        if (mail.MessageId is { Length: > 0 } id)
        {
            answer.InReplyTo = id;
            answer.References.Add(id);
        }

        answer.Body = new TextPart("plain")
        {
            Text = words.Of(KeyOf(refusal), ("link", $"{site.Address}/app")),
        };
        using var patience = new CancellationTokenSource(Patience);
        await office.SendAsync(answer, patience.Token);
    }

    private static string KeyOf(string? refusal) => refusal switch
    {
        null => "mail.reply.files",
        "required" => "mail.reply.empty",
        "too_long" => "mail.reply.long",
        "reply_expired" => "mail.reply.expired",
        "reply_sensitive" => "mail.reply.writeThere",
        _ => "mail.reply.refused",
    };
}
