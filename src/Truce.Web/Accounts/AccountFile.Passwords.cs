using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.Identity;

namespace Truce.Web.Accounts;

/// <summary>Passwords: made, changed, tried.</summary>
public sealed partial class AccountFile
{
    /// <summary>Shortest and longest password (OWASP ASVS 5.0, 6.2.1 and 6.2.9: at least eight, at least 64 allowed).</summary>
    public const int ShortestPassword = 12, LongestPassword = 128;

    /// <summary>Wrong passwords in a row after which an account takes none for <see cref="_lockedFor"/> (ASVS 6.3.1).</summary>
    private const int MostFailures = 5;

    private static readonly TimeSpan _lockedFor = TimeSpan.FromMinutes(15);

    private static readonly PasswordHasher<string> _hasher = new();

    /// <summary>What a password is checked against when there is no such account, so that the answer takes as long.</summary>
    private static readonly string _nobody = _hasher.HashPassword("", "there is no such account");

    /// <summary>Adds an account.</summary>
    public void Add(string name, string password, Role role)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 64 || name.Any(char.IsControl)) throw new AccountException("a name has 1 to 64 characters");
        Check(name, password);
        if (Find(name.Trim()) is not null) throw new AccountException($"there is an account '{name.Trim()}' already");
        Locked(() => _connection.Execute(
            "INSERT INTO account (name, hash, role, stamp) VALUES (@name, @hash, @role, @stamp)",
            new { name = name.Trim(), hash = _hasher.HashPassword(name, password), role = role.ToString(), stamp = NewStamp() }));
    }

    /// <summary>Gives an account another password; its sessions end.</summary>
    public void SetPassword(string name, string password)
    {
        Check(name, password);
        Change(name, "hash = @value, failures = 0, locked_until = NULL", _hasher.HashPassword(name, password));
    }

    /// <summary>Gives an account another role; its sessions end. The last admin stays one.</summary>
    public void SetRole(string name, Role role)
    {
        if (role != Role.Admin) KeepAnAdmin(name);
        Change(name, "role = @value", role.ToString());
    }

    /// <summary>Removes an account with its tokens. The last admin stays.</summary>
    public void Remove(string name)
    {
        KeepAnAdmin(name);
        if (Locked(() => _connection.Execute("DELETE FROM account WHERE name = @name", new { name })) == 0) throw new AccountException($"there is no account '{name}'");
    }

    /// <summary>The account, when the password is right and the account is not locked; else null, whatever the reason.</summary>
    public Account? SignIn(string name, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var account = Find(name);
        var isRight = password.Length <= LongestPassword && _hasher.VerifyHashedPassword(name, account?.Hash ?? _nobody, password) != PasswordVerificationResult.Failed;
        if (account is null) return null;
        var now = _clock.GetUtcNow();
        if (account.LockedUntil > now) return null;
        if (isRight)
        {
            Locked(() => _connection.Execute("UPDATE account SET failures = 0, locked_until = NULL WHERE name = @name", new { name }));
            return account;
        }

        var until = account.Failures + 1 >= MostFailures ? Iso(now + _lockedFor) : null;
        Locked(() => _connection.Execute("UPDATE account SET failures = CASE WHEN @until IS NULL THEN failures + 1 ELSE 0 END, locked_until = @until WHERE name = @name", new { name, until }));
        return null;
    }

    private void Change(string name, string set, string value)
    {
        if (Locked(() => _connection.Execute($"UPDATE account SET {set}, stamp = @stamp WHERE name = @name", new { name, value, stamp = NewStamp() })) == 0)
            throw new AccountException($"there is no account '{name}'");
    }

    private void KeepAnAdmin(string name)
    {
        var admins = Accounts.Where(a => a.Role == Role.Admin).ToList();
        if (admins.Count == 1 && admins[0].Name.Equals(name, StringComparison.OrdinalIgnoreCase)) throw new AccountException($"{admins[0].Name} is the last admin");
    }

    private static void Check(string name, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length is < ShortestPassword or > LongestPassword) throw new AccountException($"a password has {ShortestPassword} to {LongestPassword} characters");
        if (password.Contains(name.Trim(), StringComparison.OrdinalIgnoreCase)) throw new AccountException("a password does not contain the name");
        if (password.Distinct().Count() < 5) throw new AccountException("a password has at least five different characters");
    }

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
