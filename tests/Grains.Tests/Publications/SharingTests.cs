using Comparte.Directories;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Publications;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Publications;

/// <summary>How something comes to its readers, and is taken from them.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SharingTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Workshop _workshop = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _outsider;
    private GroupId _group;

    private Community Community => _workshop.Community;

    /// <summary>Ana facilitates a hidden group in which João is.</summary>
    public async Task InitializeAsync()
    {
        _ana = await Community.NewMemberAsync("Ana");
        _joao = await Community.NewMemberAsync("João");
        _outsider = await Community.NewMemberAsync("Maren");
        _group = await Community.NewGroupAsync(_ana);
        await Community.JoinAsync(_group, _joao);
        Community.Value(await Community.Group(_group).ChangeAsync(
            _ana,
            new GroupChange { RequestId = Community.NewRequest(), Visibility = GroupVisibility.Hidden },
            asAdministrator: false));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_draft_is_there_for_its_author_alone()
    {
        var id = await _workshop.NewDraftAsync(_ana);

        Assert.Equal((bool[])[true, false, false], await _workshop.AdmitAsync(id, _ana, _joao, _outsider));
        Assert.Equal("not_found", (await _workshop.Publication(id).TextAsync(_joao, "es", null)).Refusal?.Code);
        Assert.Equal("not_found", (await _workshop.Publication(id).WorkingAsync(_joao, "es")).Refusal?.Code);
        Assert.Equal("Cosecha de agua", Community.Value(await _workshop.Publication(id).TextAsync(_ana, "es", null)).Title);
        await Community.EventuallyAsync(async () => (await Community.Member(_ana).MineAsync(_ana)).OfType<Authorship>()
            .Any(own => own.Id == id.Value && own is { Stage: PublicationStage.Draft, State: AuthorState.Author }));
        Assert.False(await _workshop.IsInAsync("network", id));
    }

    [Fact]
    public async Task What_a_group_reads_nobody_outside_learns_of()
    {
        var id = await _workshop.NewSharedAsync(_joao, _group);
        var comments = await _workshop.CommentsAsync(id);
        await _workshop.ComesAsync(_group.Value, id);

        var topics = new[] { TopicId.Of(id), TopicId.Of(comments), TopicId.Feed(_group.Value) };
        foreach (var topic in topics)
        {
            Assert.Equal((bool[])[true, true, false], await _workshop.AdmitAsync(topic, _ana, _joao, _outsider));
        }

        Assert.Equal("not_found", (await _workshop.Publication(id).TextAsync(_outsider, "es", null)).Refusal?.Code);
        Assert.Equal("not_found", (await _workshop.Publication(id).VersionsAsync(_outsider, "es")).Refusal?.Code);
        foreach (var key in (string[])["network", _joao.Value, "kind-article"])
        {
            Assert.False(await _workshop.IsInAsync(key, id));
        }
    }

    [Fact]
    public async Task What_a_group_reads_may_go_on_to_the_network_and_not_back()
    {
        var id = await _workshop.NewSharedAsync(_joao, _group);
        await _workshop.ComesAsync(_group.Value, id);
        var other = await Community.NewGroupAsync(_joao);

        var sharing = _workshop.Publication(id);
        Assert.Equal("publication_shared", (await sharing.ShareAsync(_joao, other, Community.NewRequest())).Refusal?.Code);
        var about = await _workshop.ShareAsync(id, _joao);

        Assert.Null(about.Group);
        Assert.Equal((bool[])[true], await _workshop.AdmitAsync(id, _outsider));
        await _workshop.ComesAsync("network", id);
        await _workshop.ComesAsync(_group.Value, id, isThere: false);
        Assert.Equal("publication_shared", (await sharing.ShareAsync(_joao, _group, Community.NewRequest())).Refusal?.Code);
    }

    [Fact]
    public async Task Only_actions_that_the_network_reads_are_counted_for_their_country()
    {
        var shared = await NewInPeruAsync(_ana, PublicationType.Action);
        var own = await NewInPeruAsync(_joao, PublicationType.Action);
        var article = await NewInPeruAsync(_ana, PublicationType.Article);
        await _workshop.ShareAsync(shared, _ana);
        await _workshop.ShareAsync(own, _joao, _group);
        await _workshop.ShareAsync(article, _ana);
        await CountsAsync(shared, "PE");
        await _workshop.ComesAsync(_group.Value, own);
        await _workshop.ComesAsync("network", article);
        Assert.Null(await CountryAsync(own));
        Assert.Null(await CountryAsync(article));

        await _workshop.ChangeAsync(shared, _ana, new PublicationChange { Country = "BO" });
        await _workshop.ShareAsync(own, _joao);
        await CountsAsync(shared, "BO");
        await CountsAsync(own, "PE");

        await _workshop.WithdrawAsync(shared, _ana);
        await CountsAsync(shared, null);
    }

    [Fact]
    public async Task Sharing_asks_the_actor_for_the_right_to_write_in_the_group()
    {
        var id = await _workshop.NewDraftAsync(_outsider);
        var open = await Community.NewGroupAsync(_ana);
        var sharing = _workshop.Publication(id);

        Assert.Equal("not_found", (await sharing.ShareAsync(_outsider, _group, Community.NewRequest())).Refusal?.Code);
        Assert.Equal("not_allowed", (await sharing.ShareAsync(_outsider, open, Community.NewRequest())).Refusal?.Code);
        await Community.JoinAsync(open, _outsider);
        Community.Value(await Community.Group(open).ChangeAsync(
            _ana, new GroupChange { RequestId = Community.NewRequest(), Archived = true }, asAdministrator: false));
        Assert.Equal("group_archived", (await sharing.ShareAsync(_outsider, open, Community.NewRequest())).Refusal?.Code);
    }

    [Fact]
    public async Task Sharing_needs_title_and_text_and_of_an_event_its_date()
    {
        var empty = await _workshop.NewDraftAsync(_ana, new NewPublication { Title = "", Body = "Hola" });
        var mute = await _workshop.NewDraftAsync(_ana, new NewPublication { Body = "" });
        var party = await _workshop.NewDraftAsync(_ana, new NewPublication { Type = PublicationType.Event });

        Assert.Equal("title", (await TryShareAsync(empty)).Refusal?.Field);
        Assert.Equal("body", (await TryShareAsync(mute)).Refusal?.Field);
        Assert.Equal("when_missing", (await TryShareAsync(party)).Refusal?.Code);
        await _workshop.ChangeAsync(party, _ana, new PublicationChange
        {
            When = new Occasion { Start = DateTimeOffset.UnixEpoch.AddYears(60), Zone = "America/Guatemala" },
        });
        await _workshop.ShareAsync(party, _ana);
        var cleared = new PublicationChange { RequestId = Community.NewRequest(), ClearWhen = true };
        Assert.Equal("when_missing", (await _workshop.Publication(party).ChangeAsync(_ana, cleared)).Refusal?.Code);
    }

    [Fact]
    public async Task Withdrawn_it_is_its_authors_and_in_no_feed_until_it_is_shared_again()
    {
        var id = await _workshop.NewSharedAsync(_joao);
        await _workshop.ComesAsync("network", id);
        var no = (await _workshop.FeedAsync(_joao.Value)).Single().No;

        await _workshop.WithdrawAsync(id, _joao);

        Assert.Equal((bool[])[true, false], await _workshop.AdmitAsync(id, _joao, _outsider));
        Assert.Equal("not_found", (await _workshop.Publication(id).TextAsync(_outsider, "es", null)).Refusal?.Code);
        await _workshop.ComesAsync("network", id, isThere: false);
        await _workshop.ComesAsync(_joao.Value, id, isThere: false);
        await _workshop.ShareAsync(id, _joao);
        await _workshop.ComesAsync(_joao.Value, id);
        Assert.Equal(no, (await _workshop.FeedAsync(_joao.Value)).Single().No);
    }

    [Fact]
    public async Task Who_facilitates_the_group_may_withdraw_from_it_and_nobody_else_may()
    {
        var id = await _workshop.NewSharedAsync(_joao, _group);
        var tainara = await Community.NewMemberAsync("Tainara");
        Assert.Null(await Community.Group(_group).AdmitInvitedAsync(_ana, tainara, Community.NewRequest()));
        var sharing = _workshop.Publication(id);

        Assert.Equal("not_allowed", (await sharing.WithdrawAsync(tainara, Community.NewRequest())).Refusal?.Code);
        Assert.Equal("not_found", (await sharing.WithdrawAsync(_outsider, Community.NewRequest())).Refusal?.Code);
        var request = Community.NewRequest();
        Assert.Equal(PublicationStage.Withdrawn, Community.Value(await sharing.WithdrawAsync(_ana, request)).Stage);
        await _workshop.ChangeAsync(id, _joao, new PublicationChange { Place = "Cobán" });
        var again = Community.Value(await sharing.WithdrawAsync(_ana, request));
        Assert.Equal((PublicationStage.Withdrawn, ""), (again.Stage, again.Place));
        Assert.Equal("not_found", (await sharing.WithdrawAsync(_ana, Community.NewRequest())).Refusal?.Code);
    }

    [Fact]
    public async Task Who_leaves_the_group_reads_no_more_unless_the_text_is_the_own()
    {
        var id = await _workshop.NewSharedAsync(_joao, _group);
        var comments = await _workshop.CommentsAsync(id);
        var tainara = await Community.NewMemberAsync("Tainara");
        Assert.Null(await Community.Group(_group).AdmitInvitedAsync(_ana, tainara, Community.NewRequest()));
        Assert.Equal((bool[])[true], await _workshop.AdmitAsync(TopicId.Of(comments), tainara));

        Assert.Null(await Community.Group(_group).RemoveAsync(_ana, tainara, Community.NewRequest()));
        Assert.Null(await Community.Group(_group).RemoveAsync(_ana, _joao, Community.NewRequest()));

        foreach (var topic in (TopicId[])[TopicId.Of(id), TopicId.Of(comments)])
        {
            Assert.Equal((bool[])[true, true, false], await _workshop.AdmitAsync(topic, _ana, _joao, tainara));
        }
    }

    [Fact]
    public async Task In_the_name_of_others_shares_who_belongs_to_them()
    {
        var organization = await Community.NewOrganizationAsync(_ana);
        var initiative = await Community.NewInitiativeAsync(_ana, organization);
        await Community.AddPersonAsync(initiative, _ana, _joao);
        var id = await _workshop.NewDraftAsync(_joao);
        var edits = _workshop.Publication(id);

        var change = new PublicationChange { RequestId = Community.NewRequest(), Organization = organization.Value };
        Assert.Equal("name_not_yours", (await edits.ChangeAsync(_joao, change)).Refusal?.Code);
        Assert.Equal(initiative, (await _workshop.ChangeAsync(
            id, _joao, new PublicationChange { Initiative = initiative.Value })).Initiative);
        await _workshop.AddAuthorAsync(id, _joao, _outsider);
        Assert.Equal("name_not_yours", (await edits.ShareAsync(_outsider, null, Community.NewRequest())).Refusal?.Code);
        await _workshop.ShareAsync(id, _joao);
        await _workshop.ComesAsync(initiative.Value, id);
        Assert.Null((await _workshop.ChangeAsync(id, _joao, new PublicationChange { Initiative = "" })).Initiative);
        await _workshop.ComesAsync(initiative.Value, id, isThere: false);
        var request = Community.NewRequest();
        var made = await _workshop.Publication(EntityId.FromRequest<PublicationId>(_outsider, request)).CreateAsync(
            _outsider, new NewPublication { RequestId = request, Language = "es", Organization = organization });
        Assert.Equal("name_not_yours", made.Refusal?.Code);
    }

    [Fact]
    public async Task What_isnt_shared_is_deleted_with_all_it_said()
    {
        var body = $"Palabra {Guid.NewGuid():N}";
        var id = await _workshop.NewSharedAsync(_joao, draft: new NewPublication { Body = body, Type = PublicationType.Method });
        var comments = await _workshop.CommentsAsync(id);
        var comment = $"Comentario {Guid.NewGuid():N}";
        await Community.PublishAsync(comments, _outsider, comment);
        Community.Value(await _workshop.Publication(id).AddTrialAsync(
            _outsider, new NewTrial { RequestId = Community.NewRequest(), Text = $"Prueba {comment}" }));
        var request = Community.NewRequest();
        Assert.Equal("publication_shared", (await _workshop.Publication(id).DeleteAsync(_joao, Community.NewRequest()))?.Code);
        await _workshop.WithdrawAsync(id, _joao);
        Assert.True(cluster.Store.Contains(body));

        Assert.Null(await _workshop.Publication(id).DeleteAsync(_joao, request));

        Assert.Null(await _workshop.Publication(id).DeleteAsync(_joao, request));
        Assert.Equal((bool[])[false], await _workshop.AdmitAsync(id, _joao));
        Assert.False(cluster.Store.Contains(body));
        await Community.EventuallyAsync(() => Task.FromResult(!cluster.Store.Contains(comment)));
        await Community.EventuallyAsync(async () =>
            !(await Community.Member(_joao).MineAsync(_joao)).Any(entry => entry.Id == id.Value));
    }

    private Task<Outcome<PublicationAbout>> TryShareAsync(PublicationId id) =>
        _workshop.Publication(id).ShareAsync(_ana, null, Community.NewRequest());

    private async Task<PublicationId> NewInPeruAsync(MemberId by, PublicationType type)
    {
        var id = await _workshop.NewDraftAsync(by, new NewPublication { Type = type });
        await _workshop.ChangeAsync(id, by, new PublicationChange { Country = "PE" });
        return id;
    }

    /// <summary>Where an action is counted; null: nowhere.</summary>
    private async Task<string?> CountryAsync(PublicationId id) =>
        (await Community.ReadAsync(new TopicId(TopicKinds.Directory, DirectoryRules.Actions)))
            .OfType<ActionCard>().SingleOrDefault(card => card.Id == id.Value)?.Country;

    private Task CountsAsync(PublicationId id, string? country) =>
        Community.EventuallyAsync(async () => await CountryAsync(id) == country);
}
