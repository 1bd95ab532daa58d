using System.Text.RegularExpressions;
using CsCheck;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;

namespace SemSpace.Sim.Tests.Kernel;

/// <summary>
/// Random programs that take places, give them back or do not, join, preempt and interrupt, beside a clock that never stops: at each event the deadlocks that were told are compared with
/// what an exhaustive check makes of the words in which processes tell what they wait for, and at the end with who is left.
/// </summary>
public partial class DeadlockLawTests
{
    private const int Resources = 3;
    private const double EndS = 150;

    /// <summary>What a process does, with which place or process, and how urgently or long.</summary>
    private static readonly Gen<(int What, int Which, int Number)> Step = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 6], Gen.Int[0, 2]);

    private static readonly Gen<(int What, int Which, int Number)> NoHelp = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 6], Gen.Int[0, 2]);

    [Fact]
    public void What_only_each_other_could_help_is_told_when_it_comes_about_and_nothing_else_is()
        => Gen.OneOf(Step.Array[1, 8].Array[2, 6], NoHelp.Array[1, 8].Array[2, 6]).Sample(programs =>
        {
            World told = new(programs, isTold: true), thrown = new(programs, isTold: false);
            told.Run();
            thrown.Run();
            Assert.Equal(told.Story, thrown.Story);
            Assert.Equal(told.Left, thrown.Left);
        }, iter: 2000);

    [Fact]
    public void Random_programs_do_come_into_deadlocks_and_out_of_them()
    {
        int deadlocks = 0, parted = 0, none = 0;
        NoHelp.Array[1, 8].Array[2, 6].Sample(programs => Count(new(programs, isTold: true)), iter: 300, threads: 1);
        Step.Array[1, 8].Array[2, 6].Sample(programs => Count(new(programs, isTold: true)), iter: 300, threads: 1);
        Assert.True(deadlocks > 100 && parted > 10 && none > 10, FormattableString.Invariant($"{deadlocks}, {parted}, {none}"));

        void Count(World world)
        {
            world.Run();
            deadlocks += world.Told;
            parted += world.Parted;
            none += world.Told == 0 ? 1 : 0;
        }
    }

    [GeneratedRegex("^(?!.*, until )a place of a resource(?:, held by (?<holders>.+))?$")]
    private static partial Regex PlaceWords();

    [GeneratedRegex("^the end of (?<process>.+)$")]
    private static partial Regex EndWords();

    private sealed class World
    {
        private readonly Simulation _simulation = new(new Epoch(0));
        private readonly Resource[] _places;
        private readonly List<Process> _processes = [];
        private readonly HashSet<Process> _told = [];
        private readonly bool _isTold;

        public World((int What, int Which, int Number)[][] programs, bool isTold)
        {
            _isTold = isTold;
            _places = [.. Enumerable.Range(0, Resources).Select(number => new Resource(_simulation, number == 0 ? 2 : 1))];
            foreach ((int number, (int What, int Which, int Number)[] steps) in programs.Index()) _processes.Add(_simulation.Start(() => Live(number, steps)));
            _simulation.Start(Tick, "clock");
            if (isTold) _simulation.Deadlocked = deadlock => _told.UnionWith(Told++ >= 0 ? deadlock.Stuck : []);
            _simulation.Trace = (_, process) =>
            {
                if (process.Name == "clock") return;
                Story.Add(FormattableString.Invariant($"{process.Name} at {_simulation.Now.TaiNanoseconds}"));
                if (isTold) Compare(process);
            };
        }

        public List<string> Story { get; } = [];

        /// <summary>Who waits in the end.</summary>
        public List<string> Left { get; } = [];

        public int Told { get; private set; }

        public int Parted { get; private set; }

        public void Run()
        {
            DeadlockException? deadlock = null;
            try
            {
                _simulation.Run(new Epoch(0) + Duration.FromSeconds(EndS));
            }
            catch (DeadlockException found)
            {
                deadlock = found;
            }

            // All programs have come to their ends by now, or never will.
            Left.AddRange(_processes.Where(process => !process.HasEnded).Select(process => process.Name));
            Assert.Equal(Left, _simulation.Waiting.Where(want => want.IsDeadlocked).Select(want => want.Process.Name));
            if (_isTold) Assert.Equal(Left.Order(), _told.Select(process => process.Name).Order());
            else Assert.Equal(Left, deadlock?.Stuck.Select(process => process.Name) ?? []);
        }

        /// <summary>Between two events, of which the next has a process go on.</summary>
        private void Compare(Process next)
        {
            Assert.DoesNotContain(next, _told); // those who are parted were taken out when that was done
            Assert.Empty(_told.Except(Helpless(endedMayHelp: false)));
            Dictionary<Process, List<Process>> helpless = Helpless(endedMayHelp: true).ToDictionary(process => process, Givers);
            Assert.All(helpless.Keys.Where(process => IsOnCircle(process, helpless)), process => Assert.Contains(process, _told));
        }

        /// <summary>Those that cannot go on whatever those do that can: all but who can, and whom they can help, and whom these can, as long as there are more.</summary>
        private HashSet<Process> Helpless(bool endedMayHelp)
        {
            HashSet<Process> able = [.. _processes.Where(process => process.HasEnded ? endedMayHelp : !PlaceWords().IsMatch(process.WaitsFor) && !EndWords().IsMatch(process.WaitsFor))];
            int before;
            do
            {
                before = able.Count;
                able.UnionWith(_processes.Where(process => !process.HasEnded && Givers(process).Any(able.Contains)).ToList());
            }
            while (able.Count > before);
            return [.. _processes.Where(process => !process.HasEnded && !able.Contains(process))];
        }

        private List<Process> Givers(Process process)
        {
            Match place = PlaceWords().Match(process.WaitsFor), end = EndWords().Match(process.WaitsFor);
            string[] names = place.Success ? place.Groups["holders"].Value.Split(", ") : end.Success ? [end.Groups["process"].Value] : [];
            return [.. _processes.Where(one => names.Contains(one.Name))];
        }

        private static bool IsOnCircle(Process process, Dictionary<Process, List<Process>> givers)
        {
            HashSet<Process> reached = [];
            Stack<Process> next = new([process]);
            while (next.TryPop(out Process? one))
            {
                foreach (Process giver in givers.GetValueOrDefault(one, []))
                {
                    if (giver == process) return true;
                    if (reached.Add(giver)) next.Push(giver);
                }
            }

            return false;
        }

        private async SimTask Tick()
        {
            while (true) await _simulation.Delay(Duration.FromSeconds(1));
        }

        private async SimTask Live(int number, (int What, int Which, int Number)[] steps)
        {
            List<Resource> held = [];
            Process self = _processes[number];
            foreach ((int what, int which, int urgency) in steps)
            {
                try
                {
                    await Do(held, self, what, which, urgency);
                }
                catch (InterruptedException interrupt)
                {
                    if (interrupt.Cause is Preempted preempted) _ = held.Remove(preempted.Resource);
                }
            }
        }

        private async SimTask Do(List<Resource> held, Process self, int what, int which, int number)
        {
            Resource place = _places[which % Resources];
            Process other = _processes[which % _processes.Count];
            if (what <= 2) await Take(held, place, Epoch.EndOfTime, number, preempts: false);
            else if (what == 3) await Take(held, place, _simulation.Now + Duration.FromSeconds(number + 1), number, preempts: false);
            else if (what <= 5) await _simulation.Delay(Duration.FromSeconds(number));
            else if (what == 6) Give(held);
            else if (what == 7) await other.Ended;
            else if (what == 8) await Take(held, place, Epoch.EndOfTime, number, preempts: true);
            else if (other != self)
            {
                other.Interrupt();
                Part();
            }
        }

        private async SimTask Take(List<Resource> held, Resource place, Epoch deadline, int priority, bool preempts)
        {
            Turn turn = place.Acquire(deadline, priority, preempts);
            if (preempts) Part();
            if (await turn) held.Add(place);
        }

        private static void Give(List<Resource> held)
        {
            if (held.Count == 0) return;
            Resource place = held[^1];
            held.RemoveAt(held.Count - 1);
            place.Release();
        }

        /// <summary>One may have been helped from outside, and with it all that hang on it.</summary>
        private void Part()
        {
            int before = _told.Count;
            _told.IntersectWith(Helpless(endedMayHelp: false));
            if (_told.Count < before) Parted++;
        }
    }
}
