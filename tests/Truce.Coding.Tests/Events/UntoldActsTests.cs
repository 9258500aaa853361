using System.Globalization;
using Truce.Domain;

namespace Truce.Coding.Tests.Events;

/// <summary>
/// What is denied, planned, threatened, asked for, feared, conditional, left undone or stopped is never an incident that happened: every operator with
/// every act, every party and every town. The same acts told plainly are incidents, or the table would prove nothing.
/// </summary>
public class UntoldActsTests
{
    // Of a siege the trees of three towns are wrong.
    private const double LeastPlain = 0.85;

    // {0} who, {1} infinitive, {2} past, {3} participle in -ing, {4} past participle, {5} town.
    private static readonly string[] Operators =
    [
        "{0} threatened to {1} {5} on Monday.", "{0} did not {1} {5} on Monday.", "{0} has not {4} {5}.", "{0} has never {4} {5}.", "{0} denied {3} {5} on Monday.",
        "{0} denied that it had {4} {5} on Monday.", "{0} plans to {1} {5}.", "{0} had planned to {1} {5} on Monday.", "{0} was about to {1} {5} on Monday.", "{0} may {1} {5} on Monday.",
        "{0} could {1} {5} within days.", "{0} will {1} {5} on Friday.", "{0} would {1} {5} if the talks failed.", "If {0} {2} {5}, the truce would be over.", "Unless {0} {2} {5}, the truce would hold.",
        "{0} refused to {1} {5} on Monday.", "The envoy urged {0} not to {1} {5}.", "The minister ordered {0} to {1} {5}.", "{0} was ready to {1} {5}.", "{0} has yet to {1} {5}.",
        "{0} promised not to {1} {5}.", "{0} wanted to {1} {5}.", "Residents fear that {0} will {1} {5}.", "Diplomats called on {0} not to {1} {5}.", "{0} vowed to {1} {5}.",
        "{0} failed to {1} {5} on Monday.", "{0} is expected to {1} {5}.", "{0} agreed not to {1} {5}.", "{0} stopped short of {3} {5}.", "The deal keeps {0} from {3} {5}.",
        "{0} should not {1} {5}, the envoy said.", "Observers saw no sign that {0} had {4} {5}.", "{0} warned that it would {1} {5}.", "It is not known whether {0} {2} {5}.", "{0} can {1} {5} at any time.",
        "{0} offered to stop {3} {5}.", "The accord forbids {0} to {1} {5}.", "{0} considered {3} {5}.", "{0} was preparing to {1} {5} on Monday.", "Did {0} {1} {5} on Monday?",
    ];

    private static readonly string[][] Acts =
    [
        ["shell", "shelled", "shelling", "shelled"], ["bomb", "bombed", "bombing", "bombed"], ["attack", "attacked", "attacking", "attacked"],
        ["storm", "stormed", "storming", "stormed"], ["raid", "raided", "raiding", "raided"], ["besiege", "besieged", "besieging", "besieged"],
    ];

    private static readonly (string Who, string Town)[] Scenes = [("Russia", "Kharkiv"), ("the Syrian army", "Idlib"), ("Israel", "Tyre"), ("the rebel movement", "Goma"), ("Azerbaijan", "Stepanakert")];

    [Fact]
    public void Incidents_OfWhatIsNotTold_NeverHappened()
    {
        var faults = new List<string>();
        foreach (var sentence in Operators.SelectMany(Told))
        {
            if (EventTables.Coded(sentence).Incidents.Exists(i => i.Modality == Modality.Happened)) faults.Add(sentence);
        }

        Assert.True(faults.Count == 0, $"{faults.Count} of {Operators.Length * Acts.Length * Scenes.Length}\n{string.Join('\n', faults)}");
    }

    [Fact]
    public void Incidents_OfTheSameActsToldPlainly_Happened()
    {
        var sentences = Told("{0} {2} {5} on Monday.").ToList();
        var missed = sentences.Where(s => !EventTables.Coded(s).Incidents.Exists(i => i.Modality == Modality.Happened)).ToList();

        Assert.True(missed.Count <= (1 - LeastPlain) * sentences.Count, string.Join('\n', missed));
    }

    private static IEnumerable<string> Told(string form)
    {
        foreach (var (who, town) in Scenes)
        {
            foreach (var act in Acts)
            {
                var sentence = string.Format(CultureInfo.InvariantCulture, form, who, act[0], act[1], act[2], act[3], town);
                yield return char.ToUpperInvariant(sentence[0]) + sentence[1..];
            }
        }
    }
}
