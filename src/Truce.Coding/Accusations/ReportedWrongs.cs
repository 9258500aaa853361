using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Accusations without a verb of blame: what one side says that another has done or left undone, charges and claims named as such,
/// and who is said to be behind an act.
/// </summary>
internal static class ReportedWrongs
{
    // What was done more than this many months before the report is told as history.
    private const int MonthsBack = 3;

    private static readonly FrozenSet<string> Claims = Set("accusation", "charge", "allegation", "claim", "complaint", "assertion");
    private static readonly FrozenSet<string> Breaks = Set("break", "breach", "violate", "flout", "shatter", "ignore");
    private static readonly FrozenSet<string> Truces = Set("ceasefire", "cease-fire", "truce", "agreement", "accord", "deal", "pact", "armistice", "cessation", "understanding", "pause", "lull");
    private static readonly FrozenSet<string> Harm = Set("attack", "killing", "bombing", "massacre", "explosion", "blast", "shelling", "strike", "raid", "assassination", "ambush", "collapse", "breakdown", "violence", "fighting", "failure", "deadlock", "impasse");

    private static readonly FrozenSet<string> Forbidden = Set("cluster bomb", "cluster munition", "barrel bomb", "chemical weapon", "white phosphorus", "chlorine", "sarin", "phosphorus", "napalm", "landmine", "human shield");
    private static readonly FrozenSet<string> Protected = Set(
        "civilian", "hospital", "school", "clinic", "ambulance", "market", "mosque", "church", "child", "villager", "camp", "home", "house", "peacekeeper", "convoy", "aid worker", "journalist", "refugee",
        "resident", "patient", "medic", "woman", "prisoner", "bakery", "kindergarten", "university", "shelter", "monastery", "farmer", "protester", "monitor", "observer", "wedding", "funeral", "doctor");

    // A rule of these says that somebody did wrong when the one who says so is another.
    private static readonly FrozenSet<string> WrongdoingRules = Set(
        "accuse.breach", "accuse.breach.noun", "accuse.exploit", "reject.refuse", "reject.defy", "accuse.lie", "mobilize.violate.airspace", "mobilize.violate.into", "mobilize.remain", "assault.use.weapon", "assault.attack.resume", "assault.attack.start", "assault.fire.first");

    // What these tell is a wrong by itself, whoever says it: no mere course of fighting.
    private static readonly FrozenSet<string> WrongKinds = Set("attack_on_civilians", "sexual_violence", "chemical_use", "looting", "blockade", "abduction");

    /// <summary>Adds the accusations of the document's frames and words.</summary>
    public static void Read(Document document)
    {
        for (var token = 0; token < document.Text.Count; token++)
        {
            var lemma = document.Lemma(token);
            if (document.Text[token].Upos is Upos.VERB && (Breaks.Contains(lemma) || lemma is "keep" or "respect" or "observe" or "honour" or "honor" or "implement" or "uphold" or "abide" or "heed")) Broken(document, token);
            else if (document.Text[token].Upos is Upos.NOUN && Claims.Contains(lemma)) Claimed(document, token);
            else if (lemma is "behind" or "responsible" or "guilty" or "complicit" or "culpable" or "accountable") Behind(document, token);
            else if (lemma is "blame" or "responsibility" or "fault") LiesWith(document, token);
        }

        foreach (var frame in document.Frames) Reported(document, frame);
        for (var token = 0; token < document.Text.Count; token++)
        {
            if (document.Text[token].Upos is Upos.VERB || Arguments.IsMisreadFinite(document, token)) OpponentsDeed(document, token);
            else if (document.Text[token].Upos is Upos.NOUN && Wrongs.IsName(document, token)) NamedWrong(document, token);
        }
    }

    private static bool IsCharge(EventFrame frame, bool byItself, List<ActorMention> accusers)
    {
        if (frame.Rule.Id is "assault.kill.verb" or "assault.wound.verb" or "assault.abduct.verb") return false;
        return accusers.Exists(IsNamedState) || (byItself && accusers.TrueForAll(a => a.Via is MentionVia.Name or MentionVia.Metonym || a.IsPerson || a.Role is not ("officials" or "police" or "ministry")));
    }

    // "Yerevan said": a capital or a country that speaks lays the act at the other's door, where "the army said" may only give news its source.
    private static bool IsNamedState(ActorMention actor) => actor is { Kind: "GOV", Via: MentionVia.Name or MentionVia.Metonym, IsPerson: false };

    /// <summary>"Israel said Hamas had refused to free hostages": what one party says of its opponent and no frame of force tells.</summary>
    private static void OpponentsDeed(Document document, int verb)
    {
        var deeds = document.Codebook.Blame.DeedsOf(document.Lemma(verb));
        if (deeds.IsEmpty || IsLongPast(document, verb)) return;
        var saying = Voices.SayingAbove(document, verb);
        if (saying > verb || (saying >= 0 && document.Lemma(saying) is "accuse" or "warn")) return;
        if (document.Text[verb].Relation is Relation.AclRelcl or Relation.Advcl or Relation.Acl or Relation.Amod && !IsContent(document, verb) && !Arguments.IsMisreadFinite(document, verb)) return;
        if (!HasObject(document, verb, deeds) || ModalityCalculus.Of(document, verb).Modality is not (Modality.Alleged or Modality.Happened)) return;
        var accused = Parties.Subject(document, verb);
        if (accused.Count == 0 || !accused.All(Belligerents.IsParty)) return;
        var accusers = saying >= 0 ? Parties.Subject(document, saying, accused[0]) : Speaker(document, verb);
        if (accusers.Count == 0 || !accusers.All(a => Belligerents.IsParty(a) && (a.Known || a.Side != a.Name))) return;
        AccusationFile.AgainstEach(document, "deed", verb, accusers, accused, Clauses.SpanOf(document, verb).Of(document.Text.Text));
    }

    /// <summary>Who is given as the source of the words that a token stands in, when it was named before.</summary>
    private static IReadOnlyList<ActorMention> Speaker(Document document, int token)
    {
        var voices = Voices.Of(document, token);
        return voices.Count > 0 && document.Actors.Find(a => a.Name == voices[^1]) is { } speaker && speaker.First < token ? [speaker] : [];
    }

    private static bool HasObject(Document document, int verb, ReadOnlySpan<Deed> deeds)
    {
        var heads = new List<int>();
        Arguments.Objects(document, verb, heads);
        foreach (var deed in deeds)
        {
            if (deed.Object.Count == 0) return true;
            foreach (var head in heads)
            {
                if (RuleMatcher.IsOneOf(document, head, deed.Object)) return true;
            }
        }

        return false;
    }

    /// <summary>"Baku said it was responding to provocations by Armenia", "Hezbollah called it a warning over Israeli violations".</summary>
    private static void NamedWrong(Document document, int noun)
    {
        if (ModalityCalculus.Of(document, noun).Modality is Modality.Negated or Modality.Planned or Modality.Hypothetical or Modality.Threatened or Modality.Denied) return;
        var accused = Wrongs.Doers(document, noun, null);
        if (accused.Count == 0 || !accused.All(Belligerents.IsParty)) return;
        var accusers = Asserting(document, noun);
        if (accusers.Count == 0 || !accusers.All(Belligerents.IsParty)) return;
        AccusationFile.AgainstEach(document, "named", noun, accusers, accused, Clauses.Phrase(document, noun));
    }

    /// <summary>In whose words a noun of wrong stands: of a clause that is reported, or of who counts the wrongs.</summary>
    private static IReadOnlyList<ActorMention> Asserting(Document document, int noun)
    {
        var text = document.Text;
        for (var (at, steps) = (text[noun].Head, 0); at >= 0 && steps < 4; at = text[at].Head, steps++)
        {
            if (text[at].Upos == Upos.VERB && document.Lemma(at) is "put" or "count" or "report" or "record" or "document" or "cite" or "list" or "estimate" or "tally" or "protest" or "denounce") return Parties.Subject(document, at);
        }

        var saying = Voices.SayingAbove(document, noun);
        if (saying >= 0 && saying < noun) return Parties.Subject(document, saying);
        var voices = Voices.Of(document, noun);
        return voices.Count > 0 && document.Actors.Find(a => a.Name == voices[^1]) is { } speaker ? [speaker] : [];
    }

    /// <summary>"The army said the rebels had shelled a village", "Kiev says the rebels have not withdrawn their guns".</summary>
    private static void Reported(Document document, EventFrame frame)
    {
        if (frame.AttributedTo.Count == 0 || !IsWrong(document, frame, out var byItself)) return;
        var predicate = frame.Predicate;
        if (document.Text[predicate].Relation is Relation.AclRelcl or Relation.Advcl or Relation.Acl && !IsContent(document, predicate)) return;
        var saying = Voices.SayingAbove(document, predicate);
        if (saying >= 0 && document.Lemma(saying) is "accuse" or "warn") return;

        // "…, killing forty, and shattering the truce": a participle tells what came of an act, in the report's own voice.
        if (document.Text.Word(predicate).EndsWith("ing", StringComparison.Ordinal) && document.Text[predicate].Upos == Upos.VERB && document.Tree.Child(predicate, Relation.Aux) < 0
            && document.Text[predicate].Relation is not Relation.Xcomp && Arguments.AccusedGerund(document, predicate) < 0) return;
        if (IsLongPast(document, predicate)) return;

        var accused = Parties.At(document, frame.Sources, null);
        if (accused.Count == 0) accused = [.. document.Who.SubjectActors(predicate)];
        if (accused.Count == 0 || accused.All(a => a.Kind is "UAF" or "CRM")) return;

        // The toll of a war is no charge of one act.
        if (frame.Rule.Id is "assault.kill.verb" or "assault.wound.verb" && document.PlaceOf(predicate) is null && document.DateOf(predicate) is null) return;
        var accusers = Accusers(document, frame, saying, accused[0]);

        // What observers, aid agencies and outlets tell of the course of fighting is news; an accusation when the act is a wrong by itself.
        if (!byItself) accusers = [.. accusers.Where(Belligerents.IsParty)];
        // "Rebels ambushed a patrol, the army said" is news with its source; "the army said rebels had ambushed …" lays it at their door.
        if (saying > predicate && !document.IsQuoted(predicate) && !IsCharge(frame, byItself, accusers)) return;
        AccusationFile.AgainstEach(document, "reported", predicate, accusers, accused, Clauses.SpanOf(document, predicate).Of(document.Text.Text));
    }

    /// <summary>Whether the words date an act well before the report: its history, not a charge of the day.</summary>
    private static bool IsLongPast(Document document, int predicate) =>
        document.DateOf(predicate) is { } when && document.Article.Published is { } published
        && ((published.Year - when.Year) * 12) + (published.Month ?? 12) - (when.Month ?? (when.Year == published.Year ? published.Month ?? 12 : 12)) > MonthsBack;

    private static bool IsWrong(Document document, EventFrame frame, out bool byItself)
    {
        var toll = frame.Rule.Id is "assault.kill.verb" or "assault.wound.verb";
        byItself = WrongdoingRules.Contains(frame.Rule.Id) || (frame.Rule.Fine is { } fine && WrongKinds.Contains(fine) && !toll);
        if (frame.Modality is Modality.Negated)
        {
            // What a truce asks for and a side has not done.
            return frame.Type is EventType.RETREAT && frame.Mode is "withdraw" or "release" or "disarm" or "ceasefire" or "access" && !frame.ContentNegated
                && frame.Rule.Id is not "retreat.ceasefire.hold" && IsLeftUndone(document, frame.Predicate);
        }

        if (frame.Modality is not Modality.Alleged) return false;
        if (frame.Rule.Id is "assault.kill.verb" or "assault.wound.verb" && Voices.SayingAbove(document, frame.Predicate) < 0 && !document.IsQuoted(frame.Predicate)) return false;
        if (frame.Type is EventType.ASSAULT && BefallsProtected(document, frame)) byItself = true;
        if (byItself || frame.Type is EventType.ASSAULT or EventType.COERCE || frame.Rule.Id is "mobilize.cross.border") return true;

        // "Khartoum says Chad supports the rebels": help for those who fight the one who says so.
        return frame.Type is EventType.SUPPORT or EventType.AID && frame.Targets.Any(t => Belligerents.IsRebel(document, t));
    }

    private static string Subordinator(Document document, int clause)
    {
        for (var child = document.Tree.FirstChild(clause); child >= 0 && child < clause; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Mark or Relation.Advmod && document.Lemma(child) is "after" or "because" or "when") return document.Lemma(child);
        }

        return "";
    }

    /// <summary>Whether an act of force is done to those whom the laws of war protect, or with what they forbid.</summary>
    private static bool BefallsProtected(Document document, EventFrame frame)
    {
        if (frame.Theme >= 0 && RuleMatcher.IsOneOf(document, frame.Theme, Forbidden)) return true;
        foreach (var target in frame.Targets)
        {
            if (RuleMatcher.IsOneOf(document, target, Protected)) return true;

            // "Dozens of civilians".
            for (var child = document.Tree.FirstChild(target); child >= 0; child = document.Tree.NextSibling(child))
            {
                if (child > target && document.Text[child].Relation == Relation.Nmod && Operators.Marker(document, child) == "of" && RuleMatcher.IsOneOf(document, child, Protected)) return true;
            }
        }

        return false;
    }

    /// <summary>"Has not withdrawn", "failed to release", "have yet to leave": not what might or will not be done.</summary>
    private static bool IsLeftUndone(Document document, int predicate)
    {
        var text = document.Text;
        if (text[predicate].Relation == Relation.Xcomp && text[predicate].Head is >= 0 and var head) return document.Lemma(head) is "fail" or "refuse" or "neglect" or "decline" or "have";
        var negated = false;
        for (var child = document.Tree.FirstChild(predicate); child >= 0 && child < predicate; child = document.Tree.NextSibling(child))
        {
            var lemma = document.Lemma(child);
            if (lemma is "not" or "n't" or "never" or "n’t") negated = true;
            if (text[child].Relation == Relation.Aux && lemma is not ("have" or "do" or "be")) return false;
        }

        return negated;
    }

    /// <summary>
    /// Whether a subordinate clause is what is charged: "charges that …", "it was the rebels who …", "acted after soldiers had opened fire".
    /// </summary>
    private static bool IsContent(Document document, int predicate)
    {
        var text = document.Text;
        var head = text[predicate].Head;
        if (head < 0) return false;
        return text[predicate].Relation switch
        {
            Relation.AclRelcl => document.Tree.Child(head, Relation.Cop) >= 0 && document.Tree.Child(head, Relation.Nsubj) is >= 0 and var it && document.Lemma(it) == "it",
            Relation.Advcl => Voices.IsSaying(document, head) || (Subordinator(document, predicate) is "after" or "because" or "when" && Voices.SayingAbove(document, predicate) >= 0),
            _ => text[head].Upos == Upos.VERB && Voices.IsSaying(document, head),
        };
    }

    private static List<ActorMention> Accusers(Document document, EventFrame frame, int saying, ActorMention accused)
    {
        IReadOnlyList<ActorMention> accusers = saying >= 0 ? Parties.Subject(document, saying, accused) : [];
        if (!accusers.Any(a => a.Known) && document.Actors.Find(a => a.Name == frame.AttributedTo[^1]) is { } speaker && (speaker.Known || accusers.Count == 0)) accusers = [speaker];
        if (accusers.Count == 0 && saying >= 0 && BefallsProtected(document, frame) && Campaigner(document, saying) is { } campaigner) return [campaigner];
        return [.. accusers.Where(a => a.Known || a.Side != a.Name || a.IsPerson || a.Kind is "GOV" or "MIL" or "REB" or "OPP" or "PTY")];
    }

    /// <summary>"Human rights activists said soldiers had shot villagers": who speaks up for those harmed, by the words of the report.</summary>
    private static ActorMention? Campaigner(Document document, int saying)
    {
        var heads = new List<int>();
        Arguments.Subjects(document, saying, heads);
        if (heads.Count == 0 || document.Lemma(heads[0]) is not ("activist" or "group" or "campaigner" or "agency" or "organisation" or "organization" or "worker" or "charity" or "lawyer")) return null;
        return new ActorMention(heads[0], heads[0] + 1, heads[0], Clauses.ShortPhrase(document, heads[0]), "NGO", null, MentionVia.Description) { Known = false };
    }

    /// <summary>"Denied a government charge that they had shelled a town", "Israeli claims that Hamas broke the truce".</summary>
    private static void Claimed(Document document, int noun)
    {
        var text = document.Text;
        var clause = -1;
        for (var child = document.Tree.FirstChild(noun); child >= 0 && clause < 0; child = document.Tree.NextSibling(child))
        {
            if (child > noun && text[child].Upos == Upos.VERB && text[child].Relation is Relation.Ccomp or Relation.Acl && Operators.Marker(document, child) is "that" or "of") clause = child;
        }

        if (clause < 0) return;
        var governor = text[noun].Head;
        var disputed = governor >= 0 && Denials.IsDenial(document.Lemma(governor)) && text[noun].Relation is Relation.Obj;
        IReadOnlyList<ActorMention> deniers = disputed ? Parties.Subject(document, governor) : [];
        var subjects = new List<int>();
        Arguments.Subjects(document, clause, subjects);
        IReadOnlyList<ActorMention> accused = Operators.Marker(document, clause) == "of" || (subjects.Count > 0 && text[subjects[0]].Upos == Upos.PRON)
            ? deniers : Parties.Subject(document, clause);
        if (accused.Count == 0) return;
        var accusers = Wrongs.Doers(document, noun, accused[0]);
        for (var child = document.Tree.FirstChild(noun); child >= 0 && accusers.Count == 0; child = document.Tree.NextSibling(child))
        {
            if (child < noun && text[child].Relation is Relation.Compound or Relation.NmodPoss && Belligerents.Meant(document, child, accused[0]) is { } party) accusers = [party];
            if (child > noun && Operators.Marker(document, child) is "from") accusers = Parties.At(document, child, accused[0]);
        }

        AccusationFile.AgainstEach(document, "claimed", noun, accusers, accused, Clauses.SpanOf(document, clause).Of(text.Text), clause);
    }

    /// <summary>"Pakistan says India broke it", of a truce told of before.</summary>
    private static void Broken(Document document, int verb)
    {
        var text = document.Text;
        var heads = new List<int>();
        Arguments.Objects(document, verb, heads);
        var saying = Voices.SayingAbove(document, verb);
        if (heads.Count == 0 || saying < 0 || document.Lemma(heads[0]) is not ("it" or "them")) return;
        var breaks = Breaks.Contains(document.Lemma(verb));
        if (breaks ? ModalityCalculus.Of(document, verb).Modality is not Modality.Alleged : !IsLeftUndone(document, verb)) return;
        var first = text.Sentences[Math.Max(0, text[verb].Sentence - 1)].First;
        for (var token = first; token < verb; token++)
        {
            if (!Truces.Contains(document.Lemma(token))) continue;
            AccusationFile.AgainstEach(document, "broken", verb, Parties.Subject(document, saying), Parties.Subject(document, verb), null);
            return;
        }
    }

    /// <summary>"Kinshasa says Kigali was behind the attack", "… is responsible for the raid", "… was to blame".</summary>
    private static void Behind(Document document, int token)
    {
        var text = document.Text;
        var predicate = text[token].Relation == Relation.Case ? text[token].Head : token;
        if (predicate < 0 || document.Tree.Child(predicate, Relation.Cop) < 0) return;
        if (predicate != token && !Wrongs.Is(document, predicate) && !Harm.Contains(document.Lemma(predicate))) return;
        var act = predicate == token ? BlameReader.Complement(document, token, ["for", "in"]) : document.SpanOf(token, document.Tree.Range(predicate).End).Of(text.Text);
        if (act is null) return;
        Said(document, "behind", predicate, Parties.Subject(document, predicate), act);
    }

    /// <summary>"Hamas said the blame lay with Israel", "said the rebels were to blame".</summary>
    private static void LiesWith(Document document, int token)
    {
        var text = document.Text;
        var end = Math.Min(text.Sentences[text[token].Sentence].End, token + 6);
        for (var at = token + 1; at < end - 1; at++)
        {
            // By the order of the words: parsers know "lay" as many things.
            if (text.Word(at) is not ("lay" or "lies" or "lie" or "lied" or "rests" or "rested" or "rest" or "falls" or "fell" or "belongs" or "belonged")) continue;
            while (at + 1 < end && text[at + 1].Upos == Upos.ADV) at++;
            if (document.Lemma(at + 1) is "with" or "on" or "to" && document.Actors.Find(a => a.First > at + 1 && a.First <= at + 3) is { } culprit)
            {
                Said(document, "behind", token, [culprit], BlameReader.Complement(document, token, ["for"]));
            }

            return;
        }

        if (token < 2 || document.Lemma(token) != "blame" || document.Lemma(token - 1) != "to" || document.Lemma(token - 2) != "be") return;
        var predicate = text[token].Upos == Upos.VERB ? token : text[token].Head;
        if (predicate < 0) return;
        var accused = Parties.Subject(document, predicate);
        if (accused.Count == 0 && document.Actors.FindLast(a => a.End <= token - 2 && a.End >= token - 3) is { } before) accused = [before];
        Said(document, "behind", predicate, accused, BlameReader.Complement(document, token, ["for"]));
    }

    // "Kiev would be to blame if the truce broke down".
    private static bool IsConditional(Document document, int predicate)
    {
        for (var token = Math.Max(document.Text.Sentences[document.Text[predicate].Sentence].First, predicate - 4); token <= predicate; token++)
        {
            if (document.Lemma(token) is "will" or "would" or "may" or "might" or "could" or "should") return true;
        }

        return false;
    }

    private static void Said(Document document, string rule, int predicate, IReadOnlyList<ActorMention> accused, string? act)
    {
        if (accused.Count == 0 || ModalityCalculus.Of(document, predicate).Modality is not (Modality.Alleged or Modality.Planned or Modality.Happened) || IsConditional(document, predicate)) return;
        var saying = Voices.SayingAbove(document, predicate);
        if (saying >= 0)
        {
            AccusationFile.AgainstEach(document, rule, predicate, Parties.Subject(document, saying), accused, act);
            return;
        }

        AccusationFile.AgainstEach(document, rule, predicate, Speaker(document, predicate), accused, act);
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
