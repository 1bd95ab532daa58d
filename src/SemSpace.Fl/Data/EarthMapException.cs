namespace SemSpace.Fl.Data;

/// <summary>A file that was named as a map of the Earth cannot be used as one; the message says what was found, the rule and a remedy.</summary>
public sealed class EarthMapException : Exception
{
    /// <summary>An unspecific failure.</summary>
    public EarthMapException() : this("The map of the Earth cannot be used.") { }

    /// <summary>A failure in words.</summary>
    public EarthMapException(string message) : base(message) { }

    /// <summary>A failure in words with its cause.</summary>
    public EarthMapException(string message, Exception innerException) : base(message, innerException) { }
}
