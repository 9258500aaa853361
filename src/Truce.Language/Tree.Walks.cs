namespace Truce.Language;

/// <content>Walks over the children and conjuncts of a token, for <c>foreach</c>.</content>
public static partial class Tree
{
    /// <summary>The children of a token, for <c>foreach</c>.</summary>
    public readonly struct ChildEnumerable(AnnotatedText text, int head)
    {
        /// <summary>Starts at the first child.</summary>
        public ChildEnumerator GetEnumerator() => new(text, head);
    }

    /// <summary>Walks the children of a token.</summary>
    public struct ChildEnumerator
    {
        private readonly AnnotatedText _text;
        private readonly int _head;
        private readonly int _end;
        private int _next;

        internal ChildEnumerator(AnnotatedText text, int head)
        {
            (_text, _head) = (text, head);
            if (text.IsLinked)
            {
                _next = text.FirstChildArray[head];
            }
            else
            {
                (_next, _end) = text.Sentences[text[head].Sentence];
            }
        }

        /// <summary>Index of the child in the whole text.</summary>
        public int Current { get; private set; }

        /// <summary>Goes to the next child.</summary>
        public bool MoveNext()
        {
            if (_text.IsLinked)
            {
                Current = _next;
                if (_next < 0)
                {
                    return false;
                }

                _next = _text.NextSiblingArray[_next];
                return true;
            }

            var tokens = _text.Tokens;
            for (; _next < _end; _next++)
            {
                if (tokens[_next].Head == _head)
                {
                    Current = _next++;
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The conjuncts after the first, for <c>foreach</c>.</summary>
    public readonly struct ConjunctEnumerable(AnnotatedText text, int first)
    {
        /// <summary>Starts at the second conjunct.</summary>
        public ConjunctEnumerator GetEnumerator() => new(text, first);
    }

    /// <summary>Walks the conjuncts after the first.</summary>
    public struct ConjunctEnumerator
    {
        private readonly AnnotatedText _text;
        private readonly int _first;
        private readonly int _end;
        private int _at;

        internal ConjunctEnumerator(AnnotatedText text, int first) =>
            (_text, _first, _at, _end) = (text, first, first, text.Sentences[text[first].Sentence].End);

        /// <summary>Index of the conjunct in the whole text.</summary>
        public readonly int Current => _at;

        /// <summary>Goes to the next conjunct.</summary>
        public bool MoveNext()
        {
            while (++_at < _end)
            {
                if (_text[_at].Relation == Relation.Conj && _text.FirstConjunct(_at) == _first)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
