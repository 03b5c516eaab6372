namespace Comparte.Web.Tests;

/// <summary>The system's clock, some time ahead. Timers run as ever.</summary>
public sealed class MovableClock : TimeProvider
{
    private long _ahead;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>Moves it ahead.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
