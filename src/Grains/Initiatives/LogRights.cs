using Comparte.Organizations;

namespace Comparte.Initiatives;

/// <summary>Who may do what in a log, as initiative and organization say.</summary>
internal sealed record LogRights(InitiativeRoll Initiative, OrganizationRoll Organization)
{
    /// <summary>Whether the member reads and writes.</summary>
    public bool Reads(MemberId member) => Initiative.Has(member) || Organization.Has(member);

    /// <summary>Whether the member represents the initiative or its organization.</summary>
    public bool Leads(MemberId member) =>
        Initiative.IsRepresentedBy(member) || Organization.IsRepresentedBy(member);
}
