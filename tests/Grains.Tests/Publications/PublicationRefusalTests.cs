using Comparte.Groups;
using Comparte.Publications;
using Comparte.Threads;

namespace Comparte.Grains.Tests.Publications;

/// <summary>Each command against those who may not: outside it isn't there, and who only reads changes nothing.</summary>
[Collection(ClusterCollection.Name)]
public sealed class PublicationRefusalTests(ClusterFixture cluster)
{
    private static readonly Dictionary<string, Func<IPublicationGrain, MemberId, Task<Refusal?>>> All = new()
    {
        ["change"] = async (it, actor) => (await it.ChangeAsync(
            actor, new PublicationChange { RequestId = Community.NewRequest(), Place = "Cobán" })).Refusal,
        ["save"] = async (it, actor) => (await it.SaveAsync(
            actor, "es", new TextSaving { RequestId = Community.NewRequest(), Base = 1, Title = "Otro" })).Refusal,
        ["shareText"] = async (it, actor) => (await it.ShareTextAsync(
            actor, "es", new TextSharing { RequestId = Community.NewRequest() })).Refusal,
        ["removeText"] = (it, actor) => it.RemoveTextAsync(actor, "pt", Community.NewRequest()),
        ["askAuthor"] = (it, actor) => it.AskAuthorAsync(actor, actor, Community.NewRequest()),
        ["agree"] = (it, actor) => it.AgreeAsync(actor, agrees: true, Community.NewRequest()),
        ["removeAuthor"] = async (it, actor) => await it.RemoveAuthorAsync(
            actor, MemberId.Of("m" + new string('0', 32)), Community.NewRequest()),
        ["share"] = async (it, actor) => (await it.ShareAsync(actor, null, Community.NewRequest())).Refusal,
        ["withdraw"] = async (it, actor) => (await it.WithdrawAsync(actor, Community.NewRequest())).Refusal,
        ["delete"] = (it, actor) => it.DeleteAsync(actor, Community.NewRequest()),
    };

    private readonly Workshop _workshop = new(cluster);

    public static TheoryData<string> Commands => [.. All.Keys];

    [Theory, MemberData(nameof(Commands))]
    public async Task A_draft_isnt_there_for_others_nor_for_those_who_declined(string command)
    {
        var (ana, _, _, outsider) = await PeopleAsync();
        var id = await _workshop.NewDraftAsync(ana);
        var declined = await _workshop.Community.NewMemberAsync();
        Assert.Null(await _workshop.Publication(id).AskAuthorAsync(ana, declined, Community.NewRequest()));
        Assert.Null(await _workshop.Publication(id).AgreeAsync(declined, agrees: false, Community.NewRequest()));

        Assert.Equal("not_found", (await All[command](_workshop.Publication(id), outsider))?.Code);
        Assert.Equal("not_found", (await All[command](_workshop.Publication(id), declined))?.Code);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task Who_was_asked_to_be_an_author_changes_nothing_yet(string command)
    {
        var (ana, _, _, asked) = await PeopleAsync();
        var id = await _workshop.NewDraftAsync(ana);
        Assert.Null(await _workshop.Publication(id).AskAuthorAsync(ana, asked, Community.NewRequest()));

        Assert.Equal(
            command == "agree" ? null : "not_allowed", (await All[command](_workshop.Publication(id), asked))?.Code);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task What_a_group_reads_is_changed_by_authors_alone(string command)
    {
        var (ana, facilitator, member, outsider) = await PeopleAsync();
        var group = await _workshop.Community.NewGroupAsync(facilitator);
        await _workshop.Community.JoinAsync(group, ana);
        await _workshop.Community.JoinAsync(group, member);
        var id = await _workshop.NewSharedAsync(ana, group);

        Assert.Equal("not_found", (await All[command](_workshop.Publication(id), outsider))?.Code);
        Assert.Equal("not_allowed", (await All[command](_workshop.Publication(id), member))?.Code);
        Assert.Equal(
            command == "withdraw" ? null : "not_allowed", (await All[command](_workshop.Publication(id), facilitator))?.Code);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task What_everybody_reads_is_changed_by_authors_alone_also_in_the_name_of_an_organization(string command)
    {
        var (ana, representative, _, outsider) = await PeopleAsync();
        var organization = await _workshop.Community.NewOrganizationAsync(representative);
        await _workshop.Community.AddPersonAsync(organization, representative, ana);
        var id = await _workshop.NewSharedAsync(ana, draft: new NewPublication { Organization = organization });

        Assert.Equal("not_allowed", (await All[command](_workshop.Publication(id), representative))?.Code);
        Assert.Equal("not_allowed", (await All[command](_workshop.Publication(id), outsider))?.Code);
    }

    [Fact]
    public async Task Trials_are_told_of_shared_methods_and_taken_back_by_who_told_them_and_authors()
    {
        var (ana, _, member, outsider) = await PeopleAsync();
        var article = _workshop.Publication(await _workshop.NewSharedAsync(ana));
        var draft = await _workshop.NewDraftAsync(ana, new NewPublication { Type = PublicationType.Method });
        var method = _workshop.Publication(draft);
        NewTrial Trial() => new() { RequestId = Community.NewRequest(), Country = "GT", Worked = Worked.Partly, Text = "Bien." };

        Assert.Equal("not_a_method", (await article.AddTrialAsync(member, Trial())).Refusal?.Code);
        Assert.Equal("not_found", (await method.AddTrialAsync(member, Trial())).Refusal?.Code);
        Assert.Equal("publication_not_shared", (await method.AddTrialAsync(ana, Trial())).Refusal?.Code);
        await _workshop.ShareAsync(draft, ana);
        var organization = await _workshop.Community.NewOrganizationAsync(ana);
        Assert.Equal(
            "name_not_yours", (await method.AddTrialAsync(member, Trial() with { Organization = organization })).Refusal?.Code);

        var told = Community.Value(await method.AddTrialAsync(member, Trial()));
        Assert.Equal((Worked.Partly, "GT", "Bien."), (told.Worked, told.Country, told.Text));
        Assert.Equal("not_allowed", (await method.RemoveTrialAsync(outsider, told.Id, Community.NewRequest()))?.Code);
        Assert.Null(await method.RemoveTrialAsync(member, told.Id, Community.NewRequest()));
        var another = Community.Value(await method.AddTrialAsync(member, Trial()));
        Assert.Null(await method.RemoveTrialAsync(ana, another.Id, Community.NewRequest()));
        Assert.Equal("not_found", (await method.RemoveTrialAsync(ana, another.Id, Community.NewRequest()))?.Code);
    }

    [Fact]
    public async Task In_an_archived_group_nothing_of_it_changes_but_that_it_goes()
    {
        var (ana, _, member, _) = await PeopleAsync();
        var group = await _workshop.Community.NewGroupAsync(ana);
        await _workshop.Community.JoinAsync(group, member);
        var id = await _workshop.NewSharedAsync(ana, group);
        var comments = await _workshop.CommentsAsync(id);
        Community.Value(await _workshop.Community.Group(group).ChangeAsync(
            ana, new GroupChange { RequestId = Community.NewRequest(), Archived = true }, asAdministrator: false));

        Assert.Equal("group_archived", (await All["change"](_workshop.Publication(id), ana))?.Code);
        Assert.Equal("group_archived", (await All["save"](_workshop.Publication(id), ana))?.Code);
        var comment = new NewPost { RequestId = Community.NewRequest(), Body = "Hola" };
        Assert.Equal(
            "group_archived",
            (await _workshop.Community.Thread(comments).PublishAsync(member, comment)).Refusal?.Code);
        await _workshop.WithdrawAsync(id, ana);
    }

    private async Task<(MemberId Ana, MemberId Second, MemberId Third, MemberId Outsider)> PeopleAsync() => (
        await _workshop.Community.NewMemberAsync("Ana"),
        await _workshop.Community.NewMemberAsync("Nerea"),
        await _workshop.Community.NewMemberAsync("João"),
        await _workshop.Community.NewMemberAsync("Maren"));
}
