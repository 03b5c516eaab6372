namespace Comparte.Browser.Tests.Pages;

/// <summary>Tests that look at a page of <see cref="Place.All"/>.</summary>
[Collection(PagesCollection.Name)]
public abstract class PageTest(Site site) : BrowserTest(site)
{
    /// <summary>Opens a page for whoever it is for.</summary>
    protected async Task<Visitor> OpenAsync(string name, Screen screen, string language = "es")
    {
        var place = Place.Of(name);
        var visitor = await OpenAsync(screen, language, keeps: false);
        switch (place.Viewer)
        {
            case Viewer.Guest:
                visitor.TolerateSignedOut();
                break;
            case Viewer.Member:
                await visitor.TakeSessionAsync("ana");
                break;
            case Viewer.Administrator:
                await visitor.TakeSessionAsync("admin");
                break;
            case Viewer.Newcomer:
                await visitor.SignInAsync((await Site.NewMemberAsync("Ane Etxeberria", firstSteps: "todo")).SignInName);
                break;
        }

        await Tour.GoAsync(visitor, place);
        return visitor;
    }
}
