using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Figures;

/// <summary>The words that tell what a number counts, grouped by what they say.</summary>
internal static class FigureWords
{
    /// <summary>Verbs and participles that are done to those who are counted ("killed 12", "12 were killed"), with the fine kind.</summary>
    private static readonly FrozenDictionary<string, (FigureKind Kind, string? Fine)> Done = Table(
        (FigureKind.Killed, null, "kill killed slay slain murder murdered massacre massacred execute executed assassinate behead beheaded slaughter slaughtered lynch martyr martyred gun behead"),
        (FigureKind.Injured, null, "wound wounded injure injured hurt maim maimed hospitalise hospitalize hospitalised hospitalized"),
        (FigureKind.Displaced, null, "displace displaced uproot uprooted dislodge"),
        (FigureKind.Displaced, "evacuated", "evacuate evacuated"),
        (FigureKind.Besieged, null, "besiege besieged encircle encircled"),
        (FigureKind.Besieged, "trapped", "trap trapped strand stranded"),
        (FigureKind.Detained, null, "detain detained arrest arrested imprison imprisoned jail jailed capture captured intern interned incarcerate"),
        (FigureKind.Detained, "abducted", "abduct abducted kidnap kidnapped"),
        (FigureKind.Released, null, "release released free freed liberate liberated repatriate repatriated pardon pardoned exchange exchanged swap swapped"),
        (FigureKind.Troops, null, "deploy deployed station stationed mobilise mobilize mobilised mobilized"));

    /// <summary>Verbs and adjectives of those who are counted ("12 died", "12 dead", "12 people missing").</summary>
    private static readonly FrozenDictionary<string, (FigureKind Kind, string? Fine)> Doing = Table(
        (FigureKind.Killed, null, "die dead died perish drown drowned succumb dead"),
        (FigureKind.Missing, null, "missing unaccounted disappear disappeared vanish"),
        (FigureKind.Displaced, null, "homeless"),
        (FigureKind.PeopleInNeed, "in_need", "need require starve starving"),
        (FigureKind.PeopleInNeed, "malnourished", "malnourished"));

    /// <summary>Nouns that say by themselves what is counted ("30 deaths", "2,000 refugees").</summary>
    private static readonly FrozenDictionary<string, (FigureKind Kind, string? Fine)> Nouns = Table(
        (FigureKind.Killed, null, "death fatality dead"),
        (FigureKind.Injured, null, "injury wounded injured"),
        (FigureKind.Refugees, null, "refugee"),
        (FigureKind.Displaced, null, "idp displaced"),
        (FigureKind.Missing, null, "missing"),
        (FigureKind.Detained, null, "prisoner detainee hostage captive inmate"),
        (FigureKind.Trucks, null, "truck lorry truckload lorryload"),
        (FigureKind.Troops, null, "troop soldier fighter peacekeeper serviceman militiaman guerrilla combatant rebel insurgent reservist paratrooper marine militant gunman personnel conscript recruit mercenary"));

    /// <summary>Acts as nouns, said of those who are counted: "the deaths of 12 people", "the release of 40 prisoners".</summary>
    private static readonly FrozenDictionary<string, (FigureKind Kind, string? Fine)> Acts = Table(
        (FigureKind.Killed, null, "death killing murder massacre execution assassination slaughter beheading"),
        (FigureKind.Injured, null, "injury wounding"),
        (FigureKind.Displaced, null, "displacement flight"),
        (FigureKind.Displaced, "evacuated", "evacuation"),
        (FigureKind.Besieged, null, "siege encirclement"),
        (FigureKind.Missing, null, "disappearance"),
        (FigureKind.Detained, null, "arrest detention imprisonment jailing capture"),
        (FigureKind.Detained, "abducted", "abduction kidnapping kidnap"),
        (FigureKind.Released, null, "release exchange swap freeing liberation handover"),
        (FigureKind.Troops, null, "deployment withdrawal contingent force garrison mission"),
        (FigureKind.Trucks, null, "convoy"));

    /// <summary>What is counted here are things and times, whatever is done to them.</summary>
    private static readonly FrozenSet<string> Things = Set(
        "home house building animal cattle cow sheep goat camel village town city settlement district year day hour week month minute time country nation rocket missile shell mortar " +
        "vehicle tank aircraft plane helicopter drone job chance school hospital clinic attack strike airstrike raid violation incident case percent point round vote " +
        "kilometre kilometer mile metre meter foot acre hectare tonne ton kilogram kilo barrel litre liter gallon dollar euro pound " +
        "bomb bullet weapon gun rifle mine landmine checkpoint base position front side party state council province region seat session meeting talk " +
        "resolution proposal condition demand page paragraph chapter article post message photo video share percentage degree temperature shop market crossing " +
        "breach occasion shot flight sortie camp truce ceasefire agreement deal zone area corridor convoy-day phase stage step term " +
        "brigade battalion division unit regiment squad warplane jet boat ship vessel tanker vehicle car bus motorcycle ambulance");

    /// <summary>People: nouns that can be killed, moved and helped.</summary>
    private static readonly FrozenSet<string> People = Set(
        "people person civilian child woman man girl boy baby infant resident villager family household inhabitant citizen national worker medic doctor nurse paramedic journalist reporter " +
        "teacher student pupil protester demonstrator worshipper passenger soldier fighter troop policeman police officer gunman militant rebel insurgent rescuer volunteer " +
        "staff staffer employee aid-worker peacekeeper monitor observer guard commander member victim patient refugee migrant farmer trader shopper elder cleric servicewoman serviceman " +
        "soul individual adult teenager youth minor pensioner foreigner settler tribesman militiaman separatist jihadist guerrilla combatant conscript personnel other life body " +
        "guest bride groom mourner tourist pilgrim pilot sailor crew crewman captain lawyer judge priest nun monk imam cook cleaner trainee cadet deserter smuggler cousin nephew niece uncle aunt " +
        "parent mother father wife husband bystander relative brother sister son daughter evacuee prisoner detainee hostage captive inmate defender recruit reservist paratrooper marine driver loyalist lawmaker leader " +
        "syrian palestinian israeli ukrainian russian yemeni sudanese armenian azerbaijani azeri lebanese libyan iraqi afghan turk kurd ethiopian eritrean tigrayan somali tamil pakistani indian " +
        "colombian filipino burmese rohingya congolese rwandan serb croat bosnian muslim christian jew");

    /// <summary>Members of forces: their number counts as troops where nothing worse is said of them.</summary>
    private static readonly FrozenSet<string> AidWords = Set(
        "aid assistance relief food humanitarian supply ration medicine parcel shelter water vaccine help feed nutrition flour meal medical");

    /// <summary>Words beside an amount of money that make it aid; of the second set it takes two.</summary>
    private static readonly FrozenSet<string> AidMoneyWords = Set("aid humanitarian relief refugee famine reconstruction rehabilitation starvation displaced");

    private static readonly FrozenSet<string> GivingWords = Set("pledge donor appeal funded underfunded donate assistance");

    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["fled"] = "flee",
        ["fed"] = "feed",
        ["shot"] = "shoot",
        ["held"] = "hold",
        ["lost"] = "lose",
        ["left"] = "leave",
        ["slain"] = "slay",
        ["driven"] = "drive",
        ["taken"] = "take",
        ["found"] = "find",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> IrregularForms = Irregular.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> TollWords = Set("toll deaths fatalities");

    /// <summary>
    /// The lemma of a word as the tables have it. Taggers leave the plural of nouns that are rarely singular ("troops"), and some
    /// past forms that look like plain verbs.
    /// </summary>
    public static string Lemma(AnnotatedText text, int token)
    {
        var lemma = text.Lemma(token);
        if (text[token].Upos == Upos.VERB && IrregularForms.TryGetValue(text.Word(token), out var irregular)) return irregular;
        return lemma.Length > 4 && lemma[^1] == 's' && lemma[^2] != 's' && text[token].Upos is Upos.NOUN or Upos.PROPN ? lemma[..^1] : lemma;
    }

    /// <summary>What is done to those counted by a verb, or null.</summary>
    public static (FigureKind Kind, string? Fine)? DoneTo(string lemma) => Done.TryGetValue(lemma, out var kind) ? kind : null;

    /// <summary>What those counted do or are, or null.</summary>
    public static (FigureKind Kind, string? Fine)? DoneBy(string lemma) => Doing.TryGetValue(lemma, out var kind) ? kind : null;

    /// <summary>What a noun counts by itself, or null.</summary>
    public static (FigureKind Kind, string? Fine)? Counted(string lemma) => Nouns.TryGetValue(lemma, out var kind) ? kind : null;

    /// <summary>What an act in a noun says of those after "of", or null.</summary>
    public static (FigureKind Kind, string? Fine)? ActOn(string lemma) => Acts.TryGetValue(lemma, out var kind) ? kind : null;

    /// <summary>True for nouns of things, places and times.</summary>
    public static bool IsThing(string lemma) => Things.Contains(lemma);

    /// <summary>True for nouns of people.</summary>
    public static bool IsPeople(string lemma) => People.Contains(lemma);

    /// <summary>True for what aid is made of.</summary>
    public static bool IsAid(string lemma) => AidWords.Contains(lemma);

    /// <summary>How far a word makes an amount of money aid: from two on it does.</summary>
    public static int AidMoney(string lemma) => AidMoneyWords.Contains(lemma) ? 2 : GivingWords.Contains(lemma) ? 1 : 0;

    /// <summary>Nouns of people by their form: names of nations and groups, and nouns of those who do something.</summary>
    public static bool LooksLikePeople(AnnotatedText text, int noun)
    {
        var lemma = Lemma(text, noun);
        if (text[noun].Upos == Upos.PROPN || IsPeople(lemma) || Counted(lemma) is not null) return true;
        return lemma.Length > 4 && !IsThing(lemma) && (lemma.EndsWith("er", StringComparison.Ordinal) || lemma.EndsWith("or", StringComparison.Ordinal)
            || lemma.EndsWith("ist", StringComparison.Ordinal) || lemma.EndsWith("ian", StringComparison.Ordinal) || lemma.EndsWith("ant", StringComparison.Ordinal)
            || lemma.EndsWith("man", StringComparison.Ordinal) || lemma.EndsWith("men", StringComparison.Ordinal) || lemma.EndsWith("ee", StringComparison.Ordinal));
    }

    /// <summary>True for the words that a death toll is given with.</summary>
    public static bool IsToll(string lemma) => TollWords.Contains(lemma);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static FrozenDictionary<string, (FigureKind Kind, string? Fine)> Table(params (FigureKind Kind, string? Fine, string Words)[] groups)
    {
        var table = new Dictionary<string, (FigureKind Kind, string? Fine)>(StringComparer.OrdinalIgnoreCase);
        foreach (var (kind, fine, words) in groups)
        {
            foreach (var word in words.Split(' ')) table.TryAdd(word, (kind, fine));
        }

        return table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
