using Truce.Coding.Agreements;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Council;

/// <summary>Reads what the council decided or failed to: adoptions, vetoes, other votes, with the tally where the report gives one.</summary>
internal static class CouncilVotes
{
    private static readonly HashSet<string> TextNouns = new(StringComparer.Ordinal) { "resolution", "draft", "text", "measure" };

    /// <summary>What the council does by a resolution, when the report names the act and not the paper.</summary>
    private static readonly HashSet<string> Decisions = new(StringComparer.Ordinal)
    {
        "demand", "call", "condemn", "extend", "renew", "authorize", "authorise", "impose", "ban", "order", "decide", "vote", "back", "endorse", "establish", "lift", "urge", "prolong", "create", "approve", "mandate", "threaten", "send", "dispatch", "deploy", "terminate", "tighten", "strengthen", "set", "agree", "recommend", "insist", "reaffirm",
    };

    /// <summary>A veto that was cast: not one that is threatened, nor one counted up ("the eighth time that it used its veto").</summary>
    public static CouncilFinding? Veto(Document document, int token)
    {
        var text = document.Text;
        var tree = document.Tree;
        var by = new List<string>();
        var sponsors = new List<string>();
        var theme = -1;
        if (text.Lemma(token) is "block" && !(text[token].Upos is Upos.VERB && SpeaksOfCouncil(text, token))) return null;
        for (var (node, steps) = (token, 0); node >= 0 && steps < 3; node = text[node].Head, steps++)
        {
            if (text.Lemma(node) is "time") return null;
        }

        if (text[token].Upos is Upos.VERB)
        {
            CouncilTexts.AddSubjects(document, token, by);
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

            if (text[token].Head is var verb and >= 0 && text.Lemma(verb) is "use" or "cast" or "wield" or "exercise") CouncilTexts.AddSubjects(document, verb, by);
            else if (text[token].Head is var other and >= 0 && text[token].Relation is Relation.Obl or Relation.Obj && text.Lemma(other) is not ("face" or "meet")) return null;
        }

        var predicate = text[token].Upos is Upos.VERB ? token : text[token].Head >= 0 && text[text[token].Head].Upos is Upos.VERB ? text[token].Head : token;
        var modality = Slots.ModalityOf(document, predicate);
        if (modality is not (Modality.Happened or Modality.Alleged) || by.Count == 0) return null;
        if (theme >= 0) CouncilTexts.AddSponsors(document, theme, sponsors);
        if (sponsors.Count == 0 && (theme < 0 || !text[theme].Morphology.HasFlag(Morphology.NumberPlur))) CouncilTexts.AddAuthors(document, text[token].Sentence, sponsors);
        sponsors.RemoveAll(by.Contains);
        return CouncilTexts.Make(document, token, CouncilKind.Veto, theme, sponsors, by, document.DateOf(predicate), "council.veto") with
        {
            Votes = theme >= 0 && document.Text[theme].Morphology.HasFlag(Morphology.NumberPlur) ? null : VotesNear(document, text[token].Sentence),
        };
    }

    /// <summary>A vote whose tally the sentence gives, on whatever it was.</summary>
    public static CouncilFinding? Vote(Document document, int token)
    {
        var votes = VotesIn(document, document.Text[token].Sentence);
        if (votes is null || votes.For is null) return null;
        var modality = Slots.ModalityOf(document, token);
        if (modality is not (Modality.Happened or Modality.Alleged) || IsOfAnotherBody(document, token)) return null;
        return CouncilTexts.Make(document, token, CouncilKind.Vote, -1, [], ["UN Security Council"], document.DateOf(token), "council.vote") with { Votes = votes };
    }

    /// <summary>A cabinet or a parliament votes too.</summary>
    private static bool IsOfAnotherBody(Document document, int vote)
    {
        var text = document.Text;
        var sentence = text.Sentences[text[vote].Sentence];
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (text.Lemma(i).ToLowerInvariant() is "cabinet" or "parliament" or "assembly" or "knesset" or "senate" or "congress" or "lawmaker" or "legislature" or "house" or "bundestag" or "duma") return true;
        }

        return false;
    }

    /// <summary>"adopted a resolution", "passed the text": with its number, authors and tally, told there or soon after.</summary>
    public static CouncilFinding? Adoption(Document document, int verb)
    {
        var text = document.Text;
        var tree = document.Tree;
        var theme = tree.Child(verb, Relation.Obj) is var o and >= 0 ? o : tree.Child(verb, Relation.NsubjPass);
        if (theme < 0 && text[verb].Relation is Relation.Acl or Relation.AclRelcl) theme = text[verb].Head;
        if (theme < 0 || !TextNouns.Contains(text.Lemma(theme).ToLowerInvariant())) return null;
        if (IsOfAnotherBody(document, verb)) return null;
        if (text.Lemma(verb) is not "adopt" && !SpeaksOfCouncil(text, verb)) return null;
        if (Slots.ModalityOf(document, verb) is not (Modality.Happened or Modality.Alleged)) return null;
        var sponsors = new List<string>();
        CouncilTexts.AddSponsors(document, theme, sponsors);
        return Adopted(document, verb, theme, sponsors, "council.adopt");
    }

    /// <summary>"the council unanimously demanded a truce", "voted 15-0 for a resolution", "banned arms sales in a resolution": an adoption by what it says.</summary>
    public static CouncilFinding? Decision(Document document, int verb)
    {
        var text = document.Text;
        if (text[verb].Upos is not Upos.VERB || !Decisions.Contains(document.Lemma(verb))) return null;
        var council = false;
        var subject = text.ImpliedSubject(verb);
        if (subject >= 0) council = text.Word(subject) is "Council" or "council" && CouncilTexts.IsSecurityCouncil(document, subject);
        if (!council || (Slots.ModalityOf(document, verb) is not (Modality.Happened or Modality.Alleged) && !HasVoted(document, verb)) || Slots.IsNegated(document, verb)) return null;
        var sentence = text[verb].Sentence;
        var range = text.Sentences[sentence];
        var formal = false;
        for (var i = range.First; i < range.End; i++) formal |= text.Lemma(i) is "unanimously" or "unanimous" or "abstain" or "abstention" || text.Lemma(i).Equals("resolution", StringComparison.OrdinalIgnoreCase);
        for (var i = range.First; i < range.End; i++)
        {
            if (text.Lemma(i) is "statement" or "draft" && text[i].Upos is Upos.NOUN) return null;
        }

        if (!formal && VotesIn(document, sentence) is null && !TallyFollows(document, sentence + 1)) return null;
        return Adopted(document, verb, -1, [], "council.decide");
    }

    /// <summary>"The vote was 13 to none.", right behind what was decided.</summary>
    private static bool TallyFollows(Document document, int sentence)
    {
        if (sentence >= document.Text.Sentences.Length || VotesIn(document, sentence) is null) return false;
        var range = document.Text.Sentences[sentence];
        for (var i = range.First; i < Math.Min(range.End, range.First + 4); i++)
        {
            if (document.Text.Lemma(i) is "vote" or "resolution" or "tally") return true;
        }

        return false;
    }

    /// <summary>"at the call of the council, which had voted": what a relative clause tells in the past was done, whatever stands above it.</summary>
    private static bool HasVoted(Document document, int verb)
    {
        var text = document.Text;
        return text[verb].Relation is Relation.AclRelcl && text[verb].Morphology.HasFlag(Morphology.TensePast) && text.TenseAt(verb) is ClauseTense.Past;
    }

    private static CouncilFinding Adopted(Document document, int verb, int theme, List<string> sponsors, string rule)
    {
        var sentence = document.Text[verb].Sentence;
        if (sponsors.Count == 0) CouncilTexts.AddAuthors(document, sentence, sponsors);
        return CouncilTexts.Make(document, verb, CouncilKind.Adoption, theme, sponsors, ["UN Security Council"], document.DateOf(verb), rule) with
        {
            Votes = VotesNear(document, sentence),
            Number = (theme >= 0 ? CouncilTexts.NumberOf(document, theme) : null) ?? CouncilTexts.NumberNear(document, sentence),
        };
    }

    internal static bool SpeaksOfCouncil(AnnotatedText text, int token)
    {
        var sentence = text.Sentences[text[token].Sentence];
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (text.Word(i).Equals("council", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>The tally of a sentence, or of those soon after it: the fullest.</summary>
    private static VoteTally? VotesNear(Document document, int sentence)
    {
        VoteTally? best = null;
        for (var s = sentence; s <= sentence + CouncilTexts.Reach; s++)
        {
            if (VotesIn(document, s) is not { } votes) continue;
            best = best is null ? votes : new VoteTally(best.For ?? votes.For, best.Against ?? votes.Against, best.Abstain ?? votes.Abstain);
            if (best.For is not null && best.Against is not null) break;
        }

        return best is { For: { } yes, Against: { } no, Abstain: null } && yes + no == VoteReader.CouncilSeats ? best with { Abstain = 0 } : best;
    }

    private static VoteTally? VotesIn(Document document, int sentence)
    {
        if (sentence < 0 || sentence >= document.Text.Sentences.Length) return null;
        var range = document.Text.Sentences[sentence];
        var votes = VoteReader.Read(document.Text, range.First, range.End);
        return votes is null or { Abstain: null } && Abstainers(document, range) is > 0 and var abstained && (votes is not null || SpeaksOfCouncil(document.Text, range.First))
            ? new VoteTally(votes?.For, votes?.Against, abstained)
            : votes;
    }

    /// <summary>"after the United States abstained", "with China abstaining", "Guyana abstained": how many are named.</summary>
    private static int Abstainers(Document document, Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (document.Text.Lemma(i) is not "abstain" || document.Text[i].Upos is not Upos.VERB || Slots.ModalityOf(document, i) is not (Modality.Happened or Modality.Alleged)) continue;
            var who = new List<string>();
            CouncilTexts.AddSubjects(document, i, who);
            var before = Slots.RunBefore(document, i);
            if (who.Count == 0 || before.Exists(a => who.Contains(a.Side))) foreach (var actor in before) Slots.AddOnce(who, actor.Side);
            return who.Count;
        }

        return 0;
    }
}
