using Comparte.Pages;

namespace Comparte.Web.Demo;

/// <summary>Brings the pages that groups of the demonstration wrote, with what they said before.</summary>
internal sealed class DemoPages(
    IGrainFactory grains, DateTimeOffset now, Func<string, MemberId> memberOf, Func<string, GroupId> groupOf)
{
    /// <summary>Brings one; repeating it changes nothing.</summary>
    public Task AddAsync(DemoPage page)
    {
        var at = now - TimeSpan.FromDays(page.DaysAgo);
        var id = DemoIds.Of<PageId>($"{page.Group}/{page.Versions[0].Title}", at);
        return grains.GetGrain<IPageImportGrain>(id.Value).ImportAsync(new PageImport
        {
            About = new PageAbout
            {
                Group = groupOf(page.Group),
                By = memberOf(page.By),
                At = at,
                Pinned = page.Pinned,
                Locked = page.Locked,
            },
            Texts =
            [
                .. page.Versions.Select((version, place) => new PageText
                {
                    Version = place + 1,
                    Title = version.Title,
                    Source = version.Text.TrimEnd(),
                    At = at + TimeSpan.FromDays(version.DaysAfter),
                    By = memberOf(version.By),
                }),
            ],
        });
    }
}
