namespace Comparte.Web.Needs;

/// <summary>Says whether one agrees to be named for having helped.</summary>
public sealed record NamingBody(Guid RequestId, bool Agrees);
