using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;

namespace SemSpace.Sim.Tests.Kernel;

/// <summary>Deadlocks beside which other things go on, and what is none.</summary>
public class DeadlockTests
{
    private readonly Simulation _simulation = new(new Epoch(0));
    private readonly Resource _dish, _recorder;

    public DeadlockTests()
    {
        (_dish, _recorder) = (new(_simulation, 1, "the dish"), new(_simulation, 1, "the recorder"));
        _simulation.Start(Tick, "clock");

        async SimTask Tick()
        {
            while (true) await Pause(1);
        }
    }

    [Fact]
    public void A_clock_hides_none()
    {
        Cross();
        DeadlockException deadlock = Assert.Throws<DeadlockException>(() => Run(100));
        Assert.Equal((At(2), true, At(100)), (deadlock.Time, deadlock.OthersGoOn, _simulation.Now));
        Assert.Equal(["north", "south"], Names(deadlock.Stuck));
        Assert.Equal($"Since {At(2)} there are processes that only each other can help: north for a place of the recorder, held by south; south for a place of the dish, held by north.", deadlock.Message);
        Assert.Equal((At(2), At(200)), (Assert.Throws<DeadlockException>(() => Run(200)).Time, _simulation.Now));
    }

    [Fact]
    public void Nor_does_what_was_to_happen_after_the_end()
    {
        Simulation quiet = new(new Epoch(0));
        Resource place = new(quiet, 1);
        quiet.Start(async () =>
        {
            Assert.True(await place.Acquire(Epoch.EndOfTime));
            Assert.True(await place.Acquire(Epoch.EndOfTime));
        }, "twice");
        _ = quiet.At(At(1000), () => { });
        Assert.Equal(["twice"], Names(Assert.Throws<DeadlockException>(() => quiet.Run(At(10))).Stuck));
    }

    [Fact]
    public void Who_is_told_may_help()
    {
        List<string> told = [];
        _simulation.Deadlocked = deadlock =>
        {
            told.Add($"{_simulation.Now == deadlock.Time} at {deadlock.Time}: {string.Join(", ", Names(deadlock.Stuck))}");
            deadlock.Stuck[0].Interrupt();
        };
        Process[] both = Cross();
        Run(100);
        Assert.Equal([$"True at {At(2)}: north, south"], told);
        Assert.All(both, process => Assert.True(process.HasEnded));
    }

    [Fact]
    public void Who_is_told_may_end_the_run()
    {
        _simulation.Deadlocked = deadlock => throw deadlock;
        Cross();
        Assert.Equal(At(2), Assert.Throws<DeadlockException>(() => Run(100)).Time);
        Assert.Equal(At(2), _simulation.Now);
    }

    [Fact]
    public void One_who_has_helped_is_forgotten()
    {
        Process[] both = Cross();
        _ = _simulation.At(At(50), () => both[1].Interrupt());
        Run(100);
        Assert.All(both, process => Assert.True(process.HasEnded));
    }

    [Fact]
    public void One_who_preempts_helps()
    {
        Cross(priority: 1);
        _simulation.Start(async () =>
        {
            await Pause(50);
            Assert.True(await _dish.Acquire(Epoch.EndOfTime, preempts: true));
            _dish.Release();
        });
        Run(100);
        Assert.Equal("clock", _simulation.Living.Single().Name);
    }

    [Theory]
    [InlineData("a deadline")]
    [InlineData("another offer")]
    [InlineData("another place")]
    [InlineData("another part of the process")]
    [InlineData("a place of nobody")]
    [InlineData("a word to come")]
    public void What_may_go_on_is_none(string way)
    {
        bool isTold = false;
        _simulation.Deadlocked = _ => isTold = true;
        Resource wide = new(_simulation, way == "another place" ? 2 : 1, "wide");
        Trigger word = new(_simulation, "a word");
        if (way == "a place of nobody") wide.Acquire(Epoch.EndOfTime);
        _simulation.Start(North, "north");
        _simulation.Start(South, "south");
        _simulation.Start(East, "east");
        Run(40);
        Assert.False(isTold);
        Assert.Equal(["clock"], Names(_simulation.Living).Except(way == "a place of nobody" ? ["north", "south"] : []));

        async SimTask North()
        {
            Assert.True(await _dish.Acquire(Epoch.EndOfTime));
            if (way == "another part of the process") _ = Later(_dish);
            await Pause(2);
            if (way == "a deadline") Assert.False(await _recorder.Acquire(At(30)));
            else if (way == "another offer") Assert.True(await Resource.AcquireAny(_simulation, new(_recorder, At(0), Epoch.EndOfTime), new(wide, At(20), Epoch.EndOfTime)));
            else if (way == "a word to come") await word;
            else Assert.True(await (way is "another place" or "a place of nobody" ? wide : _recorder).Acquire(Epoch.EndOfTime));
            if (way != "another part of the process") _dish.Release();
        }

        async SimTask South()
        {
            Resource first = way is "another place" or "a place of nobody" ? wide : _recorder;
            if (way != "a place of nobody") Assert.True(await first.Acquire(Epoch.EndOfTime));
            await Pause(3);
            Assert.True(await _dish.Acquire(Epoch.EndOfTime));
            _dish.Release();
            if (way != "a place of nobody") first.Release();
        }

        async SimTask East()
        {
            if (way == "another place") Assert.True(await wide.Acquire(Epoch.EndOfTime));
            await Pause(20);
            if (way == "another place") wide.Release();
            _ = word.Happen();
        }

        async SimTask Later(Resource place)
        {
            await Pause(20);
            place.Release();
        }
    }

    [Fact]
    public void Who_waits_for_the_end_of_one_that_waits_for_it_is_in_one()
    {
        List<Process> told = [];
        _simulation.Deadlocked = deadlock => told.AddRange(deadlock.Stuck);
        Process? child = null;
        _simulation.Start(async () =>
        {
            Assert.True(await _dish.Acquire(Epoch.EndOfTime));
            child = _simulation.Start(async () => Assert.True(await _dish.Acquire(Epoch.EndOfTime)), "child");
            await child.Ended;
        }, "parent");
        Process self = null!;
        self = _simulation.Start(async () => await self.Ended, "self");
        Run(10);
        Assert.Equal(["self", "parent", "child"], Names(told));
        Assert.Throws<InvalidOperationException>(() => child!.Ended.Happen());
        Assert.Throws<InvalidOperationException>(() => child!.Ended.Fail(new InvalidOperationException()));
    }

    [Fact]
    public void A_place_whose_holder_has_ended_comes_no_more()
    {
        _simulation.Start(async () => Assert.True(await _dish.Acquire(Epoch.EndOfTime)), "forgetful");
        _simulation.Start(async () =>
        {
            await Pause(5);
            Assert.True(await _dish.Acquire(Epoch.EndOfTime));
        }, "late");
        DeadlockException deadlock = Assert.Throws<DeadlockException>(() => Run(10));
        Assert.Equal(["late"], Names(deadlock.Stuck));
        Assert.Equal("a place of the dish, held by forgetful", deadlock.Stuck[0].WaitsFor);
        Assert.Equal(At(10), deadlock.Time);
    }

    [Fact]
    public void One_that_an_offers_end_brings_about_is_told_at_the_end_of_the_run()
    {
        List<Epoch> told = [];
        _simulation.Deadlocked = deadlock => told.Add(deadlock.Time);
        Resource third = new(_simulation, 1, "third");
        _simulation.Start(async () =>
        {
            Assert.True(await third.Acquire(Epoch.EndOfTime));
            await Pause(1000);
        }, "holder");
        _simulation.Start(async () =>
        {
            Assert.True(await _dish.Acquire(Epoch.EndOfTime));
            await Pause(1);
            Assert.True(await Resource.AcquireAny(_simulation, new(_recorder, At(0), Epoch.EndOfTime), new(third, At(0), At(20))));
        }, "north");
        _simulation.Start(async () =>
        {
            Assert.True(await _recorder.Acquire(Epoch.EndOfTime));
            await Pause(1);
            Assert.True(await _dish.Acquire(Epoch.EndOfTime));
        }, "south");
        Run(15);
        Assert.Empty(told);
        Run(30);
        Run(40);
        Assert.Equal([At(30)], told);
    }

    [Fact]
    public void Services_are_in_one_only_with_others()
    {
        Cross(areServices: true);
        Run(10);
        _simulation.Start(async () => Assert.True(await _dish.Acquire(Epoch.EndOfTime)), "customer");
        Assert.Equal(["north", "south", "customer"], Names(Assert.Throws<DeadlockException>(() => Run(20)).Stuck));
    }

    [Fact]
    public void Whoever_waits_for_others_is_told_with_what_for_and_of_whom()
    {
        Cross();
        _simulation.Start(async () => Assert.True(await _recorder.Acquire(Epoch.EndOfTime)), "behind");
        _simulation.Start(async () => Assert.False(await _recorder.Acquire(At(50))), "patient");
        _simulation.Start(async () => _ = await new Store<int>(_simulation).Take(), "server", isService: true);
        Assert.Equal(["north", "south", "behind"], Names(Assert.Throws<DeadlockException>(() => Run(10)).Stuck));
        Assert.Equal(
            [
                "north: a place of the recorder, held by south; south; True",
                "south: a place of the dish, held by north; north; True",
                "behind: a place of the recorder, held by south; south; True",
                $"patient: a place of the recorder, held by south, until {At(50)}; south; False",
                "server: something in a store; ; False",
            ],
            _simulation.Waiting.Select(want => $"{want.Process.Name}: {want.What}; {string.Join(", ", Names(want.Of))}; {want.IsDeadlocked}"));
    }

    private static Epoch At(double seconds) => new Epoch(0) + Duration.FromSeconds(seconds);

    private static IEnumerable<string> Names(IEnumerable<Process> processes) => processes.Select(process => process.Name);

    private Wait Pause(double seconds) => _simulation.Delay(Duration.FromSeconds(seconds));

    private void Run(double end) => _simulation.Run(At(end));

    /// <summary>Two that take two places in opposite order; who is interrupted gives back what it has.</summary>
    private Process[] Cross(int priority = 0, bool areServices = false)
    {
        return
        [
            _simulation.Start(() => Use(_dish, _recorder, 1), "north", areServices),
            _simulation.Start(() => Use(_recorder, _dish, 2), "south", areServices),
        ];

        async SimTask Use(Resource first, Resource second, double pause)
        {
            Assert.True(await first.Acquire(Epoch.EndOfTime, priority));
            try
            {
                await Pause(pause);
                Assert.True(await second.Acquire(Epoch.EndOfTime, priority));
                await Pause(1);
                second.Release();
            }
            catch (InterruptedException)
            {
                Assert.Equal(0, second.Waiting);
            }
            finally
            {
                first.Release();
            }
        }
    }
}
