using System.Reflection;
using SemSpace.Orbit.Time;

namespace SemSpace.Reports.Tables;

/// <summary>Makes records from their values by their constructors: no second list of columns, which could differ from the first.</summary>
internal static class RecordMaker
{
    /// <summary>A record.</summary>
    /// <param name="values">The constructor's arguments in order; of a record within it, that one's in its place.</param>
    public static T Make<T>(IReadOnlyList<object?> values)
    {
        using IEnumerator<object?> rest = values.GetEnumerator();
        return (T)Make(typeof(T), rest);
    }

    private static object Make(Type type, IEnumerator<object?> values)
    {
        ConstructorInfo constructor = type.GetConstructors().Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Argument(parameter.ParameterType, values))]);
    }

    private static object? Argument(Type type, IEnumerator<object?> values)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        bool isField = plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(Epoch);
        if (!isField) return Make(type, values);
        return values.MoveNext() ? values.Current : throw new InvalidOperationException($"Bug in SemSpace: a table has fewer columns than its record {type} has values.");
    }
}
