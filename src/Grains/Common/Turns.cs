namespace Comparte;

/// <summary>Lets one command of a grain at a time through, in the order in which they came. For what no single record
/// decides; used on the grain's own scheduler only.</summary>
internal sealed class Turns
{
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private bool _taken;

    /// <summary>Waits for a turn; it lasts until the answer is disposed of.</summary>
    public async ValueTask<IDisposable> EnterAsync()
    {
        if (_taken)
        {
            var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(next);
            await next.Task;
        }

        _taken = true;
        return new Turn(this);
    }

    private void Leave()
    {
        if (_waiting.TryDequeue(out var next))
        {
            // The turn passes on, so that nobody who comes now overtakes.
            next.SetResult();
        }
        else
        {
            _taken = false;
        }
    }

    private sealed class Turn(Turns turns) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (!_left)
            {
                _left = true;
                turns.Leave();
            }
        }
    }
}
