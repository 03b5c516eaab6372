using System.Diagnostics;
using Comparte.Silo;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Comparte.Web.Hosting;

/// <summary>What a web host adds to what is measured, and the address at which Prometheus reads it.</summary>
internal static class WebTelemetry
{
    private const string Path = "/metrics";

    // Whose addresses, programs and words these are is nobody's business who looks after the machine.
    private static readonly string[] Personal =
        ["client.address", "network.peer.address", "network.peer.port", "user_agent.original", "url.query"];

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections",
    ];

    /// <summary>Adds spans and figures of HTTP, and listens for Prometheus at <c>Metrics:Url</c> where that is set.</summary>
    public static void AddWebTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(Meters));
        if (builder.Configuration.IsTraced())
        {
            builder.Services.ConfigureOpenTelemetryTracerProvider(tracing =>
                tracing.AddAspNetCoreInstrumentation(http =>
                {
                    http.Filter = context => !context.Request.Path.StartsWithSegments("/health");
                    http.EnrichWithHttpResponse = (span, response) => Clean(span, response.HttpContext);
                }));
        }

        if (MetricsUrl(builder.Configuration) is { } url)
        {
            builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddPrometheusExporter());
            builder.Configuration[WebHostDefaults.ServerUrlsKey] += $";{url.GetLeftPart(UriPartial.Authority)}";
        }
    }

    /// <summary>Answers Prometheus at its own port, and nothing else there; the site's address knows nothing of it.</summary>
    public static void UseMetrics(this WebApplication app)
    {
        if (MetricsUrl(app.Configuration) is { } url)
        {
            app.UseWhen(context => context.Connection.LocalPort == url.Port, own =>
            {
                own.UseOpenTelemetryPrometheusScrapingEndpoint(Path);
                own.Run(context =>
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                });
            });
        }
    }

    private static Uri? MetricsUrl(IConfiguration configuration) => configuration["Metrics:Url"] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp => url,
        _ => throw new StartRefusedException(
            "Metrics:Url can't be read: write it as http://127.0.0.1:9464, or leave it out."),
    };

    /// <summary>A path can hold a link that is good for one use: what stays is the pattern that it fits.</summary>
    private static void Clean(Activity span, HttpContext context)
    {
        foreach (var tag in Personal)
        {
            span.SetTag(tag, null);
        }

        span.SetTag("url.path", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
    }
}
