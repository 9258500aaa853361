using Spectre.Console;

namespace Truce;

/// <summary>Where words for people go.</summary>
internal static class Terminal
{
    /// <summary>Width of output that is no terminal, in columns.</summary>
    private const int PlainWidth = 110;

    /// <summary>A console on a writer: with colours on a terminal, plain and of fixed width in a pipe or a file.</summary>
    public static IAnsiConsole Console(TextWriter output, bool toFile = false)
    {
        var isPlain = toFile || System.Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        if (isPlain) console.Profile.Width = PlainWidth;
        return console;
    }
}
