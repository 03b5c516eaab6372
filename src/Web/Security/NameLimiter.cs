using System.Threading.RateLimiting;
using Comparte.Accounts;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Security;

/// <summary>Limits the attempts on one name or address, from wherever they come. Names that nobody has are limited in
/// the same way, so that the answer tells nothing.</summary>
internal sealed class NameLimiter(LimitOptions options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(name =>
        RateLimitPartition.GetFixedWindowLimiter(name, _ =>
            new FixedWindowRateLimiterOptions { PermitLimit = options.NamePerTenMinutes, Window = Window }));

    /// <summary>The refusal when the name was tried too often, else null.</summary>
    public ProblemHttpResult? Refuses(HttpContext context, string name)
    {
        // The key is short and the same for all ways to write a name.
        using var lease = _limiter.AttemptAcquire(ClaimKey.Name(name).Value);
        return lease.IsAcquired
            ? null
            : Problems.TooMany(context, lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window);
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();
}
