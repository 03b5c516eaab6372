using Comparte.Topics;

namespace Comparte.Initiatives;

/// <summary>What only those who accompany an initiative read: its log and its exact place; the key is the
/// <see cref="InitiativeId"/>. Readers and writers are the confirmed people of the initiative and of its organization;
/// for everybody else, administrators too, it isn't there.</summary>
[Alias("Comparte.IInitiativeLogGrain")]
public interface IInitiativeLogGrain : ITopicGrain
{
    /// <summary>Writes a note.</summary>
    [Alias("Add")]
    Task<Outcome<LogNote>> AddAsync(MemberId actor, LogNoteChange note);

    /// <summary>Changes the actor's own note, or says of anybody's next step whether it is done.</summary>
    [Alias("Change")]
    Task<Outcome<LogNote>> ChangeAsync(MemberId actor, long no, LogNoteChange change);

    /// <summary>Removes the actor's own note; representatives remove any.</summary>
    [Alias("Remove")]
    Task<Outcome<Entry>> RemoveAsync(MemberId actor, long no, Guid requestId);

    /// <summary>The exact place; not found too while nobody has said it.</summary>
    [Alias("Place")]
    Task<Outcome<ExactPlace>> PlaceAsync(MemberId actor);

    /// <summary>Sets the exact place, or with null forgets it: representatives of the initiative or its organization. A
    /// place that was shown to the network isn't any more; another needs another consent.</summary>
    [Alias("SetPlace")]
    Task<Refusal?> SetPlaceAsync(MemberId actor, ExactPlace? place, Guid requestId);

    /// <summary>Shows the exact place to the network; see <see cref="IInitiativeGrain.ShowAsync"/>.</summary>
    [Alias("Consent")]
    Task<Refusal?> ConsentAsync(MemberId actor, Guid requestId);
}
