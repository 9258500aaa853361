using System.Collections.Frozen;
using System.Text;

namespace Truce.Language;

/// <summary>The tags as CoNLL-U writes them.</summary>
public static class UposNames
{
    private static readonly string[] _names = Enum.GetNames<Upos>();
    private static readonly FrozenDictionary<string, Upos> _tags = Enum.GetValues<Upos>().ToFrozenDictionary(tag => tag.ToString());

    /// <summary>The tag's name.</summary>
    public static string Of(Upos tag) => _names[(int)tag];

    /// <summary>The tag of a name; <see cref="Upos.X"/> for an unknown one.</summary>
    public static Upos Parse(string name) => _tags.GetValueOrDefault(name, Upos.X);
}

/// <summary>The relations as CoNLL-U writes them ("nsubj:pass").</summary>
public static class RelationNames
{
    private static readonly string[] _names = [.. Enum.GetNames<Relation>().Select(Written)];
    private static readonly FrozenDictionary<string, Relation> _relations =
        Enum.GetValues<Relation>().ToFrozenDictionary(relation => Written(relation.ToString()));

    /// <summary>Number of relations.</summary>
    public static int Count => _names.Length;

    /// <summary>The relation's name.</summary>
    public static string Of(Relation relation) => _names[(int)relation];

    /// <summary>The relation of a name, without its subtype if that is unknown; <see cref="Relation.Dep"/> at last.</summary>
    public static Relation Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _relations.TryGetValue(name, out var relation) || _relations.TryGetValue(name.Split(':')[0], out relation)
            ? relation : Relation.Dep;
    }

    private static string Written(string name)
    {
        var text = new StringBuilder(name.Length + 1);
        foreach (var c in name)
        {
            text.Append(char.IsUpper(c) && text.Length > 0 ? ":" : "").Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}

/// <summary>The features as CoNLL-U writes them ("Number=Sing|Person=3").</summary>
public static class MorphologyNames
{
    // In the order of CoNLL-U: by name, without regard to case.
    private static readonly (string Name, Morphology Flag)[] _features =
    [
        ("Case=Acc", Morphology.CaseAcc), ("Case=Gen", Morphology.CaseGen), ("Case=Nom", Morphology.CaseNom),
        ("Degree=Cmp", Morphology.DegreeCmp), ("Degree=Sup", Morphology.DegreeSup),
        ("Gender=Fem", Morphology.GenderFem), ("Gender=Masc", Morphology.GenderMasc), ("Gender=Neut", Morphology.GenderNeut),
        ("Mood=Imp", Morphology.MoodImp), ("Mood=Ind", Morphology.MoodInd), ("Mood=Sub", Morphology.MoodSub),
        ("Number=Plur", Morphology.NumberPlur), ("Number=Sing", Morphology.NumberSing),
        ("NumType=Card", Morphology.NumCard), ("NumType=Ord", Morphology.NumOrd),
        ("Person=1", Morphology.Person1), ("Person=2", Morphology.Person2), ("Person=3", Morphology.Person3),
        ("Polarity=Neg", Morphology.PolarityNeg), ("Poss=Yes", Morphology.Poss),
        ("PronType=Dem", Morphology.PronDem), ("PronType=Int", Morphology.PronInt), ("PronType=Prs", Morphology.PronPrs),
        ("PronType=Rel", Morphology.PronRel), ("Tense=Past", Morphology.TensePast), ("Tense=Pres", Morphology.TensePres),
        ("VerbForm=Fin", Morphology.VerbFin), ("VerbForm=Ger", Morphology.VerbGer), ("VerbForm=Inf", Morphology.VerbInf),
        ("VerbForm=Part", Morphology.VerbPart), ("Voice=Pass", Morphology.VoicePass),
    ];

    private static readonly FrozenDictionary<string, Morphology> _flags = _features.ToFrozenDictionary(f => f.Name, f => f.Flag);

    /// <summary>Appends the features, or an underscore.</summary>
    public static void Append(Morphology morphology, StringBuilder output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (morphology == Morphology.None)
        {
            output.Append('_');
            return;
        }

        var first = true;
        foreach (var (name, flag) in _features)
        {
            if ((morphology & flag) != 0)
            {
                output.Append(first ? "" : "|").Append(name);
                first = false;
            }
        }
    }

    /// <summary>Reads features; those the enumeration does not hold are passed over.</summary>
    public static Morphology Parse(string features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var all = Morphology.None;
        foreach (var feature in features.Split('|'))
        {
            all |= _flags.GetValueOrDefault(feature);
        }

        return all;
    }
}
