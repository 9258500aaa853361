using Truce.Coding.Words;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Tests.Events;

/// <summary>Reads the tables of this folder, and codes sentences with all steps that events build on.</summary>
internal static class EventTables
{
    private static readonly Annotator Annotator = new(Shared.Model);
    private static readonly ActorTagger Actors = new(Shipped.Codebook.Actors);
    private static readonly PlaceResolver Places = new(Shipped.Codebook.Places, Shared.Model);
    private static readonly WordsStep Words = new(WordsModel.Beside(Shared.Model));

    /// <summary>The rows of a table, without comments and header.</summary>
    public static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#').Skip(1).Select(l => l.Split('\t'));

    /// <summary>A document of the twelfth of June 2024 with its trees only.</summary>
    public static Document Annotated(string text)
    {
        lock (Annotator)
        {
            return new Document(
                new Article { Id = "test", ContentHash = "", Text = text, Published = PartialDate.Parse("2024-06-12") }, Annotator.Annotate(text), Shipped.Codebook);
        }
    }

    /// <summary>The document with actors, places, voices, events, accusations, incidents and access.</summary>
    public static Document Coded(string text)
    {
        var document = Annotated(text);
        lock (Annotator)
        {
            Actors.Tag(document);
            Places.Add(document);
            Words.Add(document);
        }

        new EventStep().Add(document);
        new AccusationStep().Add(document);
        new IncidentStep().Add(document);
        new AccessStep().Add(document);
        return document;
    }

    /// <summary>Compares what is found with what a table expects; fails below the floors, listing every fault.</summary>
    public static void Score(string path, Func<Document, IEnumerable<string>> show, double leastPrecision, double leastRecall)
    {
        var (right, wrong, missed) = (0, 0, 0);
        var faults = new List<string>();
        foreach (var row in Rows(path))
        {
            var found = show(Coded(row[0])).ToList();
            foreach (var expected in row[1].Split("; ").Where(e => e != "-"))
            {
                if (found.Remove(expected))
                {
                    right++;
                    continue;
                }

                missed++;
                faults.Add($"{row[0]}: missed {expected}");
            }

            wrong += found.Count;
            faults.AddRange(found.Select(f => $"{row[0]}: wrong {f}"));
        }

        Assert.True(
            right >= leastPrecision * (right + wrong) && right >= leastRecall * (right + missed),
            $"{right} right, {wrong} wrong, {missed} missed\n{string.Join('\n', faults)}");
    }
}
