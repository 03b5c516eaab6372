namespace Comparte;

/// <summary>What grains do with reminders.</summary>
internal static class Reminders
{
    /// <summary>Ends a reminder; nothing where there is none.</summary>
    public static async Task EndReminderAsync(this Grain grain, string name)
    {
        if (await grain.GetReminder(name) is { } reminder)
        {
            await grain.UnregisterReminder(reminder);
        }
    }
}
