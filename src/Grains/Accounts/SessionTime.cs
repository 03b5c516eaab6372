namespace Comparte.Accounts;

/// <summary>How long sessions last: in the grain that keeps them, and in the cookie of each.</summary>
public static class SessionTime
{
    /// <summary>A session unused for this long has ended.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(30);

    /// <summary>A session on a device that others use ends after this time, used or not.</summary>
    public static readonly TimeSpan Shared = TimeSpan.FromHours(12);
}
