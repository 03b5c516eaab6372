using System.Threading.RateLimiting;
using Comparte.Accounts;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Security;

/// <summary>Limits the mails to one address, and the attempts on one name or address, from wherever they come. Names
/// that nobody has are limited in the same way, so that the answer tells nothing.</summary>
internal sealed class NameLimiter(LimitOptions options) : IDisposable
{
    // Apart from each other: whoever asks for mails to an address keeps nobody from signing in with it.
    private readonly PartitionedRateLimiter<string> _attempts =
        Limiter(options.NamePerTenMinutes, TimeSpan.FromMinutes(10));

    private readonly PartitionedRateLimiter<string> _mails =
        Limiter(options.MailsPerQuarterHour, TimeSpan.FromMinutes(15));

    /// <summary>The refusal when the name was tried too often, else null.</summary>
    public ProblemHttpResult? Refuses(HttpContext context, string name) => Refuses(_attempts, context, name);

    /// <summary>The refusal when too many mails to the address were asked for, else null.</summary>
    public ProblemHttpResult? RefusesMail(HttpContext context, string address) => Refuses(_mails, context, address);

    /// <inheritdoc />
    public void Dispose()
    {
        _attempts.Dispose();
        _mails.Dispose();
    }

    private static ProblemHttpResult? Refuses(
        PartitionedRateLimiter<string> limiter, HttpContext context, string name)
    {
        // The key is short and the same for all ways to write a name.
        using var lease = limiter.AttemptAcquire(ClaimKey.Name(name).Value);
        return lease.IsAcquired
            ? null
            : Problems.TooMany(
                context, lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(10));
    }

    private static PartitionedRateLimiter<string> Limiter(int permits, TimeSpan window) =>
        PartitionedRateLimiter.Create<string, string>(name => RateLimitPartition.GetFixedWindowLimiter(
            name, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window }));
}
