namespace Truce.Language;

/// <summary>A time as a range of lexemes, before it is mapped to tokens.</summary>
internal struct TimeMatch
{
    /// <summary>Index of the first lexeme.</summary>
    public int First;

    /// <summary>Index after the last lexeme.</summary>
    public int End;

    public TimeKind Kind;
    public TimeRelation Relation;
    public TimePoint From;
    public TimePoint? To;
}
