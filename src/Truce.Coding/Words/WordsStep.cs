namespace Truce.Coding.Words;

/// <summary>Reads who is given as the source of which words, and makes statements of what was said. Holds scratch buffers, so one for each thread.</summary>
internal sealed class WordsStep(WordsModel model)
{
    private readonly AttributionFinder _finder = new(model);
    private readonly StatementStep _statements = new();
    private readonly List<int> _speakers = [];

    /// <summary>Adds <see cref="Document.Attributions"/> and <see cref="Document.Statements"/>; reads the actors.</summary>
    public void Add(Document document)
    {
        _finder.Find(document.Text, document.Attributions, _speakers);
        _statements.Add(document);
    }
}
