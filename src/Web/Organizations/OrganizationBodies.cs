namespace Comparte.Web.Organizations;

/// <summary>Asks to become one of an organization's people: what one does there, and a word to those who answer.
/// </summary>
public sealed record JoinOrganizationBody(Guid RequestId, string? Role, string? Text);
