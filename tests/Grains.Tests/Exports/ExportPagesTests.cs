using System.Collections.Immutable;
using Comparte.Exports;

namespace Comparte.Grains.Tests.Exports;

/// <summary>What people read in the file.</summary>
public sealed class ExportPagesTests
{
    private static readonly ExportPages Pages = new(
        new ExportWords(ImmutableSortedDictionary.CreateRange(new Dictionary<string, string>
        {
            ["date.day.year"] = "{day} de {month} de {year}",
            ["date.months"] = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            ["settings.mail.zone"] = "Horas de {zone}.",
        }), "es"),
        TimeZoneInfo.FindSystemTimeZoneById("America/Guatemala"));

    [Fact]
    public async Task What_people_wrote_means_no_more_than_it_says_and_each_page_leads_back()
    {
        const string Hostile = "</title><script>alert(1)</script>";
        var body = new[] { ExportPages.Piece(Hostile, Hostile), ExportPages.Line(Hostile), ExportPages.Link(Hostile, "a/\"><b>.html") };

        var page = string.Concat(await Pages.Of(
            "shared/x/es.html", Hostile, [Hostile, null, ""], body.ToAsyncEnumerable()).ToListAsync());

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Equal(8, page.Split("&lt;script&gt;").Length);
        Assert.Contains("<a href=\"../../index.html\">", page, StringComparison.Ordinal);
        Assert.Contains("Horas de America/Guatemala.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_are_by_the_members_clock() => Assert.Equal(
        "31 de diciembre de 2025, 20:30", Pages.At(new DateTimeOffset(2026, 1, 1, 2, 30, 0, TimeSpan.Zero)));

    [Fact]
    public void Whom_a_text_names_stands_there_by_name() => Assert.Equal(
        "<div class=\"text\">Hola @Ana &lt;3: [x](y)</div>\n",
        ExportPages.Text($"Hola @[Ana](m{new string('1', 32)}) <3: [x](y)"));
}
