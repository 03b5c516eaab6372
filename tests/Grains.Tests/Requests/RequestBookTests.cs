using Comparte.Requests;

namespace Comparte.Grains.Tests.Requests;

public sealed class RequestBookTests
{
    private static readonly JoinRequests Asked = new JoinRequests().Ask(new JoinRequest());

    [Fact]
    public async Task While_a_record_is_written_nobody_knows_that_all_is_told()
    {
        var state = new HeldState();
        var book = new RequestBook(state, () => Task.CompletedTask, () => { });
        Assert.True(book.IsSettled);

        var writing = book.WriteAsync(new JoinRequests { Rev = 1 });
        Assert.False(book.IsSettled);
        state.Written.SetResult();
        await writing;

        Assert.True(book.IsSettled);
    }

    [Fact]
    public async Task It_is_so_from_before_the_reminder_is_set()
    {
        var (state, reminded) = (new HeldState(), new TaskCompletionSource());
        var book = new RequestBook(state, () => reminded.Task, () => { });

        var writing = book.WriteAsync(Asked);
        Assert.False(book.IsSettled);
        reminded.SetResult();
        Assert.False(book.IsSettled);
        state.Written.SetResult();
        await writing;

        Assert.False(book.IsSettled);
        Assert.Same(Asked, book.Current);
    }

    /// <summary>A state whose writes wait.</summary>
    private sealed class HeldState : IPersistentState<JoinRequests>
    {
        public TaskCompletionSource Written { get; } = new();

        public JoinRequests State { get; set; } = new();

        public string Etag => "";

        public bool RecordExists => false;

        public Task ClearStateAsync() => Task.CompletedTask;

        public Task ReadStateAsync() => Task.CompletedTask;

        public Task WriteStateAsync() => Written.Task;
    }
}
