namespace Comparte.Web.Tasks;

/// <summary>Who does a task.</summary>
public sealed record OwnerBody(Guid RequestId, MemberId? Owner = null);

/// <summary>Whether a task is done.</summary>
public sealed record DoneBody(Guid RequestId, bool Done);
