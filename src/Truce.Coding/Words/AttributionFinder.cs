using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>
/// Reads who is given as the source of which words: frames about cues, passages given to frames, both put together. Holds scratch
/// buffers, so one for each thread.
/// </summary>
internal sealed class AttributionFinder(WordsModel model)
{
    private readonly CueFrameFinder _frames = new(model.Cue, model.Token, model.Step);
    private readonly SpeakerChooser _chooser = new(model.Speaker);
    private readonly FrameSet _set = new();
    private readonly List<int> _choices = [];
    private readonly List<TextSpan> _spans = [];

    /// <summary>What is known of each token and passage of the text read last.</summary>
    public WordsView View { get; } = new(model.Clusters);

    /// <summary>Replaces what the list holds by the attributions of a text, by the position of their cues.</summary>
    /// <param name="text">The annotated text.</param>
    /// <param name="attributions">Takes the attributions.</param>
    /// <param name="speakers">Takes, for each passage, the index of its attribution, or <see cref="SpeakerChooser.Nobody"/>.</param>
    public void Find(AnnotatedText text, List<Attribution> attributions, List<int> speakers)
    {
        View.Load(text);
        _frames.Find(View, _set);
        _chooser.Choose(View, _set, _choices);
        attributions.Clear();
        Span<int> places = _set.Frames.Count <= 1024 ? stackalloc int[_set.Frames.Count] : new int[_set.Frames.Count];
        for (var k = 0; k < _set.Frames.Count; k++)
        {
            var attribution = Build(_set.Frames[k], k);
            if (attribution is not null && attribution.Quotations.Count == 0 && _set.Frames[k].Score < CueFrameFinder.Faint && !CueFrameFinder.IsPlainSpeech(View, _set.Frames[k].Cue)) attribution = null;
            places[k] = attribution is null ? SpeakerChooser.Nobody : attributions.Count;
            if (attribution is not null) attributions.Add(attribution);
        }

        speakers.Clear();
        foreach (var choice in _choices) speakers.Add(choice < 0 ? choice : places[choice]);
        AddUnnamed(attributions, speakers);
        Nesting.Link(text, attributions);
    }

    /// <summary>Words that are somebody's, though nothing near them says whose, are an attribution without source and cue.</summary>
    private void AddUnnamed(List<Attribution> attributions, List<int> speakers)
    {
        var first = 0;
        for (var p = 0; p < speakers.Count; p++)
        {
            if (speakers[p] != SpeakerChooser.Somebody) continue;
            while (View.Passage[first] != p) first++;
            speakers[p] = attributions.Count;
            attributions.Add(new Attribution([], [], [View.Passages[p].Span], Speaker: null, [View.Passages[p].Span]) { CueToken = first });
        }
    }

    /// <summary>The attribution of a frame, or null when nothing is ascribed.</summary>
    private Attribution? Build(in CueFrame frame, int index)
    {
        var quotations = Quotations(index);
        var content = Runs(frame, Role.Content);
        if (quotations.Count > 0) content = Union(content, quotations);
        return content.Count == 0
            ? null
            : new Attribution(Runs(frame, Role.Source), Runs(frame, Role.Cue), content, Speaker: null, quotations)
            {
                CueToken = frame.Cue,
                Confidence = CueFrameFinder.IsPlainSpeech(View, frame.Cue) ? 1 : 1 / (1 + MathF.Exp(-frame.Score)),
                IsFaint = frame.Score < CueFrameFinder.Faint,
                Class = IsMakingClear(frame.Cue) ? CueClass.Speech : CueLexicon.ClassOf(View.Text.Lemma(frame.Cue)),
            };
    }

    /// <summary>"has made clear that", "made it clear that".</summary>
    private bool IsMakingClear(int cue)
    {
        if (View.Text.Lemma(cue) is not "make") return false;
        var next = cue + 1 < View.Text.Count && View.Text.Word(cue + 1) is "it" ? cue + 2 : cue + 1;
        return next < View.Text.Count && View.Text.Word(next) is "clear" or "plain" or "known";
    }

    private List<TextSpan> Quotations(int frame)
    {
        List<TextSpan> found = [];
        for (var p = 0; p < _choices.Count; p++)
        {
            if (_choices[p] == frame) found.Add(View.Passages[p].Span);
        }

        return found;
    }

    private List<TextSpan> Runs(in CueFrame frame, Role role)
    {
        List<TextSpan> found = [];
        var tokens = View.Text.Tokens;
        for (var i = frame.First; i < frame.End; i++)
        {
            if (_set.RoleOf(frame, i) != role) continue;
            var first = i;
            while (i + 1 < frame.End && _set.RoleOf(frame, i + 1) == role) i++;
            found.Add(new TextSpan(tokens[first].Start, tokens[i].End));
        }

        return found;
    }

    /// <summary>Both lists as one, in order, spans that touch or overlap as one.</summary>
    private List<TextSpan> Union(List<TextSpan> left, List<TextSpan> right)
    {
        _spans.Clear();
        _spans.AddRange(left);
        _spans.AddRange(right);
        _spans.Sort();
        List<TextSpan> merged = [];
        foreach (var span in _spans)
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End) merged[^1] = new TextSpan(merged[^1].Start, Math.Max(merged[^1].End, span.End));
            else merged.Add(span);
        }

        return merged;
    }
}
