namespace Comparte.Accounts;

/// <summary>Writes states that are records.</summary>
internal static class PersistentStates
{
    /// <summary>Writes the next state. After a failed write nobody knows what is stored, so the activation ends and the
    /// next one reads.</summary>
    public static async Task SaveAsync<T>(this IGrainBase grain, IPersistentState<T> state, T next)
    {
        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
