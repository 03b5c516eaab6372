namespace Comparte.Web.Demo;

/// <summary>An account that everybody may use, since all that is in a demonstration is invented.</summary>
/// <param name="Name">Who it is.</param>
/// <param name="Email">What to sign in with.</param>
/// <param name="Role"><c>administrator</c> or <c>member</c>.</param>
/// <param name="Password">The same for all.</param>
public sealed record DemoSignIn(string Name, string Email, string Role, string Password);
