using Truce.Domain;

namespace Truce.Coding;

/// <summary>Finds the frames of a report, on whose word each is told, and the political events among them.</summary>
internal sealed class EventStep
{
    private readonly FrameFinder _finder = new();

    /// <summary>Adds frames and events to the document.</summary>
    public void Add(Document document)
    {
        _finder.Find(document);
        for (var i = 0; i < document.Frames.Count; i++)
        {
            var frame = document.Frames[i];
            var voices = Voices.Of(document, frame.Predicate);
            if (voices.Count > 0)
            {
                frame = frame with
                {
                    AttributedTo = voices,
                    Modality = frame.Modality == Modality.Happened ? Modality.Alleged : frame.Modality,
                };
                document.Frames[i] = frame;
            }

            if (Event(document, frame) is { } found) document.Events.Add(found);
        }
    }

    private static EventFinding? Event(Document document, EventFrame frame)
    {
        var actors = Names(document, frame.Sources);
        if (actors.Count == 0) AddSubjects(document, frame.Predicate, actors);
        var recipients = Names(document, frame.Targets);
        for (var i = recipients.Count - 1; i >= 0; i--)
        {
            if (actors.Contains(recipients[i])) recipients.RemoveAt(i);
        }

        if (actors.Count == 0 && recipients.Count == 0) return null;
        var date = document.DateOf(frame.Predicate);
        if (IsHistory(document, date)) return null;
        var span = Clauses.SpanOf(document, frame.Predicate);
        return new EventFinding
        {
            Type = frame.Type,
            Mode = frame.Mode,
            Context = frame.Rule.Context,
            Actors = actors,
            Recipients = recipients,
            Date = date,
            Place = document.PlaceOf(frame.Predicate)?.Name,
            Modality = frame.Modality,
            AttributedTo = frame.AttributedTo,
            Rule = frame.Rule.Id,
            Span = span,
            Evidence = span.Of(document.Text.Text),
        };
    }

    // Events told of more than this many days before the report are its history.
    private const int DaysBack = 60;

    /// <summary>
    /// Whether the words put an act well before the report ("the war that began in 2014", "last year's bombing", "have died since gunmen seized two
    /// soldiers"): it is told as history and is no event of it. Where the report bears no date nothing is.
    /// </summary>
    private static bool IsHistory(Document document, PartialDate? date) =>
        document.Article.Published is { } published && date is { } when
        && NodaTime.Period.DaysBetween(when.Latest, published.Earliest) > DaysBack;

    private static void AddSubjects(Document document, int predicate, List<string> names)
    {
        var subjects = document.Who.SubjectActors(predicate);
        for (var i = 0; i < subjects.Count; i++) names.Add(subjects[i].Name);
    }

    private static List<string> Names(Document document, IReadOnlyList<int> tokens)
    {
        var names = new List<string>();
        foreach (var token in tokens)
        {
            foreach (var actor in document.Who.ActorsAt(token))
            {
                if (!names.Contains(actor.Name)) names.Add(actor.Name);
            }
        }

        return names;
    }
}
