using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Tests.Actors;

/// <summary>Who is found in sentences of our own; the listing is one mention a line: words, name, side.</summary>
public class ActorTaggerTests
{
    private static readonly ActorTagger Tagger = new(Shipped.Codebook.Actors);
    private static readonly Annotator Annotator = new(LanguageModel.Load(Path.Combine(Path.GetDirectoryName(Shipped.Folder)!, "models")));

    internal static Document Tag(string text, string? published = null)
    {
        var article = new Article
        {
            Id = "test",
            ContentHash = "",
            Text = text,
            Published = PartialDate.TryParse(published, out var date) ? date : null,
        };
        lock (Tagger)
        {
            var annotated = Annotator.Annotate(text);
            Annotator.AnnotateNames(annotated);
            var document = new Document(article, annotated, Shipped.Codebook);
            Tagger.Tag(document);
            return document;
        }
    }

    private static string Words(Document document, ActorMention mention)
    {
        var span = document.SpanOf(mention.First, mention.End);
        return document.Article.Text[span.Start..span.End];
    }

    [Theory]

    // Names and aliases, by capitals where they matter.
    [InlineData("The US accused IS of the attack.", "2016-05", "United States;Islamic State")]
    [InlineData("They told us that it is over.", "2016-05", "")]
    [InlineData("Fighters of Da'esh and ISIL/Daesh fled.", "2016-05", "Islamic State;Islamic State;Islamic State")]
    [InlineData("The LTTE and the Tamil Tigers are one group.", "2006-05", "LTTE;LTTE")]
    [InlineData("The UN Security Council met.", "2016-05", "UN Security Council")]
    [InlineData("The O.S.C.E. monitors said so.", "2015-05", "OSCE")]
    [InlineData("The ICRC delivered aid with the Syrian Arab Red Crescent.", "2016-05", "Red Cross;Syrian Arab Red Crescent")]

    // Sides in civil wars by date.
    [InlineData("Syria rejected the offer.", "2016-05", "Syrian government")]
    [InlineData("Syria rejected the offer.", "2005-05", "Syria")]
    [InlineData("Ethiopia rejected the offer.", "2021-05", "Ethiopian government")]
    [InlineData("Ethiopia rejected the offer.", "1999-05", "Ethiopia")]
    [InlineData("Sri Lanka accused the rebels of an ambush.", "2007-05", "Sri Lankan government;LTTE")]
    [InlineData("Afghan forces withdrew.", "2015-05", "Afghan government")]

    // Nationality and role, with and without the name.
    [InlineData("The Jordanian foreign minister arrived.", "2016-09-20", "Nasser Judeh")]
    [InlineData("The Jordanian foreign minister arrived.", "2018-09-20", "Ayman Safadi")]
    [InlineData("Jordan's foreign minister, Nasser Judeh, said no.", "2016-09-20", "Nasser Judeh")]
    [InlineData("U.S. Secretary of State John Kerry and Russian Foreign Minister Sergey Lavrov met.", "2016-09-20", "John Kerry;Sergei Lavrov")]
    [InlineData("The Malian foreign minister spoke.", "1995-05", "Malian foreign minister")]
    [InlineData("The former Israeli prime minister spoke.", "2016-05", "Israeli prime minister")]
    [InlineData("The foreign minister of Norway spoke.", "2016-05", "Borge Brende")]
    [InlineData("The U.N. envoy for Yemen arrived.", "2022-05", "Hans Grundberg")]
    [InlineData("Gen. Abdel-Fattah Burhan and Hemedti spoke.", "2023-05", "Abdel Fattah al-Burhan;Mohamed Hamdan Dagalo")]
    [InlineData("Bulgarian Foreign Minister Ivan Testov resigned. Testov gave no reason.", "2016-05", "Ivan Testov;Ivan Testov")]

    [InlineData("The foreign ministers of Armenia and Azerbaijan met.", "2022-05", "Ararat Mirzoyan;Jeyhun Bayramov")]
    [InlineData("The Russian and Turkish presidents spoke.", "2020-03-05", "Vladimir Putin;Recep Tayyip Erdogan")]
    [InlineData("He wants to become president of the United States.", "2016-05", "US president")]
    [InlineData("Hillary Clinton's chief of staff resigned.", "2010-05", "Hillary Clinton")]

    // Bodies, forces and joined owners.
    [InlineData("Russia's Foreign Ministry denied it.", "2016-05", "Russian Foreign Ministry")]
    [InlineData("The Turkish military shelled the town.", "2016-05", "Turkish military")]
    [InlineData("Russian and Syrian warplanes struck.", "2016-10", "Russia;Syrian government")]
    [InlineData("Saudi and U.S. mediators spoke.", "2023-05", "Saudi Arabia;United States")]
    [InlineData("Yemen's internationally recognised government agreed.", "2022-05", "Yemeni government")]
    [InlineData("Houthi officials objected.", "2022-05", "Houthis")]
    [InlineData("Colombian rebels attacked.", "2005-05", "FARC")]
    [InlineData("Bosnian Serbs shelled the town.", "1994-05", "Bosnian Serbs")]
    [InlineData("Indian Foreign Secretary Vikram Misri spoke.", "2025-05-10", "Vikram Misri")]

    // Backed, led and made: the name is not the one who acts.
    [InlineData("Pro-Russian sentiment grew.", "2014-05", "")]

    // Capitals: when they act, and when they are towns.
    [InlineData("Moscow said that it would veto the draft.", "2016-10", "Russia")]
    [InlineData("The talks with Damascus failed.", "2016-10", "Syrian government")]
    [InlineData("The minister's plane landed in Moscow.", "2016-10", "")]
    [InlineData("They crossed the suburbs of Damascus.", "2016-10", "")]
    [InlineData("MOSCOW, Oct 5 (Reuters) - Snow fell.", "2016-10-05", "")]

    // Peoples.
    [InlineData("The Russians promised to stop.", "2016-10", "Russia")]
    [InlineData("Syrians fled the city.", "2016-10", "Syrians")]
    public void Tag_Sentence_FindsActors(string text, string published, string names)
    {
        var document = Tag(text, published);

        Assert.Equal(names, string.Join(';', document.Actors.Where(m => m.Via is not (MentionVia.Adjective or MentionVia.Pronoun)).Select(m => m.Name)));
    }

    [Theory]
    [InlineData("The army and the RSF fought on in Sudan. The RSF said the army had shelled it. Both sides denied it.", "2023-05", "Both sides", "Sudanese Armed Forces;Rapid Support Forces")]
    [InlineData("Secretary of State John Kerry met Sergei Lavrov. The two men talked for hours.", "2016-09", "The two men", "John Kerry;Sergei Lavrov")]
    [InlineData("The U.N. Security Council met on Monday. The council took no vote.", "2016-09", "The council", "UN Security Council")]
    [InlineData("The Russian Defence Ministry spoke. Later the ministry denied it.", "2016-09", "the ministry", "Russian Defence Ministry")]
    [InlineData("The Syrian Observatory for Human Rights counted the dead in Homs. The army denied it. Later the observatory put them at 12.", "2016-09", "the observatory", "Syrian Observatory for Human Rights")]
    [InlineData("The International Committee of the Red Cross sent trucks to Taiz. The office of the governor knew. A day after, the committee sent more.", "2016-09", "the committee", "Red Cross")]
    [InlineData("Colombia and the ELN met. The guerrilla group said it would free its captives.", "2018-09", "The guerrilla group", "ELN")]
    [InlineData("Armenia and Azerbaijan agreed to a truce. Azerbaijan and Armenia hailed it. The two countries had fought for weeks, Russia and France said.", "2020-10", "The two countries", "Azerbaijan;Armenia")]
    [InlineData("The Sudanese government and two rebel groups signed in Chad. Chad hailed it. Chad said aid workers were barred by the government.", "2004-04", "the government", "Sudanese government")]
    [InlineData("John Kerry spoke first. Kerry was angry.", "2016-09", "Kerry", "John Kerry")]
    public void Tag_LaterMention_IsResolved(string text, string published, string words, string names)
    {
        var document = Tag(text, published);

        var found = document.Actors.Where(m => Words(document, m) == words).Select(m => m.Name);
        Assert.Equal(names.Split(';').Order(StringComparer.Ordinal), found.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Michael Jordan scored 30 points in Chicago.")]
    [InlineData("Bob Kerry, a plumber from Ohio, sat at Carney Hospital.")]
    [InlineData("Voters in Georgia and Florida, Jordan Smith and Chad Brown among them, went to the polls.")]
    [InlineData("The rebels' mother said the weather was fine, as May is.")]
    public void Tag_OtherPeople_AreNoStatesmen(string text)
    {
        var document = Tag(text, "2016-05");

        Assert.DoesNotContain(document.Actors, m => m.Name is "John Kerry" or "Georgia" or "Jordan" or "Theresa May" or "Jay Carney");
    }

    [Fact]
    public void Tag_AnyText_KeepsMentionsInsideIt()
    {
        foreach (var text in new[] { "", "’", "the", "U.S.-Russia", "-", "Al-", "(the) – IS/US's", "\n\nSyria\n\n", new string('a', 5000), "A. B. C. D. E. F. G." })
        {
            var document = Tag(text);

            Assert.All(document.Actors, m => Assert.True(m.First >= 0 && m.First < m.End && m.End <= document.Text.Count && m.Covers(m.Head)));
        }
    }
}
