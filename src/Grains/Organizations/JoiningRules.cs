using Comparte.Requests;
using Comparte.Topics;

namespace Comparte.Organizations;

/// <summary>How somebody becomes one of an organization's people by asking.</summary>
internal static class JoiningRules
{
    /// <summary>Somebody asks. Whoever was named already confirms by that, and whoever is in stays so.</summary>
    public static Outcome<RequestStep> Ask(Entry? present, JoinRequests requests, JoinRequest request) => present switch
    {
        OrganizationPerson person => Confirm(person, requests),
        _ when requests.Asked.Length >= JoinRequests.MaxAsked && !requests.Asks(request.Member) =>
            Refusal.Conflict("requests_full"),
        _ => new RequestStep([], requests.Ask(request)),
    };

    /// <summary>A representative answers somebody who asked.</summary>
    public static Outcome<RequestStep> Answer(Entry? present, JoinRequests requests, MemberId member, bool accept)
    {
        if (requests.Asked.FirstOrDefault(asked => asked.Member == member) is not { } request)
        {
            return Refusal.NotFound;
        }

        if (!accept)
        {
            return new RequestStep([], requests.Without(member));
        }

        return present is OrganizationPerson person
            ? Confirm(person, requests)
            : new RequestStep(
                [new OrganizationPerson { Id = member.Value, No = present?.No ?? 0, Role = request.Role ?? "" }],
                requests.Without(member));
    }

    private static RequestStep Confirm(OrganizationPerson person, JoinRequests requests) => new(
        person.Unconfirmed ? [person with { Unconfirmed = false }] : [],
        requests.Without(MemberId.Of(person.Id)));
}
