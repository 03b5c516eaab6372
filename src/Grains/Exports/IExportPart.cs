namespace Comparte.Exports;

/// <summary>Finds things of a kind that are the member's own, and puts them into the file. What it asks of their owners
/// are readings that everybody has, in the member's name, or topics read whole, of which it takes what the member wrote
/// and nothing else.</summary>
internal interface IExportPart
{
    /// <summary>The places to look at; each is one step of what the member sees go on.</summary>
    Task<IReadOnlyCollection<Func<Task>>> FindAsync();
}
