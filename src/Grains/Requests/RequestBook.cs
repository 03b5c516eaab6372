using Comparte.Topics;

namespace Comparte.Requests;

/// <summary>
/// Keeps the <see cref="JoinRequests"/> of a group or organization in storage. What is current has been written; one
/// command at a time works on it. Before a record is written that owes somebody word of it,
/// <paramref name="remindFirstAsync"/> makes sure that it is told even when the process is killed right after.
/// </summary>
internal sealed class RequestBook(
    IPersistentState<JoinRequests> state, Func<Task> remindFirstAsync, Action failed)
{
    private readonly Turns _turns = new();
    private bool _isWriting;

    /// <summary>As written last.</summary>
    public JoinRequests Current { get; private set; } = new();

    /// <summary>Whether nobody is owed word of it, and nothing in it will have to be told by the time that passes. While
    /// a record is being written that isn't known: what is current may not be for long.</summary>
    public bool IsSettled => !_isWriting && Current.Owed.IsEmpty && !Current.MayBecomeOverdue();

    /// <summary>Takes what was read at activation.</summary>
    public void Load() => Current = state.State;

    /// <summary>Waits for this command's turn, until the answer is disposed of.</summary>
    public ValueTask<IDisposable> EnterAsync() => _turns.EnterAsync();

    /// <summary>Makes a record current once it is written. A failed write ends the activation: its outcome is unknown.
    /// </summary>
    public async Task WriteAsync(JoinRequests next)
    {
        _isWriting = true;
        try
        {
            await (next.Owed.IsEmpty ? Task.CompletedTask : remindFirstAsync());
            state.State = next;
            await state.WriteStateAsync();
            Current = next;
        }
        catch (Exception failure)
        {
            failed();
            throw new TopicFailedException(failure.Message);
        }
        finally
        {
            _isWriting = false;
        }
    }

    /// <summary>Notes who has been told of what. In memory only: telling twice does no harm, and the next write takes
    /// it along.</summary>
    public void NoteTold(IReadOnlyDictionary<MemberId, long> told) => Current = Current.NoteTold(told);
}
