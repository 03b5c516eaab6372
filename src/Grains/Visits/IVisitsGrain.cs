using System.Collections.Immutable;

namespace Comparte.Visits;

/// <summary>Counts the visits of one item; the key is the item's id. Who visited is asked for and never stored.</summary>
[Alias("Comparte.IVisitsGrain")]
public interface IVisitsGrain : IGrainWithStringKey
{
    /// <summary>Takes who opened the item on a day: today or yesterday, another one changes nothing. Each member counts once
    /// a day, if it may open the item and the item isn't its own. May be repeated.</summary>
    [Alias("Add")]
    Task AddAsync(DateOnly day, ImmutableArray<MemberId> visitors);

    /// <summary>The count. The caller has been found to read the item.</summary>
    [Alias("Count")]
    Task<VisitCount> CountAsync();
}

/// <summary>Takes counts from elsewhere. No endpoint leads here.</summary>
[Alias("Comparte.IVisitsImportGrain")]
public interface IVisitsImportGrain : IGrainWithStringKey
{
    /// <summary>Puts these days in the place of what is there.</summary>
    [Alias("Import")]
    Task ImportAsync(ImmutableArray<VisitDay> days);
}

/// <summary>What an item that can be visited answers about itself. The same grain as the item's own.</summary>
[Alias("Comparte.IVisitedGrain")]
public interface IVisitedGrain : IGrainWithStringKey
{
    /// <summary>The members whose visits aren't any: the item's own people, its authors.</summary>
    [Alias("OwnPeople")]
    Task<ImmutableArray<MemberId>> OwnPeopleAsync();
}
