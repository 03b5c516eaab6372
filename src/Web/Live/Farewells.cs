using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Live;

/// <summary>When the host stops, tells each socket so and when to come back: not all in the same second.</summary>
internal sealed class Farewells(
    IHostApplicationLifetime lifetime, OnlineMembers online, IOptions<LiveOptions> options, TimeProvider clock)
    : IHostedService
{
    private const double Soonest = 1;
    private const double Spread = 5;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Whoever registers last is called first: before SignalR closes the sockets, which it registered for when it was
        // made.
        lifetime.ApplicationStarted.Register(() => lifetime.ApplicationStopping.Register(SayBye));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void SayBye()
    {
        var connections = online.All.SelectMany(member => member.Connections).ToList();
        foreach (var connection in connections)
        {
            var reconnectIn = Math.Round(Soonest + (Spread * Random.Shared.NextDouble()), 1);
            connection.End(new Frame { Method = ToBrowser.Bye, Payload = new Farewell(reconnectIn, "restart") });
        }

        try
        {
            Task.WhenAll(connections.Select(connection => connection.Over)).WaitAsync(options.Value.FarewellTime, clock)
                .GetAwaiter().GetResult();
        }
        catch (TimeoutException)
        {
            // A socket that takes nothing hears nothing.
        }
    }
}
