using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>What tells whose words a passage in quotation marks is: the features of one passage with one frame, or with nobody.</summary>
internal static class SpeakerFeatures
{
    /// <summary>Room that the features of one choice need.</summary>
    public const int Most = 96;

    /// <summary>Collects the features of a passage being nobody's words: a title, a nickname, a scare quote.</summary>
    public static void CollectNobody(in PassageView p, ref Features f) => CollectAlone(0, p, ref f);

    /// <summary>Collects the features of a passage being the words of somebody whom no frame near it names.</summary>
    public static void CollectSomebody(in PassageView p, ref Features f) => CollectAlone(200, p, ref f);

    private static void CollectAlone(uint offset, in PassageView p, ref Features f)
    {
        f.Clear();
        f.Add(offset + 1);
        f.Add(offset + 2, p.WordCount);
        f.Add(offset + 3, p.Before);
        f.Add(offset + 4, p.After);
        f.Add(offset + 5, p.UposBefore, p.Capitals);
        f.Add(offset + 6, p.UposAfter, p.Capitals);
        f.Add(offset + 7, p.Capitals, p.WordCount);
        f.Add(offset + 8, p.FirstWord);
        f.Add(offset + 9, p.LastWord, p.WordCount);
        f.Add(offset + 10, p.HeadUpos, p.HeadRelation);
        f.Add(offset + 11, p.GovernorLemma);
        f.Add(offset + 12, p.GovernorLemma, p.HeadRelation);
        f.Add(offset + 13, p.HasVerb, p.WordCount);
        f.Add(offset + 14, p.EndsWith, p.HasVerb);
        f.Add(offset + 15, p.Position, p.WordCount);
        f.Add(offset + 16, p.Position, p.HasVerb);
        f.Add(offset + 17, p.Coverage, p.WordCount);
        f.Add(offset + 18, p.Coverage, p.Capitals, p.HasVerb);
        f.Add(offset + 19, p.BeforeBefore, p.Before);
        f.Add(offset + 20, p.Before, p.UposAfter);
        f.Add(offset + 21, p.UposBefore, p.HeadUpos, p.UposAfter);
        f.Add(offset + 22, p.Carried, p.Position);
        if (p.WordCount <= 4) f.Add(offset + 23, p.PreviousNobody, p.Near, p.Capitals);
        f.Add(offset + 24, p.Names, p.Capitals, p.WordCount);
        f.Add(offset + 25, p.Names, p.UposBefore, p.UposAfter);
        f.Add(offset + 26, p.HasSpeaker, p.HasVerb);
        f.Add(offset + 27, p.Repeated, p.Capitals, p.WordCount);
        f.Add(offset + 28, p.Capitals, p.Before);
        f.Add(offset + 29, p.Capitals, p.GovernorLemma);
        f.Add(offset + 30, p.Coverage, p.Names, p.WordCount);
        f.Add(offset + 31, p.Coverage, p.UposBefore, p.UposAfter);
        f.Add(offset + 32, p.Coverage, p.Before);
        f.Add(offset + 33, p.HeadRelation, p.Capitals, p.UposAfter);
        f.Add(offset + 34, p.LastWord, p.FirstWord);
        f.Add(offset + 35, p.GovernorCluster, p.HeadRelation, p.Capitals);
        f.Add(offset + 36, p.BeforeCluster, p.Capitals);
        f.Add(offset + 37, p.AfterCluster, p.Capitals, p.UposBefore);
        f.Add(offset + 38, p.BeforeCluster, p.AfterCluster);
    }

    /// <summary>Collects the features of a passage being the words of a frame's source.</summary>
    public static void Collect(WordsView view, FrameSet set, in PassageView p, in CueFrame frame, bool isCarried, ref Features f)
    {
        var tokens = view.Text.Tokens;
        uint lemma = view.Lemma[frame.Cue], upos = (uint)tokens[frame.Cue].Upos;
        var covered = 0;
        for (var i = p.First; i < p.End; i++) covered += set.RoleOf(frame, i) == Role.Content ? 1 : 0;
        uint coverage = covered == 0 ? 0u : covered * 2 < p.End - p.First ? 1u : covered < p.End - p.First - 2 ? 2u : 3u;
        var isBefore = frame.Cue < p.End;
        var side = frame.Cue < p.First ? 0u : isBefore ? 2u : 1u;
        int from = isBefore ? frame.Cue + 1 : p.End, to = isBefore ? p.First : frame.Cue;
        uint passages = 0, cues = 0;
        for (var i = from; i < to; i++) passages += view.Passage[i] >= 0 && view.Passage[i] != view.Passage[i - 1] ? 1u : 0u;
        var paragraphs = (uint)Math.Abs(view.Paragraph[frame.Cue] - view.Paragraph[isBefore ? p.First : p.End - 1]);
        foreach (var other in set.Frames) cues += other.Cue >= from && other.Cue < to && view.Passage[other.Cue] < 0 ? 1u : 0u;
        passages = Math.Min(passages, 3);
        paragraphs = Math.Min(paragraphs, 3);
        cues = Math.Min(cues, 3);
        var sentences = Math.Abs(isBefore ? tokens[p.First].Sentence - tokens[frame.Cue].Sentence : tokens[frame.Cue].Sentence - tokens[p.End - 1].Sentence);
        uint sentence = (uint)Math.Min(sentences, 4), carried = isCarried ? 1u : 0u;
        uint distance = Bucket(to - from);
        var source = set.FirstOf(frame, Role.Source);
        uint sourceUpos = source < 0 ? 90 : (uint)tokens[source].Upos;
        uint quotedSource = source >= 0 && view.Passage[source] >= 0 ? 1u : 0u;
        uint cuePassage = view.Passage[frame.Cue] >= 0 ? 1u : 0u;
        uint score = (uint)Math.Clamp((int)((frame.Score + 4) / 1.5f), 0, 7);
        uint relation = (uint)tokens[frame.Cue].Relation;
        var nested = 0u;
        foreach (var other in set.Frames)
        {
            if (other.Cue == frame.Cue || set.RoleOf(other, frame.Cue) != Role.Content || view.Passage[frame.Cue] >= 0) continue;
            nested = 1;
            break;
        }

        f.Clear();
        f.Add(101, coverage);
        f.Add(102, coverage, side, sentence);
        f.Add(103, coverage, p.WordCount);
        f.Add(104, coverage, score);
        f.Add(105, coverage, lemma);
        f.Add(106, coverage, nested, sentence);
        f.Add(107, coverage, p.Capitals, p.HasVerb);
        f.Add(108, lemma, side);
        f.Add(133, view.Cluster[frame.Cue], side, sentence);
        f.Add(134, view.Cluster[frame.Cue], coverage, p.HasVerb);
        f.Add(109, lemma, p.HasVerb);
        f.Add(110, upos, relation, side);
        f.Add(111, score, sentence);
        f.Add(112, sentence, side, p.Position);
        f.Add(113, paragraphs, side, p.Position);
        f.Add(114, distance, side);
        f.Add(115, distance, side, p.Position);
        f.Add(116, passages, cues, side);
        f.Add(117, cues, side, sentence);
        f.Add(118, sourceUpos, quotedSource, side);
        f.Add(119, carried, paragraphs, p.Position);
        f.Add(120, carried, p.Carried, sentence);
        f.Add(121, carried, coverage, p.Unclosed);
        f.Add(122, p.EndsWith, side, distance);
        f.Add(123, p.Before, side, distance);
        f.Add(124, p.AfterPunctuation, side, distance);
        f.Add(125, nested, cuePassage, side);
        f.Add(126, p.Coverage, coverage, sentence);
        f.Add(127, p.Position, coverage, side);
        f.Add(128, upos, coverage, sentence);
        f.Add(129, isBefore && paragraphs > 0 && view.Text.Text[tokens[Math.Max(0, p.First - 1)].Start] == ':' ? 1u : 0u, carried);
        f.Add(130, p.Position, passages, Features.Mix(paragraphs, side));
        f.Add(131, p.HasVerb, sentence, Features.Mix(side, coverage));
        f.Add(132, carried, sentence, Features.Mix(side, p.Position));
    }

    private static uint Bucket(int distance) => distance switch { <= 0 => 0, 1 => 1, 2 => 2, 3 => 3, <= 5 => 4, <= 9 => 5, <= 16 => 6, <= 30 => 7, <= 60 => 8, _ => 9 };
}
