namespace Comparte.Web.Projects;

/// <summary>Links a group to a project.</summary>
public sealed record LinkBody(Guid RequestId, GroupId Group);
