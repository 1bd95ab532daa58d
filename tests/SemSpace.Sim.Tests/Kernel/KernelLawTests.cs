using CsCheck;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;

namespace SemSpace.Sim.Tests.Kernel;

/// <summary>Laws that hold whatever processes do: places are neither lost nor doubled, things neither, time does not go back, nobody sleeps beside what it waits for, and a run is a function of its processes.</summary>
public class KernelLawTests
{
    private const int Capacity = 2, Room = 2;
    private const double EndS = 1000;

    /// <summary>What a process does: where, how long, how urgently, and whom it interrupts.</summary>
    private static readonly Gen<(int What, int Seconds, int Priority, int Other)> Step = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, 7]);

    [Fact]
    public void Whatever_processes_do_the_laws_hold()
        => Step.Array[1, 12].Array[1, 8].Sample(programs =>
        {
            World one = new(programs), two = new(programs);
            one.Run();
            two.Run();
            Assert.Equal(one.Story, two.Story);
            one.Check();
        }, iter: 2000);

    private sealed class World
    {
        private readonly Simulation _simulation = new(new Epoch(0));
        private readonly Resource _places, _lone;
        private readonly Occasion _occasion;
        private readonly HashSet<Epoch> _announced = [];
        private readonly Store<int> _store;
        private readonly List<Process> _processes = [];
        private readonly List<int> _put = [], _taken = [];
        private int _inUse;
        private Epoch _last;

        public World((int What, int Seconds, int Priority, int Other)[][] programs)
        {
            (_places, _lone, _store, _occasion) = (new(_simulation, Capacity), new(_simulation, 1), new(_simulation, Room), new(_simulation));
            foreach ((int number, (int What, int Seconds, int Priority, int Other)[] steps) in programs.Index()) _processes.Add(_simulation.Start(() => Live(number, steps)));
        }

        public List<string> Story { get; } = [];

        /// <summary>Those that wait in the end are in a deadlock, all of them and nobody else.</summary>
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

            Assert.Equal(_simulation.Living, deadlock?.Stuck ?? []);
        }

        public void Check()
        {
            Assert.Equal((Capacity, 0, 0), (_places.Free, _places.Waiting, _inUse));
            Assert.Equal((1, 0), (_lone.Free, _lone.Waiting));
            Assert.Equal(_put.Count, _taken.Count + _store.Count + _store.Putting);
            Assert.Equal(_taken.Count, _taken.Distinct().Count());
            Assert.Empty(_taken.Except(_put));
            Assert.True(_store.Count == 0 || _store.Taking == 0, "One waits for what is there.");
            Assert.True(_store.Count >= Room || _store.Putting == 0, "One waits for room, and there is.");
            Assert.Equal(_simulation.Living.Count(process => process.WaitsFor.EndsWith(" in a store", StringComparison.Ordinal)), _store.Taking + _store.Putting);
            Assert.All(
                _simulation.Living.Where(process => !process.WaitsFor.EndsWith(" in a store", StringComparison.Ordinal)),
                process => Assert.Contains(process.WaitsFor, _simulation.Living.Select(other => $"the end of {other.Name}")));
        }

        private async SimTask Live(int number, (int What, int Seconds, int Priority, int Other)[] steps)
        {
            foreach ((int step, (int what, int seconds, int priority, int other)) in steps.Index())
            {
                Note($"{number}: {what}");
                try
                {
                    await Do(number, step, what, seconds, priority, other);
                }
                catch (InterruptedException interrupt)
                {
                    Note($"{number}: interrupted, {interrupt.Cause is Preempted}");
                }
            }
        }

        private async SimTask Do(int number, int step, int what, int seconds, int priority, int other)
        {
            Duration span = Duration.FromSeconds(seconds);
            if (what == 0) await _simulation.Delay(span);
            else if (what is 1 or 2) await Use(span, priority, preempts: what == 2);
            else if (what == 3) await Put((100 * number) + step);
            else if (what == 4) _taken.Add(await _store.Take());
            else if (what == 6) await Hear(span);
            else if (what == 7) Announce();
            else if (what == 8) await First(span, _processes[other % _processes.Count]);
            else if (what == 9) await Last(span, Duration.FromSeconds(priority));
            else if (what == 10) await UseAny(span, Duration.FromSeconds(priority));
            else if (what == 11) await _processes[other % _processes.Count].Ended;
            else _processes[other % _processes.Count].Interrupt();
        }

        private async SimTask Use(Duration span, int priority, bool preempts)
        {
            if (!await _places.Acquire(_simulation.Now + Duration.FromSeconds(3), priority, preempts)) return;
            _inUse++;
            try
            {
                await _simulation.Settled(); // who was preempted at this time knows it by now
                Assert.True(_inUse <= Capacity, "A place was given twice.");
                await _simulation.Delay(span);
            }
            finally
            {
                _inUse--;
                _places.Release();
            }
        }

        private void Announce()
        {
            _ = _announced.Add(_simulation.Now);
            _occasion.Announce();
        }

        /// <summary>Who hears of an occasion does so at that time, and who does not at the deadline.</summary>
        private async SimTask Hear(Duration span)
        {
            Epoch deadline = _simulation.Now + span;
            bool isHeard = await _occasion.Wait(deadline);
            Assert.True(isHeard ? _announced.Contains(_simulation.Now) && _simulation.Now <= deadline : _simulation.Now == deadline, "An occasion was missed, or heard of late.");
        }

        private async SimTask First(Duration span, Process process)
        {
            Epoch time = _simulation.Now + span;
            await Trigger.AnyOf(_simulation, Trigger.At(_simulation, time), process.Ended);
            Assert.True(_simulation.Now == time || (_simulation.Now < time && process.HasEnded), "It went on beside the first of two.");
        }

        private async SimTask Last(Duration one, Duration other)
        {
            (Epoch first, Epoch second) = (_simulation.Now + one, _simulation.Now + other);
            await Trigger.AllOf(_simulation, Trigger.At(_simulation, first), Trigger.At(_simulation, second));
            Assert.Equal(Epoch.Max(first, second), _simulation.Now);
        }

        /// <summary>The lone place now, or one of the others after a while.</summary>
        private async SimTask UseAny(Duration span, Duration later)
        {
            Epoch now = _simulation.Now, end = now + Duration.FromSeconds(4);
            Turn turn = Resource.AcquireAny(_simulation, new Offer(_lone, now, end), new Offer(_places, now + later, end));
            if (!await turn)
            {
                Assert.Equal(end, _simulation.Now);
                return;
            }

            Resource given = turn.Grantor!;
            Assert.True(given == _lone || _simulation.Now >= now + later, "A place was given before its offer began.");
            try
            {
                await _simulation.Delay(span);
            }
            finally
            {
                given.Release();
            }
        }

        /// <summary>A thing that is put in stays in, though its process be interrupted before it goes on.</summary>
        private async SimTask Put(int thing)
        {
            int before = _store.Putting;
            Store<int>.Ask ask = _store.Put(thing);
            _put.Add(thing);
            if (_store.Putting == before)
            {
                _ = await ask;
                return;
            }

            try
            {
                _ = await ask;
            }
            catch (InterruptedException) when (!ask.IsCompleted)
            {
                _ = _put.Remove(thing);
                throw;
            }
        }

        private void Note(string what)
        {
            Assert.True(_simulation.Now >= _last);
            _last = _simulation.Now;
            Story.Add(FormattableString.Invariant($"{what} at {_simulation.Now.TaiNanoseconds}"));
        }
    }
}
