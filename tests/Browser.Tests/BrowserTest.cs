using Comparte.Browser.Tests.Pages;

namespace Comparte.Browser.Tests;

/// <summary>What tests stand on: browsers that are closed at the end, and in which nothing may have gone wrong.</summary>
[Collection(SiteCollection.Name)]
public abstract class BrowserTest(Site site) : IAsyncLifetime
{
    private readonly List<Visitor> _visitors = [];

    /// <summary>The site.</summary>
    protected Site Site { get; } = site;

    /// <inheritdoc />
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await CloseAllAsync();
        var problems = _visitors.SelectMany(visitor => visitor.Problems).ToList();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    /// <summary>Closes every browser, before what they use is taken away.</summary>
    protected Task CloseAllAsync() => Task.WhenAll(_visitors.Select(visitor => visitor.CloseAsync()));

    /// <summary>The browser of somebody who is not signed in.</summary>
    protected Task<Visitor> OpenAsync(Screen? screen = null, string language = "es", bool keeps = true) =>
        AddAsync(() => Visitor.OpenAsync(Site, screen ?? Screen.Wide, language, keeps));

    /// <summary>The browser of somebody who is.</summary>
    protected async Task<Visitor> OpenAsync(Person person, Screen? screen = null)
    {
        var visitor = await OpenAsync(screen);
        await visitor.SignInAsync(person.SignInName);
        return visitor;
    }

    /// <summary>The browser of somebody of the demonstration: <c>ana</c>, <c>joao</c> or <c>admin</c>.</summary>
    protected async Task<Visitor> OpenDemoAsync(string key, Screen? screen = null)
    {
        var visitor = await OpenAsync(screen);
        await visitor.TakeSessionAsync(key);
        return visitor;
    }

    /// <summary>A browser that keeps what it holds in a folder; it is left closed by the test or closed at the end.
    /// </summary>
    protected Task<Visitor> OpenKeptAsync(string folder, Screen? screen = null) =>
        AddAsync(() => Visitor.OpenKeptAsync(Site, folder, screen ?? Screen.Phone));

    /// <summary>Expects nothing on the page that a screen reader or a keyboard stumbles over.</summary>
    protected static async Task AccessibleAsync(Visitor visitor) =>
        Assert.Empty(await Axe.FaultsAsync(visitor.Page));

    /// <summary>Two people with the same conversation on screen; the first facilitates.</summary>
    protected async Task<(Visitor Ane, Visitor Benat, Community Community)> BothReadAsync()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var ane = await OpenAsync(community.People[0]);
        var benat = await OpenAsync(community.People[1]);
        await Task.WhenAll(ane.ReadAsync(community), benat.ReadAsync(community));
        return (ane, benat, community);
    }

    private async Task<Visitor> AddAsync(Func<Task<Visitor>> open)
    {
        var visitor = await open();
        _visitors.Add(visitor);
        return visitor;
    }
}
