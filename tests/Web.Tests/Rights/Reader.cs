namespace Comparte.Web.Tests.Rights;

/// <summary>Who reads.</summary>
public enum Reader
{
    /// <summary>Nobody is signed in.</summary>
    Anonymous,

    /// <summary>Was in the groups until an administrator blocked the account, and still has the cookie.</summary>
    Suspended,

    /// <summary>Was in the groups until they left the network, and still has the cookie.</summary>
    Erased,

    /// <summary>Was in the groups until a facilitator removed them, and is still in the network.</summary>
    Removed,

    /// <summary>A member of the network, in none of the groups.</summary>
    Outsider,

    /// <summary>Represents an organization that has to do with none of it.</summary>
    Representative,

    /// <summary>Administers the network, in none of the groups.</summary>
    Administrator,

    /// <summary>Administers the network, and read the groups in an emergency until that ended.</summary>
    Visited,

    /// <summary>Was asked to be a co-author and has not answered; in none of the groups.</summary>
    Asked,

    /// <summary>A member of the groups.</summary>
    Member,

    /// <summary>Facilitates the groups.</summary>
    Facilitator,

    /// <summary>Wrote all of it; a member of the groups, and of the organization that accompanies the initiatives.</summary>
    Author,
}
