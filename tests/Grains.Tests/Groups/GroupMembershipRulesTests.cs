using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Requests;
using Comparte.Topics;
using CsCheck;

namespace Comparte.Grains.Tests.Groups;

/// <summary>Who comes, leaves and facilitates, over any row of commands.</summary>
public sealed class GroupMembershipRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableArray<MemberId> People =
        [.. Enumerable.Range(0, 5).Select(at => MemberId.Of($"m{at:x32}"))];

    private enum Deed
    {
        Join,
        Leave,
        Accept,
        Refuse,
        Promote,
        Demote,
        Remove,
        AdmitInvited,
        Archive,
        Revive,
    }

    private static readonly Gen<(Deed Deed, int Actor, int Member)[]> Deeds = Gen.Select(
        Gen.Enum<Deed>(), Gen.Int[0, People.Length - 1], Gen.Int[0, People.Length - 1]).Array[0, 60];

    [Fact]
    public void A_group_keeps_a_facilitator_while_it_has_members() => Gen.Select(
        Gen.Enum<GroupAccess>(), Gen.Enum<GroupVisibility>(), Deeds).Sample((access, visibility, deeds) =>
    {
        var model = new Model(access, visibility);
        foreach (var (deed, actor, member) in deeds)
        {
            model.Do(deed, People[actor], People[member]);
            Assert.True(!model.Roll.Members.Any() || model.Roll.Facilitators.Any());
            Assert.True(model.Roll.Members.Any() || model.Roll.About!.Archived);
        }
    });

    [Fact]
    public void Nobody_asks_or_is_invited_who_is_a_member() => Gen.Select(
        Gen.Enum<GroupAccess>(), Gen.Enum<GroupVisibility>(), Deeds).Sample((access, visibility, deeds) =>
    {
        var model = new Model(access, visibility);
        foreach (var (deed, actor, member) in deeds)
        {
            model.Do(deed, People[actor], People[member]);
            Assert.DoesNotContain(People, person =>
                model.Roll.RoleOf(person) is not null
                && (model.Requests.Asks(person) || model.Requests.Invites(person)));
        }
    });

    [Fact]
    public void An_archived_group_takes_nobody_in_and_promotes_nobody() => Deeds.Sample(deeds =>
    {
        var model = new Model(GroupAccess.Open, GroupVisibility.Listed);
        model.Do(Deed.Join, People[1], People[1]);
        model.Do(Deed.Archive, People[0], People[0]);
        var before = model.Roll.Members.ToDictionary(member => member.Id, member => member.Role);
        foreach (var (deed, actor, member) in deeds.Where(deed => deed.Deed != Deed.Revive))
        {
            model.Do(deed, People[actor], People[member]);
            Assert.All(model.Roll.Members, now => Assert.Equal(before[now.Id], now.Role));
        }
    });

    [Fact]
    public void Every_change_of_requests_raises_their_revision() => Deeds.Sample(deeds =>
    {
        var model = new Model(GroupAccess.OnRequest, GroupVisibility.Listed);
        foreach (var (deed, actor, member) in deeds)
        {
            var before = model.Requests;
            model.Do(deed, People[actor], People[member]);
            var same = before.Asked.SequenceEqual(model.Requests.Asked)
                && before.Invited.SequenceEqual(model.Requests.Invited);
            Assert.True(same || model.Requests.Rev > before.Rev);
        }
    });

    [Fact]
    public void An_outsider_does_nothing_for_others() => Deeds.Sample(deeds =>
    {
        var model = new Model(GroupAccess.OnRequest, GroupVisibility.Listed);
        var outsider = People[^1];
        foreach (var (deed, _, member) in deeds.Where(deed => deed.Deed is not (Deed.Join or Deed.Leave)))
        {
            Assert.NotNull(model.Do(deed, outsider, People[member]));
        }
    });

    /// <summary>A group in memory, on which the rules' steps are carried out.</summary>
    private sealed class Model
    {
        private readonly Dictionary<string, Entry> _entries = [];
        private long _no;

        public Model(GroupAccess access, GroupVisibility visibility)
        {
            Roll = new GroupRoll(_entries.GetValueOrDefault, () => _entries.Values, TimeProvider.System);
            var group = new GroupChange { Name = "Huertas", Access = access, Visibility = visibility };
            Apply(GroupRules.New(People[0], group, Now));
        }

        public GroupRoll Roll { get; }

        public JoinRequests Requests { get; private set; } = new();

        public Refusal? Do(Deed deed, MemberId actor, MemberId member)
        {
            if (deed is Deed.Archive or Deed.Revive)
            {
                var change = new GroupChange { Archived = deed == Deed.Archive };
                if (GroupRules.RefuseActor(Roll, Requests, actor, change, asAdministrator: false) is { } denied)
                {
                    return denied;
                }

                Apply([GroupRules.Apply(Roll.About!, actor, change, default)]);
                return null;
            }

            if (!Step(deed, actor, member).TryGet(out var step, out var refusal))
            {
                return refusal;
            }

            Apply(step.Changes);
            Requests = step.Requests;
            return null;
        }

        private Outcome<RequestStep> Step(Deed deed, MemberId actor, MemberId member) => deed switch
        {
            Deed.Join => GroupMembershipRules.Join(Roll, Requests, actor, "", Now),
            Deed.Leave => GroupMembershipRules.Leave(Roll, Requests, actor),
            Deed.Accept => GroupMembershipRules.Answer(Roll, Requests, actor, member, accept: true, Now),
            Deed.Refuse => GroupMembershipRules.Answer(Roll, Requests, actor, member, accept: false, Now),
            Deed.Promote => GroupMembershipRules.SetRole(Roll, Requests, actor, member, GroupRole.Facilitator, Now),
            Deed.Demote => GroupMembershipRules.SetRole(Roll, Requests, actor, member, GroupRole.Member, Now),
            Deed.Remove => GroupMembershipRules.Remove(Roll, Requests, actor, member),
            _ => GroupMembershipRules.AdmitInvited(Roll, Requests, actor, member, Now),
        };

        private void Apply(ImmutableArray<Entry> changes)
        {
            foreach (var change in changes)
            {
                var no = change.No == 0 ? ++_no : change.No;
                _entries[change.Id] = change with { No = no };
            }

            Assert.Equal(_entries.Count, _entries.Values.Select(entry => entry.No).Distinct().Count());
        }
    }
}
