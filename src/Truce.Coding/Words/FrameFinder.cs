namespace Truce.Coding.Words;

/// <summary>Finds the cues of a text and, for each, its source and content within the sentence.</summary>
internal sealed class FrameFinder(LinearModel cueModel, LinearModel tokenModel, LinearModel stepModel, float threshold)
{
    private readonly RoleLabeller _labeller = new(tokenModel, stepModel);
    private readonly uint[] _buffer = new uint[CueFeatures.Most];

    /// <summary>Replaces what the set holds by the frames of a text.</summary>
    public void Find(WordsView view, FrameSet set)
    {
        set.Clear();
        var f = new Features(_buffer);
        for (var i = 0; i < view.Text.Count; i++)
        {
            if (!CueFeatures.IsCandidate(view, i)) continue;
            CueFeatures.Collect(view, i, ref f);
            var score = cueModel.Score(f.All);
            if (score < threshold) continue;
            var roles = _labeller.Label(view, i);
            var window = _labeller.Window;
            int first = 0, end = roles.Length;
            while (roles[first] == Role.Outside) first++;
            while (roles[end - 1] == Role.Outside) end--;
            set.Frames.Add(new CueFrame(i, score, window.First + first, set.Roles.Count, end - first));
            set.Roles.AddRange(roles[first..end]);
        }
    }
}
