using System.Globalization;

namespace Comparte.Cluster.Tests.Web;

/// <summary>How often tests kill a host; more by <c>COMPARTE_KILLS</c>.</summary>
internal static class Kills
{
    /// <summary>So often, where nobody asks for more.</summary>
    public static int Or(int few) =>
        int.TryParse(Environment.GetEnvironmentVariable("COMPARTE_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : few;
}
