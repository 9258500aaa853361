namespace Truce.Ledger;

internal static class Placeholder;
