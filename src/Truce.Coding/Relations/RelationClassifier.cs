using Truce.Language;

namespace Truce.Coding.Relations;

/// <summary>
/// Names the PLOVER root code that holds from a marked source to a marked target. Holds scratch buffers: one for each thread.
/// </summary>
public sealed class RelationClassifier
{
    /// <summary>Name of the weights in the models folder.</summary>
    public const string WeightsFile = "relations.bin";

    /// <summary>The fifteen root codes; YIELD covers CONCEDE and RETREAT. The weights are in this order.</summary>
    public static IReadOnlyList<string> Codes { get; } =
        ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"];

    private readonly RelationModel _model;
    private readonly RelationFeatures _features;
    private readonly Annotator _annotator;

    /// <summary>Loads the weights of a models folder; throws <see cref="InvalidDataException"/> when they are not of this program.</summary>
    public RelationClassifier(Codebook codebook, LanguageModel language, string modelsFolder)
        : this(codebook, language, RelationModel.Load(Path.Combine(modelsFolder, WeightsFile)))
    {
    }

    internal RelationClassifier(Codebook codebook, LanguageModel language, RelationModel model)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        if (model.Labels != Codes.Count) throw new InvalidDataException($"{WeightsFile} knows {model.Labels} codes instead of {Codes.Count}");
        _model = model;
        _features = new RelationFeatures(codebook);
        _annotator = new Annotator(language);
    }

    /// <summary>The likeliest code.</summary>
    public string Classify(MarkedSentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        Span<float> scores = stackalloc float[Codes.Count];
        _model.Score(_features.Of(sentence, _annotator.Annotate(sentence.Text)), scores);
        var best = 0;
        for (var code = 1; code < scores.Length; code++)
        {
            if (scores[code] > scores[best]) best = code;
        }

        return Codes[best];
    }

    /// <summary>The quad code of a root code: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.</summary>
    public static int QuadOf(string code) => code switch
    {
        "AGREE" or "CONSULT" or "SUPPORT" => 1,
        "COOPERATE" or "AID" or "YIELD" => 2,
        "REQUEST" or "ACCUSE" or "REJECT" or "THREATEN" => 3,
        _ => 4,
    };
}
