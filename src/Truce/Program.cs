using System.CommandLine;
using Truce.Commands;

var root = new RootCommand("Truce reads press reports and keeps the ledger of a ceasefire.")
{
    ReadCommand.Create(),
    ReportCommand.Create(),
    ShowCommand.Create(),
    DiffCommand.Create(),
    ExportCommand.Create(),
    VerifyCommand.Create(),
    ServeCommand.Create(),
    DemoCommand.Create(),
    InspectCommand.Create(),
    CodeCommand.Create(),
    BuildCommand.Create(),
    EvalCommand.Create(),
    CodebookCommand.Create(),
    ParseCommand.Create(),
    TrainCommand.Create(),
};
return root.Parse(args).Invoke();
