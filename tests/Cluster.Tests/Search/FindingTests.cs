using System.Collections.Immutable;
using Comparte.Search;

namespace Comparte.Cluster.Tests.Search;

/// <summary>What is found with which words.</summary>
public sealed class FindingTests : IDisposable
{
    private readonly IndexSetup _setup = new();

    [Theory]
    [InlineData("Hicimos la reunión de las cooperativas cafetaleras", "reunion")]
    [InlineData("Hicimos la reunión de las cooperativas cafetaleras", "REUNIÓN")]
    [InlineData("Hicimos la reunión de las cooperativas cafetaleras", "cooperativa cafetalera")]
    [InlineData("Hicimos las reuniones con la organización", "organizaciones reunión")]
    [InlineData("As organizações da região fizeram uma feira", "organização")]
    [InlineData("As organizações da região fizeram uma feira", "organizacao regiao")]
    [InlineData("As sementes crioulas são nossas", "semente crioula")]
    [InlineData("Baserritarren elkarteak haziak gordetzen ditu eta banatu egiten ditu", "baserritarrak")]
    [InlineData("Baserritarren elkarteak haziak gordetzen ditu eta banatu egiten ditu", "elkartea hazia")]
    [InlineData("The farmers are keeping their seeds in the community house", "farmer seed")]
    [InlineData("The farmers are keeping their seeds in the community house", "keep communities")]
    [InlineData("Preparamos bioinsumos con melaza", "bioins")]
    [InlineData("Preparamos bioinsumos con melaza", "bioinsunos")]
    [InlineData("Preparamos bioinsumos con melaza", "melasa")]
    [InlineData("Preparamos bioinsumos con melaza", "los bioinsumos de la melaza")]
    [InlineData("El precio del café orgánico subió", "\"café organico\"")]
    [InlineData("Niñas y niños en la huerta", "ninos")]
    public async Task A_text_is_found_by_its_words_their_forms_beginnings_and_mistakes(string text, string words)
    {
        await _setup.TakeAsync(_setup.Post(text), _setup.Post("Otra cosa muy distinta", no: 3));

        Assert.Equal(["post/t1/2"], await _setup.KeysAsync(words));
    }

    [Theory]
    [InlineData("El café del precio", "\"precio del café\"")]
    [InlineData("Vendemos miel", "mil")]
    [InlineData("Vendemos miel", "miel panela")]
    [InlineData("Vendemos miel", "...")]
    public async Task A_text_is_not_found_by_other_words(string text, string words)
    {
        await _setup.TakeAsync(_setup.Post(text));

        var found = await _setup.FindAsync(words);

        Assert.True(found.Items.IsEmpty || found.IsNear);
    }

    [Fact]
    public async Task Whoever_has_the_name_comes_before_whoever_is_written_of()
    {
        await _setup.TakeAsync(
            _setup.Post("Lucía nos contó. Lucía, Lucía y Lucía."), _setup.Person("m1", "Lucía Quispe", "Trabaja con café"));

        Assert.Equal("person/m1", (await _setup.KeysAsync("lucia"))[0]);
    }

    [Fact]
    public async Task A_country_is_found_by_its_name_in_any_language_and_by_its_filter()
    {
        await _setup.TakeAsync(
            _setup.Person("m1", "Rosa", "Trabajo con café", "PE"), _setup.Person("m2", "Jon", "Kafearekin", "ES"),
            _setup.Person("m3", "Ana", "Trabajo con café", "GT"));

        Assert.Equal(["person/m1"], await _setup.KeysAsync("café peru"));
        Assert.Equal(["person/m2"], await _setup.KeysAsync("espainia"));
        Assert.Equal(["person/m1"], await _setup.KeysAsync(new SearchQuery { Text = "café", Country = "PE" }));
    }

    [Fact]
    public async Task An_axis_finds_what_is_about_it_its_parts_and_what_was_merged_into_them()
    {
        await _setup.TakeAsync(
            Axis("food", "Soberanía alimentaria"), Axis("seeds", "Semillas", "Haziak", of: "food"),
            Axis("old-seeds", "Semillas criollas", of: "seeds") with { Audience = SearchDocument.Nobody },
            _setup.Person("m1", "Rosa") with { Axes = ["old-seeds"] },
            _setup.Person("m2", "Jon") with { Axes = ["finance"] });

        Assert.Contains("person/m1", await _setup.KeysAsync(new SearchQuery { Axis = "food" }));
        Assert.DoesNotContain("person/m2", await _setup.KeysAsync(new SearchQuery { Axis = "food" }));
        Assert.Contains("person/m1", await _setup.KeysAsync("haziak"));
    }

    [Fact]
    public async Task Kinds_are_counted_whichever_is_asked_for()
    {
        await _setup.TakeAsync(
            _setup.Person("m1", "Rosa", "café"), _setup.Post("café"), _setup.Post("más café", no: 3));

        var found = await _setup.FindAsync(new SearchQuery { Text = "café", Kind = SearchKinds.Person });

        Assert.Equal("m1", Assert.Single(found.Items).Id);
        Assert.Equal((1, 2), (found.Counts["person"], found.Counts["post"]));
    }

    [Fact]
    public async Task Days_and_languages_leave_out_the_rest()
    {
        await _setup.TakeAsync(
            _setup.Post("La feria de las semillas fue una fiesta para el pueblo"),
            _setup.Post("A feira das sementes foi uma festa e não choveu", no: 3),
            _setup.Person("m1", "Feria"));

        Assert.Equal(["post/t1/2"], await _setup.KeysAsync(new SearchQuery { Kind = "post", Language = "es" }));
        Assert.Equal(["post/t1/3"], await _setup.KeysAsync(new SearchQuery { Kind = "post", Language = "pt" }));
        var day = new DateOnly(2026, 5, 4);
        Assert.Equal(2, (await _setup.KeysAsync(new SearchQuery { From = day, To = day })).Length);
        Assert.Empty(await _setup.KeysAsync(new SearchQuery { From = day.AddDays(1) }));
        Assert.Empty(await _setup.KeysAsync(new SearchQuery { To = day.AddDays(-1) }));
    }

    [Fact]
    public async Task Pages_follow_each_other_to_the_end()
    {
        await _setup.TakeAsync([.. Enumerable.Range(2, 45).Select(no => _setup.Post($"miel {no}", no))]);
        var (keys, after) = (new List<string>(), (int?)0);
        while (after is { } from)
        {
            var page = await _setup.FindAsync(new SearchQuery { Text = "miel", After = from });
            keys.AddRange(page.Items.Select(hit => $"{hit.No}"));
            after = page.Next;
        }

        Assert.Equal((45, 45), (keys.Count, keys.Distinct().Count()));
    }

    [Fact]
    public async Task What_was_looked_for_is_marked_in_a_plain_excerpt()
    {
        var text = $"{string.Concat(Enumerable.Repeat("Antes de eso hubo mucho. ", 30))}Llegó 🌱 <b>Melaza</b> orgánica "
            + $"y luego {string.Concat(Enumerable.Repeat("siguieron otras cosas. ", 30))}";
        await _setup.TakeAsync(_setup.Post(text));

        var hit = Assert.Single((await _setup.FindAsync("melaza organi")).Items);

        Assert.Equal(
            ["Melaza", "orgánica"], hit.Marks.Select(mark => hit.Excerpt.Substring(mark.Start, mark.Length)));
        Assert.InRange(hit.Excerpt.Length, 100, 202);
        Assert.StartsWith("…", hit.Excerpt, StringComparison.Ordinal);
        Assert.EndsWith("…", hit.Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_found_by_other_words_shows_them()
    {
        await _setup.TakeAsync(_setup.Person("m1", "Rosa", "Duermo poco.") with { More = ["Catadora de café", "Cusco"] });

        var hit = Assert.Single((await _setup.FindAsync("catadora")).Items);

        Assert.Equal("Catadora de café · Cusco", hit.Excerpt);
        Assert.Equal("Catadora", hit.Excerpt.Substring(hit.Marks[0].Start, hit.Marks[0].Length));
    }

    [Fact]
    public async Task A_post_has_the_title_that_its_conversation_has_now()
    {
        var thread = new SearchDocument { Kind = SearchKinds.Thread, Id = "t1", Rev = 1, Title = "Antes" };
        await _setup.TakeAsync(thread, _setup.Post("melaza"));
        await _setup.TakeAsync(thread with { Rev = 900, Title = "Después" });

        Assert.Equal("Después", Assert.Single((await _setup.FindAsync("melaza")).Items).Title);
    }

    [Fact]
    public async Task Mistyped_words_are_said_to_be_near()
    {
        await _setup.TakeAsync(_setup.Post("bioinsumos"));

        Assert.True((await _setup.FindAsync("bioinsunos")).IsNear);
        Assert.False((await _setup.FindAsync("bioinsumos")).IsNear);
    }

    public void Dispose() => _setup.Dispose();

    private SearchDocument Axis(string key, string label, string? other = null, string? of = null) =>
        _setup.Person(key, label) with
        {
            Kind = SearchKinds.Axis,
            OtherTitles = other is null ? [] : [other],
            Axes = of is null ? [] : ImmutableArray.Create(of),
        };
}
