using OwnRule;
using SemSpace.Cli;
using SemSpace.Fl.Aggregation;
using SemSpace.Reports.Figures;

AggregationRules.All.Add(Member<AggregationRule>.Of("clipped_mean", "takes the mean of updates cut to a length", ClippedMean.Keys));
FigureCatalogue.OfRun.Add(new("weights", "weight of each merged update over time", run => WeightsFigure.Of(run.Records, run.Summary)));
return SemSpaceProgram.Run(args);
