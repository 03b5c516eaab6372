using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

/// <summary>What lasts for a time ends by itself.</summary>
public sealed class TimedEndTests
{
    private readonly HandClock _clock = new();
    private readonly TaskCompletionSource _ended = new();
    private DateTimeOffset? _until;

    [Fact]
    public async Task It_ends_when_its_time_is_over_and_not_before_one_that_was_put_off()
    {
        _until = _clock.GetUtcNow().AddSeconds(90);
        var end = new TimedEnd(_clock, () => _until, EndAsync);
        end.Start();

        _clock.Advance(TimeSpan.FromSeconds(60));
        _until = _clock.GetUtcNow().AddSeconds(90);
        end.Start();
        _clock.Advance(TimeSpan.FromSeconds(60));
        await _clock.WaitedForAsync(2);
        Assert.False(_ended.Task.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(31));
        await _ended.Task;
    }

    [Fact]
    public async Task What_was_over_at_the_start_ends_at_once()
    {
        _until = _clock.GetUtcNow().AddSeconds(-1);

        new TimedEnd(_clock, () => _until, EndAsync).Start();

        await _ended.Task;
    }

    private Task EndAsync()
    {
        _until = null;
        _ended.TrySetResult();
        return Task.CompletedTask;
    }

    /// <summary>A clock that a test moves, with its timers.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly List<HandTimer> _timers = [];
        private readonly SemaphoreSlim _made = new(0);
        private DateTimeOffset _now = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by)
        {
            _now += by;
            foreach (var timer in _timers.Where(timer => timer.Due <= _now).ToList())
            {
                _timers.Remove(timer);
                timer.Fire();
            }
        }

        /// <summary>Completes once so many timers were set.</summary>
        public async Task WaitedForAsync(int count)
        {
            for (var at = 0; at < count; at++)
            {
                await _made.WaitAsync();
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new HandTimer(() => callback(state), _now + dueTime);
            _timers.Add(timer);
            _made.Release();
            return timer;
        }

        private sealed class HandTimer(Action fire, DateTimeOffset due) : ITimer
        {
            public DateTimeOffset Due => due;

            public void Fire() => fire();

            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
