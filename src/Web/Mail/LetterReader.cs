using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Topics;
using Comparte.Web.Home;

namespace Comparte.Web.Mail;

/// <summary>Reads what a mail says, by the rights of whom it is for and at the moment at which it is sent.</summary>
internal sealed class LetterReader(FollowedReader followed, IGrainFactory grains)
{
    /// <summary>Letters of what people wrote in one mail.</summary>
    private const int Room = 6_000;

    /// <summary>The letter; null where nothing is left to say, or nobody to say it to.</summary>
    public async Task<Letter?> ReadAsync(MailOrder order)
    {
        if (await grains.GetGrain<IAccountGrain>(order.To.Value).FindAsync()
            is not { Standing: Standing.Active, Credentials.Email: { Length: > 0 } address })
        {
            return null;
        }

        var mine = await grains.GetGrain<IMemberGrain>(order.To.Value).MineAsync(order.To);
        if (mine.OfType<OwnProfile>().FirstOrDefault() is not { } own)
        {
            return null;
        }

        var words = new MailWords(MailWords.LanguageOf(mine));
        var network = (await grains.GetNetwork().ReadAsync()).Name;
        var parts = await PartsAsync(order, mine, words, network);
        if (parts.IsEmpty)
        {
            return null;
        }

        return new Letter
        {
            Kind = order.Kind,
            Id = order.Id,
            To = order.To,
            Name = own.Profile.Name,
            Address = address,
            Language = words.Language,
            Network = network,
            Subject = parts[0].Subject,
            Parts = parts,
        };
    }

    private async Task<ImmutableArray<LetterPart>> PartsAsync(
        MailOrder order, ImmutableArray<Entry> mine, MailWords words, string network)
    {
        var notices = new LetterNotices(order.To, mine, words, grains, new LetterNames(grains, words));
        if (order.Kind == MailKind.Digest)
        {
            var parts = new DigestNotices(order, notices, words, network);
            var digest = new LetterDigest(order, mine, words, network, grains, followed);
            return [.. await parts.ReadAsync(), .. await digest.ReadAsync(await parts.ReactionsAsync())];
        }

        var items = await notices.OfAsync(order.Items, quotes: true, Room);
        return items.IsEmpty ? [] :
        [
            new LetterPart("", items, order.Left > 0 ? words.Of("mail.digest.more") : "")
            {
                Subject = items is [var only] ? only.Sentence : words.Of("mail.atOnce.subject", items.Length, ("network", network)),
            },
        ];
    }
}
