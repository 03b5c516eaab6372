using Comparte.Accounts;

namespace Comparte.Web.Mail;

/// <summary>Somebody asked for a mail with a code, to an address that perhaps nobody has.</summary>
/// <param name="Purpose">Sign in, or a new password.</param>
/// <param name="Address">As it was typed.</param>
/// <param name="Language">The language to write in.</param>
internal sealed record CodeMail(CodePurpose Purpose, string Address, string Language);
