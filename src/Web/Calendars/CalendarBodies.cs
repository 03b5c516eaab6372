using Comparte.Calendars;

namespace Comparte.Web.Calendars;

/// <summary>Whether one goes to an event.</summary>
public sealed record AnswerBody(Guid RequestId, Attendance? Answer);

/// <summary>The address of the member's own calendar, as its owner sees it: since when, and when a calendar asked there
/// last. The address itself is shown once, when it is made.</summary>
public sealed record CalendarAddressView(string Id, DateTimeOffset At, DateTimeOffset SeenAt);

/// <summary>A new address.</summary>
public sealed record CalendarAddressMade(string Url);
