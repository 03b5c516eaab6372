namespace Comparte.Mail;

/// <summary>A member to whom mails go. The same grain as the owner of the topic <c>me/…</c>, which says which of them are wanted;
/// the key is the <see cref="MemberId"/>.</summary>
[Alias("Comparte.IMailedGrain")]
public interface IMailedGrain : IGrainWithStringKey
{
    /// <summary>The member chooses which mails come, and when.</summary>
    [Alias("ChooseMail")]
    Task<Refusal?> ChooseMailAsync(MemberId actor, MailChoice choice);

    /// <summary>Ends mails of a kind for whoever got one: the caller has the link that stood in it.</summary>
    [Alias("EndMail")]
    Task<Refusal?> EndMailAsync(MailKind kind);
}
