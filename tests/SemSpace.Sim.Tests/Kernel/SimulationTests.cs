using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;

namespace SemSpace.Sim.Tests.Kernel;

public class SimulationTests
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);
    private readonly Simulation _simulation = new(Start);
    private readonly List<string> _story = [];

    [Fact]
    public void Events_happen_by_time_then_priority_then_order_of_asking()
    {
        Tell("late", 2, 0);
        Tell("second of equals", 1, 0);
        Tell("third of equals", 1, 0);
        Tell("urgent", 1, -1);
        _simulation.Run(At(10));
        Assert.Equal(["urgent", "second of equals", "third of equals", "late"], _story);
    }

    [Fact]
    public void The_clock_shows_the_end_and_events_at_the_end_do_not_happen()
    {
        Tell("at the end", 10, 0);
        _simulation.Run(At(10));
        Assert.Empty(_story);
        Assert.Equal(At(10), _simulation.Now);
    }

    [Fact]
    public void A_process_awaits_another_and_gets_its_result()
    {
        _simulation.Start(async () => Note($"sum {await Add(2, 3)}"));
        _simulation.Run(At(10));
        Assert.Equal(["sum 5 at 2"], _story);

        async SimTask<int> Add(int a, int b)
        {
            await _simulation.Delay(Duration.FromSeconds(1));
            await _simulation.Delay(Duration.FromSeconds(1));
            return a + b;
        }
    }

    [Fact]
    public void A_failure_in_a_nested_process_ends_the_run()
    {
        _simulation.Start(async () => await Fail());
        ProcessFailedException error = Assert.Throws<ProcessFailedException>(() => _simulation.Run(At(10)));
        Assert.Equal("process 1 failed at 2025-07-01T00:00:01.000Z: broken", error.Message);
        Assert.IsType<InvalidOperationException>(error.InnerException);

        async SimTask Fail()
        {
            await _simulation.Delay(Duration.FromSeconds(1));
            throw new InvalidOperationException("broken");
        }
    }

    [Fact]
    public void A_cancelled_run_stops_between_events()
    {
        using CancellationTokenSource cancellation = new();
        _simulation.Start(async () =>
        {
            await _simulation.Delay(Duration.FromSeconds(1));
            await cancellation.CancelAsync();
            await _simulation.Delay(Duration.FromSeconds(1));
            Note("too late");
        });
        Assert.Throws<OperationCanceledException>(() => _simulation.Run(At(10), cancellation.Token));
        Assert.Empty(_story);
    }

    [Fact]
    public void An_occasion_wakes_those_who_wait_in_order_and_the_rest_at_their_deadline()
    {
        Occasion occasion = new(_simulation);
        Waiter("first", 5);
        Waiter("impatient", 1);
        Waiter("second", 5);
        _simulation.Start(async () =>
        {
            await _simulation.Delay(Duration.FromSeconds(2));
            occasion.Announce();
        });
        _simulation.Run(At(10));
        Assert.Equal(["impatient False at 1", "first True at 2", "second True at 2"], _story);

        void Waiter(string name, double deadlineS) => _simulation.Start(async () => Note($"{name} {await occasion.Wait(At(deadlineS))}"));
    }

    [Fact]
    public void A_resource_serves_first_come_first_served_and_forgets_who_gave_up()
    {
        Resource antenna = new(_simulation, 1);
        User("a", wait: 9, hold: 3);
        User("b", wait: 1, hold: 3);
        User("c", wait: 9, hold: 1);
        _simulation.Run(At(10));
        Assert.Equal(["a in at 0", "b gave up at 1", "c in at 3"], _story);
        Assert.Equal(1, antenna.Free);

        void User(string name, double wait, double hold) => _simulation.Start(async () =>
        {
            if (!await antenna.Acquire(At(wait)))
            {
                Note($"{name} gave up");
                return;
            }

            Note($"{name} in");
            await _simulation.Delay(Duration.FromSeconds(hold));
            antenna.Release();
        });
    }

    private static Epoch At(double seconds) => Start + Duration.FromSeconds(seconds);

    private void Note(string what) => _story.Add(FormattableString.Invariant($"{what} at {(_simulation.Now - Start).TotalSeconds}"));

    private void Tell(string what, double atS, int priority) => _simulation.Start(async () =>
    {
        await _simulation.Until(At(atS), priority);
        _story.Add(what);
    });
}
