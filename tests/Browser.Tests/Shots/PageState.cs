namespace Comparte.Browser.Tests.Shots;

/// <summary>What a page has to show.</summary>
public enum PageState
{
    /// <summary>As somebody of the demonstration sees it.</summary>
    Full,

    /// <summary>Nothing is there yet.</summary>
    Empty,

    /// <summary>The server has not answered yet.</summary>
    Loading,

    /// <summary>The server fails.</summary>
    Error,

    /// <summary>Opened again without a line.</summary>
    WithoutALine,

    /// <summary>Every name is as long as it may be.</summary>
    LongestNames,
}
