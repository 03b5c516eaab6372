namespace Comparte.Web.Accounts;

/// <summary>How long sessions last.</summary>
internal static class SessionTime
{
    /// <summary>Without use, as long as the grain keeps them.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(30);

    /// <summary>On a device that others use too, used or not; again as long as the grain keeps them.</summary>
    public static readonly TimeSpan Shared = TimeSpan.FromHours(12);
}
