using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Orleans.Diagnostics;
using Orleans.Hosting;

namespace Comparte.Silo;

/// <summary>Where spans and figures go: nowhere, until the configuration names a collector in the way that every program
/// with OpenTelemetry reads it (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, <c>OTEL_TRACES_SAMPLER</c> …). ADR 19.</summary>
public static class TelemetryHosting
{
    private const string CollectorSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string OrleansMeter = "Microsoft.Orleans";
    private const string RuntimeMeter = "System.Runtime";

    /// <summary>Whether spans are made, which costs something with each call.</summary>
    public static bool IsTraced(this IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration[CollectorSetting]);

    /// <summary>Sends spans and figures of this process to the collector, where there is one. A host adds its own with
    /// <c>ConfigureOpenTelemetryTracerProvider</c> and its like.</summary>
    public static IHostApplicationBuilder AddComparteTelemetry(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("comparte", serviceVersion: Version))
            .WithMetrics(metrics => metrics.AddMeter(Telemetry.Name, OrleansMeter, RuntimeMeter));
        if (builder.Configuration.IsTraced())
        {
            telemetry.WithTracing(tracing => tracing
                .AddSource(Telemetry.Name, ActivitySources.ApplicationGrainActivitySourceName)).UseOtlpExporter();
        }

        return builder;
    }

    /// <summary>Carries spans along with calls of grains.</summary>
    internal static ISiloBuilder CarrySpans(this ISiloBuilder silo, IConfiguration configuration) =>
        configuration.IsTraced() ? silo.AddActivityPropagation() : silo;

    private static string Version => typeof(TelemetryHosting).Assembly.GetName().Version!.ToString();
}
