using System.Text;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Fl.Models;
using SemSpace.Reports.Models;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tests.Tables;

namespace SemSpace.Reports.Tests.Models;

public sealed class ModelFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string File => _folder.In("model.safetensors");

    [Fact]
    public void A_model_is_written_as_safetensors()
    {
        ModelFile.Write(File, SampleRecords.Model);
        byte[] bytes = System.IO.File.ReadAllBytes(File);

        const string header = """
            {"__metadata__":{"task":"land_cover","version":"2"},"features.weight":{"dtype":"F32","shape":[2,1,3],"data_offsets":[0,24]},"head.bias":{"dtype":"F32","shape":[1],"data_offsets":[24,28]}}
            """;
        int length = (int)BitConverter.ToInt64(bytes, 0);
        Assert.Equal(0, length % 8);
        Assert.Equal(header, Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal(SampleRecords.Model.Parameters, Enumerable.Range(0, 7).Select(i => BitConverter.ToSingle(bytes, 8 + length + (4 * i))));
        Assert.Equal(8 + length + 28, bytes.Length);
    }

    [Fact]
    public void A_model_comes_back_as_it_was()
    {
        ModelFile.Write(File, SampleRecords.Model);
        TrainedModel read = ModelFile.Read(File);

        Assert.Equal(SampleRecords.Model.Tensors.Select(tensor => tensor.Name), read.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(SampleRecords.Model.Tensors.Select(tensor => tensor.Shape), read.Tensors.Select(tensor => tensor.Shape));
        Assert.Equal(SampleRecords.Model.Parameters, read.Parameters);
        Assert.Equal(SampleRecords.Model.Facts, read.Facts);
    }

    [Theory]
    [InlineData("", "it ends too early")]
    [InlineData("1234567", "it ends too early")]
    [InlineData("\u0001\0\0\0\0\0\0\0", "it ends too early")]
    [InlineData("\u0002\0\0\0\0\0\0\0[]", "it is not what SemSpace writes in line 1")]
    [InlineData("\u0002\0\0\0\0\0\0\0{}", "it is not what SemSpace writes")]
    [InlineData("\u0015\0\0\0\0\0\0\0{\"__metadata__\":null}", "it is not what SemSpace writes")]
    public void What_is_no_model_is_one_clear_fault(string text, string reason)
    {
        System.IO.File.WriteAllBytes(File, Encoding.Latin1.GetBytes(text));
        Assert.Equal($"{File} cannot be read: {reason}.", Assert.Throws<ResultsException>(() => ModelFile.Read(File)).Message);
    }

    [Fact]
    public void Sizes_beyond_all_bounds_are_a_fault()
    {
        ModelFile.Write(File, SampleRecords.Model);
        string text = Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(File));
        foreach (string shape in new[] { "[-1,1,3]", "[3,1,3]", "[9223372036854775807,9,9]", "[2,1.5]", "null" })
        {
            string damaged = text.Replace("[2,1,3]", shape, StringComparison.Ordinal);
            int grown = damaged.Length - text.Length;
            damaged = (char)(damaged[0] + grown) + damaged[1..];
            System.IO.File.WriteAllBytes(File, Encoding.Latin1.GetBytes(damaged));
            Assert.Throws<ResultsException>(() => ModelFile.Read(File));
        }
    }

    [Fact]
    public void Tensors_that_do_not_fit_the_parameters_are_refused()
        => Assert.Throws<ArgumentException>(() => ModelFile.Write(File, SampleRecords.Model with { Tensors = [new ParameterTensor("a", [6])] }));

    public void Dispose() => _folder.Dispose();
}
