namespace Comparte.Browser.Tests;

/// <summary>Ids of commands that a test gives.</summary>
internal static class Request
{
    /// <summary>A new one.</summary>
    public static Guid New() => Guid.CreateVersion7();
}
