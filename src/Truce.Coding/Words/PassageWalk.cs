namespace Truce.Coding.Words;

/// <summary>Goes through the passages of a text in order, remembering what was chosen for the one before.</summary>
internal struct PassageWalk(WordsView view, FrameSet set)
{
    private int _index = -1;
    private int _from;
    private int _previousEnd = -1;
    private bool _nobody;

    /// <summary>The frame that was last chosen for a passage, or -1.</summary>
    public int Chosen { get; private set; } = SpeakerChooser.Nobody;

    /// <summary>Index of the passage that is looked at.</summary>
    public readonly int Index => _index;

    /// <summary>Goes to the next passage; false at the end.</summary>
    public bool Next(out PassageView p)
    {
        if (++_index >= view.Passages.Count)
        {
            p = default;
            return false;
        }

        if (!PassageView.TryMake(view, set, _index, _from, _previousEnd, _nobody, out p)) throw new InvalidOperationException("a passage without a token");
        _from = p.End;
        return true;
    }

    /// <summary>Notes what was chosen for the passage.</summary>
    public void Take(int choice)
    {
        _nobody = choice == SpeakerChooser.Nobody;
        if (choice >= 0) Chosen = choice;
        _previousEnd = _from - 1;
    }
}
