using Truce.Coding.Agreements;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Council;

/// <summary>Reads what stands in the council's papers: drafts and who put them forward, numbers of resolutions, sessions and statements.</summary>
internal static class CouncilTexts
{
    /// <summary>Sentences behind a decision in which its number, its authors and its tally are still told.</summary>
    public const int Reach = 2;

    private static readonly HashSet<string> DraftingVerbs = new(StringComparer.Ordinal)
    {
        "draft", "sponsor", "co-sponsor", "table", "submit", "circulate", "propose", "introduce", "present", "author", "write", "put", "pen", "prepare", "draw", "bring",
    };

    /// <summary>A draft before the council, when the words bring it up as one.</summary>
    public static CouncilFinding? Draft(Document document, int noun)
    {
        var text = document.Text;
        var tree = document.Tree;
        var lemma = text.Lemma(noun).ToLowerInvariant();
        if (NumberOf(document, noun) is not null) return null;
        var isDraft = lemma is "draft" && text[noun].Upos is Upos.NOUN && text[noun].Relation is not (Relation.Compound or Relation.Amod);
        if (lemma is "text" && !(GovernorLemma(text, noun) is { } by && DraftingVerbs.Contains(by) && text[noun].Relation is Relation.Obj)) return null;
        if (lemma is "text") isDraft = true;
        if (lemma is "resolution")
        {
            for (var child = tree.FirstChild(noun); child >= 0; child = tree.NextSibling(child)) isDraft |= text.Lemma(child) is "draft" or "proposed";
            isDraft |= DraftingVerbs.Contains(text[noun].Head is var h and >= 0 ? text.Lemma(h) : "");
        }

        if (!isDraft || text[noun].Morphology.HasFlag(Morphology.NumberPlur) || !IsBeforeCouncil(document, noun)) return null;
        var governor = text[noun].Head;
        if (governor >= 0 && text.Lemma(governor) is "veto" or "adopt" or "pass") return null;
        if (governor >= 0 && DraftingVerbs.Contains(text.Lemma(governor)) && text[noun].Relation is Relation.Obj && Slots.ModalityOf(document, governor) is not (Modality.Happened or Modality.Alleged)) return null;
        var sponsors = new List<string>();
        AddSponsors(document, noun, sponsors);
        if (sponsors.Count == 0 && governor >= 0 && DraftingVerbs.Contains(text.Lemma(governor)) && text[noun].Relation is Relation.Obj) AddSubjects(document, governor, sponsors);
        if (sponsors.Count == 0)
        {
            // "a French and Spanish draft resolution", whatever the parser hangs the nations by.
            var first = noun > 0 && text.Lemma(noun - 1) is "draft" ? noun - 1 : noun;
            foreach (var actor in Slots.RunBefore(document, first)) Slots.AddOnce(sponsors, actor.Side);
            sponsors.RemoveAll(s => s is "UN Security Council" or "UN");
        }

        return Make(document, noun, CouncilKind.Draft, noun, sponsors, ["UN Security Council"], governor >= 0 ? document.DateOf(governor) : null, "council.draft");
    }

    /// <summary>A statement of the council or its president: "issued a press statement", "said in a presidential statement".</summary>
    public static CouncilFinding? Statement(Document document, int noun)
    {
        var text = document.Text;
        var own = false;
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child)) own |= text.Lemma(child) is "presidential" or "press";
        var sentence = text.Sentences[text[noun].Sentence];
        var council = false;
        for (var i = sentence.First; i < sentence.End; i++) council |= text.Word(i) is "Council" or "council" or "council's";
        if (!council || text[noun].Head is not (>= 0 and var verb)) return null;

        // "The council, in a press statement, called on both sides": the verb of its clause.
        for (var steps = 0; own && steps < 2 && text[verb].Upos is not Upos.VERB && text[verb].Head >= 0; steps++) verb = text[verb].Head;
        if (own && text[verb].Upos is not Upos.VERB)
        {
            for (verb = noun + 1; verb < sentence.End - 1 && text[verb].Upos is not Upos.VERB;) verb++;
        }

        if (!own && !(document.Who.SubjectActors(verb).Any(a => a.Side is "UN Security Council") && text.Lemma(verb) is "say" or "adopt" or "issue" or "release" or "agree" or "call" or "condemn" or "urge" or "welcome")) return null;
        if (text[verb].Upos is not Upos.VERB || Slots.ModalityOf(document, verb) is not (Modality.Happened or Modality.Alleged)) return null;
        return Make(document, noun, CouncilKind.Statement, -1, [], ["UN Security Council"], document.DateOf(verb), "council.statement");
    }

    /// <summary>Peace plans have drafts too: one is the council's when the sentence or the one before it speaks of the council or of a resolution.</summary>
    private static bool IsBeforeCouncil(Document document, int noun)
    {
        var text = document.Text;
        var first = text.Sentences[Math.Max(0, text[noun].Sentence - 1)].First;
        for (var i = first; i < text.Sentences[text[noun].Sentence].End; i++)
        {
            if (text.Lemma(i).ToLowerInvariant() is "council" or "resolution" or "veto" or "ambassador") return true;
        }

        return false;
    }

    private static string? GovernorLemma(AnnotatedText text, int token) => text[token].Head is >= 0 and var head ? text.Lemma(head) : null;

    /// <summary>Makes a finding whose evidence is the sentence of a token.</summary>
    public static CouncilFinding Make(
        Document document,
        int token,
        CouncilKind kind,
        int theme,
        IReadOnlyList<string> sponsors,
        IReadOnlyList<string> by,
        PartialDate? date,
        string rule)
    {
        var sentence = document.Text.Sentences[document.Text[token].Sentence];
        var span = document.SpanOf(sentence.First, sentence.End);
        return new CouncilFinding
        {
            Span = span,
            Evidence = span.Of(document.Article.Text),
            Rule = rule,
            Kind = kind,
            Subject = WithConflict(document, theme >= 0 ? SubjectOf(document, theme) : Shorten(span.Of(document.Article.Text))),
            Sponsors = sponsors,
            By = by,
            Number = theme >= 0 ? NumberOf(document, theme) : null,
            Date = date,
            Modality = Modality.Happened,
        };
    }

    /// <summary>"France has drafted a resolution" does not say on what: where its words name none of the places that the report's truce covers, these stand behind them.</summary>
    private static string WithConflict(Document document, string words)
    {
        var covers = document.Agreements.Count > 0 ? document.Agreements[0].Covers : [];
        foreach (var place in covers)
        {
            if (words.Contains(place, StringComparison.OrdinalIgnoreCase)) return words;
        }

        return covers.Count == 0 ? words : $"{words} ({string.Join(", ", covers)})";
    }

    private static string SubjectOf(Document document, int noun)
    {
        var (first, end) = document.Tree.Range(noun);
        if (end - first < 5)
        {
            // "a resolution" says nothing: the sentence does.
            var sentence = document.Text.Sentences[document.Text[noun].Sentence];
            (first, end) = (sentence.First, sentence.End);
        }

        return Shorten(document.SpanOf(first, end).Of(document.Article.Text));
    }

    private static string Shorten(string words)
    {
        const int Longest = 160;
        if (words.Length <= Longest) return words;
        var cut = words.LastIndexOf(' ', Longest);
        return words[..(cut > 0 ? cut : Longest)] + " …";
    }

    /// <summary>Adds who does what a verb says, by the tree and by the names before it.</summary>
    public static void AddSubjects(Document document, int verb, List<string> by)
    {
        foreach (var actor in document.Who.SubjectActors(verb)) Slots.AddOnce(by, actor.Side);
        if (document.Text[verb].Upos is not Upos.VERB || document.Text.IsPassive(verb) || document.Text[verb].Relation is Relation.Acl) return;
        var run = Slots.RunBefore(document, verb);
        if (by.Count == 0 || run.Exists(a => by.Contains(a.Side))) run.ForEach(a => Slots.AddOnce(by, a.Side));
    }

    /// <summary>"the French-Spanish draft", "a resolution drafted by France", "a text proposed by".</summary>
    public static void AddSponsors(Document document, int noun, List<string> sponsors)
    {
        var text = document.Text;
        var tree = document.Tree;
        for (var child = tree.FirstChild(noun); child >= 0; child = tree.NextSibling(child))
        {
            switch (text[child].Relation)
            {
                case Relation.Amod or Relation.Compound or Relation.NmodPoss:
                    if (!IsCouncilName(document, child)) AddAll(document, child, sponsors);
                    break;
                case Relation.Acl or Relation.AclRelcl when DraftingVerbs.Contains(text.Lemma(child)):
                    AddSubjects(document, child, sponsors);
                    break;
                case Relation.Nmod when tree.CaseOf(child) is var c and >= 0 && text.Lemma(c) is "by" or "from":
                    Slots.AddSides(document, child, sponsors);
                    break;
                default:
                    break;
            }
        }

        sponsors.Remove("UN Security Council");
        sponsors.Remove("UN");
    }

    private static void AddAll(Document document, int token, List<string> sponsors)
    {
        Slots.AddSides(document, token, sponsors);
        for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Conj or Relation.Amod or Relation.Compound) AddAll(document, child, sponsors);
        }
    }

    /// <summary>"The text, drafted by France", "Resolution 2712, which Malta submitted", "put forward by ten members": who is told as author in the sentences from one on.</summary>
    public static void AddAuthors(Document document, int first, List<string> sponsors)
    {
        var text = document.Text;
        for (var s = first; sponsors.Count == 0 && s <= first + Reach && s < text.Sentences.Length; s++)
        {
            var sentence = text.Sentences[s];
            for (var i = sentence.First; i < sentence.End; i++)
            {
                if (text[i].Upos is not Upos.VERB || !DraftingVerbs.Contains(text.Lemma(i)) || !SpeaksOfText(text, sentence, i)) continue;
                var by = i + 1;
                while (by < sentence.End && by < i + 4 && text.Word(by) is not "by") by++;
                if (by < sentence.End && text.Word(by) is "by") Slots.AddRun(document, by + 1, sponsors);
                else if (!text.IsPassive(i) && text.Lemma(i) is not ("put" or "draw")) AddSubjects(document, i, sponsors);
                if (sponsors.Count > 0) break;
            }
        }

        sponsors.Remove("UN Security Council");
        sponsors.Remove("UN");
    }

    private static bool SpeaksOfText(AnnotatedText text, Sentence sentence, int before)
    {
        for (var i = before - 1; i >= sentence.First && i >= before - 9; i--)
        {
            if (text.Lemma(i).ToLowerInvariant() is "resolution" or "text" or "draft" or "measure") return true;
        }

        return false;
    }

    internal static bool IsCouncil(AnnotatedText text, int token) => text.Word(token).Equals("council", StringComparison.OrdinalIgnoreCase);

    private static bool IsCouncilName(Document document, int token) => document.Text.Word(token) is "Council" or "council" or "Security" or "U.N." or "UN";

    internal static bool IsSecurityCouncil(Document document, int council)
    {
        for (var child = document.Tree.FirstChild(council); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Compound or Relation.Amod or Relation.NmodDesc or Relation.NmodPoss && document.Text[child].Upos is Upos.PROPN)
                return document.Text.Word(child) is "Security" or "U.N." or "UN" or "Nations";
        }

        return true;
    }

    /// <summary>The number of a resolution that a noun names, or null.</summary>
    public static string? NumberOf(Document document, int noun)
    {
        if (!document.Text.Lemma(noun).Equals("resolution", StringComparison.OrdinalIgnoreCase)) return null;
        for (var i = noun + 1; i < Math.Min(noun + 3, document.Text.Count); i++)
        {
            var word = document.Text.Word(i);
            if (word.Length is 3 or 4 && int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _)) return word.ToString();
        }

        return null;
    }

    /// <summary>The number told in a sentence or soon after, or null.</summary>
    public static string? NumberNear(Document document, int sentence)
    {
        for (var s = sentence; s <= sentence + Reach && s < document.Text.Sentences.Length; s++)
        {
            for (var i = document.Text.Sentences[s].First; i < document.Text.Sentences[s].End; i++)
            {
                if (NumberOf(document, i) is { } number) return number;
            }
        }

        return null;
    }
}
