using Comparte.Accounts;
using Comparte.Files;
using Comparte.Groups;
using Comparte.Initiatives;
using Comparte.Members;
using Comparte.Organizations;
using Comparte.Publications;
using Comparte.Topics;

namespace Comparte.Extracts;

/// <summary>Settles what was brought from another network; the key is the id of the group or organization. Woken by a reminder that came
/// with it, until all is done: who brought it answers for it, people who aren't here have left, and what the network derives is
/// told.</summary>
[GrainType("arrival")]
internal sealed class ArrivalGrain(
    [PersistentState("arrival.main", "main")] IPersistentState<Arrival> state, TimeProvider clock) : Grain, IRemindable
{
    private const int AtOnce = 16;

    private Arrival State => state.State;

    private MemberId By => State.By;

    /// <inheritdoc />
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (!State.Done)
        {
            await SettlePeopleAsync();
            await TellFeedsAsync();
            await CountFilesAsync();
            await WakeAsync();
            await this.SaveAsync(state, new Arrival { By = By, Done = true });
        }

        await this.EndReminderAsync(reminderName);
    }

    private Task SettlePeopleAsync() => GroupId.TryParse(this.GetPrimaryKeyString(), out var group)
        ? SettleGroupAsync(group)
        : SettleOrganizationAsync(OrganizationId.Of(this.GetPrimaryKeyString()));

    private async Task SettleGroupAsync(GroupId id)
    {
        await GrainFactory.GetGrain<IGroupImportGrain>(id.Value).TakeOverAsync(By);
        var group = GrainFactory.GetGrain<IGroupGrain>(id.Value);
        foreach (var absent in await AbsentAsync(await group.MembersAsync()))
        {
            await group.LeaveAsync(absent, Request());
        }
    }

    private async Task SettleOrganizationAsync(OrganizationId id)
    {
        var organization = GrainFactory.GetGrain<IOrganizationGrain>(id.Value);
        var speaks = new PersonChange { Member = By, Represents = true };
        await organization.ChangeAsync(By, new OrganizationChange { People = [speaks], RequestId = Request() }, asAdministrator: true);
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

    /// <summary>Each tells what follows it. A reminder of its own came along with each, should this end before.</summary>
    private async Task WakeAsync()
    {
        foreach (var some in State.Topics.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(topic => GrainFactory.GetTopic(topic).AsReference<IRemindable>()
                .ReceiveReminder(TopicGrains.Reminder, new TickStatus(default, default, default))));
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
}
