namespace Comparte.Web.Http;

/// <summary>A command that its address says whole.</summary>
/// <param name="RequestId">Made by the client; a UUIDv7.</param>
public sealed record RequestBody(Guid RequestId);
