namespace SemSpace.Files;

/// <summary>A file cannot be read as it is; the message says what it is, the rule and a remedy, without the path and without a period at its end.</summary>
public sealed class UserFileException : IOException
{
    /// <summary>An unspecific failure.</summary>
    public UserFileException() : this("it cannot be read") { }

    /// <summary>A failure in words.</summary>
    public UserFileException(string message) : base(message) { }

    /// <summary>A failure in words with its cause.</summary>
    public UserFileException(string message, Exception innerException) : base(message, innerException) { }
}
