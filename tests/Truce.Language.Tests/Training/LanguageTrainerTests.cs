using System.IO.Compression;
using System.Text;
using Truce.Language.Training;

namespace Truce.Language.Tests.Training;

public sealed class LanguageTrainerTests
{
    [Fact]
    public void Train_TwiceOnTheSameTrees_GivesTheSameBytes()
    {
        var folder = Directory.CreateTempSubdirectory("truce-train").FullName;
        try
        {
            WriteTreebank(Path.Combine(folder, "tiny-train.conllu.gz"));
            var vectors = Path.Combine(folder, "vectors.json");
            File.WriteAllText(vectors, "{\"words\":[],\"vectors\":{" + string.Join(',', Words.Select((w, i) => $"\"{w}\":[{Numbers(i)}]")) + "}}");

            foreach (var run in new[] { "first", "second" })
            {
                LanguageTrainer.Train(folder, vectors, Path.Combine(folder, run), _ => { }, rounds: 3, teachers: 1);
            }

            var bytes = File.ReadAllBytes(Path.Combine(folder, "first", LanguageModel.FileName));
            Assert.True(bytes.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, "second", LanguageModel.FileName))));
            Assert.NotEqual(0, LanguageModel.Load(Path.Combine(folder, "first")).WordCount);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static readonly string[] Words = ["rebels", "troops", "envoys", "rejected", "signed", "broke", "the", "truce", "pact", "."];

    /// <summary>Three subjects, three verbs and two objects in all orders, ten times.</summary>
    private static void WriteTreebank(string path)
    {
        using var output = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest), new UTF8Encoding(false));
        for (var i = 0; i < 180; i++)
        {
            output.Write(i == 0 ? "# newdoc id = tiny\n" : "");
            output.Write($"1\tThe\tthe\tDET\t_\t_\t2\tdet\t_\t_\n2\t{Words[i % 3]}\t{Words[i % 3]}\tNOUN\t_\tNumber=Plur\t3\tnsubj\t_\t_\n");
            output.Write($"3\t{Words[3 + i / 3 % 3]}\t{Words[3 + i / 3 % 3]}\tVERB\t_\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_\n");
            output.Write($"4\tthe\tthe\tDET\t_\t_\t5\tdet\t_\t_\n5\t{Words[7 + i / 9 % 2]}\t{Words[7 + i / 9 % 2]}\tNOUN\t_\tNumber=Sing\t3\tobj\t_\t_\n");
            output.Write("6\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n\n");
        }
    }

    private static string Numbers(int seed)
    {
        var random = new Random(seed);
        return string.Join(',', Enumerable.Range(0, 100).Select(_ => random.Next(-9, 10)));
    }
}
