namespace Truce.Coding.Words;

/// <summary>A cue with the roles of the tokens about it.</summary>
/// <param name="Cue">The token that heads the cue.</param>
/// <param name="Score">How sure the cue is; above zero it is more likely one than not.</param>
/// <param name="First">First token that has a role here.</param>
/// <param name="Roles">Where the roles begin in <see cref="FrameSet.Roles"/>.</param>
/// <param name="Length">Number of tokens that have a role.</param>
internal readonly record struct CueFrame(int Cue, float Score, int First, int Roles, int Length)
{
    /// <summary>Index after the last token that has a role here.</summary>
    public int End => First + Length;
}

/// <summary>The frames of a document, by their cues, with the roles of all in one list.</summary>
internal sealed class FrameSet
{
    /// <summary>Frames in the order of their cues.</summary>
    public List<CueFrame> Frames { get; } = [];

    /// <summary>The roles, frame after frame.</summary>
    public List<Role> Roles { get; } = [];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Frames.Clear();
        Roles.Clear();
    }

    /// <summary>Role of a token in a frame.</summary>
    public Role RoleOf(in CueFrame frame, int token) =>
        token < frame.First || token >= frame.End ? Role.Outside : Roles[frame.Roles + token - frame.First];

    /// <summary>The first token with a role in a frame, or -1.</summary>
    public int FirstOf(in CueFrame frame, Role role)
    {
        for (var k = 0; k < frame.Length; k++)
        {
            if (Roles[frame.Roles + k] == role) return frame.First + k;
        }

        return -1;
    }
}
