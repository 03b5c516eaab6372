using System.Collections.Immutable;
using Comparte.Needs;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Web.Demo;

/// <summary>Brings what people, organizations and initiatives of the demonstration need and offer, with the conversations that
/// began by it.</summary>
internal sealed class DemoNeeds(
    IGrainFactory grains, DemoContent content, DateTimeOffset now, Func<string, MemberId> memberOf,
    DemoInitiatives initiatives, Func<string, DemoPost[], DateTimeOffset, ImmutableArray<Post>> postsOf)
{
    private const string OwnOrganization = "organization";

    /// <summary>Brings one; repeating it changes nothing.</summary>
    public async Task AddAsync(DemoNeed need)
    {
        var id = IdOf(need);
        await grains.GetGrain<INeedImportGrain>(id.Value).ImportAsync(AboutOf(need, AtOf(need)));
        foreach (var help in need.Helps ?? [])
        {
            await HelpAsync(id, need.Title, help);
        }
    }

    /// <summary>What there is to visit.</summary>
    public IEnumerable<DemoVisited> Visited => content.Needs.Select(need =>
        new DemoVisited(need.Title, IdOf(need).Value, AtOf(need), 0.6, IsNews: true));

    /// <summary>The id of a need or an offer of the demonstration.</summary>
    private NeedId IdOf(DemoNeed need) => DemoIds.Of<NeedId>($"need/{need.Title}", AtOf(need));

    /// <summary>When it was stated.</summary>
    private DateTimeOffset AtOf(DemoNeed need) => now - TimeSpan.FromDays(need.DaysAgo);

    private NeedAbout AboutOf(DemoNeed need, DateTimeOffset at)
    {
        var person = content.People.Single(one => one.Key == need.By);
        return new NeedAbout
        {
            Type = need.Type,
            Title = need.Title,
            Text = need.Text,
            Axes = [.. need.Axes],
            Country = person.Country,
            Territory = person.Territory,
            Languages = [.. need.Languages],
            By = memberOf(need.By),
            Organization = need.InNameOf == OwnOrganization ? initiatives.OrganizationOf(person.Organization) : null,
            Initiative = need.InNameOf is { } name and not OwnOrganization ? initiatives.IdOf(name) : null,
            Until = need.UntilInDays is { } days ? DateOnly.FromDateTime(now.UtcDateTime).AddDays(days) : null,
            At = at,
            Stage = need.AnsweredDaysAgo is null ? NeedStage.Open : NeedStage.Answered,
            AnsweredAt = need.AnsweredDaysAgo is { } ago ? now - TimeSpan.FromDays(ago) : null,
            AnsweredBy = [.. (need.AnsweredBy ?? []).Select(memberOf)],
            Thanks = need.Thanks ?? "",
        };
    }

    private Task HelpAsync(NeedId id, string title, DemoHelp help)
    {
        var helper = memberOf(help.By);
        var at = now - TimeSpan.FromDays(help.DaysAgo);
        return grains.GetGrain<IThreadImportGrain>(HelpThreads.Of(id, helper).Value).ImportAsync(new ThreadImport
        {
            About = new ThreadAbout
            {
                Place = TopicId.Helps(id),
                Parent = TopicId.Helps(id),
                Readers = 1,
                By = helper,
                At = at,
            },
            Posts = postsOf($"{title}/{help.By}", help.Posts, at),
        });
    }
}
