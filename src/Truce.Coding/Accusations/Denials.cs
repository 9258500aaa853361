using System.Collections.Frozen;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Whether the accused answers a charge by denying it, in the same sentence or shortly after.</summary>
internal static class Denials
{
    // How far below an accusation its denial may stand, in sentences.
    private const int Reach = 4;

    private static readonly FrozenSet<string> Verbs = Set("deny", "reject", "dismiss", "refute", "dispute", "rebut", "disavow", "repudiate", "disclaim", "contest", "rubbish");
    private static readonly FrozenSet<string> Disputed = Set(
        "accusation", "allegation", "claim", "charge", "involvement", "responsibility", "report", "it", "that", "this", "them", "any", "blame", "wrongdoing", "attack", "role", "strike",
        "assertion", "statement", "finding", "suggestion", "complicity", "link", "insinuation", "account", "violation", "knowledge", "hand", "part", "those", "these", "such");
    private static readonly FrozenSet<string> False = Set(
        "false", "baseless", "untrue", "unfounded", "groundless", "lie", "fabrication", "nonsense", "absurd", "propaganda", "fake", "ridiculous", "fiction", "invention", "disinformation",
        "misinformation", "slander", "preposterous", "wrong", "incorrect", "inaccurate", "fabricated", "laughable", "hoax", "rubbish", "farce", "ludicrous", "falsehood", "smear", "pretext", "unsubstantiated", "unacceptable");

    /// <summary>Whether a verb rejects what was said of somebody.</summary>
    public static bool IsDenial(string lemma) => Verbs.Contains(lemma);

    /// <summary>The accused by the name the finding gives it, when it denies; else null.</summary>
    public static string? Of(Document document, int verb, ActorMention accused, ActorMention accuser)
    {
        var text = document.Text;
        var sentence = text[verb].Sentence;
        var last = Math.Min(text.Sentences.Length - 1, sentence + Reach);
        for (var token = text.Sentences[sentence].First; token < text.Sentences[last].End; token++)
        {
            foreach (var actor in Deniers(document, token, sentence))
            {
                if (AccusationFile.SameSide(actor, accused)) return AccusationFile.NameOf(document, accused, accuser);

                // "Accused the regime's army … The government rejected the charge": who answers for forces that the report does not name.
                if (!accused.Known && text[token].Sentence == sentence + 1 && Belligerents.IsState(document, accused.Head) && actor.Kind is "GOV" or "MIL" && !AccusationFile.SameSide(actor, accuser)) return actor.Side;
            }
        }

        return null;
    }

    private static IReadOnlyList<ActorMention> Deniers(Document document, int token, int accusation)
    {
        var text = document.Text;
        var lemma = document.Lemma(token);
        if (text[token].Upos == Upos.VERB && Verbs.Contains(lemma))
        {
            var heads = new List<int>();
            Arguments.Objects(document, token, heads);
            var thing = heads.Count > 0 ? heads[0] : -1;
            if (lemma != "deny" && (thing < 0 || !Disputed.Contains(document.Lemma(thing)))) return [];

            // "Denies it", "denied that …": of what was said last.
            if ((thing < 0 || text[thing].Upos == Upos.PRON) && text[token].Sentence > accusation + 1) return [];
            return Parties.Subject(document, token);
        }

        if (!False.Contains(lemma)) return [];

        // "Said the charge was baseless": it is the charge that is so.
        if (document.Tree.Child(token, Relation.Cop) >= 0)
        {
            var subject = document.Tree.Child(token, Relation.Nsubj);
            if (subject < 0 || !Disputed.Contains(document.Lemma(subject)) || Voices.SayingAbove(document, token) is not (>= 0 and var saying)) return [];
            return Parties.Subject(document, saying);
        }

        // "Called the report a lie", "described the charge as a fabrication".
        for (var (head, steps) = (text[token].Head, 0); head >= 0 && steps < 3; head = text[head].Head, steps++)
        {
            if (text[head].Upos != Upos.VERB) continue;
            if (document.Lemma(head) is not ("call" or "describe" or "brand" or "label" or "dismiss" or "term" or "denounce" or "reject")) return [];
            var heads = new List<int>();
            Arguments.Objects(document, head, heads);
            return heads.Exists(h => Disputed.Contains(document.Lemma(h))) ? Parties.Subject(document, head) : [];
        }

        return [];
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
