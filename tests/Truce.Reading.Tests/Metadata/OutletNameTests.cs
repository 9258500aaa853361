using System.Text;
using Truce.Domain;

namespace Truce.Reading.Tests.Metadata;

public sealed class OutletNameTests
{
    private const string Report = "The two armies agreed on Monday to stop firing along the river, officials said after talks that had lasted for three days and nights.\n\n"
        + "The truce is to begin at dawn on Tuesday, and observers of the United Nations will watch over it from both banks, the foreign ministry said in a statement.\n\n"
        + "Fighting has killed 40 people in the valley since March and driven thousands more from their homes, according to the Red Cross.";

    /// <summary>Pages of papers nobody has listed: what stands at the head and is credited at the foot is the outlet; who wrote it and what it is about are not.</summary>
    [Theory]
    [InlineData("Palm Islander\n\nArmies agree on truce\n\nBy Ana Reyes", "Copyright 2014 Palm Islander. All rights reserved.", "Palm Islander")]
    [InlineData("Armies agree on truce\n\nRaj Patel | Published May 3, 2021", "Published in The Frontier Chronicle, May 3rd, 2021", "The Frontier Chronicle")]
    [InlineData("Armies agree on truce\n\nBy Delta Today Staff and News Agencies", "Source: Delta Today and news agencies", "Delta Today")]
    [InlineData("Armies agree on truce\n\nThe Ledger of Barchester, Monday May 3 2021", "Read more", "The Ledger of Barchester")]
    [InlineData("Armies agree on truce\n\nBy Ana Reyes", "© 2021 Ana Reyes", null)]
    [InlineData("Armies agree on truce\n\nWORLD\n\nMay 3, 2021", "World", null)]
    public void Read_APastedPage_NamesTheOutletThatThePageNames(string head, string foot, string? outlet) =>
        Assert.Equal(outlet, new ArticleReader().Read(new RawDocument { Id = "page.txt", Bytes = Encoding.UTF8.GetBytes($"{head}\n\n{Report}\n\n{foot}\n") }).Outlet);
}
