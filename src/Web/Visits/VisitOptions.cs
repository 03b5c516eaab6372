namespace Comparte.Web.Visits;

/// <summary>How visits are counted; section <c>Visits</c> of the configuration.</summary>
public sealed class VisitOptions
{
    /// <summary>How often a host tells what it noted. What it noted since is lost where it is killed.</summary>
    public TimeSpan TellEvery { get; set; } = TimeSpan.FromSeconds(30);
}
