using System.CommandLine;
using System.Text;
using System.Text.Json;
using Truce.Language;

namespace Truce.Commands;

/// <summary><c>truce parse [FILE|-] [--json]</c>: sentences, words and trees of a text, as CoNLL-U or JSON Lines.</summary>
internal static class ParseCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A text file, or - for standard input.", DefaultValueFactory = _ => "-" };
        var json = new Option<bool>("--json") { Description = "JSON Lines, one sentence a line." };
        var command = new Command("parse", "Show the words and trees of a text (CoNLL-U).") { file, json };
        command.SetAction(result => Run(result.GetValue(file)!, result.GetValue(json)));
        return command;
    }

    private static int Run(string file, bool json)
    {
        string text;
        try
        {
            using var input = file == "-" ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8) : new StreamReader(file, Encoding.UTF8);
            text = input.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{file}: {e.Message}");
            return 1;
        }

        var annotated = new Annotator(LanguageModel.Load(Installation.ModelsFolder)).Annotate(text);
        using var stream = Console.OpenStandardOutput();
        if (json)
        {
            WriteJson(annotated, stream);
        }
        else
        {
            using var output = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
            Conllu.Write(annotated, output);
        }

        return 0;
    }

    private static void WriteJson(AnnotatedText text, Stream stream)
    {
        var features = new StringBuilder();
        foreach (var sentence in text.Sentences)
        {
            using (var writer = new Utf8JsonWriter(stream))
            {
                writer.WriteStartObject();
                writer.WriteNumber("start", text[sentence.First].Start);
                writer.WriteNumber("end", text[sentence.End - 1].End);
                writer.WriteStartArray("words");
                for (var i = sentence.First; i < sentence.End; i++)
                {
                    ref readonly var token = ref text[i];
                    writer.WriteStartObject();
                    writer.WriteNumber("start", token.Start);
                    writer.WriteNumber("end", token.End);
                    writer.WriteString("form", text.Word(i));
                    writer.WriteString("lemma", text.Lemma(i));
                    writer.WriteString("upos", UposNames.Of(token.Upos));
                    if (token.Morphology != Morphology.None)
                    {
                        MorphologyNames.Append(token.Morphology, features.Clear());
                        writer.WriteString("feats", features.ToString());
                    }

                    writer.WriteNumber("head", token.Head < 0 ? -1 : token.Head - sentence.First);
                    writer.WriteString("deprel", RelationNames.Of(token.Relation));
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            stream.WriteByte((byte)'\n');
        }
    }
}
