using System.Collections.Frozen;
using Truce.Domain;

namespace Truce.Coding.Agreements;

/// <summary>The words of codebook/agreements: which name an agreement, and which say what became of it.</summary>
internal sealed class AgreementCodebook
{
    /// <summary>Letters of a row of several words that are put together without a string of their own.</summary>
    private const int LongestPhrase = 64;

    private readonly FrozenDictionary<string, AgreementTerm[]> _termsByFirstWord;
    private readonly FrozenDictionary<string, AgreementTerm[]>.AlternateLookup<ReadOnlySpan<char>> _termsBySpan;

    // For each part the states by word.
    private readonly FrozenDictionary<string, AgreementState>[] _states;
    private readonly FrozenDictionary<string, AgreementState>.AlternateLookup<ReadOnlySpan<char>>[] _statesBySpan;

    /// <summary>Reads the two tables; throws <see cref="CodebookException"/> at the first fault.</summary>
    public AgreementCodebook(CodebookFiles files)
    {
        var terms = new List<AgreementTerm>();
        var table = files.Open("agreements/terms.tsv", "term", "kind", "kind_fine", "role");
        while (table.Read())
        {
            terms.Add(new AgreementTerm(
                table.Required(0).Split(' '),
                Value<AgreementKind>(table, 1),
                table.Optional(2),
                Value<TermRole>(table, 3)));
        }

        _termsByFirstWord = terms
            .GroupBy(term => term.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(term => term.Words.Length).ToArray(), StringComparer.Ordinal);

        _termsBySpan = _termsByFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        var states = new Dictionary<(string Word, AgreementPart Part), AgreementState>();
        table = files.Open("agreements/states.tsv", "word", "part", "state");
        while (table.Read())
        {
            var state = Value<AgreementState>(table, 2);
            AgreementPart[] parts = table.Text(1) == "any" ? Enum.GetValues<AgreementPart>() : [Value<AgreementPart>(table, 1)];
            foreach (var part in parts)
            {
                if (!states.TryAdd((table.Required(0), part), state)) throw table.Fault($"'{table.Text(0)}' as {part} stands twice");
            }
        }

        _states = [.. Enum.GetValues<AgreementPart>().Select(part => states.Where(s => s.Key.Part == part).ToFrozenDictionary(s => s.Key.Word, s => s.Value, StringComparer.Ordinal))];
        _statesBySpan = [.. _states.Select(s => s.GetAlternateLookup<ReadOnlySpan<char>>())];
    }

    /// <summary>Terms whose first word is the given one, the longest first.</summary>
    public ReadOnlySpan<AgreementTerm> TermsFrom(ReadOnlySpan<char> firstWord) =>
        _termsBySpan.TryGetValue(firstWord, out var terms) ? terms : [];

    /// <summary>What a word says of an agreement that plays a part in it, or null when the codebook has no such row.</summary>
    public AgreementState? StateOf(string word, AgreementPart part) => _states[(int)part].TryGetValue(word, out var state) ? state : null;

    /// <summary>What words in a row say of an agreement that plays a part in them ("come into force"), or null when the codebook has no such row.</summary>
    public AgreementState? StateOf(AgreementPart part, params ReadOnlySpan<string> words)
    {
        Span<char> phrase = stackalloc char[LongestPhrase];
        var length = 0;
        foreach (var word in words)
        {
            if (length + word.Length >= LongestPhrase) return StateOf(string.Join(' ', words), part);
            if (length > 0) phrase[length++] = ' ';
            word.CopyTo(phrase[length..]);
            length += word.Length;
        }

        return _statesBySpan[(int)part].TryGetValue(phrase[..length], out var state) ? state : null;
    }

    private static T Value<T>(TsvReader table, int column)
        where T : struct, Enum =>
        Enum.TryParse<T>(table.Required(column).Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value)
            ? value
            : throw table.Fault($"'{table.Text(column)}' is none of {string.Join(", ", Enum.GetNames<T>())}");
}

/// <summary>A row of codebook/agreements/terms.tsv.</summary>
internal sealed record AgreementTerm(string[] Words, AgreementKind Kind, string? KindFine, TermRole Role);

/// <summary>How a term names an agreement.</summary>
internal enum TermRole
{
    /// <summary>By itself: truce, ceasefire.</summary>
    Head,

    /// <summary>Only through what it is about: deal, accord.</summary>
    Carrier,

    /// <summary>By a proper name.</summary>
    Named,
}

/// <summary>The part an agreement plays for the word that speaks of it.</summary>
internal enum AgreementPart
{
    /// <summary>The truce began.</summary>
    Subject,

    /// <summary>They signed the truce; the truce was signed.</summary>
    Object,

    /// <summary>The collapse of the truce.</summary>
    Of,
}

/// <summary>What is said of an agreement.</summary>
internal enum AgreementState
{
    Proposed,
    Demanded,
    Negotiating,
    Rejected,
    Agreed,
    InForce,
    Extended,
    Violated,
    Ended,
    Expired,
    Suspended,
    Restored,
    Implemented,
}
