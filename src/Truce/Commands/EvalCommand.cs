using System.CommandLine;
using Truce.Evaluation;

namespace Truce.Commands;

/// <summary><c>truce eval TASK INPUT [--predictions OUT]</c>: scores a stage on annotated data. One file a task, in Evaluation/.</summary>
internal static class EvalCommand
{
    public static Command Create() => new("eval", "Score a stage on annotated data, or write its predictions.")
    {
        ArticlesTask.Create(),
        ParseTask.Create(),
        RelationsTask.Create(),
        TruceTask.Create(),
        StoriesTask.Create(),
        FiguresTask.Create(),
        TimesTask.Create(),
        NamesTask.Create(),
        NamesTask.CreateCoreference(),
        PlacesTask.Create(),
        QuotesTask.Create(),
        AttributionsTask.Create(),
    };
}
