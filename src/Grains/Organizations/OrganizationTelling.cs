using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Members;
using Comparte.Requests;
using Comparte.Topics;

namespace Comparte.Organizations;

/// <summary>What an organization tells others of itself, always its committed state as it is when telling. The sum of the
/// topic's revision and the requests' grows with each change of either, so that tellings have an order.</summary>
internal sealed class OrganizationTelling(
    OrganizationId id, Topic topic, RequestBook book, IGrainFactory grains)
{
    /// <summary>The directory hears of the profile, people of their place.</summary>
    public ImmutableArray<Follower> Followers =>
    [
        new() { Name = "directory", Concerns = entry => entry is OrganizationAbout, TellAsync = TellDirectoryAsync },
        new()
        {
            Name = "people",
            Concerns = entry => entry is OrganizationPerson or Tombstone,
            Durable = true,
            TellAsync = TellPeopleAsync,
        },
    ];

    /// <summary>Those who can answer requests.</summary>
    public IEnumerable<MemberId> Representatives => topic.Rows.Select(row => row.Entry).OfType<OrganizationPerson>()
        .Where(person => person is { Represents: true, Unconfirmed: false })
        .Select(person => MemberId.Of(person.Id));

    /// <summary>Tells those whose requests changed, and everybody who can answer.</summary>
    public Task TellRequestsAsync(IEnumerable<MemberId> members) => Task.WhenAll(
        members.Concat(Representatives).Distinct().ToList().Select(member => grains
            .GetGrain<IMemberGrain>(member.Value)
            .TellOrganizationRequestsAsync(id, RequestsOf(member))));

    private OrganizationRequests RequestsOf(MemberId member)
    {
        var requests = book.Current;
        var answers = Representatives.Contains(member);
        return new OrganizationRequests
        {
            Requested = requests.Asks(member) && topic.FindCommitted(member.Value) is not OrganizationPerson,
            Requests = answers ? requests.Asked.Length : 0,
            OverdueRequests = answers ? requests.CountOverdue() : 0,
            ToldRev = topic.Head + requests.Rev,
            Answer = requests.Answered.GetValueOrDefault(member),
        };
    }

    private Task TellDirectoryAsync(ImmutableArray<Entry> entries) => grains
        .GetGrain<IDirectoryGrain>(DirectoryRules.Organizations)
        .TellAsync(OrganizationRules.Card(id, entries.OfType<OrganizationAbout>().Single()));

    /// <summary>With the place comes or goes what waits for those who can answer.</summary>
    private async Task TellPeopleAsync(ImmutableArray<Entry> entries)
    {
        await Task.WhenAll(entries.Select(entry =>
        {
            var person = entry as OrganizationPerson;
            return grains.GetGrain<IMemberGrain>(entry.Id)
                .TellOrganizationAsync(id, person?.Role, person is { Unconfirmed: true }, entry.Rev);
        }));
        await TellRequestsAsync(entries.Select(entry => MemberId.Of(entry.Id)));
    }
}
