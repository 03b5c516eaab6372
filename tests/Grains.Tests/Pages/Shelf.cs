using Comparte.Pages;
using Comparte.Topics;
using Orleans.Core.Internal;

namespace Comparte.Grains.Tests.Pages;

/// <summary>Makes pages of groups, with what a test doesn't care about filled in.</summary>
internal sealed class Shelf(ClusterFixture cluster)
{
    public Community Community { get; } = new(cluster);

    public IPageGrain Page(PageId id) => cluster.Grains.GetGrain<IPageGrain>(id.Value);

    public async Task<PageId> NewPageAsync(MemberId actor, GroupId group, string title = "Acuerdos", string body = "Uno.")
    {
        var page = new NewPage { RequestId = Community.NewRequest(), Title = title, Body = body };
        var id = EntityId.FromRequest<PageId>(actor, page.RequestId);
        return Community.Value(await Page(id).CreateAsync(actor, group, page));
    }

    public Task<Outcome<PageAbout>> TrySaveAsync(
        PageId id, MemberId actor, int @base, string body = "Dos.", Guid hand = default, bool keepsPen = false) =>
        Page(id).SaveAsync(actor, new PageSaving
        {
            RequestId = Community.NewRequest(),
            Base = @base,
            Title = "Acuerdos",
            Body = body,
            Hand = hand,
            KeepsPen = keepsPen,
        });

    public Task<Outcome<PageAbout>> TryChangeAsync(PageId id, MemberId actor, PageChange change) =>
        Page(id).ChangeAsync(actor, change with { RequestId = Community.NewRequest() });

    public async Task<string> SourceAsync(PageId id, MemberId actor, int? version = null) =>
        Community.Value(await Page(id).TextAsync(actor, version)).Source;

    /// <summary>Who has the pen; null for nobody.</summary>
    public async Task<PagePen?> PenAsync(PageId id) =>
        (await Community.ReadAsync(TopicId.Of(id))).OfType<PagePen>().SingleOrDefault();

    /// <summary>The card in the group; null for none.</summary>
    public async Task<GroupPage?> CardAsync(GroupId group, PageId id) =>
        (await Community.ReadAsync(TopicId.Of(group))).OfType<GroupPage>().SingleOrDefault(card => card.Id == id.Value);

    /// <summary>Ends the page's activation; its next call makes another.</summary>
    public Task EndAsync(PageId id) => Page(id).AsReference<IGrainManagementExtension>().DeactivateOnIdle().AsTask();
}
