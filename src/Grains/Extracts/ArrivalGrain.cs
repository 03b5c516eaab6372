using Comparte.Accounts;
using Comparte.Files;
using Comparte.Groups;
using Comparte.Initiatives;
using Comparte.Members;
using Comparte.Organizations;
using Comparte.Publications;
using Comparte.Search;
using Comparte.Topics;
using Microsoft.Extensions.Logging;

namespace Comparte.Extracts;

/// <summary>Settles what was brought from another network; the key is the id of the group or organization. Woken by a reminder that came
/// with it, until all is done, each step once: who brought it answers for it, people who aren't here have left, and what the network
/// derives is told.</summary>
[GrainType("arrival")]
internal sealed partial class ArrivalGrain(
    [PersistentState("arrival.main", "main")] IPersistentState<Arrival> state, TimeProvider clock, ILogger<ArrivalGrain> logger)
    : Grain, IRemindable
{
    private const int AtOnce = 16;

    private Arrival State => state.State;

    private MemberId By => State.By;

    /// <inheritdoc />
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        // A reminder without a record is of a bringing that came to nothing.
        Func<Task>[] steps = state.RecordExists ? [SettlePeopleAsync, TellFeedsAsync, CountFilesAsync, WakeAsync] : [];
        foreach (var step in steps.Skip(State.Steps).ToList())
        {
            await step();
            await this.SaveAsync(state, State with { Steps = State.Steps + 1 });
        }

        await this.EndReminderAsync(reminderName);
    }

    private Task SettlePeopleAsync() => GroupId.TryParse(this.GetPrimaryKeyString(), out var group)
        ? SettleGroupAsync(group)
        : SettleOrganizationAsync(OrganizationId.Of(this.GetPrimaryKeyString()));

    private async Task SettleGroupAsync(GroupId id)
    {
        await GrainFactory.GetGrain<IGroupImportGrain>(id.Value).TakeOverAsync(By);
        var visits = (await new SearchSources(GrainFactory).EntriesAsync(TopicId.Of(id))).OfType<EmergencyEntry>();
        foreach (var visit in visits.Where(visit => visit.Open is not null))
        {
            // Who administers another network has no reason here.
            await GrainFactory.GetGrain<IEmergencyGrain>(id.Value).EndAsync(visit.By);
        }

        var group = GrainFactory.GetGrain<IGroupGrain>(id.Value);
        var asked = (await group.RequestsAsync(By)).TryGet(out var requests, out _) ? requests : [];
        foreach (var absent in await AbsentAsync((await group.MembersAsync()).Concat(asked.Select(request => request.Member))))
        {
            await group.LeaveAsync(absent, Request());
        }
    }

    private async Task SettleOrganizationAsync(OrganizationId id)
    {
        var organization = GrainFactory.GetGrain<IOrganizationGrain>(id.Value);
        var speaks = new PersonChange { Member = By, Represents = true };
        var taken = await organization.ChangeAsync(
            By, new OrganizationChange { People = [speaks], RequestId = Request() }, asAdministrator: true);
        if (taken.Refusal is { } refusal)
        {
            // Nobody leaves before somebody answers for it.
            LogRefused(id.Value, refusal.Code);
            return;
        }

        var people = (await organization.RollAsync())?.People ?? [];
        foreach (var absent in await AbsentAsync(people.Select(person => MemberId.Of(person.Id))))
        {
            var leaves = new OrganizationChange { People = [Leaving(absent)], RequestId = Request() };
            await organization.ChangeAsync(absent, leaves, asAdministrator: false);
        }

        foreach (var topic in State.Topics.Where(topic => topic.Kind == TopicKinds.Initiative))
        {
            var initiative = GrainFactory.GetGrain<IInitiativeGrain>(topic.Id);
            var own = (await initiative.RollAsync())?.People ?? [];
            foreach (var absent in await AbsentAsync(own.Select(person => MemberId.Of(person.Id))))
            {
                var leaves = new InitiativeChange { People = [Leaving(absent)], RequestId = Request() };
                await initiative.ChangeAsync(absent, leaves, asAdministrator: false);
            }
        }
    }

    /// <summary>The oldest first, so that feeds have them in that order.</summary>
    private async Task TellFeedsAsync()
    {
        foreach (var topic in State.Topics.Where(topic => topic.Kind == TopicKinds.Publication))
        {
            await GrainFactory.GetGrain<IPublicationImportGrain>(topic.Id).TellFeedsAsync();
        }
    }

    private async Task CountFilesAsync()
    {
        foreach (var file in State.Files)
        {
            await GrainFactory.GetGrain<IQuotaGrain>(file.Owner.Value).SettleAsync(file.Id, file.Bytes);
        }
    }

    /// <summary>Each tells what follows it. A reminder of its own came along with each, should one fail or this end before.</summary>
    private async Task WakeAsync()
    {
        foreach (var some in State.Topics.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(WakeAsync));
        }
    }

    private async Task WakeAsync(TopicId topic)
    {
        try
        {
            await GrainFactory.GetTopic(topic).AsReference<IRemindable>()
                .ReceiveReminder(TopicGrains.Reminder, new TickStatus(default, default, default));
        }
        catch (Exception failure)
        {
            LogNotWoken(failure, topic.Kind);
        }
    }

    private async Task<List<MemberId>> AbsentAsync(IEnumerable<MemberId> members)
    {
        var absent = new List<MemberId>();
        foreach (var some in members.Distinct().Chunk(AtOnce))
        {
            var found = await Task.WhenAll(some.Select(member => GrainFactory.GetGrain<IMemberGrain>(member.Value).ProfileAsync()));
            absent.AddRange(some.Where((_, at) => found[at].Refusal is not null));
        }

        return absent;
    }

    private static PersonChange Leaving(MemberId member) => new() { Member = member, Leaves = true };

    private Guid Request() => Guid.CreateVersion7(clock.GetUtcNow());

    [LoggerMessage(3251, LogLevel.Warning, "Nobody could be made to answer for {Id}, which was brought here: {Code}.")]
    private partial void LogRefused(string id, string code);

    [LoggerMessage(3252, LogLevel.Warning, "A topic that was brought here can't be opened; its reminder tries again. Kind: {Kind}.")]
    private partial void LogNotWoken(Exception failure, string kind);
}
