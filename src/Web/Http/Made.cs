namespace Comparte.Web.Http;

/// <summary>The id of what a command made.</summary>
public sealed record Made(string Id);
