using Comparte.Web.Demo;

namespace Comparte.Browser.Tests;

/// <summary>Somebody who can sign in.</summary>
public sealed record Person(MemberId Id, string Name, string SignInName)
{
    /// <summary>Everybody's password.</summary>
    public static string Password => DemoSignIns.Password;
}
