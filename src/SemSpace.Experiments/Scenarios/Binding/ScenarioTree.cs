using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Files;

namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>A scenario file laid over the one that it extends, that one over its own base, and so on.</summary>
/// <param name="Root">Their keys as if one file had them all; every value keeps its place in the file that it is from.</param>
/// <param name="Files">The files, the scenario's own first, as faults name them; presets are none.</param>
/// <param name="Context">Where relative names in each file start from, and where faults go.</param>
internal sealed record ScenarioTree(ConfigNode Root, IReadOnlyList<string> Files, BindContext Context)
{
    /// <summary>The key that names the base.</summary>
    public const string Extends = "extends";

    /// <summary>Reads a scenario file and what it extends.</summary>
    /// <returns>The tree; null with faults, each in the file that it is in.</returns>
    public static ScenarioTree? Read(string path, FaultList faults)
    {
        Reader reader = new(faults);
        reader.Enter(path);
        return reader.Whole(path) is { } root ? reader.Tree(root) : null;
    }

    /// <summary>The tree of what a file is to hold, laid over what it extends.</summary>
    /// <param name="root">What it is to hold.</param>
    /// <param name="path">The file.</param>
    /// <param name="faults">Where faults go.</param>
    public static ScenarioTree? Of(ConfigNode root, string path, FaultList faults)
    {
        Reader reader = new(faults);
        reader.Enter(path);
        return reader.OverItsBase(root, path) is { } whole ? reader.Tree(whole) : null;
    }

    /// <summary>Reads a file and all that it extends.</summary>
    private sealed class Reader(FaultList faults)
    {
        private static readonly FileKind File = new();
        private readonly List<string> _files = [];
        private readonly HashSet<string> _open = [];
        private readonly Dictionary<string, string> _folders = [];

        public ScenarioTree Tree(ConfigNode root) => new(root, _files, new(_folders[_files[0]], faults) { Folders = _folders });

        /// <summary>Notes a file, which is open until <see cref="Leave"/>.</summary>
        /// <returns>Whether it is not open already, so that it does not lead back to itself.</returns>
        public bool Enter(string path)
        {
            if (!_open.Add(IdentityOf(path))) return false;
            if (_folders.TryAdd(path, ConfigFile.FolderOf(path))) _files.Add(path);
            return true;
        }

        public ConfigNode? Whole(string path)
        {
            if (ConfigFile.Read(path, "a scenario file", faults, FileLimits.Scenario) is not { } root) return null;
            if (!ConfigFile.IsSweep(root)) return OverItsBase(root, path);
            faults.Add(new(path, 0), "is a sweep; must be a scenario. Run it with: semspace sweep.");
            return null;
        }

        /// <summary>A file's keys over those of its bases, of which a later one lies over those before it.</summary>
        public ConfigNode? OverItsBase(ConfigNode root, string path)
        {
            if (root is not MapNode map || map.Find(Extends) is not { } first) return root;
            MapEntry[] given = [.. map.Entries.Where(entry => entry.Key == Extends)];
            if (given.Length > 1) faults.Add(given[1].Place, $"{Extends} is given twice; must be given once. It stands first in {first.Place}.");
            MapNode own = map with { Entries = [.. map.Entries.Except(given)] };
            if (given.Length > 1 || (first.Value is ListNode { Items.Count: 0 } && Fault(first.Value, "an empty list") is null)) return null;
            ConfigNode? lower = null;
            foreach (ConfigNode name in first.Value is ListNode list ? list.Items : [first.Value])
            {
                if (Base(name, path) is not { } one) return null;
                lower = lower is null ? one : ScenarioSchema.Root.Over(one, lower);
            }

            return ScenarioSchema.Root.Over(own, lower!);
        }

        private static string IdentityOf(string path) => Unix.IdentityOf(path) ?? Path.GetFullPath(path);

        private void Leave(string path) => _open.Remove(IdentityOf(path));

        private ConfigNode? Base(ConfigNode named, string path)
        {
            if (named is not ScalarNode { IsEmpty: false } name) return Fault(named, named.Kind);
            if (Presets.Tree(name.Text, faults) is { } preset) return preset;
            if (!File.TryRead(name, new(_folders[path], faults), out _, out string hint)) return Fault(name, name.Text, hint.Length > 0 ? hint : Spelling.Hint(name.Text, [.. Presets.Names]).TrimStart());
            string file = Path.Combine(Path.GetDirectoryName(path) ?? "", name.Text);
            if (!Enter(file)) return Circle(name);
            ConfigNode? root = Whole(file);
            Leave(file);
            if (root is null or MapNode) return root;
            faults.Add(root.Place, $"the file is {root.Kind}; must be a mapping of keys to values.");
            return null;
        }

        private ConfigNode? Fault(ConfigNode named, string found, string hint = "")
        {
            faults.Add(named.Place, $"{Extends} is {found}; must be {ExtendsKey.Rule}; relative paths start from the folder of the file that names it.{(hint.Length == 0 ? "" : " " + hint)}");
            return null;
        }

        private ConfigNode? Circle(ScalarNode named)
        {
            faults.Add(named.Place, $"{Extends} is {named.Text}, which leads back to this file; files must not extend each other in a circle.");
            return null;
        }
    }
}
