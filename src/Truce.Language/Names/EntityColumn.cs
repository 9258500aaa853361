using System.Globalization;
using Truce.Language.Training;

namespace Truce.Language.Names;

/// <summary>A mention annotated in the last column of a treebank of the GUM family (<c>Entity=</c>).</summary>
/// <param name="First">Index of its first word in the document.</param>
/// <param name="End">Index after its last word.</param>
/// <param name="Type">Type of the entity, in GUM's words ("person", "organization", "place" …).</param>
/// <param name="Entity">Number of the entity in the document.</param>
internal readonly record struct EntityMention(int First, int End, string Type, int Entity);

/// <summary>
/// Reads entities from treebank documents. Marks open as <c>(12-person-…</c> and close as <c>12)</c>; a mark of one word does both. Several
/// stand behind one another without a separator.
/// </summary>
internal static class EntityColumn
{
    /// <summary>The mentions of a document, outer before inner where they begin together.</summary>
    public static List<EntityMention> Read(IReadOnlyList<TreebankSentence> document)
    {
        var mentions = new List<EntityMention>();
        var open = new List<(int Entity, string Type, int First)>();
        var index = 0;
        foreach (var sentence in document)
        {
            foreach (var word in sentence.Words)
            {
                var mark = word.Misc.Split('|').FirstOrDefault(m => m.StartsWith("Entity=", StringComparison.Ordinal));
                if (mark is not null) ReadMarks(mark.AsSpan(7), index, open, mentions);
                index++;
            }
        }

        mentions.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.End != b.End ? b.End.CompareTo(a.End) : a.Entity.CompareTo(b.Entity));
        return mentions;
    }

    private static void ReadMarks(ReadOnlySpan<char> marks, int index, List<(int Entity, string Type, int First)> open, List<EntityMention> mentions)
    {
        while (!marks.IsEmpty)
        {
            if (marks[0] == '(')
            {
                var end = marks[1..].IndexOfAny('(', ')');
                var body = end < 0 ? marks[1..] : marks[1..(end + 1)];
                var closes = end >= 0 && marks[end + 1] == ')';
                var parts = body.ToString().Split('-');
                open.Add((Number(parts[0]), parts.Length > 1 ? parts[1] : "", index));
                marks = end < 0 ? default : closes ? marks[(end + 2)..] : marks[(end + 1)..];
                if (closes) Close(open.Count - 1, index, open, mentions);
            }
            else
            {
                var end = marks.IndexOf(')');
                if (end < 0) throw new InvalidDataException($"'{marks}' is no mark of an entity");
                var entity = Number(marks[..end].ToString());
                var at = open.FindLastIndex(o => o.Entity == entity);
                if (at >= 0) Close(at, index, open, mentions);
                marks = marks[(end + 1)..];
            }
        }
    }

    private static int Number(string text)
    {
        // A mention in several pieces carries "[1/2]" behind its number; its pieces count as mentions of their own.
        var bracket = text.IndexOf('[', StringComparison.Ordinal);
        return int.Parse(bracket < 0 ? text : text[..bracket], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static void Close(int at, int index, List<(int Entity, string Type, int First)> open, List<EntityMention> mentions)
    {
        var (entity, type, first) = open[at];
        open.RemoveAt(at);
        mentions.Add(new EntityMention(first, index + 1, type, entity));
    }
}
