namespace Comparte.Web.Tests.Rights;

/// <summary>What a reader is to something.</summary>
internal enum Right
{
    /// <summary>It isn't there.</summary>
    None,

    /// <summary>Opens it by its address, and meets it nowhere else.</summary>
    ByAddress,

    /// <summary>Reads it, and meets it wherever it stands.</summary>
    Reads,
}
