using Comparte.Members;
using Comparte.Presence;

namespace Comparte.Web.Members;

/// <summary>A member as others see it; without presence where the member doesn't show it.</summary>
public sealed record MemberView(MemberProfile Profile, MemberPresence? Presence);
