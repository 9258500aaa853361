using Truce.Coding.Agreements;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Council;

/// <summary>
/// Adds <see cref="Document.Council"/>: drafts, votes, vetoes, adoptions, sessions and statements of the UN Security Council. Speaks
/// only in reports that name the council.
/// </summary>
internal sealed class CouncilStep
{
    private static readonly HashSet<string> DraftingVerbs = new(StringComparer.Ordinal)
    {
        "draft", "sponsor", "co-sponsor", "table", "submit", "circulate", "propose", "introduce", "present", "author", "write", "put", "pen", "prepare",
    };

    private static readonly HashSet<string> AdoptingVerbs = new(StringComparer.Ordinal) { "adopt", "pass", "approve", "endorse" };

    private static readonly HashSet<string> TextNouns = new(StringComparer.Ordinal) { "resolution", "draft", "text", "measure" };

    /// <summary>Reads the document and adds what the council did, in the order of the text, each once.</summary>
    public void Add(Document document)
    {
        if (!NamesCouncil(document.Text)) return;
        var found = new List<CouncilFinding>();
        for (var i = 0; i < document.Text.Count; i++)
        {
            if (Read(document, i) is { } finding) Merge(found, finding);
        }

        document.Council.AddRange(found);
    }

    private static bool NamesCouncil(AnnotatedText text)
    {
        for (var i = 1; i < text.Count; i++)
        {
            if (text.Word(i) is "Council" && text.Word(i - 1) is "Security") return true;
        }

        return false;
    }

    private static CouncilFinding? Read(Document document, int token)
    {
        var text = document.Text;
        var lemma = text.Lemma(token);
        return lemma switch
        {
            "veto" => Veto(document, token),
            "vote" when text[token].Upos is Upos.VERB or Upos.NOUN => Vote(document, token),
            "adopt" or "pass" or "approve" or "endorse" when text[token].Upos is Upos.VERB => Adoption(document, token),
            "resolution" or "draft" => Draft(document, token),
            "session" or "meeting" or "consultation" or "meet" or "convene" => Session(document, token),
            "statement" => Statement(document, token),
            _ => null,
        };
    }

    private static CouncilFinding? Veto(Document document, int token)
    {
        var text = document.Text;
        var tree = document.Tree;
        var by = new List<string>();
        var sponsors = new List<string>();
        var theme = -1;
        if (text[token].Upos is Upos.VERB)
        {
            AddSubjects(document, token, by);
            theme = tree.Child(token, Relation.Obj) is var o and >= 0 ? o : tree.Child(token, Relation.NsubjPass);
            if (theme < 0 && text[token].Relation is Relation.Acl) theme = text[token].Head;
        }
        else
        {
            for (var child = tree.FirstChild(token); child >= 0; child = tree.NextSibling(child))
            {
                if (text[child].Relation is Relation.Amod or Relation.Compound or Relation.NmodPoss) Slots.AddSides(document, child, by);
                if (text[child].Relation is Relation.Nmod && tree.CaseOf(child) is var c and >= 0)
                {
                    if (text.Lemma(c) is "by" or "from") Slots.AddSides(document, child, by);
                    if (text.Lemma(c) is "of" or "on") theme = child;
                }
            }

            if (text[token].Head is var verb and >= 0 && text.Lemma(verb) is "use" or "cast" or "wield" or "exercise") AddSubjects(document, verb, by);
            else if (text[token].Head is var other and >= 0 && text[token].Relation is Relation.Obl or Relation.Obj && text.Lemma(other) is not ("face" or "meet")) return null;
        }

        var predicate = text[token].Upos is Upos.VERB ? token : text[token].Head >= 0 && text[text[token].Head].Upos is Upos.VERB ? text[token].Head : token;
        var modality = Slots.ModalityOf(document, predicate);
        if (modality is not (Modality.Happened or Modality.Alleged) || by.Count == 0) return null;
        if (theme >= 0) AddSponsors(document, theme, sponsors);
        sponsors.RemoveAll(by.Contains);
        return Make(document, token, CouncilKind.Veto, theme, sponsors, by, document.DateOf(predicate), "council.veto") with
        {
            Votes = theme >= 0 && document.Text[theme].Morphology.HasFlag(Morphology.NumberPlur) ? null : VotesNear(document, token),
        };
    }

    private static CouncilFinding? Vote(Document document, int token)
    {
        var votes = VotesIn(document, document.Text[token].Sentence);
        if (votes is null || votes.For is null) return null;
        var modality = Slots.ModalityOf(document, token);
        if (modality is not (Modality.Happened or Modality.Alleged)) return null;
        return Make(document, token, CouncilKind.Vote, -1, [], ["UN Security Council"], document.DateOf(token), "council.vote") with { Votes = votes };
    }

    private static CouncilFinding? Adoption(Document document, int verb)
    {
        var text = document.Text;
        var tree = document.Tree;
        var theme = tree.Child(verb, Relation.Obj) is var o and >= 0 ? o : tree.Child(verb, Relation.NsubjPass);
        if (theme < 0 && text[verb].Relation is Relation.Acl or Relation.AclRelcl) theme = text[verb].Head;
        if (theme < 0 || !TextNouns.Contains(text.Lemma(theme))) return null;
        if (text.Lemma(verb) is not "adopt" && !Mentions(document, verb, "council")) return null;
        var modality = Slots.ModalityOf(document, verb);
        if (modality is not (Modality.Happened or Modality.Alleged)) return null;
        var sponsors = new List<string>();
        AddSponsors(document, theme, sponsors);
        return Make(document, verb, CouncilKind.Adoption, theme, sponsors, ["UN Security Council"], document.DateOf(verb), "council.adopt") with
        {
            Votes = VotesNear(document, verb),
            Number = NumberOf(document, theme),
        };
    }

    private static CouncilFinding? Draft(Document document, int noun)
    {
        var text = document.Text;
        var tree = document.Tree;
        var lemma = text.Lemma(noun);
        var isDraft = lemma is "draft" && text[noun].Upos is Upos.NOUN && text[noun].Relation is not (Relation.Compound or Relation.Amod);
        if (lemma is "resolution")
        {
            for (var child = tree.FirstChild(noun); child >= 0; child = tree.NextSibling(child)) isDraft |= text.Lemma(child) is "draft" or "proposed";
            isDraft |= DraftingVerbs.Contains(text[noun].Head is var h and >= 0 ? text.Lemma(h) : "");
        }

        if (!isDraft || text[noun].Morphology.HasFlag(Morphology.NumberPlur)) return null;
        var governor = text[noun].Head;
        if (governor >= 0 && text.Lemma(governor) is "veto" or "adopt" or "pass") return null;
        var sponsors = new List<string>();
        AddSponsors(document, noun, sponsors);
        if (sponsors.Count == 0)
        {
            // "a French and Spanish draft resolution", whatever the parser hangs the nations by.
            var first = noun > 0 && text.Lemma(noun - 1) is "draft" ? noun - 1 : noun;
            foreach (var actor in Slots.RunBefore(document, first)) Slots.AddOnce(sponsors, actor.Side);
            sponsors.RemoveAll(s => s is "UN Security Council" or "UN");
        }

        return Make(document, noun, CouncilKind.Draft, noun, sponsors, ["UN Security Council"], governor >= 0 ? document.DateOf(governor) : null, "council.draft");
    }

    private static CouncilFinding? Session(Document document, int token)
    {
        var text = document.Text;
        var tree = document.Tree;
        var isCouncil = false;
        for (var child = tree.FirstChild(token); child >= 0; child = tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.Compound or Relation.NmodPoss or Relation.Nmod or Relation.Nsubj && IsCouncil(text, child) && IsSecurityCouncil(document, child)) isCouncil = true;
        }

        if (!isCouncil) return null;
        var predicate = text[token].Upos is Upos.VERB || text[token].Head < 0 || text[text[token].Head].Upos is not Upos.VERB ? token : text[token].Head;

        // "after a meeting of the council, they are to meet": what the clause tells comes after it or in it.
        var modality = text[token].Relation is Relation.Obl && predicate != token ? Modality.Happened : Slots.ModalityOf(document, predicate);
        if (modality is not (Modality.Happened or Modality.Alleged or Modality.Planned)) return null;
        return Make(document, token, CouncilKind.Session, -1, [], ["UN Security Council"], document.DateOf(token) ?? document.DateOf(predicate), "council.session") with { Modality = modality };
    }

    private static CouncilFinding? Statement(Document document, int noun)
    {
        var text = document.Text;
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (text.Lemma(child) is "presidential" or "press" && text[noun].Head is var verb and >= 0 && (text.Lemma(verb) is "adopt" or "issue" or "release" or "agree" or "approve"))
                return Make(document, noun, CouncilKind.Statement, -1, [], ["UN Security Council"], document.DateOf(verb), "council.statement");
        }

        return null;
    }

    private static CouncilFinding Make(
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
            Subject = theme >= 0 ? SubjectOf(document, theme) : Shorten(span.Of(document.Article.Text)),
            Sponsors = sponsors,
            By = by,
            Number = theme >= 0 ? NumberOf(document, theme) : null,
            Date = date,
            Modality = Modality.Happened,
        };
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

    private static void AddSubjects(Document document, int verb, List<string> by)
    {
        foreach (var actor in document.Who.SubjectActors(verb)) Slots.AddOnce(by, actor.Side);
        if (document.Text[verb].Upos is not Upos.VERB || document.Text.IsPassive(verb) || document.Text[verb].Relation is Relation.Acl) return;
        var run = Slots.RunBefore(document, verb);
        if (by.Count == 0 || run.Exists(a => by.Contains(a.Side))) run.ForEach(a => Slots.AddOnce(by, a.Side));
    }

    /// <summary>"the French-Spanish draft", "a resolution drafted by France", "a text proposed by".</summary>
    private static void AddSponsors(Document document, int noun, List<string> sponsors)
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

    private static bool IsCouncil(AnnotatedText text, int token) => text.Word(token).Equals("council", StringComparison.OrdinalIgnoreCase);

    private static bool IsCouncilName(Document document, int token) => document.Text.Word(token) is "Council" or "council" or "Security" or "U.N." or "UN";

    private static bool IsSecurityCouncil(Document document, int council)
    {
        for (var child = document.Tree.FirstChild(council); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Compound or Relation.Amod or Relation.NmodDesc or Relation.NmodPoss && document.Text[child].Upos is Upos.PROPN)
                return document.Text.Word(child) is "Security" or "U.N." or "UN" or "Nations";
        }

        return true;
    }

    private static bool Mentions(Document document, int token, string lemma)
    {
        var sentence = document.Text.Sentences[document.Text[token].Sentence];
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (string.Equals(document.Text.Lemma(i), lemma, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static string? NumberOf(Document document, int noun)
    {
        if (document.Text.Lemma(noun) is not "resolution") return null;
        for (var i = noun + 1; i < Math.Min(noun + 3, document.Text.Count); i++)
        {
            var word = document.Text.Word(i);
            if (word.Length is 3 or 4 && int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _)) return word.ToString();
        }

        return null;
    }

    /// <summary>The tally of the sentence, or of the one after it.</summary>
    private static VoteTally? VotesNear(Document document, int token)
    {
        var sentence = document.Text[token].Sentence;
        return VotesIn(document, sentence) ?? VotesIn(document, sentence + 1);
    }

    private static VoteTally? VotesIn(Document document, int sentence)
    {
        if (sentence < 0 || sentence >= document.Text.Sentences.Length) return null;
        var range = document.Text.Sentences[sentence];
        return VoteReader.Read(document.Text, range.First, range.End);
    }

    private static void Merge(List<CouncilFinding> found, CouncilFinding finding)
    {
        for (var i = 0; i < found.Count; i++)
        {
            var other = found[i];
            var sameTally = finding.Votes is { } votes && votes == other.Votes && other.Kind is CouncilKind.Veto or CouncilKind.Adoption && finding.Kind is CouncilKind.Vote;
            if (!sameTally && other.Kind != finding.Kind) continue;
            if (other.Date is { } a && finding.Date is { } b && !a.Covers(b) && !b.Covers(a)) continue;
            if (finding.Kind is CouncilKind.Veto && !finding.By.Any(other.By.Contains)) continue;
            if (finding.Sponsors.Count > 0 && other.Sponsors.Count > 0 && !finding.Sponsors.Any(other.Sponsors.Contains)) continue;
            found[i] = other with
            {
                Sponsors = other.Sponsors.Count > 0 ? other.Sponsors : finding.Sponsors,
                Date = other.Date ?? finding.Date,
                Votes = other.Votes ?? finding.Votes,
                Number = other.Number ?? finding.Number,
            };
            return;
        }

        found.Add(finding);
    }
}
