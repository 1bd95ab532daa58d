using System.Globalization;

namespace SemSpace.Orbit.Tests;

/// <summary>The files of <c>Data</c>, whose origins stand in its README.</summary>
internal static class DataFile
{
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    /// <summary>The numbers of a table, without its header.</summary>
    public static IEnumerable<double[]> Rows(string name) => File.ReadLines(PathOf(name)).Skip(1)
        .Select(line => line.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray());
}
