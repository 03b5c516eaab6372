using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Organizations;

/// <summary>What the entries of people have in common, whoever they belong to.</summary>
/// <typeparam name="TSelf">The entry's own type.</typeparam>
internal interface IPerson<TSelf> where TSelf : Entry, IPerson<TSelf>
{
    /// <summary>What the person does there.</summary>
    string Role { get; }

    /// <summary>Whether the person may change what it belongs to.</summary>
    bool Represents { get; }

    /// <summary>Whether the person has still to confirm it.</summary>
    bool Unconfirmed { get; }

    /// <summary>The same person, confirmed.</summary>
    TSelf Confirmed();

    /// <summary>An entry for somebody; its number is 0 for a new one.</summary>
    static abstract TSelf Of(MemberId member, long no, PersonChange change, bool unconfirmed);
}

/// <summary>How people are named, confirm their own place, and leave it.</summary>
internal static class PersonRules
{
    /// <summary>People that one change may name. With the profile they fit into one commit, also when all of them
    /// are older entries.</summary>
    public const int MaxInChange = 12;

    /// <summary>Why these people can't be taken, or null.</summary>
    public static Refusal? Check(ImmutableArray<PersonChange> people)
    {
        if (people.IsDefault || people.Length > MaxInChange
            || people.Any(person => !EntityId.IsWellFormed(person?.Member.Value, MemberId.Prefix))
            || people.DistinctBy(person => person.Member).Count() < people.Length)
        {
            return Refusal.Invalid("people_invalid", "people");
        }

        return people.Select(person => InputRules.Line(person.Role, 80, "people")).FirstOrDefault(no => no is not null);
    }

    /// <summary>Whether these do no more than confirm the actor's own place, or give it up.</summary>
    public static bool AreOwnPlace(MemberId actor, ImmutableArray<PersonChange> people) =>
        people is [{ } person] && person.Member == actor && (person.Confirms || person.Leaves);

    /// <summary>Somebody who has confirmed to be one of these people, or null.</summary>
    public static TPerson? Find<TPerson>(ImmutableArray<TPerson> people, MemberId member)
        where TPerson : Entry, IPerson<TPerson> =>
        people.FirstOrDefault(person => person.Id == member.Value && !person.Unconfirmed);

    /// <summary>Those who have confirmed to be one of these people.</summary>
    public static ImmutableArray<MemberId> Members<TPerson>(IEnumerable<TPerson> people)
        where TPerson : Entry, IPerson<TPerson> =>
        [.. people.Where(person => !person.Unconfirmed).Select(person => MemberId.Of(person.Id))];

    /// <summary>One person's entry after a change, or null when nothing changes.</summary>
    public static Entry? Apply<TPerson>(Entry? present, PersonChange change, MemberId actor)
        where TPerson : Entry, IPerson<TPerson>
    {
        var known = present as TPerson;
        if (change.Leaves)
        {
            return known is null ? null : new Tombstone { Id = known.Id, No = known.No };
        }

        if (change.Confirms && known is not null)
        {
            // Nobody confirms for another, and a confirmation says nothing of the place itself.
            return change.Member == actor && known.Unconfirmed ? known.Confirmed() : null;
        }

        var unconfirmed = change.Member != actor && known is not { Unconfirmed: false };
        return TPerson.Of(change.Member, present?.No ?? 0, change, unconfirmed);
    }
}
