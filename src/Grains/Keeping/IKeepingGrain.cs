namespace Comparte.Keeping;

/// <summary>Deletes what a sensitive group doesn't keep any longer; the key is the <see cref="GroupId"/>. Called by the group when
/// it says for how long it keeps, and by its own reminder; the group and its conversations don't wait for it.</summary>
[Alias("Comparte.IKeepingGrain")]
public interface IKeepingGrain : IGrainWithStringKey
{
    /// <summary>The reminder that stands while the group deletes.</summary>
    const string Reminder = "keep";

    /// <summary>Begins to look, now and every few hours, for messages that are old enough. May repeat.</summary>
    [Alias("Wake")]
    Task WakeAsync();
}
