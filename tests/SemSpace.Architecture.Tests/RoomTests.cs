namespace SemSpace.Architecture.Tests;

/// <summary>
/// Within a project, too, arrows make no circle between top-level folders. Files outside of all folders may be the ground that folders stand on or the
/// roof over them, each by itself.
/// </summary>
public class RoomTests
{
    [Fact]
    public void Folders_of_a_project_make_no_circle()
        => Assert.All(Repository.Projects, project => Assert.Empty(Circles(project)));

    /// <summary>Pairs of rooms with an arrow one way and a path back.</summary>
    private static IEnumerable<string> Circles(string project)
    {
        IReadOnlyList<Room> rooms = Room.Of(project);
        ILookup<Room, Room> arrows = rooms.SelectMany(from => rooms.Where(from.Uses), (from, to) => (From: from, To: to)).ToLookup(a => a.From, a => a.To);
        return rooms.SelectMany(from => arrows[from], (from, to) => (From: from, To: to))
            .Where(arrow => (arrow.From.IsFolder || arrow.To.IsFolder) && Reached(arrow.To, arrows).Contains(arrow.From))
            .Select(arrow => string.Join('/', new[] { arrow.From.Name, arrow.To.Name }.Order(StringComparer.Ordinal)))
            .Distinct().Order(StringComparer.Ordinal);
    }

    private static HashSet<Room> Reached(Room start, ILookup<Room, Room> arrows)
    {
        HashSet<Room> reached = [];
        Queue<Room> next = new([start]);
        while (next.TryDequeue(out Room? room))
        {
            foreach (Room to in arrows[room].Where(reached.Add)) next.Enqueue(to);
        }

        return reached;
    }
}
