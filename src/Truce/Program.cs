using System.CommandLine;
using Truce.Commands;

var root = new RootCommand("Truce reads press reports and keeps the ledger of a ceasefire.")
{
    ReadCommand.Create(),
    WatchCommand.Create(),
    WorkerCommand.Create(),
    ReportCommand.Create(),
    ShowCommand.Create(),
    DiffCommand.Create(),
    RecodeCommand.Create(),
    ExportCommand.Create(),
    ReviewCommand.Create(),
    WithholdCommand.Create(),
    VerifyCommand.Create(),
    BackupCommand.Create(),
    ServeCommand.Create(),
    AccountCommand.Create(),
    DemoCommand.Create(),
    InspectCommand.Create(),
    CodeCommand.Create(),
    BuildCommand.Create(),
    BenchCommand.Create(),
    EvalCommand.Create(),
    CodebookCommand.Create(),
    ParseCommand.Create(),
    TrainCommand.Create(),
};

// Told to stop (Ctrl-C, SIGTERM), a command finishes what it has begun; systemd and Kubernetes wait 30 s or longer.
return root.Parse(args).Invoke(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(25) });
