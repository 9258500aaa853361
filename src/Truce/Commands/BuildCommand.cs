using System.CommandLine;
using Truce.Coding;

namespace Truce.Commands;

/// <summary><c>truce build gazetteer --source DIR --out FILE</c>: makes the data files that are not written by hand.</summary>
internal static class BuildCommand
{
    public static Command Create() => new("build", "Make a data file of the codebook from its public source.") { Gazetteer() };

    private static Command Gazetteer()
    {
        var source = new Option<string>("--source") { Description = "Folder with cities500.txt, admin1.json and admin2.json.", Required = true };
        var output = new Option<string>("--out") { Description = "File to write (codebook/places/gazetteer.bin).", Required = true };
        var command = new Command("gazetteer", "The world's settlements, from GeoNames (CC BY 4.0).") { source, output };
        command.SetAction(result =>
        {
            var count = GazetteerBuilder.Build(result.GetValue(source)!, result.GetValue(output)!);
            Console.Error.WriteLine($"{count} places");
        });
        return command;
    }
}
