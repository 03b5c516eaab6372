using Comparte.Web.Http;

namespace Comparte.Browser.Tests.Pages;

/// <summary>Each page, opened once: everybody can use it, nothing on it is cut off, and it speaks each language.</summary>
public sealed class EveryPageTests(Site site) : PageTest(site)
{
    [Theory]
    [MemberData(nameof(Place.Names), MemberType = typeof(Place))]
    public async Task A_page_breaks_no_rule_cuts_nothing_off_and_speaks_each_language(string name)
    {
        var visitor = await OpenAsync(name, LayoutTests.Narrow);
        var rules = await AccessibilityTests.FaultsAsync(visitor.Page);
        var layout = await LayoutTests.FaultsAsync(visitor.Page);
        var words = Place.Of(name).Viewer == Viewer.Guest ? await OfGuestsAsync(name) : await PageWords.FaultsAsync(visitor);
        var all = rules.Concat(layout).Concat(words).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    /// <summary>Who isn't signed in reads what the browser asks for.</summary>
    private async Task<IEnumerable<string>> OfGuestsAsync(string name)
    {
        var found = new List<string>();
        foreach (var language in Texts.Languages)
        {
            found.AddRange(await PageWords.FaultsAsync(await OpenAsync(name, Screen.Wide, language), language));
        }

        return found;
    }
}
