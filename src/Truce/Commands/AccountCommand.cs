using System.CommandLine;
using Spectre.Console;
using Truce.Web.Accounts;

namespace Truce.Commands;

/// <summary><c>truce account</c>: who may sign in to <c>truce serve</c>.</summary>
internal static class AccountCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Name of the account; it signs decisions." };
        var role = new Option<string>("--role") { Description = "reader, coder, editor or admin.", DefaultValueFactory = _ => "reader" };
        role.AcceptOnlyFromAmong("reader", "coder", "editor", "admin");
        var ledger = LedgerOptions.Ledger();
        var file = new Option<string?>("--accounts") { Description = "The file of accounts. The default is LEDGER.accounts.", HelpName = "FILE" };
        var add = new Command("add", "Add an account; the password is asked for, or read from standard input.") { name, role, ledger, file };
        add.SetAction(result => Guarded(File(result), accounts => Add(accounts, result.GetValue(name)!, result.GetValue(role)!)));
        var password = new Command("password", "Give an account another password.") { name, ledger, file };
        password.SetAction(result => Guarded(File(result), accounts => SetPassword(accounts, result.GetValue(name)!)));
        var remove = new Command("remove", "Remove an account and its tokens.") { name, ledger, file };
        remove.SetAction(result => Guarded(File(result), accounts => Remove(accounts, result.GetValue(name)!)));
        var list = new Command("list", "List the accounts.") { ledger, file };
        list.SetAction(result => Guarded(File(result), List));
        return new Command("account", "Say who may sign in to 'truce serve'.") { add, password, remove, list };

        string File(ParseResult result) => result.GetValue(file) ?? DefaultFile(result.GetValue(ledger)!);
    }

    /// <summary>Where the accounts of a ledger lie: beside its file; for a database, here.</summary>
    public static string DefaultFile(string ledger) => (ledger.Contains("://", StringComparison.Ordinal) ? "truce" : ledger) + ".accounts";

    private static int Guarded(string file, Action<AccountFile> act)
    {
        try
        {
            using var accounts = AccountFile.Open(file);
            act(accounts);
            return ExitCode.Ok;
        }
        catch (AccountException e)
        {
            Console.Error.WriteLine($"truce: {e.Message}");
            return ExitCode.Usage;
        }
    }

    private static void Add(AccountFile accounts, string name, string role) => accounts.Add(name, Password(), Enum.Parse<Role>(role, ignoreCase: true));

    private static void SetPassword(AccountFile accounts, string name) => accounts.SetPassword(name, Password());

    private static void Remove(AccountFile accounts, string name) => accounts.Remove(name);

    private static void List(AccountFile accounts)
    {
        foreach (var account in accounts.Accounts) Console.WriteLine($"{account.Name}\t{account.Role.ToString().ToLowerInvariant()}");
    }

    private static string Password() => Console.IsInputRedirected
        ? Console.In.ReadLine() ?? ""
        : AnsiConsole.Prompt(new TextPrompt<string>($"Password, {AccountFile.ShortestPassword} characters or more:").Secret());
}
