namespace Comparte.Web.Tests.Rights;

/// <summary>What came back from an address.</summary>
internal sealed record Sight(string Address, int Status, string Head, string Body)
{
    /// <summary>Whether it says a word.</summary>
    public bool Says(string word) =>
        Body.Contains(word, StringComparison.OrdinalIgnoreCase) || Head.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it tells an id, or one made of it, that whoever asked did not name.</summary>
    public bool Tells(string id) => Says(id[1..]) && !Address.Contains(id[1..], StringComparison.Ordinal);
}
