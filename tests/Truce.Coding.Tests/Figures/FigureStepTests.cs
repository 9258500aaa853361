using System.Globalization;
using System.Text.Json;
using Truce.Coding.Figures;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Tests.Figures;

public class FigureStepTests
{
    /// <summary>Share of the table's figures that must be found; the rest are lost to wrong trees. Raise it when they get better.</summary>
    private const double LeastRecall = 0.95;

    /// <summary>Share of the figures found that must be in the table.</summary>
    private const double LeastPrecision = 0.98;

    private static readonly Annotator Annotator = new(Shared.Model);

    [Fact]
    public void Figures_OfTheTable_AreNearlyAllRight()
    {
        var (right, wrong, missed) = (0, 0, 0);
        var faults = new List<string>();
        foreach (var line in File.ReadLines(Shared.Table("figures.tsv")))
        {
            if (line.StartsWith('#')) continue;
            var fields = line.Split('\t');
            var found = Find(fields[0]).Select(Show).ToList();
            foreach (var figure in fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).OrderBy(f => f.EndsWith('?')))
            {
                if (found.Remove(figure.TrimEnd('?'))) right++;
                else if (!figure.EndsWith('?'))
                {
                    missed++;
                    faults.Add($"{fields[0]}: missed {figure}");
                }
            }

            wrong += found.Count;
            if (found.Count > 0) faults.Add($"{fields[0]}: wrong {string.Join(' ', found)}");
        }

        Assert.True(right >= LeastRecall * (right + missed) && right >= LeastPrecision * (right + wrong), $"{right} right, {wrong} wrong, {missed} missed\n{string.Join('\n', faults)}");
    }

    [Fact]
    public void Figures_EvidenceAndWhom_AreWordsOfTheText()
    {
        const string Text = "The ministry said 342 people, including 106 children, were killed in the city over the last 12 days.";

        var figures = Find(Text);

        Assert.Equal(["people", "children"], figures.Select(f => f.OfWhom!));
        Assert.All(figures, f => Assert.Equal(f.Span.Of(Text), f.Evidence));
        Assert.All(figures, f => Assert.Equal("over the last 12 days", f.Period));
    }

    [Fact]
    public void Figures_OfMoney_KeepTheirCurrency() =>
        Assert.Equal("EUR", Assert.Single(Find("The EU pledged 50 million euros in aid.")).Currency);

    private static List<FigureFinding> Find(string text)
    {
        var document = new Document(new Article { Id = "text", ContentHash = "", Text = text }, Annotator.Annotate(text), Shipped.Codebook);
        new FigureStep().Add(document);
        return document.Figures;
    }

    private static string Show(FigureFinding figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(figure.Kind.ToString())}:{figure.Low}..{figure.High}");
}
