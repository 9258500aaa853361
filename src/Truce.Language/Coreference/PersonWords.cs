using System.Collections.Frozen;

namespace Truce.Language.Coreference;

/// <summary>Word lists for coreference. Immutable; shared by all threads.</summary>
internal static class PersonWords
{
    private static readonly FrozenSet<string> Female = Load("female-names");
    private static readonly FrozenSet<string> Persons = Load("person-nouns");
    private static readonly FrozenSet<string> Bodies = Load("body-nouns");

    /// <summary>Whether a lemma is a noun for one person.</summary>
    public static bool IsPerson(string lemma) =>
        Persons.Contains(lemma) || (lemma.Length > 5 && (lemma.EndsWith("man", StringComparison.Ordinal) || lemma.EndsWith("woman", StringComparison.Ordinal)));

    /// <summary>Whether a lemma is a noun for a body that acts as one.</summary>
    public static bool IsBody(string lemma) => Bodies.Contains(lemma);

    /// <summary>The gender that a noun tells.</summary>
    public static Gender OfNoun(string lemma) => lemma switch
    {
        "woman" or "girl" or "mother" or "sister" or "daughter" or "wife" or "widow" or "queen" or "princess" or "aunt" or "niece" or "grandmother"
            or "actress" or "lady" or "duchess" or "nun" => Gender.Female,
        "man" or "boy" or "father" or "brother" or "son" or "husband" or "king" or "prince" or "uncle" or "nephew" or "grandfather" or "guy"
            or "gunman" or "priest" or "imam" or "bishop" or "cardinal" or "pope" or "sheikh" or "sultan" or "emir" or "monk" => Gender.Male,
        _ when lemma.EndsWith("woman", StringComparison.Ordinal) => Gender.Female,
        _ when lemma.EndsWith("man", StringComparison.Ordinal) && lemma is not ("human" or "woman") => Gender.Male,
        _ => Gender.Unknown,
    };

    /// <summary>The gender that a title tells.</summary>
    public static Gender OfTitle(ReadOnlySpan<char> word) => word switch
    {
        "Mr." or "Mr" or "Sir" or "Lord" or "King" or "Prince" or "Sheikh" or "Father" or "Brother" or "Pope" or "Cardinal" or "Sultan" or "Emir" or "Imam"
            or "Ayatollah" or "Mullah" or "chairman" or "spokesman" or "Chairman" or "Spokesman" or "congressman" or "Congressman" => Gender.Male,
        "Mrs." or "Ms." or "Mrs" or "Ms" or "Miss" or "Lady" or "Queen" or "Princess" or "Dame" or "Baroness" or "Sister" or "chairwoman" or "spokeswoman"
            or "Chairwoman" or "Spokeswoman" or "congresswoman" or "Congresswoman" => Gender.Female,
        _ => Gender.Unknown,
    };

    /// <summary>The gender that a given name tells.</summary>
    public static Gender OfGivenName(ReadOnlySpan<char> word)
    {
        if (Female.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) return Gender.Female;
        return (NameWords.Of(word) & NameWord.Given) != 0 && !IsEither(word) ? Gender.Male : Gender.Unknown;
    }

    private static bool IsEither(ReadOnlySpan<char> word) =>
        word is "Alex" or "Alexis" or "Casey" or "Charlie" or "Chris" or "Dale" or "Dana" or "Dee" or "Devin" or "Drew" or "Jamie" or "Jan" or "Jackie" or "Jay"
            or "Jean" or "Jessie" or "Jody" or "Jordan" or "Kelly" or "Kerry" or "Kim" or "Kelley" or "Kris" or "Lee" or "Leigh" or "Leslie" or "Lynn" or "Morgan"
            or "Nicola" or "Pat" or "Quinn" or "Robin" or "Sam" or "Sandy" or "Sasha" or "Shannon" or "Shawn" or "Stacy" or "Taylor" or "Terry" or "Toni"
            or "Tracy" or "Andrea" or "Simone" or "Min" or "Wei" or "Yi" or "Ying" or "Noor" or "Nur" or "Amal" or "Iman" or "Hope" or "Nikita" or "Su";

    private static FrozenSet<string> Load(string file)
    {
        using var stream = typeof(PersonWords).Assembly.GetManifestResourceStream($"Truce.Language.Names.Lists.{file}.txt")!;
        using var reader = new StreamReader(stream);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#')) words.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
