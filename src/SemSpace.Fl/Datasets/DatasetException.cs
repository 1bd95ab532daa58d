namespace SemSpace.Fl.Datasets;

/// <summary>A data set is missing, damaged or cannot be fetched; the message says what is wrong and what to do.</summary>
public sealed class DatasetException : Exception
{
    /// <summary>An unspecific failure.</summary>
    public DatasetException() : this("The data set cannot be used.") { }

    /// <summary>A failure in words.</summary>
    public DatasetException(string message) : base(message) { }

    /// <summary>A failure in words with its cause.</summary>
    public DatasetException(string message, Exception innerException) : base(message, innerException) { }
}
