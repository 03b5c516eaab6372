using Comparte.Initiatives;

namespace Comparte.Web.Initiatives;

/// <summary>Says where an initiative is, exactly: degrees with five decimals, the village, or both.</summary>
public sealed record PlaceBody(Guid RequestId, double? Latitude, double? Longitude, string? Village)
{
    /// <summary>The place.</summary>
    internal ExactPlace ToPlace() => new() { Latitude = Latitude, Longitude = Longitude, Village = Village ?? "" };
}
