namespace Comparte.Push;

/// <summary>Section <c>Push</c>.</summary>
public sealed class PushSettings
{
    /// <summary>The services of the browsers' makers, to which pushes may go. Null: those that are known.</summary>
    public string[]? Hosts { get; set; }
}
