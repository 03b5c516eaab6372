using System.Text.Json;
using Comparte.Accounts;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Push;
using Comparte.Web.Http;
using Comparte.Web.Mail;

namespace Comparte.Web.Push;

/// <summary>Reads what pushes say, by the rights of whom they are for and at the moment at which they are sent: what happened, one
/// line of what was written, and where in the app it stands.</summary>
internal sealed class PushReader(IGrainFactory grains)
{
    private const int MaxTitle = 120;
    private const int MaxLine = 140;

    /// <summary>What each item says, as JSON; null where nothing is left to say, or nobody to say it to.</summary>
    public async Task<string?[]> ReadAsync(PushOrder order)
    {
        if (await grains.GetGrain<IAccountGrain>(order.To.Value).FindAsync() is not { Standing: Standing.Active })
        {
            return new string?[order.Items.Length];
        }

        var mine = await grains.GetGrain<IMemberGrain>(order.To.Value).MineAsync(order.To);
        var words = new MailWords(MailWords.LanguageOf(mine));
        var notices = new LetterNotices(order.To, mine, words, grains, new LetterNames(grains, words));
        return await Task.WhenAll(order.Items.Select(async item =>
            await notices.OfAsync([item.Item], quotes: true, MaxLine) is [var told] ? TextOf(told, item.Item, order.Unseen) : null));
    }

    private static string TextOf(LetterItem told, MailItem item, int unseen) => JsonSerializer.Serialize(
        new PushText(
            Excerpt.Of(told.Sentence, MaxTitle),
            told.Quotes is [.., { Lines: [var line, ..] }] ? Excerpt.Of(line, MaxLine) : told.Beside,
            told.Path,
            item.Notice.Key,
            unseen),
        JsonSerializerOptions.Web);
}

/// <summary>What a browser is pushed.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Body">The beginning of what was written; perhaps empty.</param>
/// <param name="Path">Where it stands in the app.</param>
/// <param name="Tag">The notice's key: what has the same one takes the place of what is shown.</param>
/// <param name="Unseen">How many notices the member hasn't seen.</param>
internal sealed record PushText(string Title, string Body, string Path, string Tag, int Unseen);
