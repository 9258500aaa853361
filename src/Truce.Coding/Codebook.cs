using Truce.Coding.Agreements;

namespace Truce.Coding;

/// <summary>The codebook folder, loaded and checked: actors, places, events. Immutable; shared by all threads.</summary>
public sealed class Codebook
{
    private readonly Lazy<PlaceBook> _places;

    private Codebook(CodebookFiles files)
    {
        Hash = files.Hash();
        Agreements = new AgreementCodebook(files);
        Events = EventCodebook.Load(files);
        Blame = new BlameBook(files);
        RelationPatterns = ReadPatterns(files);
        RelationFillers = ReadFillers(files);
        _places = new Lazy<PlaceBook>(() => new PlaceBook(files));
        Actors = ActorBookReader.Read(files);
    }

    /// <summary>SHA-256 over the codebook's files in ordinal order of their names, lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>Words that name agreements and say what became of them.</summary>
    internal AgreementCodebook Agreements { get; }

    /// <summary>Patterns of sentences that train the relation model, with their codes.</summary>
    internal IReadOnlyList<(string Code, string Pattern)> RelationPatterns { get; }

    /// <summary>What stands for source and target in <see cref="RelationPatterns"/>.</summary>
    internal IReadOnlyList<string> RelationFillers { get; }

    /// <summary>Rules and operators of codebook/events.</summary>
    internal EventCodebook Events { get; }

    /// <summary>Words of blame.</summary>
    internal BlameBook Blame { get; }

    /// <summary>The places; read when first asked for, as not every use of a codebook needs them.</summary>
    internal PlaceBook Places => _places.Value;

    /// <summary>Countries, groups, organisations, persons and roles.</summary>
    internal ActorBook Actors { get; }

    /// <summary>How much of what the codebook holds, for people; reads the tables that are read late, and so throws where they are wrong.</summary>
    public IEnumerable<(string What, int Count)> Summary()
    {
        _ = Places;
        yield return ("countries", Actors.Countries.Count);
        yield return ("armed groups and parties", Actors.Parties.Count(p => p.IsGroup));
        yield return ("organisations", Actors.Parties.Count(p => !p.IsGroup));
        yield return ("persons", Actors.Persons.Count);
        yield return ("offices held", Actors.Persons.Sum(p => p.Offices.Count));
        yield return ("roles", Actors.Roles.Count);
    }

    /// <summary>Loads a folder; throws <see cref="CodebookException"/> naming file and line of the first thing that is wrong.</summary>
    public static Codebook Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new Codebook(new CodebookFiles(folder));
    }

    private static List<(string Code, string Pattern)> ReadPatterns(CodebookFiles files)
    {
        var patterns = new List<(string, string)>();
        var table = files.Open("relations/grammar.tsv", "code", "pattern");
        while (table.Read())
        {
            if (table.Text(1).Count(c => c == '{') != table.Text(1).Count(c => c == '}')) throw table.Fault("the braces do not match");
            patterns.Add((table.Required(0), table.Required(1)));
        }

        return patterns;
    }

    private static List<string> ReadFillers(CodebookFiles files)
    {
        var fillers = new List<string>();
        var table = files.Open("relations/fillers.tsv", "phrase");
        while (table.Read()) fillers.Add(table.Required(0));
        return fillers;
    }
}

/// <summary>Something in the codebook is wrong; the message names file and line.</summary>
public sealed class CodebookException : Exception
{
    /// <summary>Makes the exception from its place and its fault.</summary>
    public CodebookException(string file, int line, string fault)
        : base($"{file}({line}): {fault}")
    {
    }

    /// <summary>Makes the exception from a whole message.</summary>
    public CodebookException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception from a message and its cause.</summary>
    public CodebookException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception.</summary>
    public CodebookException()
    {
    }
}
