namespace Comparte.Web.Tests.Rights;

/// <summary>How one comes by it.</summary>
public enum Way
{
    /// <summary>Views, lists, texts and topics over HTTP.</summary>
    Api,

    /// <summary>The pages that the server writes.</summary>
    Html,

    /// <summary>What the hub tells while it is open.</summary>
    Socket,

    /// <summary>Hits.</summary>
    Search,

    /// <summary>How many hits there are.</summary>
    Count,

    /// <summary>Titles while somebody types.</summary>
    Suggest,

    /// <summary>Bytes and thumbnails.</summary>
    File,

    /// <summary>The first screen, and lists of what was shared.</summary>
    Feed,

    /// <summary>Calendars, files of an event, and the address for calendars elsewhere.</summary>
    Calendar,

    /// <summary>Everything that is the reader's own, to take along.</summary>
    Export,

    /// <summary>What comes to the reader's device while the app is closed.</summary>
    Push,
}
