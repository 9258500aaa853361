using Truce.Coding.Words;

namespace Truce.Coding.Tests.Words;

public sealed class WordsModelTests
{
    [Fact]
    public void Read_WhatWasWritten_ScoresTheSame()
    {
        var model = new LinearModel(2, 0.5f, [1, -2, 3, 4]);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        model.Write(writer);
        stream.Position = 0;

        var read = LinearModel.Read(new BinaryReader(stream));

        var scores = new float[2];
        read.Score([0u, 1u, 3u], scores);
        Assert.Equal([3.5f, 3f], scores);
    }

    [Fact]
    public void Load_FileCutShort_SaysSo()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, WordsModel.FileName), [0x57, 0x54, 0x52, 0x32, 9, 0, 0, 0, 1]);

            Assert.Throws<InvalidDataException>(() => WordsModel.Load(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
