namespace Comparte.Silo.Operations.Moving;

/// <summary>The bytes of files, of which each part has a name of its own and never changes once it is whole.</summary>
internal interface IFileParts
{
    /// <summary>Where they are, in full.</summary>
    string Place { get; }

    /// <summary>The names of all that are there.</summary>
    IEnumerable<string> All();

    /// <summary>How many bytes one has that is there.</summary>
    long LengthOf(string name);

    /// <summary>Opens one that is there.</summary>
    Stream Open(string name);

    /// <summary>Takes one of <paramref name="length"/> bytes. One that is there already with that length is left as it is.</summary>
    void Take(string name, Stream content, long length);
}
