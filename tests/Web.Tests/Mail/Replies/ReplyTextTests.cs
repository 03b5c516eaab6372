using Comparte.Web.Mail.Replies;
using MimeKit;

namespace Comparte.Web.Tests.Mail.Replies;

/// <summary>What programs quote and sign, in the languages of the network.</summary>
public sealed class ReplyTextTests
{
    [Theory]
    // Gmail.
    [InlineData("Sí.\n\nEl lun, 30 nov 2026 a las 4:28, Comparte (<comparte@example.org>) escribió:\n\n> hola\n> adiós")]
    [InlineData("Sí.\n\nEm seg., 30 de nov. de 2026 às 04:28, Comparte <comparte@example.org>\nescreveu:\n\n> hola")]
    [InlineData("Sí.\n\nComparte (<comparte@example.org>) erabiltzaileak hau idatzi du (2026(e)ko aza. 30(a), al. (04:28)):\n\n> hola")]
    [InlineData("Sí.\n\nOn Mon, Nov 30, 2026 at 4:28 AM Comparte <\ncomparte@example.org> wrote:\n\n> hola")]
    // Thunderbird.
    [InlineData("Sí.\n\nEl 30/11/26 a las 4:28, Comparte escribió:\n> hola")]
    [InlineData("Sí.\n\nEm 30/11/2026 04:28, Comparte escreveu:\n> hola")]
    [InlineData("Sí.\n\n2026(e)ko azaroaren 30a 04:28(e)an, Comparte igorleak idatzi zuen:\n> hola")]
    [InlineData("On 11/30/26 04:28, Comparte wrote:\n> hola\n> adiós\n\nSí.")]
    // Apple.
    [InlineData("Sí.\n\nEnviado desde mi iPhone\n\n> El 30 nov 2026, a las 4:28, Comparte <comparte@example.org> escribió:\n> \n> hola")]
    [InlineData("Sí.\n\nEnviado do meu iPhone\n\n> No dia 30/11/2026, às 04:28, Comparte <c@example.org> escreveu:\n> hola")]
    [InlineData("Sí.\n\nSent from my iPad\n\nOn 30 Nov 2026, at 04:28, Comparte <c@example.org> wrote:\n\nhola")]
    // Outlook, which marks nothing of what it quotes.
    [InlineData("Sí.\n\n________________________________\nDe: Comparte <c@example.org>\nEnviado: lunes, 30 de noviembre de 2026 4:28\nPara: João\nAsunto: hola\n\nhola")]
    [InlineData("Sí.\n\nDe: Comparte <c@example.org>\nEnviada em: segunda-feira, 30 de novembro de 2026 04:28\nPara: João\nAssunto: hola\n\nhola")]
    [InlineData("Sí.\n\nFrom: Comparte <c@example.org>\nSent: Monday, November 30, 2026 4:28 AM\nTo: João\nSubject: hola\n\nhola")]
    [InlineData("Sí.\n\nNork: Comparte <c@example.org>\nBidalia: 2026-11-30 04:28\nNori: João\nGaia: hola\n\nhola")]
    [InlineData("Sí.\n\n-----Mensaje original-----\nDe: Comparte\nhola")]
    [InlineData("Sí.\n\nGet Outlook for Android\n________________________________\nFrom: Comparte\nhola")]
    [InlineData("Sí.\r\n\r\n-- \r\nJoão\r\nHuertas")]
    public void What_is_quoted_or_signed_is_cut(string mail) => Assert.Equal("Sí.", ReplyText.Cut(mail));

    [Theory]
    [InlineData("Te escribo desde casa.\nEl sábado voy, y María escribió: trae semillas.")]
    [InlineData("De: la tienda, un saco.\n\nY nada más.")]
    [InlineData("- maíz\n- frijol\n\nUno\n\nDos")]
    [InlineData("1 > 0")]
    public void What_somebody_wrote_stays(string mail) => Assert.Equal(mail, ReplyText.Cut(mail));

    [Fact]
    public void Answers_between_what_is_quoted_stay()
    {
        const string mail = "On Mon, Nov 30, 2026 at 4:28 AM Comparte <c@example.org> wrote:\n> ¿vienes?\nSí.\n> ¿y María?\nTambién.";
        Assert.Equal("Sí.\nTambién.", ReplyText.Cut(mail));
    }

    [Fact]
    public void Lines_that_a_program_broke_are_whole_again()
    {
        var mail = new MimeMessage
        {
            Body = MimeEntity.Load(new MemoryStream(
            "Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nVoy el \r\nlunes.\r\n\r\nAdi=C3\r\n-- \r\nJ\r\n"u8.ToArray()))
        };
        Assert.Equal("Voy el lunes.\n\nAdi=C3", ReplyText.Of(mail));
    }

    [Fact]
    public void Outlooks_quote_is_cut_from_a_mail_of_HTML_alone()
    {
        var mail = new MimeMessage
        {
            Body = new TextPart("html")
            {
                Text = "<div><p>Voy.</p><ul><li>maíz</li><li>frijol</li></ul></div><div id=\"Signature\">João</div>"
                    + "<div><div id=\"divRplyFwdMsg\"><b>De:</b> Comparte</div><div>secreto</div></div><div>más</div>",
            },
        };
        Assert.Equal("Voy.\n\n- maíz\n- frijol", ReplyText.Of(mail));
    }

    [Fact]
    public void A_text_made_to_be_slow_is_read_at_once()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        ReplyText.Cut(string.Concat(Enumerable.Repeat("On " + new string('a', 290) + "\n", 500)));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }
}
