using Truce.Coding.Words;
using Truce.Language;

namespace Truce.Coding.Tests.Words;

public sealed class StepScoresTests
{
    [Fact]
    public void Write_EveryStepAboutEveryVerb_GivesWhatTheFeaturesGive()
    {
        const string text = "“We will hold our fire, whatever they do,” the commander told reporters on Friday - and then, to the surprise of all, "
            + "added: “The talks are over.” The ministry, which had warned of it, said nothing; a spokesman (who asked not to be named) shrugged.";
        var model = WordsModel.Beside(Shared.Model);
        var view = new WordsView(model.Clusters);
        view.Load(new Annotator(Shared.Model).Annotate(text));
        var (window, scores) = (new RoleFeatures(), new StepScores(model.Step));
        var features = new Features(new uint[RoleFeatures.Most]);
        var (summed, slow, steps) = (new float[model.Step.Classes], new float[model.Step.Classes], 0);
        for (var cue = 0; cue < view.Text.Count; cue++)
        {
            window.Begin(view, cue);
            for (var i = window.First + 1; i < window.End; i++, steps++)
            {
                scores.Write(window, i, summed);
                window.CollectStep(i, ref features);
                model.Step.Score(features.All, slow);

                Assert.Equal(slow, summed);
            }
        }

        Assert.True(steps > 200);
    }
}
