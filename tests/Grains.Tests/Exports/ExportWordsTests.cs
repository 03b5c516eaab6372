using System.Collections.Immutable;
using Comparte.Exports;

namespace Comparte.Grains.Tests.Exports;

/// <summary>What the file says in the member's language.</summary>
public sealed class ExportWordsTests
{
    private static readonly ExportWords Words = new(ImmutableSortedDictionary.CreateRange(new Dictionary<string, string>
    {
        ["export.done"] = "hecha",
    }), "es");

    [Fact]
    public void A_word_that_was_not_brought_along_is_its_key() =>
        Assert.Equal(("hecha", "otra"), (Words["done"], Words["otra"]));
}
