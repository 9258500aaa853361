using System.Collections.Frozen;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Which words mean aid, those who bring it and the ways it takes.</summary>
internal static class AidWords
{
    public static readonly FrozenSet<string> Aid = Set(
        "aid", "relief", "assistance", "humanitarian", "convoy", "food", "medicine", "supply", "supplies", "truck", "lorry", "ration", "flour", "fuel", "aid worker", "shipment", "parcel", "blanket", "tent", "medical", "water", "fuel ship", "fuel tanker", "food ship", "aid ship", "grain ship", "aid flight", "relief flight", "aid truck", "aid lorry", "grain", "rice", "bread", "milk", "insulin", "biscuit", "medical kit", "hygiene kit", "foodstuff", "humanitarian flight", "aid delivery", "food parcel", "relief supplies", "relief worker", "aid agency", "wheat", "vaccine", "consignment", "tarpaulin", "mattress", "cooking oil");

    public static readonly FrozenSet<string> Certain = Set("aid", "humanitarian", "relief", "convoy");
    public static readonly FrozenSet<string> Ways = Set("crossing", "corridor", "route", "road", "passage", "port", "airport", "border");
    public static readonly FrozenSet<string> Wishes = Set("access", "reach", "deliver", "delivery", "enter", "let", "allow", "open", "corridor", "unhindered", "unimpeded", "accessible", "flow", "entry", "passage", "distribute", "evacuate", "permit", "flight", "evacuation", "route");

    public static bool IsAid(Document document, int head)
    {
        // "11,000 tonnes of wheat": what is counted is behind "of".
        if (document.Lemma(head) is "tonne" or "ton" or "truckload" or "lorryload" or "litre" or "bag" or "sack" or "box" or "load" or "number" or "dozens" or "hundreds" or "column" or "fleet" or "pallet")
        {
            for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
            {
                if (child > head && document.Text[child].Relation == Relation.Nmod && RuleMatcher.IsOneOf(document, child, Aid)) return true;
            }
        }

        if (RuleMatcher.IsOneOf(document, head, Aid)) return !IsMilitary(document, head);
        var (first, end) = document.Tree.Range(head);
        return Contains(document, first, Math.Min(end, head + 6), Certain) && document.Text[head].Upos is Upos.NOUN or Upos.PROPN or Upos.NUM && !IsAgency(document, head) && !IsMilitary(document, head);
    }

    public static bool IsCertainAid(Document document, int head)
    {
        var (first, end) = document.Tree.Range(head);

        // "Food convoys", of which a parser made two objects.
        if (end == head + 1 && end < document.Text.Count && document.Text[end].Upos == Upos.NOUN && document.Text[end].Head == document.Text[head].Head) end++;
        return Contains(document, first, Math.Min(end, head + 6), Certain) && !IsMilitary(document, head);
    }

    public static bool SubjectIsAid(Document document, int verb)
    {
        var heads = new List<int>();
        Arguments.Subjects(document, verb, heads);
        if (heads.Count == 0) Arguments.Objects(document, verb, heads);
        return heads.Exists(h => IsAid(document, h));
    }

    public static bool IsMilitary(Document document, int head)
    {
        var (first, end) = document.Tree.Range(head);
        for (var token = first; token < end; token++)
        {
            if (document.Lemma(token) is "military" or "army" or "weapon" or "arms" or "troop" or "ammunition" or "financial" or "soldier" or "police") return true;
        }

        return false;
    }

    /// <summary>"A plane of Doctors Without Borders", "a World Food Programme ship": what an aid agency sends; the United Nations at large send envoys too.</summary>
    public static bool IsCraftOfAgency(Document document, int head)
    {
        if (document.Lemma(head) is not ("plane" or "aircraft" or "flight" or "ship" or "vessel" or "boat" or "truck" or "lorry" or "convoy" or "helicopter" or "barge")) return false;
        var (first, end) = document.Tree.Range(head);
        foreach (var actor in document.Actors)
        {
            if (actor.First >= end) break;
            if (actor.First < first || actor.End > Math.Min(end, head + 8) || !actor.Known) continue;
            if (actor.Kind == "NGO" || actor.Name is "World Food Programme" or "UNICEF" or "UNHCR" or "UNRWA" or "World Health Organization" or "Red Cross" or "OCHA") return true;
        }

        return false;
    }

    /// <summary>"The Red Crescent", of whichever country.</summary>
    public static bool IsRedCross(Document document, int head) =>
        head > 0 && document.Text.Word(head) is "Cross" or "Crescent" && document.Text.Word(head - 1) is "Red";

    public static bool IsAgency(Document document, int head) => IsAgencyWord(document, head) || IsAidActor(document, head);

    public static bool IsAidActor(Document document, int head)
    {
        foreach (var actor in document.Who.ActorsAt(head))
        {
            if (actor.Kind is "NGO" or "IGO") return true;
        }

        return false;
    }

    public static bool IsAgencyWord(Document document, int head) =>
        document.Lemma(head) is "agency" or "worker" or "group" or "organisation" or "organization" or "team" or "staff" or "volunteer" or "official" or "charity" or "convoy" or "doctor" or "medic" or "rescuer" or "ambulance" or "monitor" or "observer" or "inspector" or "paramedic" or "humanitarian";

    public static bool HasNear(Document document, int token, int reach, params ReadOnlySpan<string> words)
    {
        var end = Math.Min(document.Text.Sentences[document.Text[token].Sentence].End, token + reach + 1);
        for (var at = token + 1; at < end; at++)
        {
            if (words.Contains(document.Lemma(at))) return true;
        }

        return false;
    }

    public static bool ObjectIs(Document document, int token, params ReadOnlySpan<string> words)
    {
        var heads = new List<int>();
        Arguments.Objects(document, token, heads);
        foreach (var head in heads)
        {
            if (words.Contains(document.Lemma(head))) return true;
        }

        return false;
    }

    public static bool After(Document document, int token, params ReadOnlySpan<string> words)
    {
        for (var next = token + 1; next < Math.Min(document.Text.Count, token + 5); next++)
        {
            if (words.Contains(document.Lemma(next))) return true;
        }

        return false;
    }

    public static bool Contains(Document document, int first, int end, FrozenSet<string> words)
    {
        for (var token = first; token < end; token++)
        {
            if (words.Contains(document.Lemma(token))) return true;
        }

        return false;
    }

    public static string? PlaceIn(Document document, int predicate)
    {
        if (document.PlaceOf(predicate) is { } place && !document.Actors.Exists(a => a.First <= place.First && place.End <= a.End && a.End - a.First > 1)) return place.Name;
        var (first, end) = document.Tree.Range(predicate);
        return (LastPlace(document, first, end) ?? IncidentPlace.Around(document, predicate))?.Name;
    }

    /// <summary>The agency whose convoy or lorries a noun phrase means ("trucks of the World Food Programme"), or null.</summary>
    public static string? CarrierOf(Document document, int head)
    {
        var (first, end) = document.Tree.Range(head);
        foreach (var actor in document.Actors)
        {
            if (actor.First >= end) break;
            if (actor.First >= first && actor.End <= Math.Min(end, head + 8) && actor.Kind is "NGO" or "IGO" && actor.Known) return actor.Name;
        }

        return null;
    }

    public static PlaceMention? LastPlace(Document document, int first, int end)
    {
        foreach (var place in document.Places)
        {
            if (place.First >= first && place.End <= end && place.Role == PlaceRole.Place && !document.Actors.Exists(a => a.First <= place.First && place.End <= a.End)) return place;
        }

        return null;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
