using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using SkiaSharp;

namespace SemSpace.Fl.Tests.Datasets;

/// <summary>Small files in the formats of data sets, in a folder that is deleted at the end of a test.</summary>
internal sealed class SmallFiles : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("semspace-").FullName;

    public string In(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A value that tells image, channel, row and column apart.</summary>
    public static byte Value(int image, int channel, int row, int column) => (byte)((37 * image) + (91 * channel) + (5 * row) + column);

    public void Cifar10Binary(int perBatch)
    {
        for (int batch = 0; batch < 6; batch++)
        {
            List<byte> bytes = [];
            for (int i = 0; i < perBatch; i++)
            {
                int image = (batch * perBatch) + i;
                bytes.Add((byte)(image % 10));
                for (int channel = 0; channel < 3; channel++)
                {
                    for (int pixel = 0; pixel < 1024; pixel++) bytes.Add(Value(image, channel, pixel / 32, pixel % 32));
                }
            }

            File.WriteAllBytes(In(batch < 5 ? $"data_batch_{batch + 1}.bin" : "test_batch.bin"), [.. bytes]);
        }
    }

    public void Cifar10Sheets(int perBatch)
    {
        for (int batch = 0; batch < 6; batch++)
        {
            using SKBitmap sheet = new(new SKImageInfo(1024, perBatch, SKColorType.Rgba8888, SKAlphaType.Opaque));
            for (int i = 0; i < perBatch; i++)
            {
                int image = (batch * perBatch) + i;
                for (int pixel = 0; pixel < 1024; pixel++)
                    sheet.SetPixel(pixel, i, new(Value(image, 0, pixel / 32, pixel % 32), Value(image, 1, pixel / 32, pixel % 32), Value(image, 2, pixel / 32, pixel % 32)));
            }

            Save(sheet, batch < 5 ? $"data_batch_{batch + 1}.png" : "test_batch.png");
        }

        File.WriteAllText(In("train_lables.json"), JsonSerializer.Serialize(Enumerable.Range(0, 5 * perBatch).Select(image => image % 10)));
        File.WriteAllText(In("test_lables.json"), JsonSerializer.Serialize(Enumerable.Range(5 * perBatch, perBatch).Select(image => image % 10)));
    }

    public void Idx(int train, int test, bool isPacked = true)
    {
        Write("train", 0, train);
        Write("t10k", train, test);

        void Write(string part, int first, int count)
        {
            byte[] images = [.. Enumerable.Range(first, count).SelectMany(image => Enumerable.Range(0, 784).Select(pixel => Value(image, 0, pixel / 28, pixel % 28)))];
            Put($"{part}-images-idx3-ubyte", [.. Header(3, count, 28, 28), .. images], isPacked);
            Put($"{part}-labels-idx1-ubyte", [.. Header(1, count), .. Enumerable.Range(first, count).Select(image => (byte)(image % 10))], isPacked);
        }
    }

    public void MnistLists(int perDigit)
    {
        Directory.CreateDirectory(In("src/digits"));
        for (int digit = 0; digit < 10; digit++)
        {
            IEnumerable<double> values = Enumerable.Range(0, perDigit * 784).Select(i => Value((i / 784) + digit, 0, i % 784 / 28, i % 28) / 255.0);
            File.WriteAllText(In($"src/digits/{digit}.json"), JsonSerializer.Serialize(new { data = values }));
        }
    }

    /// <summary>Images of one colour a class.</summary>
    public void ImagesByClass(int perClass, params (string Class, SKColor Colour)[] classes)
    {
        foreach ((string name, SKColor colour) in classes)
        {
            Directory.CreateDirectory(In(name));
            for (int i = 0; i < perClass; i++)
            {
                using SKBitmap image = new(new SKImageInfo(20 + i, 16, SKColorType.Rgba8888, SKAlphaType.Opaque));
                image.Erase(colour);
                Save(image, $"{name}/{i}.png");
            }
        }
    }

    public void Put(string name, byte[] bytes, bool isPacked)
    {
        using Stream file = File.Create(In(isPacked ? name + ".gz" : name));
        using Stream stream = isPacked ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(bytes);
    }

    public static byte[] Header(params int[] dimensionsAndSizes)
    {
        byte[] header = [0, 0, 8, (byte)dimensionsAndSizes[0], .. new byte[4 * (dimensionsAndSizes.Length - 1)]];
        for (int i = 1; i < dimensionsAndSizes.Length; i++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 * i), dimensionsAndSizes[i]);
        return header;
    }

    private void Save(SKBitmap image, string name)
    {
        using SKData png = image.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(In(name), png.ToArray());
    }
}
