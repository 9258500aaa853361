using Dapper;

namespace Truce.Web.Accounts;

/// <summary>Messages on changes that wait to be sent; they outlive a restart.</summary>
public sealed partial class AccountFile
{
    /// <summary>How many messages wait, by watch.</summary>
    public IReadOnlyDictionary<string, int> Waiting() =>
        Locked(() => _connection.Query<(string Watch, long Count)>("SELECT watch, count(*) FROM outbox GROUP BY watch").ToDictionary(w => w.Watch, w => (int)w.Count, StringComparer.Ordinal));

    internal void Post(string watch, string body) =>
        Locked(() => _connection.Execute("INSERT INTO outbox (watch, body, due) VALUES (@watch, @body, @due)", new { watch, body, due = Iso(_clock.GetUtcNow()) }));

    internal IReadOnlyList<(long Id, string Watch, string Body, long Tries)> Due() =>
        Locked(() => _connection.Query<(long, string, string, long)>("SELECT id, watch, body, tries FROM outbox WHERE due <= @now ORDER BY id LIMIT 50", new { now = Iso(_clock.GetUtcNow()) }).ToList());

    internal void Sent(long id) => Locked(() => _connection.Execute("DELETE FROM outbox WHERE id = @id", new { id }));

    internal void Later(long id, TimeSpan after) =>
        Locked(() => _connection.Execute("UPDATE outbox SET tries = tries + 1, due = @due WHERE id = @id", new { id, due = Iso(_clock.GetUtcNow() + after) }));
}
