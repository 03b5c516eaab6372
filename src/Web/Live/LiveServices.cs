using Comparte.Topics;
using Comparte.Web.Rendering;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Comparte.Web.Live;

/// <summary>Live delivery: the hub, and how topics reach it.</summary>
internal static class LiveServices
{
    private const int LargestCall = 32 * 1024;

    /// <summary>Registers it.</summary>
    public static IServiceCollection AddComparteLive(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<LiveOptions>(configuration.GetSection("Live"));
        services.AddSignalR(hub =>
        {
            // A tab in which nothing happens costs what this costs: Chromium answers each over HTTP/2 with two frames of its own.
            hub.KeepAliveInterval = TimeSpan.FromSeconds(30);
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(60);
            hub.MaximumReceiveMessageSize = LargestCall;
            hub.EnableDetailedErrors = false;
            hub.AddFilter<HubFailures>();
        }).AddJsonProtocol(json => WireJson.Configure(json.PayloadSerializerOptions));
        services.AddSingleton<LiveTopics>();
        services.AddSingleton<MarkdownRenderer>();
        services.AddSingleton<PostRenderer>();
        services.AddSingleton<Removals>();
        services.AddSingleton<Flusher>();
        services.AddSingleton<Admissions>();
        services.AddSingleton<Openings>();
        services.AddSingleton<OnlineMembers>();
        services.AddSingleton<Typists>();
        services.AddSingleton<HereBoard>();
        services.AddHostedService(provider => provider.GetRequiredService<HereBoard>());
        services.AddSingleton<PresenceBoard>();
        services.AddHostedService(provider => provider.GetRequiredService<PresenceBoard>());
        services.AddHostedService<LiveUpkeep>();
        services.AddHostedService<Farewells>();
        services.AddSingleton<HubLifetimeManager<LiveHub>, LiveLifetime>();
        return services;
    }

    /// <summary>Maps the hub and its HTTP twin.</summary>
    public static void MapComparteLive(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<LiveHub>("/live", hub =>
        {
            hub.Transports = HttpTransportType.WebSockets;
            hub.CloseOnAuthenticationExpiration = true;
        });
        routes.MapTopics();
    }
}
