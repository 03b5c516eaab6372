using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Publications;

/// <summary>What people tell of trying a method.</summary>
internal sealed class TrialCommands(PublicationDesk desk)
{
    private PublicationRoll Roll => desk.Drafted;

    /// <summary>See <see cref="IPublicationGrain.AddTrialAsync"/>.</summary>
    public async Task<Outcome<PublicationTrial>> AddAsync(MemberId actor, NewTrial trial)
    {
        var inGroup = await desk.InGroupAsync(actor);
        var refusal = Roll.RefuseReading(actor, inGroup)
            ?? PublicationRules.Check(trial)
            ?? await desk.RefuseSpeakingAsync(actor, trial.Organization, trial.Initiative);
        if (refusal is not null)
        {
            return refusal;
        }

        var command = PublicationDesk.Command(actor, trial.RequestId, Fingerprint.Of("trial", trial), inGroup);
        var added = await desk.Topic.OnceAsync(command, () => (Roll.RefuseReading(actor, inGroup) ?? RefuseTrying(inGroup)) is { } denied
            ? denied
            : ImmutableArray.Create<Entry>(new PublicationTrial
            {
                Id = TrialId(actor, trial.RequestId),
                By = actor,
                At = desk.Now,
                Organization = trial.Organization,
                Initiative = trial.Initiative,
                Country = trial.Country ?? "",
                Territory = InputRules.Clean(trial.Territory ?? ""),
                Worked = trial.Worked,
                Text = InputRules.Clean(trial.Text ?? ""),
            }));
        return added.Select<PublicationTrial>(committed => committed.Entries[0] is PublicationTrial told ? told : Refusal.NotFound);
    }

    /// <summary>See <see cref="IPublicationGrain.RemoveTrialAsync"/>.</summary>
    public async Task<Refusal?> RemoveAsync(MemberId actor, string trial, Guid requestId)
    {
        var inGroup = await desk.InGroupAsync(actor);
        if ((Roll.RefuseReading(actor, inGroup) ?? InputRules.Request(requestId)) is { } refusal)
        {
            return refusal;
        }

        var command = PublicationDesk.Command(actor, requestId, $"remove {trial}", inGroup);
        return (await desk.Topic.OnceAsync(command, () => Roll.Find(trial) is not PublicationTrial told ? Refusal.NotFound
            : told.By == actor || Roll.IsAuthor(actor)
                ? ImmutableArray.Create<Entry>(new Tombstone { Id = told.Id, No = told.No })
                : Refusal.NotAllowed)).Refusal;
    }

    private static string TrialId(MemberId actor, Guid requestId) =>
        $"trial-{EntityId.FromRequest<PublicationId>(actor, requestId).Value[1..]}";

    private Refusal? RefuseTrying(Threads.PlaceRights inGroup) => Roll.About switch
    {
        { Type: not PublicationType.Method } => Refusal.Conflict("not_a_method"),
        { Stage: not PublicationStage.Shared } => PublicationRules.NotShared,
        _ => inGroup.Closed
            ?? (Roll.Trials.Count() >= PublicationRules.MaxTrials ? Refusal.Invalid("too_many_items", "trials") : null),
    };
}
