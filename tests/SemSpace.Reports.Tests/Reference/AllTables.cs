using System.Reflection;
using SemSpace.Fl.Training;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Studies;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Tests.Reference;

/// <summary>Every table that is declared: those that stand in a static field or property, and those that are made for something.</summary>
internal static class AllTables
{
    /// <summary>The tables by name; the scores of rounds bear the names that both tasks have for them.</summary>
    public static IReadOnlyDictionary<string, Table> ByName { get; } = Standing()
        .Concat([ResultTables.Rounds(new MetricNames("accuracy` or `psnr_db", "balanced_accuracy` or `ssim")), SweepTable.Of([]), StudyTables.Runs([])])
        .Concat(Enum.GetValues<StateFrame>().Select(StateTables.Of)).DistinctBy(table => table.Name).ToDictionary(table => table.Name);

    private static IEnumerable<Table> Standing()
    {
        const BindingFlags any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return typeof(RunFiles).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(any)).Select(field => field.FieldType.IsAssignableTo(typeof(Table)) ? field.GetValue(null) : null).OfType<Table>();
    }
}
