namespace Truce.Web.Accounts;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Name">Name, which signs decisions; compared without regard to case.</param>
/// <param name="Hash">Password hash by Identity's hasher (PBKDF2, salted).</param>
/// <param name="Role">What they may do.</param>
/// <param name="Stamp">Changes with password and role: sessions that bear another one end.</param>
/// <param name="Failures">Wrong passwords since the last right one.</param>
/// <param name="LockedUntil">Until when no password is taken, or null.</param>
public sealed record Account(string Name, string Hash, Role Role, string Stamp, int Failures, DateTimeOffset? LockedUntil);

/// <summary>A key for programs.</summary>
/// <param name="Id">Its public name.</param>
/// <param name="Owner">Account that it acts for.</param>
/// <param name="Label">What it is for, in its owner's words.</param>
/// <param name="Scope">What it may do at most; never more than its owner.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record Token(string Id, string Owner, string Label, Role Scope, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <summary>Something that somebody did, or tried, that others may have to look into.</summary>
/// <param name="At">When.</param>
/// <param name="By">Account, or what was given as its name.</param>
/// <param name="Act">What.</param>
/// <param name="About">To what or whom.</param>
public sealed record AuditLine(DateTimeOffset At, string By, string Act, string About);

/// <summary>Something to be told of when it changes.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Theatre">Conflict, or null.</param>
/// <param name="Actor">Somebody named, or null.</param>
/// <param name="Address">Where changes are sent, or null when they are only listed.</param>
/// <param name="Secret">Key of the signature; null without an address.</param>
public sealed record Watch(string Id, string? Theatre, string? Actor, string? Address, string? Secret);
