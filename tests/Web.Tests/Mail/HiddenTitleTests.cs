using Comparte.Threads;
using Comparte.Web.Mail;

namespace Comparte.Web.Tests.Mail;

/// <summary>What mails call a conversation.</summary>
public sealed class HiddenTitleTests
{
    [Theory]
    [InlineData("es", "Título oculto")]
    [InlineData("pt", "Título oculto")]
    [InlineData("eu", "Izenburu ezkutatua")]
    [InlineData("en", "Hidden title")]
    public void A_title_that_is_hidden_is_a_word_in_the_readers_language(string language, string word)
    {
        Assert.Equal(word, new MailWords(language).TitleOf(new ThreadAbout()));
        Assert.Equal("Semillas", new MailWords(language).TitleOf(new ThreadAbout { Title = "Semillas" }));
    }
}
