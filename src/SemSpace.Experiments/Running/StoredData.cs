using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Data;
using SemSpace.Fl.Datasets;
using SemSpace.Fl.Partitions;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using SemSpace.Orbit;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Running;

/// <summary>A scenario's data set: who trains on which images, and what models are scored on.</summary>
/// <param name="Images">The training images and who has them.</param>
/// <param name="Exam">What models are scored on: images that are never trained on.</param>
/// <param name="Subject">What the learning task is made for.</param>
/// <param name="Places">Where all these stand in the data set.</param>
internal sealed record StoredData(PartitionedImages Images, Exam Exam, LearningSubject Subject, StoredPlaces Places)
{
    private const int NamesShown = 5, PlacesPerOrbit = 96;

    /// <summary>Reads the data set, sets validation and tests apart, and parts the rest among the satellites.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="source">Its data set.</param>
    /// <param name="constellation">Its satellites.</param>
    /// <param name="shelf">Images that runs share; null for none.</param>
    /// <exception cref="ScenarioException">The data set is not there, or does not go with the model or the partition.</exception>
    /// <exception cref="DatasetException">A file is damaged.</exception>
    public static StoredData Load(Scenario scenario, StoredSource source, Constellation constellation, ImageShelf? shelf = null)
    {
        DataSpec spec = scenario.Data;
        ExamSplit split = new(spec.ExamSeed, spec.TestFraction, spec.ValidationFraction);
        string folder = Find(spec, source);
        StoredImages stored = shelf?.Read(source, folder, split) ?? source.Read(folder, split);
        LearningSubject subject = new(stored.Train.Size, stored.ClassNames.Count) { Classifier = scenario.Learning.Model.Value };
        if (scenario.Learning.Task.Value.Misfit(subject) is { } misfit)
            throw new ScenarioException([ScenarioFault.OfKey("data.source", $"is {source.Name}; with learning.task {scenario.Learning.Task.Name} and learning.model {scenario.Learning.Model.Name} {misfit}.")]);
        (int[] train, int[] apart) = split.Validation(stored.Train.Labels);
        int[] validation = [.. split.Some([.. apart.Select(i => stored.Train.Labels[i])], scenario.Learning.ValidationImages, "validation").Select(i => apart[i])];
        int[] test = split.Some(stored.Test.Labels, scenario.Learning.TestImages, "test");
        if (validation.Length == 0) throw new ScenarioException([TooFew("validation", spec.ValidationFraction, stored.Train.Count)]);
        if (test.Length == 0) throw new ScenarioException([TooFew("test", spec.TestFraction, stored.Train.Count)]);
        Exam exam = new(new(stored.Train.Pick(validation), []), new(stored.Test.Pick(test), []), stored.ClassNames, new SeedTree(spec.ExamSeed));
        return new(Part(scenario, stored.Train.Select(train), stored.ClassNames, constellation), exam, subject, new(train, validation, test));
    }

    /// <summary>Where each image goes that is used.</summary>
    /// <param name="satellites">Names of the satellites.</param>
    public IReadOnlyList<SplitRecord> Split(IReadOnlyList<string> satellites)
    {
        return
        [
            .. satellites.SelectMany((name, k) => Images.PlacesOf(k).ToArray().Select(place => new SplitRecord("train", name, Places.Train[place], Images.ClassNames[Images.LabelOf(place)]))),
            .. Of("validation", Exam.Validation, Places.Validation), .. Of("test", Exam.Test, Places.Test),
        ];

        IEnumerable<SplitRecord> Of(string name, ExamSet set, int[] places) => places.Select((place, i) => new SplitRecord(name, "", place, Images.ClassNames[(int)set.Images.Labels[i]]));
    }

    /// <summary>How many images of each class each satellite has.</summary>
    public IReadOnlyList<PartitionRecord> Records(Constellation constellation)
        => [.. constellation.Satellites.SelectMany((satellite, k) => Images.ClassCounts(k).Select((samples, one) => new PartitionRecord(satellite.Name, Images.ClassNames[one], samples)))];

    /// <summary>Who has too little to train, one sentence each.</summary>
    public IEnumerable<string> Warnings(Scenario scenario, Constellation constellation)
    {
        int least = scenario.Sensing.Options.MinSamples, satellites = constellation.Satellites.Count;
        (string Name, int Samples)[] few = [.. constellation.Satellites.Select((satellite, k) => (satellite.Name, Images.PlacesOf(k).Length)).Where(one => one.Length < least)];
        string[] none = [.. few.Where(one => one.Samples == 0).Select(one => one.Name)], some = [.. few.Where(one => one.Samples > 0).Select(one => one.Name)];
        if (none.Length > 0) yield return FormattableString.Invariant($"{none.Length} of {Counted.Of(satellites, "satellite")} got no images by data.partition: {Counted.First(none, NamesShown)}. Without images a satellite never trains.");
        if (some.Length > 0) yield return FormattableString.Invariant($"{some.Length} of {Counted.Of(satellites, "satellite")} got fewer images by data.partition than sensing.min_samples, {least}: {Counted.First(some, NamesShown)}. They never train.");
        if (few.Length > 0 && PlanWarnings.WaitsForAll(scenario, few.Length, satellites) is { } waits) yield return $"{few.Length} of {Counted.Of(satellites, "satellite")} never {(few.Length == 1 ? "trains" : "train")} for want of images, and {waits}.";
    }

    private static ScenarioFault TooFew(string set, double share, int images) => ScenarioFault.OfKey($"data.{set}_fraction", FormattableString.Invariant(
        $"is {share}; must take at least one image of some class for the {set} set, and takes none of {images} images for training. Raise it, or take more images."));

    private static string Find(DataSpec spec, StoredSource source)
    {
        string fetch = source.Official.Count > 0 ? $"semspace data fetch {source.Name}, or from a copy with --from" : $"semspace data fetch {source.Name} --from FOLDER";
        if (spec.Path is not { } path)
        {
            return DataRoot.Find(source) ?? throw new ScenarioException([ScenarioFault.OfKey(
                "data.source", $"is {source.Name}; its files must be in {DataRoot.FolderOf(source)} or in a folder that data.path names. Get them with: {fetch}.")]);
        }

        return source.IsIn(path.FullPath)
            ? path.FullPath
            : throw new ScenarioException([ScenarioFault.OfKey("data.path", $"is {path.FullPath}; must be a folder that holds {source.Name}: {source.Title}. Get it with: {fetch}.")]);
    }

    private static PartitionedImages Part(Scenario scenario, PackedImages images, IReadOnlyList<string> classNames, Constellation constellation)
    {
        Choice<Partition> kind = scenario.Data.Partition.Kind;
        SatelliteTraits[] satellites = [.. constellation.Satellites.Select(satellite
            => new SatelliteTraits(satellite.Plane, kind.Value.NeedsTracks ? [.. FirstOrbit(satellite, scenario.StartUtc, constellation.Earth)] : []))];
        try
        {
            return PartitionedImages.Of(images, classNames, kind.Value, satellites, new SeedTree(scenario.Seed), scenario.Data.SamplesPerSatellite);
        }
        catch (PartitionException fault)
        {
            throw new ScenarioException([ScenarioFault.OfKey($"data.partition.{kind.Name}.{fault.Key}", fault.Problem)]);
        }
    }

    /// <summary>Places below a satellite at equal steps of its first orbit; fewer where its flight ends before.</summary>
    private static IEnumerable<(double LatitudeDeg, double LongitudeDeg)> FirstOrbit(Spacecraft satellite, Epoch start, EarthRotation earth)
    {
        Duration step = Duration.FromSeconds(satellite.Elements.PeriodSeconds / PlacesPerOrbit);
        for (int i = 0; i < PlacesPerOrbit; i++)
        {
            Epoch time = start + (step * i);
            if (satellite.FlightEnd is { } end && time >= end) yield break;
            Geodetic below = FrameTransforms.EcefToGeodetic(earth.At(time).Position(satellite.Propagator.At(time)));
            yield return (below.LatitudeDeg, below.LongitudeDeg);
        }
    }
}

/// <summary>Places in a data set.</summary>
/// <param name="Train">Of those that satellites may have, among its images for training.</param>
/// <param name="Validation">Of the validation set, among its images for training.</param>
/// <param name="Test">Of the test set, among its images for tests.</param>
internal sealed record StoredPlaces(int[] Train, int[] Validation, int[] Test);
