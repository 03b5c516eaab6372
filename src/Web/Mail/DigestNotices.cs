using System.Collections.Immutable;
using Comparte.Mail;

namespace Comparte.Web.Mail;

/// <summary>A digest's notices by weight: what waits for an answer, then what was written to the member and what else
/// concerns it, and one line for all reactions.</summary>
internal sealed class DigestNotices(MailOrder order, LetterNotices notices, MailWords words, string network)
{
    private string More => order.Left > 0 ? words.Of("mail.digest.more") : "";

    /// <summary>The parts that have something to say, without reactions.</summary>
    public async Task<ImmutableArray<LetterPart>> ReadAsync()
    {
        var waiting = await OfAsync(weight => weight == NoticeWeight.Waits);
        var others = await OfAsync(weight => weight is NoticeWeight.Writes or NoticeWeight.Tells);
        return
        [
            .. Part("mail.digest.waiting", "mail.digest.waiting.subject", waiting, others.IsEmpty ? More : ""),
            .. Part("mail.digest.forYou", "mail.atOnce.subject", others, More),
        ];
    }

    /// <summary>One line, whatever they are about; nothing where there are none.</summary>
    public async Task<ImmutableArray<LetterPart>> ReactionsAsync()
    {
        var reactions = await OfAsync(weight => weight == NoticeWeight.Reacts);
        var line = reactions is [var only] ? only : new LetterItem(
            words.Of("mail.digest.reactions.many", ("n", $"{reactions.Length}")), "/app/avisos");
        return reactions.IsEmpty
            ? []
            : [new LetterPart(words.Of("mail.digest.reactions"), [line]) { Subject = line.Sentence, IsLight = true }];
    }

    private Task<ImmutableArray<LetterItem>> OfAsync(Func<NoticeWeight, bool> isOne) => notices.OfAsync(
        [.. order.Items.Where(item => isOne(NoticeWeights.Of(item.Notice.Type)))], quotes: false, room: 0);

    private IEnumerable<LetterPart> Part(string title, string subject, ImmutableArray<LetterItem> items, string more) => items.IsEmpty
        ? []
        : [new LetterPart(words.Of(title), items, more)
        {
            Subject = items is [var only] ? only.Sentence : words.Of(subject, items.Length, ("network", network)),
        }];
}
