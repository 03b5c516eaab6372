using System.Collections.Immutable;
using Comparte.Exports;
using Comparte.Inbox;

namespace Comparte.Grains.Tests.Exports;

/// <summary>What the file says in the member's language.</summary>
public sealed class ExportWordsTests
{
    private static readonly ExportWords Words = new(ImmutableSortedDictionary.CreateRange(new Dictionary<string, string>
    {
        ["export.done"] = "hecha",
        ["notice.message"] = "{who} te escribe sobre «{title}»",
        ["notice.message.own"] = "{who} te escribe",
        ["notice.mention"] = "{who} te nombra en «{title}»",
        ["notice.request.one"] = "{n} persona pide entrar en {title}",
        ["notice.request.other"] = "{n} personas piden entrar en {title}",
    }));

    [Theory]
    [InlineData(NoticeType.Message, "Bomba", 1, "Ana te escribe sobre «Bomba»")]
    [InlineData(NoticeType.Message, null, 1, "Ana te escribe")]
    [InlineData(NoticeType.Mention, null, 1, "Ana te nombra en «…»")]
    [InlineData(NoticeType.Request, "Huertas", 1, "1 persona pide entrar en Huertas")]
    [InlineData(NoticeType.Request, "Huertas", 3, "3 personas piden entrar en Huertas")]
    public void A_notice_says_what_it_says_on_screen(NoticeType type, string? title, int times, string sentence) =>
        Assert.Equal(sentence, Words.Notice(type, "Ana", title, times));

    [Fact]
    public void A_word_that_was_not_brought_along_is_its_key() =>
        Assert.Equal(("hecha", "otra"), (Words["done"], Words["otra"]));
}
