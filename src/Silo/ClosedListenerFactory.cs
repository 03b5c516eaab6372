using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Comparte.Silo;

/// <summary>
/// Listens to nobody. A silo that is a cluster of its own calls itself in memory; an open port would only let other
/// programs on the machine call grains as any member they like, and collide with a second Comparte.
/// </summary>
internal sealed class ClosedListenerFactory : IConnectionListenerFactory
{
    /// <summary>Puts itself in the place of every listener that Orleans has registered.</summary>
    public static void Replace(ISiloBuilder silo)
    {
        var listeners = silo.Services
            .Where(service => service.IsKeyedService && service.ServiceType == typeof(IConnectionListenerFactory))
            .ToList();
        foreach (var listener in listeners)
        {
            silo.Services.Remove(listener);
            silo.Services.AddKeyedSingleton<IConnectionListenerFactory, ClosedListenerFactory>(listener.ServiceKey);
        }
    }

    public ValueTask<IConnectionListener> BindAsync(
        EndPoint endpoint, CancellationToken cancellationToken = default) => new(new Listener(endpoint));

    private sealed class Listener(EndPoint endpoint) : IConnectionListener
    {
        private readonly TaskCompletionSource<ConnectionContext?> _unbound =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EndPoint EndPoint => endpoint;

        public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
            new(_unbound.Task);

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            _unbound.TrySetResult(null);
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => UnbindAsync();
    }
}
