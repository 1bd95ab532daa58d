using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SemSpace.Cli.Tests;

/// <summary>
/// A headless Chromium that has no network and one page, steered by its DevTools protocol (https://chromedevtools.github.io/devtools-protocol). Keeps what the
/// page asks of the network and what it complains of. Not thread-safe.
/// </summary>
internal sealed partial class Browser : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private int _sent;
    private bool _isLoaded;

    private Browser(Process process) => _process = process;

    /// <summary>The program; null where there is none on the path.</summary>
    public static string? Program { get; } = new[] { "chromium", "chromium-browser", "google-chrome" }
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Errors and other lines on the page's console.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Addresses that were asked for, all but files and data.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Opens a page.</summary>
    /// <param name="profile">A folder that the browser may fill.</param>
    /// <param name="page">The page's file.</param>
    public static async Task<Browser> Open(string profile, string page)
    {
        ProcessStartInfo start = new(Program!, ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=900,1000", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank"])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        Browser browser = new(Process.Start(start)!);
        try
        {
            await browser.Load(page);
            return browser;
        }
        catch
        {
            browser._process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The value of an expression of JavaScript in the page.</summary>
    public async Task<JsonNode?> Value(string expression)
    {
        JsonNode answer = await Send("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.Null(answer["exceptionDetails"]?.ToJsonString());
        return answer["result"]!["value"];
    }

    public async ValueTask DisposeAsync()
    {
        await Post("Browser.close", []);
        await _process.WaitForExitAsync(_limit.Token);
        _socket.Dispose();
        _process.Dispose();
        _limit.Dispose();
    }

    private async Task Load(string page)
    {
        _limit.CancelAfter(TimeSpan.FromMinutes(1));
        await _socket.ConnectAsync(await PageAddress(), _limit.Token);
        foreach (string domain in new[] { "Page", "Runtime", "Log", "Network" }) await Send($"{domain}.enable", []);
        await Send("Network.emulateNetworkConditions", new() { ["offline"] = true, ["latency"] = 0, ["downloadThroughput"] = 0, ["uploadThroughput"] = 0 });
        _isLoaded = false;
        await Send("Page.navigate", new() { ["url"] = new Uri(page).AbsoluteUri });
        while (!_isLoaded) await Receive();
    }

    private async Task<Uri> PageAddress()
    {
        TaskCompletionSource<string> told = new();
        _process.ErrorDataReceived += (_, line) => _ = line.Data is { } text && text.StartsWith("DevTools listening on", StringComparison.Ordinal) && told.TrySetResult(text);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        string address = await told.Task.WaitAsync(_limit.Token);
        using HttpClient client = new();
        JsonNode pages = JsonNode.Parse(await client.GetStringAsync(new Uri($"http://127.0.0.1:{Port().Match(address).Value}/json/list"), _limit.Token))!;
        return new(pages.AsArray().First(page => page!["type"]!.GetValue<string>() == "page")!["webSocketDebuggerUrl"]!.GetValue<string>());
    }

    private async Task<JsonNode> Send(string method, JsonObject parameters)
    {
        int id = await Post(method, parameters);
        while (true)
        {
            JsonNode message = await Receive();
            if (message["id"]?.GetValue<int>() != id) continue;
            Assert.Null(message["error"]?.ToJsonString());
            return message["result"]!;
        }
    }

    private async Task<int> Post(string method, JsonObject parameters)
    {
        string text = new JsonObject { ["id"] = ++_sent, ["method"] = method, ["params"] = parameters }.ToJsonString();
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, _limit.Token);
        return _sent;
    }

    private async Task<JsonNode> Receive()
    {
        using MemoryStream text = new();
        byte[] part = new byte[1 << 16];
        WebSocketReceiveResult got;
        do
        {
            got = await _socket.ReceiveAsync(part, _limit.Token);
            text.Write(part, 0, got.Count);
        }
        while (!got.EndOfMessage);
        JsonNode message = JsonNode.Parse(text.ToArray())!;
        Note(message["method"]?.GetValue<string>(), message["params"]);
        return message;
    }

    private void Note(string? happened, JsonNode? what)
    {
        if (happened == "Page.loadEventFired") _isLoaded = true;
        if (happened is "Runtime.exceptionThrown" or "Runtime.consoleAPICalled" or "Log.entryAdded") Complaints.Add(what!.ToJsonString());
        if (happened == "Network.requestWillBeSent" && what!["request"]!["url"]!.GetValue<string>() is var address && !address.StartsWith("file:", StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.Ordinal))
            Requests.Add(address);
    }

    [GeneratedRegex("(?<=:)[0-9]+(?=/)")]
    private static partial Regex Port();
}
