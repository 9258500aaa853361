using System.Globalization;
using System.Text;

namespace Truce.Language.Training;

/// <summary>Agreement of predicted with gold words and trees, as in the CoNLL 2018 shared task; relations without subtypes.</summary>
internal sealed class ParseScore
{
    private int _gold, _predicted, _words, _upos, _morphology, _lemma, _heads, _labelled, _subtypes;
    private int _goldSentences, _predictedSentences, _sentences;

    public double Words => F1(_words);

    public double Sentences => _goldSentences + _predictedSentences == 0 ? 0 : 2.0 * _sentences / (_goldSentences + _predictedSentences);

    public double Upos => F1(_upos);

    public double Morphology => F1(_morphology);

    public double Lemmas => F1(_lemma);

    public double Uas => F1(_heads);

    public double Las => F1(_labelled);

    public double LasWithSubtypes => F1(_subtypes);

    /// <summary>Counts one document: gold sentences, and the text predicted from the same characters.</summary>
    public void Add(IReadOnlyList<TreebankSentence> gold, IReadOnlyList<AnnotatedText> predicted)
    {
        var (want, wantSentences) = Gold(gold);
        var (have, haveSentences) = Predicted(predicted);
        _gold += want.Count;
        _predicted += have.Count;
        _goldSentences += wantSentences.Count;
        _predictedSentences += haveSentences.Count;
        _sentences += wantSentences.Intersect(haveSentences).Count();
        var goldOf = Align(want, have);
        for (var p = 0; p < have.Count; p++)
        {
            if (goldOf[p] < 0)
            {
                continue;
            }

            var (a, b) = (want[goldOf[p]].Word, have[p]);
            _words++;
            _upos += a.Upos == b.Word.Upos ? 1 : 0;
            _morphology += a.Morphology == b.Word.Morphology ? 1 : 0;
            _lemma += a.Lemma == b.Word.Lemma ? 1 : 0;
            var wantHead = a.Head < 0 ? -1 : want[goldOf[p]].Base + a.Head;
            var haveHead = b.Word.Head < 0 ? -1 : goldOf[b.Base + b.Word.Head] is var head && head < 0 ? -2 : head;
            if (wantHead == haveHead)
            {
                _heads++;
                _labelled += Trunk(a.Relation) == Trunk(b.Word.Relation) ? 1 : 0;
                _subtypes += a.Relation == b.Word.Relation ? 1 : 0;
            }
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"sentences {Sentences:P2}  words {Words:P2}  UPOS {Upos:P2}  features {Morphology:P2}  lemmas {Lemmas:P2}  "
        + $"UAS {Uas:P2}  LAS {Las:P2}  with subtypes {LasWithSubtypes:P2}");

    private double F1(int right) => _gold + _predicted == 0 ? 0 : 2.0 * right / (_gold + _predicted);

    private static string Trunk(Relation relation) => RelationNames.Of(relation).Split(':')[0];

    /// <summary>Pairs words with the same characters; start and end count characters that are no white space.</summary>
    private static int[] Align(List<Unit> want, List<Unit> have)
    {
        var found = new int[have.Count];
        Array.Fill(found, -1);
        for (int g = 0, p = 0; g < want.Count && p < have.Count;)
        {
            var (a, b) = (want[g], have[p]);
            if (a.Start == b.Start && a.End == b.End)
            {
                found[p++] = g++;
            }
            else if (a.Start < b.Start || (a.Start == b.Start && a.End < b.End))
            {
                g++;
            }
            else
            {
                p++;
            }
        }

        return found;
    }

    private static (List<Unit> Words, List<(int, int)> Sentences) Gold(IReadOnlyList<TreebankSentence> document)
    {
        var units = new List<Unit>();
        var sentences = new List<(int, int)>();
        var at = 0;
        foreach (var sentence in document)
        {
            var (first, begin) = (units.Count, at);
            var multiword = 0;
            for (var i = 0; i < sentence.Words.Count; i++)
            {
                // Words of a multiword token whose letters are not its own share its characters.
                while (multiword < sentence.Multiwords.Count && sentence.Multiwords[multiword].Last < i)
                {
                    multiword++;
                }

                var word = sentence.Words[i];
                units.Add(new Unit(at, at += Count(word.Form), first, word));
                if (multiword < sentence.Multiwords.Count && sentence.Multiwords[multiword] is var m && m.Last == i)
                {
                    var written = Count(m.Form);
                    var end = units[first + m.First].Start + written;
                    if (end != at)
                    {
                        at = end;
                    }
                }
            }

            sentences.Add((begin, at));
        }

        return (units, sentences);
    }

    private static (List<Unit> Words, List<(int, int)> Sentences) Predicted(IReadOnlyList<AnnotatedText> texts)
    {
        var units = new List<Unit>();
        var sentences = new List<(int, int)>();
        var at = 0;
        foreach (var text in texts)
        {
            foreach (var sentence in text.Sentences)
            {
                var (first, begin) = (units.Count, at);
                for (var i = sentence.First; i < sentence.End; i++)
                {
                    ref readonly var token = ref text[i];
                    var word = new TreebankWord(
                        text.Word(i).ToString(), text.Lemma(i), token.Upos, token.Morphology,
                        token.Head < 0 ? -1 : token.Head - sentence.First, token.Relation);
                    units.Add(new Unit(at, at += Count(word.Form), first, word));
                }

                sentences.Add((begin, at));
            }
        }

        return (units, sentences);
    }

    private static int Count(string form)
    {
        var count = 0;
        foreach (var c in form)
        {
            count += char.IsWhiteSpace(c) ? 0 : 1;
        }

        return count;
    }

    private readonly record struct Unit(int Start, int End, int Base, TreebankWord Word);
}
