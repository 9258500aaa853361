using System.Globalization;
using System.IO.Compression;
using System.Text;
using Truce.Domain;
using Truce.Language;
using Truce.Reading;

namespace Truce.Benchmarks;

/// <summary>
/// One stage over the files of a folder, for the comparison with other tools (bench/peers): processor seconds of each round as one JSON
/// object. Files are read and unpacked before the first round; loading a model is part of the first.
/// </summary>
internal static class Stage
{
    public static void Run(string stage, string folder, int rounds)
    {
        var inputs = Directory.EnumerateFiles(folder).Where(f => f.EndsWith(".html", StringComparison.Ordinal) || f.EndsWith(".html.gz", StringComparison.Ordinal) || f.EndsWith(".txt", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(Bytes).ToList();
        var work = Work(stage, inputs);
        var seconds = new List<double>();
        long units = 0;
        for (var round = 0; round < rounds; round++)
        {
            var begun = Environment.CpuUsage.TotalTime;
            units = work();
            seconds.Add((Environment.CpuUsage.TotalTime - begun).TotalSeconds);
        }

        var settled = seconds.Skip(rounds / 2).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{{\"tool\":\"truce {stage}\",\"documents\":{inputs.Count},\"units\":{units},\"cold\":{seconds[0]},\"settled\":{settled[(settled.Count - 1) / 2]},\"rounds\":[{string.Join(',', seconds.Select(s => s.ToString(CultureInfo.InvariantCulture)))}]}}"));
    }

    private static Func<long> Work(string stage, List<byte[]> inputs)
    {
        if (stage == "read")
        {
            var reader = new ArticleReader();
            return () => inputs.Sum(page => Read(reader, page));
        }

        if (stage is not ("tag" or "parse")) throw new ArgumentException($"there is no stage '{stage}': read, tag, parse");
        var texts = inputs.ConvertAll(Encoding.UTF8.GetString);
        var target = new AnnotatedText();
        Annotator? annotator = null;
        return () =>
        {
            annotator ??= new Annotator(LanguageModel.Load(Path.Combine(SampleReports.Root, "models")));
            long tokens = 0;
            foreach (var text in texts)
            {
                if (stage == "tag")
                {
                    annotator.Tag(text, target);
                }
                else
                {
                    annotator.Annotate(text, target);
                    annotator.AnnotateNames(target);
                }

                tokens += target.Count;
            }

            return tokens;
        };
    }

    private static long Read(ArticleReader reader, byte[] page)
    {
        try
        {
            return reader.Read(new RawDocument { Id = "page", Bytes = page, ContentType = "text/html; charset=utf-8" }).Text.Length;
        }
        catch (RejectedException)
        {
            return 0;
        }
    }

    private static byte[] Bytes(string file)
    {
        using var stream = File.OpenRead(file);
        using var memory = new MemoryStream();
        if (file.EndsWith(".gz", StringComparison.Ordinal)) new GZipStream(stream, CompressionMode.Decompress).CopyTo(memory);
        else stream.CopyTo(memory);
        return memory.ToArray();
    }
}
