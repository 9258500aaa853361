namespace Truce.Coding.Tests;

public class CodebookTests
{
    [Fact]
    public void Load_ShippedCodebook_IsValidAndHashed() => Assert.Matches("^[0-9a-f]{64}$", Shipped.Codebook.Hash);

    [Fact]
    public void Load_SameFolderTwice_GivesOneHash() => Assert.Equal(Shipped.Codebook.Hash, Codebook.Load(Shipped.Folder).Hash);

    [Fact]
    public void Load_NoFolder_Throws() => Assert.Throws<CodebookException>(() => Codebook.Load(Path.Combine(Shipped.Folder, "nowhere")));
}
