namespace Comparte.Web.Needs;

/// <summary>Says "I can help" to a need, or that an offer is of use, with the first words of the conversation.</summary>
public sealed record HelpBody(Guid RequestId, string? Body);

/// <summary>Says whether one agrees to be named for having helped.</summary>
public sealed record NamingBody(Guid RequestId, bool Agrees);
