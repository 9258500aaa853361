using System.Runtime.Intrinsics;
using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>
/// The weights of the features of steps from role to role (<see cref="RoleFeatures.CollectStep"/>), summed beforehand: all but those of
/// punctuation marks have few values, so that a step costs five vectors instead of a dozen hashed features. The sums are of whole numbers
/// and so the same. Immutable; one for each labeller.
/// </summary>
internal sealed class StepScores
{
    private const int Tags = (int)Upos.VERB + 1;
    private static readonly int Relations = Enum.GetValues<Relation>().Length;

    private readonly LinearModel _model;
    private readonly Vector256<short>[] _tags = new Vector256<short>[2 * Tags * Tags];
    private readonly Vector256<short>[] _links = new Vector256<short>[2 * 3 * 4];
    private readonly Vector256<short>[] _here = new Vector256<short>[3 * Relations];
    private readonly Vector256<short>[] _before = new Vector256<short>[3 * Relations];
    private readonly Vector256<short>[] _cue = new Vector256<short>[3 * Tags];

    public StepScores(LinearModel model)
    {
        _model = model;
        var f = new Features(new uint[RoleFeatures.Most]);
        for (var same = 0u; same < 2; same++)
        {
            for (var upos = 0u; upos < Tags; upos++)
            {
                for (var before = 0u; before < Tags; before++)
                {
                    f.Clear();
                    f.Add(2, upos, before);
                    f.Add(6, same, upos);
                    f.Add(7, same, before);
                    if (upos != (uint)Upos.PUNCT) f.Add(8, upos);
                    if (before != (uint)Upos.PUNCT) f.Add(9, before);
                    _tags[TagsAt(same, upos, before)] = model.Sum(f.All);
                }
            }

            for (var linked = 0u; linked < 3; linked++)
            {
                for (var edge = 0u; edge < 4; edge++)
                {
                    f.Clear();
                    f.Add(1);
                    f.Add(3, same, linked);
                    f.Add(4, edge);
                    f.Add(5, edge, same);
                    _links[LinksAt(same, linked, edge)] = model.Sum(f.All);
                }
            }
        }

        for (var linked = 0u; linked < 3; linked++)
        {
            for (var relation = 0u; relation < Relations; relation++)
            {
                f.Clear();
                f.Add(11, relation, linked);
                _here[(linked * Relations) + relation] = model.Sum(f.All);
                f.Clear();
                f.Add(12, relation, linked);
                _before[(linked * Relations) + relation] = model.Sum(f.All);
            }
        }

        for (var cue = 0u; cue < 3; cue++)
        {
            for (var upos = 0u; upos < Tags; upos++)
            {
                f.Clear();
                f.Add(10, cue, upos);
                _cue[(cue * Tags) + upos] = model.Sum(f.All);
            }
        }
    }

    /// <summary>Writes the score of each role after each, for the step that brings a window to a token.</summary>
    public void Write(RoleFeatures window, int token, Span<float> scores)
    {
        var step = window.StepTo(token);
        var sum = _tags[TagsAt(step.SameBranch, step.Upos, step.Before)] + _links[LinksAt(step.SameBranch, step.Linked, step.Edge)]
            + _here[(step.Linked * Relations) + step.Relation] + _before[(step.Linked * Relations) + step.RelationBefore] + _cue[(step.AtCue * Tags) + step.Upos];
        if (step.Upos == (uint)Upos.PUNCT || step.Before == (uint)Upos.PUNCT)
        {
            Span<uint> buffer = stackalloc uint[2];
            var f = new Features(buffer);
            if (step.Upos == (uint)Upos.PUNCT) f.Add(8, step.Mark);
            if (step.Before == (uint)Upos.PUNCT) f.Add(9, step.MarkBefore);
            sum += _model.Sum(f.All);
        }

        _model.Scores(sum, scores);
    }

    private static uint TagsAt(uint same, uint upos, uint before) => (((same * Tags) + upos) * Tags) + before;

    private static uint LinksAt(uint same, uint linked, uint edge) => (((same * 3) + linked) * 4) + edge;
}
