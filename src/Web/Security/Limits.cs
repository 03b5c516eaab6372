using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Comparte.Web.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Comparte.Web.Security;

/// <summary>How often somebody may do something; section <c>Limits</c>.</summary>
internal sealed class LimitOptions
{
    /// <summary>Attempts to sign in and mails asked for, per address and minute. People of one place share one.</summary>
    public int SignInPerMinute { get; set; } = 60;

    /// <summary>The same per name or e-mail address that is tried, known or not, in ten minutes.</summary>
    public int NamePerTenMinutes { get; set; } = 20;

    /// <summary>Mails to one address, known or not, in a quarter of an hour.</summary>
    public int MailsPerQuarterHour { get; set; } = 3;

    /// <summary>Invitations opened and accepted, per address and minute.</summary>
    public int SignUpPerMinute { get; set; } = 120;

    /// <summary>Waits for changes (<c>POST /api/live/wait</c>) per member and minute.</summary>
    public int WaitsPerMinute { get; set; } = 240;

    /// <summary>Searches per member and minute, those while somebody types too.</summary>
    public int SearchesPerMinute { get; set; } = 240;

    /// <summary>Fetches of calendars by their private addresses, per address of the network and minute.</summary>
    public int CalendarsPerMinute { get; set; } = 120;

    /// <summary>Commands per member and minute.</summary>
    public int CommandsPerMinute { get; set; } = 120;
}

/// <summary>Refuses what comes too often: 429 with <c>Retry-After</c>.</summary>
internal static class Limits
{
    /// <summary>The policy of coming in.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The policy of invitations that are opened and accepted.</summary>
    public const string SignUp = "sign-up";

    /// <summary>The policy of waiting for changes.</summary>
    public const string Wait = "wait";

    /// <summary>The policy of calendars that are fetched by a private address.</summary>
    public const string Calendar = "calendar";

    /// <summary>The policy of searching.</summary>
    public const string Search = "search";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Registers the limits.</summary>
    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions();
        services.AddSingleton(options).AddSingleton<NameLimiter>();
        services.AddRateLimiter(limiter =>
        {
            limiter.OnRejected = (context, _) => new ValueTask(RejectAsync(context));
            limiter.AddPolicy(SignIn, context => PerAddress(context, options.SignInPerMinute));
            limiter.AddPolicy(SignUp, context => PerAddress(context, options.SignUpPerMinute));
            limiter.AddPolicy(Calendar, context => PerAddress(context, options.CalendarsPerMinute));
            limiter.AddPolicy(Wait, context => PerMember(context, options.WaitsPerMinute, counts: true));
            limiter.AddPolicy(Search, context => PerMember(context, options.SearchesPerMinute, counts: true));
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, MemberId>(context =>
                PerMember(context, options.CommandsPerMinute, Changes(context)));
        });
    }

    /// <summary>Whether the request changes something.</summary>
    public static bool Changes(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
        && !HttpMethods.IsOptions(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<OnlyReads>() is null;

    /// <summary>So many in a minute from one place.</summary>
    public static RateLimitPartition<string> PerAddress(HttpContext context, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(Neighborhood(context.Connection.RemoteIpAddress), _ =>
            new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Minute });

    private static RateLimitPartition<MemberId> PerMember(HttpContext context, int permits, bool counts) =>
        Actor.From(context.User) is { } actor && counts
            ? RateLimitPartition.GetTokenBucketLimiter(actor.Id, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = permits,
                TokensPerPeriod = Math.Max(1, permits / 12),
                ReplenishmentPeriod = Minute / 12,
            })
            : RateLimitPartition.GetNoLimiter(default(MemberId));

    /// <summary>An IPv6 subscriber has at least a /64.</summary>
    private static string Neighborhood(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } =>
            Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };

    private static Task RejectAsync(OnRejectedContext context)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute;
        return Problems.TooMany(context.HttpContext, wait).ExecuteAsync(context.HttpContext);
    }
}
