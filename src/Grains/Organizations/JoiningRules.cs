using Comparte.Requests;
using Comparte.Topics;

namespace Comparte.Organizations;

/// <summary>How somebody becomes one of an organization's people by asking.</summary>
internal static class JoiningRules
{
    /// <summary>Somebody asks. Whoever was named already confirms by that, and whoever is in stays so.</summary>
    public static Outcome<RequestStep> Ask(Entry? present, JoinRequests requests, JoinRequest request) => present switch
    {
        OrganizationPerson person => Confirm(person, requests, request.At),
        _ when requests.Asked.Length >= JoinRequests.MaxAsked && !requests.Asks(request.Member) =>
            Refusal.Conflict("requests_full"),
        _ => new RequestStep([], requests.Ask(request)),
    };

    /// <summary>A representative answers somebody who asked.</summary>
    public static Outcome<RequestStep> Answer(
        Entry? present, JoinRequests requests, MemberId member, bool accept, DateTimeOffset now)
    {
        if (requests.Asked.FirstOrDefault(asked => asked.Member == member) is not { } request)
        {
            return Refusal.NotFound;
        }

        if (!accept)
        {
            return new RequestStep([], requests.Answer(member, accepted: false, now));
        }

        return present is OrganizationPerson person
            ? Confirm(person, requests, now)
            : new RequestStep(
                [new OrganizationPerson { Id = member.Value, No = present?.No ?? 0, Role = request.Role ?? "" }],
                requests.Answer(member, accepted: true, now));
    }

    private static RequestStep Confirm(OrganizationPerson person, JoinRequests requests, DateTimeOffset now) => new(
        person.Unconfirmed ? [person with { Unconfirmed = false }] : [],
        requests.Answer(MemberId.Of(person.Id), accepted: true, now));
}
