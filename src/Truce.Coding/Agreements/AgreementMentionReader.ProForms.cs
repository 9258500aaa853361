using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>
/// Truces told in a row, of which only one is named: "A first truce … A second, reached on Wednesday", "and a third, mediated by elders, never got off the
/// ground", "at least four have collapsed, one of them, negotiated on July 7, after 11 days", "an earlier one".
/// </summary>
internal sealed partial class AgreementMentionReader
{
    private static readonly HashSet<string> Ordinals = new(StringComparer.Ordinal) { "first", "second", "third", "fourth", "fifth", "sixth", "latest", "last", "latter", "another", "other" };

    /// <summary>The last passage that names several truces at once: they are none by themselves, but the next words may speak of one of them.</summary>
    private AgreementMention? _several;

    /// <summary>Whether a truce has been spoken of so far.</summary>
    private bool _named;

    /// <summary>
    /// The truce that a word stands for instead of naming it: another than <paramref name="last"/>, of its kind. Only where the words tell that it was made
    /// or how it fared, so that "a second" is no witness and "one" no number.
    /// </summary>
    private AgreementMention? ProForm(int token, AgreementMention? last)
    {
        if (_several is { } several && (last is null || several.First > last.First)) last = several;
        if (last is null || token <= last.End || token < 1 || _text[token].Sentence - last.Sentence > 1) return null;
        var ofThem = IsOfThem(token + 1);
        if (!(_text.Word(token) is "one" ? ofThem || IsOtherOne(token) : (ofThem || IsBareOrdinal(token)) && Ordinals.Contains(_text.Lemma(token)))) return null;
        if (Read(new AgreementTerm(["one"], last.Kind ?? AgreementKind.Ceasefire, null, TermRole.Head), token) is not { } mention) return null;
        var before = token > 0 && EarlierWords.Contains(_text.Word(token - 1).ToString());
        if (ReferenceEquals(last, _several))
        {
            foreach (var fate in last.Said)
            {
                if (fate.Real && fate.State is AgreementState.Ended or AgreementState.Expired or AgreementState.Violated && mention.Said.All(s => s.State != fate.State)) mention = mention with { Said = [.. mention.Said, fate with { Date = null }] };
            }
        }

        var told = mention.Said.Any(s => s.Real && s.State is AgreementState.Agreed or AgreementState.Ended or AgreementState.Expired || s is { Starts: true, State: AgreementState.InForce, Modality: not Modality.Negated });
        if (!told && !before) return null;
        return mention with { Earlier = before, OtherThan = last.First };
    }

    /// <summary>"of them", "of these", "of which" at a token.</summary>
    private bool IsOfThem(int token) => token + 1 < _text.Count && _text.Word(token) is "of" && _text.Word(token + 1) is "them" or "these" or "those" or "which";

    /// <summary>"an earlier one", "the previous one", "a second one", "a month-long one announced on Nov. 9", "the one signed in Tehran".</summary>
    private bool IsOtherOne(int one)
    {
        var before = _text.Word(one - 1).ToString();
        if (EarlierWords.Contains(before) || Ordinals.Contains(before) || before is "new" or "Another") return true;
        if (_text.Lemma(one - 1) is not "the" && _text[one - 1].Upos is not Upos.ADJ) return false;
        for (var i = one + 1; i < Math.Min(_text.Sentences[_text[one].Sentence].End, one + 6); i++)
        {
            if (_text[i].Upos is Upos.VERB) return codebook.StateOf(document.Lemma(i), AgreementPart.Object) is AgreementState.Agreed && document.DateOf(i) is not null;
            if (_text[i].Upos is Upos.PUNCT) return false;
        }

        return false;
    }

    /// <summary>"A second, reached on …", "the first collapsed": an ordinal whose noun is left out, with a verb of its own; not "is the third, …".</summary>
    private bool IsBareOrdinal(int token)
    {
        if (token + 2 >= _text.Count || _text[token].Upos is Upos.VERB or Upos.ADV) return false;
        var another = _text.Word(token) is "another" or "Another";
        var article = token - 1;
        if (!another && _text.Lemma(article) is not ("a" or "the")) return false;
        if (article > 0 && !another && _text.Lemma(article - 1) is "be") return false;
        var next = token + 1;
        if (_text.Word(next) is ",") next++;
        else if (_text.Lemma(token) is "last" or "first") return _text[next].Upos is Upos.AUX;
        if (_text.Word(next) is "that" or "which" && next + 1 < _text.Count) return true;
        if (_text[next].Upos is not Upos.VERB) return _text[next].Upos is Upos.AUX && next == token + 1;

        // "A second, reached by telephone, said": a witness.
        for (var i = next + 1; i < Math.Min(_text.Count, next + 4); i++)
        {
            if (_text.Lemma(i) is "telephone" or "phone") return false;
        }

        return true;
    }
}
