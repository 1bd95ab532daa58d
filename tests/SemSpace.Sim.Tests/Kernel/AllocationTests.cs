using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;

namespace SemSpace.Sim.Tests.Kernel;

/// <summary>What a warm simulation waits for takes no memory.</summary>
public class AllocationTests
{
    private const int Warm = 200, Measured = 1000;

    private readonly Simulation _simulation = new(new Epoch(0));
    private long _before = -1, _bytes = -1;

    [Fact]
    public void Of_times_is_free()
    {
        _simulation.Start(() => Measure(() => _simulation.Delay(Duration.FromSeconds(1))));
        _simulation.Start(() => Measure(() => _simulation.Until(_simulation.Now + Duration.FromSeconds(2), 1)));
        AssertFree();
    }

    [Fact]
    public void Of_a_place_that_is_free_or_must_be_waited_for_is_free()
    {
        Resource place = new(_simulation, 1);
        for (int i = 0; i < 3; i++) _simulation.Start(Use);
        AssertFree();

        async SimTask Use()
        {
            for (int i = 0; i < Warm + Measured; i++)
            {
                Look(i);
                Assert.True(await place.Acquire(_simulation.Now + Duration.FromSeconds(100), i % 3));
                await _simulation.Delay(Duration.FromSeconds(1));
                place.Release();
            }

            End();
        }
    }

    [Fact]
    public void Of_a_place_without_a_deadline_while_another_is_held_is_free()
    {
        Resource first = new(_simulation, 2), second = new(_simulation, 1);
        for (int i = 0; i < 3; i++) _simulation.Start(Use);
        AssertFree();

        async SimTask Use()
        {
            for (int i = 0; i < Warm + Measured; i++)
            {
                Look(i);
                Assert.True(await first.Acquire(Epoch.EndOfTime));
                Assert.True(await second.Acquire(Epoch.EndOfTime));
                await _simulation.Delay(Duration.FromSeconds(1));
                second.Release();
                first.Release();
            }

            End();
        }
    }

    [Fact]
    public void Of_the_first_place_among_several_now_and_later_is_free()
    {
        Resource place = new(_simulation, 1);
        for (int i = 0; i < 3; i++) _simulation.Start(Use);
        AssertFree();

        async SimTask Use()
        {
            Offer[] offers = new Offer[2];
            for (int i = 0; i < Warm + Measured; i++)
            {
                Look(i);
                Epoch now = _simulation.Now;
                (offers[0], offers[1]) = (new(place, now, now + Duration.FromSeconds(1.5)), new(place, now + Duration.FromSeconds(1.7), now + Duration.FromSeconds(100)));
                Assert.True(await Resource.AcquireAny(_simulation, offers));
                await _simulation.Delay(Duration.FromSeconds(1));
                place.Release();
            }

            End();
        }
    }

    [Fact]
    public void Of_an_occasion_that_comes_or_does_not_is_free()
    {
        Occasion occasion = new(_simulation), never = new(_simulation);
        _simulation.Start(async () =>
        {
            for (int i = 0; i < Warm + Measured; i++)
            {
                Look(i);
                Assert.True(await Occasion.WaitAny(_simulation, Epoch.EndOfTime, never, occasion));
                Assert.False(await never.Wait(_simulation.Now + Duration.FromSeconds(0.5)));
            }

            End();
        });
        _simulation.Start(async () =>
        {
            for (int i = 0; i < Warm + Measured; i++)
            {
                await _simulation.Delay(Duration.FromSeconds(1));
                occasion.Announce();
            }
        });
        AssertFree();
    }

    [Fact]
    public void Of_things_in_a_store_and_of_room_is_free()
    {
        Store<int> store = new(_simulation, 2);
        _simulation.Start(async () =>
        {
            for (int i = 0; i < 2 * (Warm + Measured); i++) _ = await store.Put(i);
        });
        _simulation.Start(async () =>
        {
            for (int i = 0; i < Warm + Measured; i++)
            {
                Look(i);
                Assert.True(await store.Take() == 2 * i);
                Assert.True(await store.Take() == (2 * i) + 1);
                await _simulation.Delay(Duration.FromSeconds(1));
            }

            End();
        });
        AssertFree();
    }

    [Fact]
    public void Of_what_is_done_at_a_time_or_taken_back_is_free()
    {
        int done = 0;
        Action action = () => done++;
        _simulation.Start(async () =>
        {
            for (int i = 0; i < Warm + Measured; i++)
            {
                Look(i);
                _ = _simulation.At(_simulation.Now + Duration.FromSeconds(1), action);
                Assert.True(_simulation.Cancel(_simulation.At(_simulation.Now + Duration.FromSeconds(3), action)));
                await _simulation.Delay(Duration.FromSeconds(2));
            }

            End();
        });
        AssertFree();
        Assert.Equal(Warm + Measured, done);
    }

    private async SimTask Measure(Func<Wait> wait)
    {
        for (int i = 0; i < Warm + Measured; i++)
        {
            Look(i);
            await wait();
        }

        End();
    }

    private void Look(int round)
    {
        if (round == Warm && _before < 0) _before = GC.GetAllocatedBytesForCurrentThread();
    }

    private void End()
    {
        if (_bytes < 0) _bytes = GC.GetAllocatedBytesForCurrentThread() - _before;
    }

    private void AssertFree()
    {
        _simulation.Run(Epoch.EndOfTime);
        Assert.Equal(0, _bytes);
    }
}
