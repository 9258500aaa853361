using Truce.Language;

namespace Truce.Coding.Tests.Actors;

public class ActorIndexTests
{
    [Theory]
    [InlineData("The United States and Russia agreed on a truce.", "agreed", "United States;Russia", "")]
    [InlineData("The convoy was struck by Israel on Friday.", "struck", "Israel", "")]
    [InlineData("Turkey struck the PKK in the mountains.", "struck", "Turkey", "Kurdistan Workers' Party")]
    [InlineData("Russia wants to help Syria.", "help", "Russia", "Syrian government")]
    [InlineData("On Sunday Hamas attacked a base and killed two Israeli soldiers.", "killed", "Hamas", "Israel")]
    [InlineData("Israeli strikes killed ten people.", "killed", "Israel", "")]
    [InlineData("Syrian children were killed.", "killed", "", "")]
    [InlineData("Members of the RSF attacked the village.", "attacked", "Rapid Support Forces", "")]
    [InlineData("Hezbollah, which backs the Syrian government, rejected the offer.", "backs", "Hezbollah", "Syrian government")]
    public void Predicate_Sentence_GivesSides(string text, string verb, string subjects, string objects)
    {
        var document = ActorTaggerTests.Tag(text, "2023-10");
        var predicate = -1;
        for (var i = 0; i < document.Text.Count && predicate < 0; i++)
        {
            if (document.Text.Word(i).SequenceEqual(verb)) predicate = i;
        }

        Assert.Equal(subjects, Sides(document.Who.SubjectActors(predicate)));
        Assert.Equal(objects, Sides(document.Who.ObjectActors(predicate)));
    }

    private static string Sides(IEnumerable<ActorMention> actors) => string.Join(';', actors.Select(a => a.Side));
}
