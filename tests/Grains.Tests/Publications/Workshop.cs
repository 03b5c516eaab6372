using Comparte.Feeds;
using Comparte.Publications;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Publications;

/// <summary>Makes what people share, with what a test doesn't care about filled in.</summary>
internal sealed class Workshop(ClusterFixture cluster)
{
    public Community Community { get; } = new(cluster);

    public IPublicationGrain Publication(PublicationId id) =>
        cluster.Grains.GetGrain<IPublicationGrain>(id.Value);

    /// <summary>A draft with a title and a text.</summary>
    public async Task<PublicationId> NewDraftAsync(MemberId actor, NewPublication? draft = null)
    {
        var request = Community.NewRequest();
        var id = EntityId.FromRequest<PublicationId>(actor, request);
        return Community.Value(await Publication(id).CreateAsync(actor, (draft ?? new NewPublication()) with
        {
            RequestId = request,
            Language = draft is { Language.Length: > 0 } ? draft.Language : "es",
            Title = draft?.Title ?? "Cosecha de agua",
            Body = draft?.Body ?? "Así **guardamos** la lluvia.",
        }));
    }

    /// <summary>Something that is shared with a group, or with the network.</summary>
    public async Task<PublicationId> NewSharedAsync(MemberId actor, GroupId? group = null, NewPublication? draft = null)
    {
        var id = await NewDraftAsync(actor, draft);
        await ShareAsync(id, actor, group);
        return id;
    }

    public async Task<PublicationAbout> ShareAsync(PublicationId id, MemberId actor, GroupId? group = null) =>
        Community.Value(await Publication(id).ShareAsync(actor, group, Community.NewRequest()));

    public async Task WithdrawAsync(PublicationId id, MemberId actor) =>
        Community.Value(await Publication(id).WithdrawAsync(actor, Community.NewRequest()));

    public async Task<PublicationAbout> ChangeAsync(PublicationId id, MemberId actor, PublicationChange change) =>
        Community.Value(await Publication(id).ChangeAsync(actor, change with { RequestId = Community.NewRequest() }));

    /// <summary>Asks somebody, who agrees.</summary>
    public async Task AddAuthorAsync(PublicationId id, MemberId by, MemberId member)
    {
        Assert.Null(await Publication(id).AskAuthorAsync(by, member, Community.NewRequest()));
        Assert.Null(await Publication(id).AgreeAsync(member, agrees: true, Community.NewRequest()));
    }

    public Task<Outcome<long>> TrySaveAsync(
        PublicationId id, MemberId actor, long @base, string body = "Otra cosa.", string language = "es") =>
        Publication(id).SaveAsync(actor, language, new TextSaving
        {
            RequestId = Community.NewRequest(),
            Base = @base,
            Title = "Otro título",
            Body = body,
        });

    /// <summary>Who of these may open a topic.</summary>
    public async Task<bool[]> AdmitAsync(TopicId topic, params MemberId[] members)
    {
        var admitted = await cluster.Grains.GetTopic(topic)
            .AdmitAsync([.. members.Select(member => new Admission(member, default))]);
        return [.. admitted.Statuses.Select(status => status != OpenStatus.Gone)];
    }

    public Task<bool[]> AdmitAsync(PublicationId id, params MemberId[] members) => AdmitAsync(TopicId.Of(id), members);

    /// <summary>The items that stand in a feed.</summary>
    public async Task<IReadOnlyList<FeedItem>> FeedAsync(string key) =>
        [.. (await Community.ReadAsync(TopicId.Feed(key))).OfType<FeedItem>()];

    /// <summary>Whether it stands in a feed.</summary>
    public async Task<bool> IsInAsync(string key, PublicationId id) =>
        (await FeedAsync(key)).Any(item => item.Id == id.Value);

    /// <summary>Waits until it stands in a feed, or no more.</summary>
    public Task ComesAsync(string key, PublicationId id, bool isThere = true) =>
        Community.EventuallyAsync(async () => await IsInAsync(key, id) == isThere);

    /// <summary>The thread with its comments, once there is one.</summary>
    public async Task<ThreadId> CommentsAsync(PublicationId id)
    {
        var thread = ThreadId.Of("t" + id.Value[1..]);
        await Community.EventuallyAsync(async () =>
            (await cluster.Grains.GetTopic(TopicId.Of(thread)).ReadAsync(default)).Head > 0);
        return thread;
    }

    public async Task<PublicationAbout> AboutAsync(PublicationId id) =>
        (await Community.ReadAsync(TopicId.Of(id))).OfType<PublicationAbout>().Single();
}
