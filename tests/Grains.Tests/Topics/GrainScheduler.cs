namespace Comparte.Grains.Tests.Topics;

/// <summary>
/// Runs tasks one at a time as a grain's scheduler does, on the test's own thread and only when told: what happens
/// between two awaits is up to the test, and the same test always takes the same course.
/// </summary>
internal sealed class GrainScheduler : TaskScheduler
{
    private readonly Queue<Task> _tasks = [];
    private bool _draining;

    /// <summary>Starts work on the scheduler; it proceeds with <see cref="Drain"/>.</summary>
    public Task<T> Run<T>(Func<Task<T>> work) => Task.Factory.StartNew(
        async () => await work(), CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <inheritdoc cref="Run{T}"/>
    public Task Run(Func<Task> work) => Run(async () =>
    {
        await work();
        return true;
    });

    /// <summary>Runs everything that can run.</summary>
    public void Drain()
    {
        // An await would prefer the test runner's context to this scheduler.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        _draining = true;
        while (_tasks.TryDequeue(out var task))
        {
            TryExecuteTask(task);
        }

        _draining = false;
        SynchronizationContext.SetSynchronizationContext(context);
    }

    /// <summary>Runs work that needs nothing from outside to its end.</summary>
    public T Complete<T>(Func<Task<T>> work)
    {
        var task = Run(work);
        Drain();
        Assert.True(task.IsCompleted, "The work waits for something that nobody will do.");
        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Complete{T}"/>
    public void Complete(Func<Task> work) => Complete(async () =>
    {
        await work();
        return true;
    });

    protected override void QueueTask(Task task) => _tasks.Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        _draining && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _tasks;
}
