using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Truce.Web.Accounts;

/// <summary>
/// Accounts, tokens, the watch list and the audit in a file of their own beside the ledger, so that handing on a ledger hands on no
/// secret. Only its owner may read the file. Any thread may use an instance; calls take turns.
/// </summary>
public sealed partial class AccountFile : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS account (
            name TEXT PRIMARY KEY COLLATE NOCASE, hash TEXT NOT NULL, role TEXT NOT NULL, stamp TEXT NOT NULL,
            failures INTEGER NOT NULL DEFAULT 0, locked_until TEXT);
        CREATE TABLE IF NOT EXISTS token (
            id TEXT PRIMARY KEY, hash BLOB NOT NULL UNIQUE, owner TEXT NOT NULL COLLATE NOCASE REFERENCES account (name) ON DELETE CASCADE,
            label TEXT NOT NULL, scope TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS audit (at TEXT NOT NULL, who TEXT NOT NULL, act TEXT NOT NULL, about TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS watch (id TEXT PRIMARY KEY, theatre TEXT, actor TEXT, address TEXT, secret TEXT);
        CREATE TABLE IF NOT EXISTS outbox (
            id INTEGER PRIMARY KEY, watch TEXT NOT NULL REFERENCES watch (id) ON DELETE CASCADE, body TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, due TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS data_key (name TEXT PRIMARY KEY, xml TEXT NOT NULL);
        """;

    private readonly SqliteConnection _connection;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();

    private AccountFile(SqliteConnection connection, TimeProvider clock)
    {
        _connection = connection;
        _clock = clock;
    }

    /// <summary>Opens the file, making it when there is none. Throws <see cref="AccountException"/> when it cannot be used.</summary>
    public static AccountFile Open(string path, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            if (!OperatingSystem.IsWindows() && !File.Exists(path))
            {
                using var made = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
            }

            connection.Open();
            connection.Execute("PRAGMA foreign_keys = ON");
            connection.Execute(Schema);
            return new AccountFile(connection, clock ?? TimeProvider.System);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection.Dispose();
            throw new AccountException($"{path} cannot be used as a file of accounts: {e.Message}", e);
        }
    }

    /// <summary>All accounts by name.</summary>
    public IReadOnlyList<Account> Accounts => Locked(() => _connection.Query<AccountRow>("SELECT * FROM account ORDER BY name").Select(r => r.ToAccount()).ToList());

    /// <summary>The account of that name, or null.</summary>
    public Account? Find(string name) => Locked(() => _connection.QuerySingleOrDefault<AccountRow>("SELECT * FROM account WHERE name = @name", new { name })?.ToAccount());

    /// <summary>The last things done, latest first.</summary>
    public IReadOnlyList<AuditLine> Audit(int most) => Locked(() => _connection
        .Query<(string At, string Who, string Act, string About)>("SELECT at, who, act, about FROM audit ORDER BY rowid DESC LIMIT @most", new { most })
        .Select(a => new AuditLine(Time(a.At), a.Who, a.Act, a.About)).ToList());

    /// <summary>Notes that something was done or tried.</summary>
    public void Note(string by, string act, string about) =>
        Locked(() => _connection.Execute("INSERT INTO audit (at, who, act, about) VALUES (@at, @by, @act, @about)", new { at = Iso(_clock.GetUtcNow()), by = Short(by), act, about = Short(about) }));

    /// <summary>All tokens, by owner.</summary>
    public IReadOnlyList<Token> Tokens => Locked(() => _connection
        .Query<(string Id, string Owner, string Label, string Scope, string CreatedAt, string ExpiresAt)>("SELECT id, owner, label, scope, created_at, expires_at FROM token ORDER BY owner, created_at")
        .Select(t => new Token(t.Id, t.Owner, t.Label, Enum.Parse<Role>(t.Scope), Time(t.CreatedAt), Time(t.ExpiresAt))).ToList());

    /// <summary>Makes a token and returns its key, which is shown once and never stored: only its SHA-256 is.</summary>
    public string AddToken(string owner, string label, Role scope, int days)
    {
        if (Find(owner) is not { } account) throw new AccountException($"there is no account '{owner}'");
        if (scope > account.Role) throw new AccountException($"a token of {account.Name} can be no more than {account.Role.ToString().ToLowerInvariant()}");
        if (days is < 1 or > 366) throw new AccountException("a token lasts from 1 to 366 days");
        if (string.IsNullOrWhiteSpace(label) || label.Length > 100) throw new AccountException("a token has a label of 1 to 100 characters");
        var key = "truce_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = _clock.GetUtcNow();
        Locked(() => _connection.Execute(
            "INSERT INTO token (id, hash, owner, label, scope, created_at, expires_at) VALUES (@id, @hash, @owner, @label, @scope, @now, @end)",
            new { id = NewId(), hash = HashOf(key), owner = account.Name, label = label.Trim(), scope = scope.ToString(), now = Iso(now), end = Iso(now.AddDays(days)) }));
        return key;
    }

    /// <summary>Ends a token; with an owner given, only one of theirs. False when there is none.</summary>
    public bool RemoveToken(string id, string? owner = null) =>
        Locked(() => _connection.Execute("DELETE FROM token WHERE id = @id AND (@owner IS NULL OR owner = @owner)", new { id, owner })) > 0;

    /// <summary>The account that a key acts for, with no more than the key's scope; null when the key is unknown or over.</summary>
    public Account? OfToken(string key)
    {
        var found = Locked(() => _connection.QuerySingleOrDefault<(string? Owner, string Scope, string ExpiresAt)>("SELECT owner, scope, expires_at FROM token WHERE hash = @hash", new { hash = HashOf(key) }));
        if (found.Owner is null || Time(found.ExpiresAt) <= _clock.GetUtcNow() || Find(found.Owner) is not { } account) return null;
        var scope = Enum.Parse<Role>(found.Scope);
        return account with { Role = scope < account.Role ? scope : account.Role };
    }

    /// <summary>The watch list.</summary>
    public IReadOnlyList<Watch> Watches => Locked(() => _connection.Query<(string Id, string? Theatre, string? Actor, string? Address, string? Secret)>("SELECT id, theatre, actor, address, secret FROM watch ORDER BY theatre, actor, id")
        .Select(w => new Watch(w.Id, w.Theatre, w.Actor, w.Address, w.Secret)).ToList());

    /// <summary>Adds to the watch list; with an address a secret is made that signs what is sent there.</summary>
    public Watch AddWatch(string? theatre, string? actor, string? address)
    {
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http")) throw new AccountException("changes are sent to an http or https address");
        var watch = new Watch(NewId(), theatre, actor, address, address is null ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        Locked(() => _connection.Execute("INSERT INTO watch (id, theatre, actor, address, secret) VALUES (@Id, @Theatre, @Actor, @Address, @Secret)", watch));
        return watch;
    }

    /// <summary>Takes something off the watch list.</summary>
    public bool RemoveWatch(string id) => Locked(() => _connection.Execute("DELETE FROM watch WHERE id = @id", new { id })) > 0;

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    internal T Locked<T>(Func<T> act)
    {
        lock (_lock) return act();
    }

    internal SqliteConnection Connection => _connection;

    internal static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    private static byte[] HashOf(string key) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key));

    private static string Short(string text) => text.Length > 200 ? text[..200] : text;

    private sealed class AccountRow
    {
        public string Name { get; init; } = "";

        public string Hash { get; init; } = "";

        public string Role { get; init; } = "";

        public string Stamp { get; init; } = "";

        public long Failures { get; init; }

        public string? Locked_Until { get; init; }

        public Account ToAccount() => new(Name, Hash, Enum.Parse<Role>(Role), Stamp, (int)Failures, Locked_Until is { } until ? Time(until) : null);
    }
}
