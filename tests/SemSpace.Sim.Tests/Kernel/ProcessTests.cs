using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;

namespace SemSpace.Sim.Tests.Kernel;

/// <summary>What processes do to each other: join, interrupt, wait for any and all, give and take.</summary>
public class ProcessTests
{
    private readonly Simulation _simulation = new(new Epoch(0));
    private readonly List<string> _story = [];

    [Fact]
    public void A_process_is_joined_by_any_number_of_others_also_after_its_end()
    {
        Process work = _simulation.Start(async () => await Pause(2));
        foreach (int delay in (int[])[0, 1, 5])
        {
            _simulation.Start(async () =>
            {
                await Pause(delay);
                await work.Ended;
                Note($"joined by {delay}");
            });
        }

        Run();
        Assert.Equal(["joined by 0 at 2", "joined by 1 at 2", "joined by 5 at 5"], _story);
    }

    [Fact]
    public void A_failure_names_process_time_and_cause_and_goes_to_who_joins()
    {
        Process bad = _simulation.Start(Fail, "bad");
        _simulation.Start(async () =>
        {
            try
            {
                await bad.Ended;
            }
            catch (ProcessFailedException failed)
            {
                Note(failed.Message);
            }
        });
        Run();
        Assert.Equal([$"bad failed at {At(3)}: broken at 3"], _story);

        _simulation.Start(Fail, "alone");
        ProcessFailedException failure = Assert.Throws<ProcessFailedException>(() => _simulation.Run(At(200)));
        Assert.Equal(("alone", "broken"), (failure.Process, failure.InnerException!.Message));

        async SimTask Fail()
        {
            await Pause(3);
            throw new InvalidOperationException("broken");
        }
    }

    [Fact]
    public void An_interrupt_ends_a_wait_at_once_and_the_process_goes_on()
    {
        Process sleeper = _simulation.Start(async () =>
        {
            try
            {
                await Pause(9);
            }
            catch (InterruptedException interrupt)
            {
                Note($"woken by {interrupt.Cause}");
            }

            await Pause(1);
            Note("awake");
        });
        _simulation.Start(async () =>
        {
            await Pause(2);
            sleeper.Interrupt("alarm");
            sleeper.Interrupt("twice");
        });
        Run();
        Assert.Equal(["woken by alarm at 2", "awake at 3"], _story);
        Assert.True(sleeper.HasEnded);
        sleeper.Interrupt("late");
        Run();
    }

    [Fact]
    public void A_process_that_has_not_begun_is_interrupted_at_its_first_wait()
    {
        Process sleeper = _simulation.Start(async () =>
        {
            Note("begun");
            try
            {
                await Pause(9);
            }
            catch (InterruptedException interrupt)
            {
                Note($"woken by {interrupt.Cause}");
            }

            await Pause(2);
            Note("awake");
        });
        Process brief = _simulation.Start(() => throw new InvalidOperationException("not to be reached by an interrupt"));
        sleeper.Interrupt("alarm");
        sleeper.Interrupt("twice");
        brief.Interrupt();
        Assert.Throws<ProcessFailedException>(Run);
        Run();
        Assert.Equal(["begun at 0", "woken by alarm at 0", "awake at 2"], _story);
    }

    [Fact]
    public void What_an_interrupted_process_was_given_goes_to_the_next()
    {
        Resource place = new(_simulation, 1);
        Store<string> store = new(_simulation);
        _simulation.Start(async () =>
        {
            _ = await place.Acquire(At(100));
            await Pause(2);
            place.Release(); // goes to the victim, which is interrupted before it goes on
        });
        Process victim = _simulation.Start(async () => await Interrupted(async () => _ = await place.Acquire(At(100))));
        _simulation.Start(async () =>
        {
            Assert.True(await place.Acquire(At(100)));
            Note("the next has the place");
        });
        Process taker = _simulation.Start(async () => await Interrupted(async () => _ = await store.Take()));
        _simulation.Start(async () => Note($"the next has {await store.Take()}"));
        _simulation.Start(async () =>
        {
            await Pause(2);
            await _simulation.Delay(Duration.Zero);
            victim.Interrupt();
            _ = await store.Put("it");
            taker.Interrupt();
        });
        Run();
        Assert.Equal(["interrupted at 2", "interrupted at 2", "the next has the place at 2", "the next has it at 2"], _story);

        async SimTask Interrupted(Func<SimTask> wait)
        {
            try
            {
                await wait();
            }
            catch (InterruptedException)
            {
                Note("interrupted");
            }
        }
    }

    [Fact]
    public void Any_and_all_of_some_events_can_be_awaited()
    {
        _simulation.Start(async () =>
        {
            await Trigger.AnyOf(_simulation, Trigger.At(_simulation, At(3)), Trigger.At(_simulation, At(1)));
            Note("any");
            await Trigger.AllOf(_simulation, Trigger.At(_simulation, At(4)), Trigger.At(_simulation, At(2)));
            Note("all");
            await Trigger.AllOf(_simulation);
            Note("none");
        });
        Run();
        Assert.Equal(["any at 1", "all at 4", "none at 4"], _story);
    }

    [Fact]
    public void A_store_gives_in_the_order_of_putting_and_makes_who_puts_wait_for_room()
    {
        Store<int> store = new(_simulation, 2);
        _simulation.Start(async () =>
        {
            for (int i = 1; i <= 4; i++)
            {
                _ = await store.Put(i);
                Note($"put {i}");
            }
        });
        _simulation.Start(async () =>
        {
            await Pause(5);
            for (int i = 1; i <= 4; i++) Note($"took {await store.Take()}");
        });
        Run();
        Assert.Equal(["put 1 at 0", "put 2 at 0", "took 1 at 5", "took 2 at 5", "took 3 at 5", "put 3 at 5", "put 4 at 5", "took 4 at 5"], _story);
        Assert.Equal((0, 0, 0), (store.Count, store.Taking, store.Putting));
    }

    [Fact]
    public void Lower_numbers_go_first_and_may_take_a_place_away()
    {
        Resource place = new(_simulation, 1);
        User("low", 5, start: 0, hold: 4, preempts: false);
        User("middle", 3, start: 1, hold: 2, preempts: false);
        User("high", 1, start: 2, hold: 1, preempts: true);
        User("first of the line", 2, start: 2, hold: 1, preempts: false);
        Run();
        Assert.Equal(
            ["low in at 0", "high in at 2", "low lost it at 2", "first of the line in at 3", "middle in at 4"], _story);
        Assert.Equal((1, 0), (place.Free, place.Waiting));

        void User(string name, int priority, double start, double hold, bool preempts) => _simulation.Start(async () =>
        {
            await Pause(start);
            Assert.True(await place.Acquire(At(100), priority, preempts));
            Note($"{name} in");
            try
            {
                await Pause(hold);
            }
            catch (InterruptedException interrupt) when (interrupt.Cause is Preempted)
            {
                Note($"{name} lost it");
            }

            place.Release();
        });
    }

    [Fact]
    public void Of_those_that_wait_the_least_is_next_as_it_stands_when_a_place_is_free()
    {
        Resource place = new(_simulation, 1);
        double later = 9;
        User("holder", 0, () => 0);
        User("five", 1, () => 5);
        User("nine, then one", 2, () => later);
        User("five, too", 3, () => 5);
        _simulation.Start(async () =>
        {
            await Pause(4);
            later = 1;
        });
        Run();
        Assert.Equal(["holder in at 0", "nine, then one in at 5", "five in at 10", "five, too in at 15"], _story);

        void User(string name, double start, Func<double> rank) => _simulation.Start(async () =>
        {
            await Pause(start);
            Assert.True(await Resource.AcquireAny(_simulation, [new Offer(place, _simulation.Now, At(100), rank)]));
            Note($"{name} in");
            await Pause(5);
            place.Release();
        });
    }

    [Fact]
    public void A_deadlock_tells_who_waits_for_what()
    {
        Resource dish = new(_simulation, 1, "the dish"), recorder = new(_simulation, 1, "the recorder");
        Store<int> store = new(_simulation, 1, "the store");
        _simulation.Start(() => Use(dish, recorder), "north");
        _simulation.Start(() => Use(recorder, dish), "south");
        _simulation.Start(async () =>
        {
            _ = await store.Put(1);
            _ = await store.Put(2);
        }, "writer");
        _simulation.Start(async () => await _simulation.Start(async () => await new Trigger(_simulation, "a word"), "inner").Ended, "outer");
        _simulation.Start(async () => await new Occasion(_simulation, "rain").Wait(Epoch.EndOfTime), "gardener");
        _simulation.Start(async () => await new Store<int>(_simulation).Take(), "server", isService: true);
        _simulation.Start(async () => await Pause(5), "done");
        DeadlockException deadlock = Assert.Throws<DeadlockException>(Run);
        Assert.Equal(At(5), deadlock.Time);
        Assert.Equal(
            [
                "north: a place of the recorder, held by south", "south: a place of the dish, held by north", "writer: room in the store",
                "outer: the end of inner", "gardener: rain", "inner: a word",
            ],
            deadlock.Stuck.Select(process => $"{process.Name}: {process.WaitsFor}"));
        Assert.Contains("north for a place of the recorder, held by south; south for a place of the dish, held by north; ", deadlock.Message, StringComparison.Ordinal);

        async SimTask Use(Resource first, Resource second)
        {
            Assert.True(await first.Acquire(Epoch.EndOfTime));
            await Pause(1);
            Assert.True(await second.Acquire(Epoch.EndOfTime));
        }
    }

    [Fact]
    public void Of_several_things_those_that_are_missing_are_told()
    {
        Trigger rain = new(_simulation, "rain"), wind = new(_simulation, "wind");
        _simulation.Start(async () => await Trigger.AnyOf(_simulation, rain, wind), "miller");
        _simulation.Start(async () => await Trigger.AllOf(_simulation, rain, wind, Trigger.At(_simulation, At(3))), "sailor");
        Assert.Equal(["rain or wind", "rain and wind"], Assert.Throws<DeadlockException>(Run).Stuck.Select(process => process.WaitsFor));
    }

    [Fact]
    public void What_ends_at_a_time_is_no_deadlock()
    {
        Resource place = new(_simulation, 1, "the dish"), other = new(_simulation, 1, "the recorder");
        List<string> waiting = [];
        _simulation.Start(async () =>
        {
            Assert.True(await place.Acquire(Epoch.EndOfTime));
            Assert.False(await place.Acquire(At(10)));
            Assert.True(await Resource.AcquireAny(_simulation, [new Offer(place, At(10), At(20)), new Offer(other, At(15), At(30))]));
        }, "holder");
        _simulation.At(At(5), Look);
        _simulation.At(At(12), Look);
        Run();
        Assert.Equal(
            [
                $"a place of the dish, held by holder, until {At(10)}",
                $"a place of the dish, held by holder or a place of the recorder from {At(15)}, until {At(30)}",
            ], waiting);

        void Look() => waiting.Add(_simulation.Living.Single().WaitsFor);
    }

    [Fact]
    public void A_process_gives_back_what_it_has_and_nothing_else()
    {
        Resource place = new(_simulation, 1);
        _simulation.Start(() =>
        {
            place.Release();
            return Pause(1);
        }, "thief");
        Assert.Contains("a process gives back a place that it does not have", Assert.Throws<ProcessFailedException>(Run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_cannot_await_what_is_not_the_simulation_s()
    {
        _simulation.Start(async () => await Task.Delay(1000));
        Assert.IsType<NotSupportedException>(Assert.Throws<ProcessFailedException>(Run).InnerException);
    }

    [Fact]
    public void The_trace_tells_each_step_of_each_process()
    {
        List<string> steps = [];
        _simulation.Trace = (time, process) => steps.Add(FormattableString.Invariant($"{process.Name} at {time.TaiNanoseconds / 1e9}"));
        _simulation.Start(async () =>
        {
            await Pause(1);
            await Pause(2);
        }, "a");
        Run();
        Assert.Equal(["a at 1", "a at 3"], steps);
    }

    private static Epoch At(double seconds) => new Epoch(0) + Duration.FromSeconds(seconds);

    private async SimTask Pause(double seconds) => await _simulation.Delay(Duration.FromSeconds(seconds));

    private void Note(string what) => _story.Add(FormattableString.Invariant($"{what} at {_simulation.Now.TaiNanoseconds / 1e9}"));

    private void Run() => _simulation.Run(At(100));
}
