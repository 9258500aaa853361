namespace Truce.Reading;

/// <summary>Sums over a whole page that the features of its blocks refer to.</summary>
internal sealed class PageContext
{
    private readonly BlockPage _page;
    private readonly int _top = -1;
    private readonly bool[] _belowTop;
    private readonly int[] _article;
    private readonly bool[] _comments;

    public PageContext(BlockPage page, HashSet<string> titleKeys)
    {
        _page = page;
        var count = page.Blocks.Count;
        CharactersBefore = new int[count];
        ProseBefore = new int[count];
        EndsBefore = new int[count];
        HeadingsBefore = new int[count];
        SinceLast = new int[count];
        UntilNext = new int[count];
        for (var i = 0; i < page.Elements.Count; i++)
        {
            if (_top < 0 || page.Elements[i].Score > TopScore)
            {
                _top = i;
                TopScore = page.Elements[i].Score;
            }
        }

        TopDepth = _top < 0 ? 0 : page.Elements[_top].Depth;
        _belowTop = new bool[page.Elements.Count];
        _article = new int[page.Elements.Count];
        _comments = new bool[page.Elements.Count];
        for (var i = 0; i < page.Elements.Count; i++)
        {
            // A parent stands before its children in the list.
            _belowTop[i] = i == _top || (page.Elements[i].Parent >= 0 && _belowTop[page.Elements[i].Parent]);
        }

        Count(titleKeys);
        FindArticles();
    }

    public double TopScore { get; }

    public int TopDepth { get; }

    public int Characters { get; private set; }

    public int Prose { get; private set; }

    public int TopProse { get; private set; }

    public int TitleIndex { get; private set; } = -1;

    public int FirstProse { get; private set; } = -1;

    public int FirstTopProse { get; private set; } = -1;

    public int LastTopProse { get; private set; } = -1;

    public int[] CharactersBefore { get; }

    public int[] ProseBefore { get; }

    public int[] EndsBefore { get; }

    /// <summary>First-level headings before each block: a second one may begin a second report.</summary>
    public int[] HeadingsBefore { get; }

    public int HeadingsAtTitle { get; private set; }

    /// <summary>Number of <c>article</c> elements.</summary>
    public int Articles { get; private set; }

    /// <summary>True when the page marks its report by microdata.</summary>
    public bool HasBodyProperty { get; private set; }

    /// <summary>Blocks since the last paragraph of prose.</summary>
    public int[] SinceLast { get; }

    /// <summary>Blocks until the next paragraph of prose.</summary>
    public int[] UntilNext { get; }

    public bool IsBelowTop(int element) => _belowTop[element];

    /// <summary>Steps from the element up to one that holds the best element, or is it.</summary>
    public int StepsToTop(int element)
    {
        var steps = 0;
        while (element >= 0 && !_belowTop[element] && !Holds(element))
        {
            element = _page.Elements[element].Parent;
            steps++;
        }

        return steps;
    }

    /// <summary>Shares of links and of prose among the characters of the blocks about this one.</summary>
    public (float Links, float Prose) SharesAround(int index)
    {
        const int reach = 4;
        int links = 0, prose = 0, all = 0;
        for (var i = Math.Max(0, index - reach); i <= Math.Min(_page.Blocks.Count - 1, index + reach); i++)
        {
            var block = _page.Blocks[i];
            links += block.LinkCharacters;
            if (BlockFeatures.IsProse(block)) prose += block.Characters;
            all += block.Characters;
        }

        return ((float)links / Math.Max(1, all), (float)prose / Math.Max(1, all));
    }

    /// <summary>True when the nearest <c>article</c> around the element is the one around the headline.</summary>
    public bool SharesArticleWithTitle(int element) => TitleIndex >= 0 && _article[element] == _article[_page.Blocks[TitleIndex].Element];

    /// <summary>True below an element that calls itself comments and does not hold the headline too.</summary>
    public bool IsInComments(int element) => _comments[element];

    /// <summary>Steps from one element over the nearest common one to the other.</summary>
    public int StepsBetween(int one, int other)
    {
        var steps = 0;
        while (one != other)
        {
            if (_page.Elements[one].Depth >= _page.Elements[other].Depth) one = _page.Elements[one].Parent;
            else other = _page.Elements[other].Parent;
            steps++;
        }

        return steps;
    }

    private void FindArticles()
    {
        const int articleFlag = 0;
        const int commentRow = 2;
        var title = TitleIndex < 0 ? -1 : _page.Blocks[TitleIndex].Element;
        for (var i = 0; i < _page.Elements.Count; i++)
        {
            var element = _page.Elements[i];
            var isArticle = (element.Flags & (1 << (ClassWords.Count + articleFlag))) != 0;
            if (isArticle) Articles++;
            if ((element.Flags & (1 << (ClassWords.Count + BlockReader.TagFlags.Length - 1))) != 0) HasBodyProperty = true;
            _article[i] = isArticle || element.Parent < 0 ? i : _article[element.Parent];
            _comments[i] = element.Parent >= 0 && _comments[element.Parent];
            if (_comments[i] || (element.Flags & (1 << commentRow)) == 0) continue;
            _comments[i] = 2 * element.Characters < Characters && !Below(title, i);
        }
    }

    private bool Below(int element, int ancestor)
    {
        while (element > ancestor) element = _page.Elements[element].Parent;
        return element == ancestor;
    }

    private bool Holds(int element)
    {
        for (var at = _top; at >= 0; at = _page.Elements[at].Parent)
        {
            if (at == element) return true;
        }

        return false;
    }

    private void Count(HashSet<string> titleKeys)
    {
        int ends = 0, since = 99, headings = 0;
        for (var i = 0; i < _page.Blocks.Count; i++)
        {
            var block = _page.Blocks[i];
            CharactersBefore[i] = Characters;
            ProseBefore[i] = Prose;
            EndsBefore[i] = ends;
            SinceLast[i] = Math.Min(since, 99);
            Characters += block.Characters;
            since++;
            HeadingsBefore[i] = headings;
            if (block.Tag == BlockTag.Heading1) headings++;
            if (titleKeys.Contains(block.Key) && (TitleIndex < 0 || (block.Tag == BlockTag.Heading1 && _page.Blocks[TitleIndex].Tag != BlockTag.Heading1))) TitleIndex = i;
            if (block.Words < 12 && Furniture.IsEnd(block.Text)) ends++;
            if (!BlockFeatures.IsProse(block)) continue;
            since = 1;
            Prose += block.Characters;
            if (FirstProse < 0) FirstProse = i;
            if (!_belowTop[block.Element]) continue;
            TopProse += block.Characters;
            if (FirstTopProse < 0) FirstTopProse = i;
            LastTopProse = i;
        }

        if (TitleIndex < 0) TitleIndex = _page.Blocks.FindIndex(block => block.Tag == BlockTag.Heading1);
        HeadingsAtTitle = TitleIndex < 0 ? 0 : HeadingsBefore[TitleIndex];
        var until = 99;
        for (var i = _page.Blocks.Count - 1; i >= 0; i--)
        {
            UntilNext[i] = Math.Min(until, 99);
            until = BlockFeatures.IsProse(_page.Blocks[i]) ? 1 : until + 1;
        }
    }
}
