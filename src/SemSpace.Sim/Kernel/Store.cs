namespace SemSpace.Sim.Kernel;

/// <summary>
/// Things that some processes put in and others take out, first in, first out. It has room for so many: who puts in more waits, and who takes from an empty one
/// waits, too; each in the order in which they came. What is given to a process that is interrupted before it goes on stays first in the store.
/// </summary>
/// <typeparam name="T">The things.</typeparam>
/// <param name="simulation">Where.</param>
/// <param name="capacity">For how many there is room, 1 or more.</param>
/// <param name="name">What it is called, for those who ask what a process waits for.</param>
public sealed class Store<T>(Simulation simulation, int capacity = int.MaxValue, string name = "a store")
{
    private readonly Stack<Ask> _spare = new();
    private readonly LinkedList<Ask> _putting = new(), _taking = new();
    private readonly Ring _things = new();

    /// <summary>Things in it.</summary>
    public int Count => _things.Count;

    /// <summary>Processes that wait to take something out.</summary>
    public int Taking => _taking.Count;

    /// <summary>Processes that wait for room.</summary>
    public int Putting => _putting.Count;

    /// <summary>Awaitable: puts a thing in, when there is room.</summary>
    public Ask Put(T thing)
    {
        Ask ask = New(thing, _putting);
        if (Count < capacity)
        {
            ask.IsCompleted = true;
            Add(thing);
        }
        else
        {
            _putting.AddLast(ask.Place);
        }

        return ask;
    }

    /// <summary>Awaitable: takes the thing out that was put in first, when there is one.</summary>
    public Ask Take()
    {
        Ask ask = New(default!, _taking);
        if (_things.Count > 0)
        {
            (ask.Thing, ask.IsCompleted) = (_things.TakeFirst(), true);
            LetIn();
        }
        else
        {
            _taking.AddLast(ask.Place);
        }

        return ask;
    }

    private string Describe(LinkedList<Ask> line) => $"{(line == _taking ? "something" : "room")} in {name}";

    private Ask New(T thing, LinkedList<Ask> line)
    {
        if (!_spare.TryPop(out Ask? ask)) ask = new(this, simulation);
        (ask.Thing, ask.Line, ask.IsCompleted) = (thing, line, false);
        return ask;
    }

    private void Add(T thing)
    {
        if (First(_taking) is not { } taker)
        {
            _things.Add(thing);
            return;
        }

        taker.Thing = thing;
        taker.Wake();
    }

    /// <summary>Room has come.</summary>
    private void LetIn()
    {
        while (Count < capacity && First(_putting) is { } putter)
        {
            Add(putter.Thing);
            putter.Wake();
        }
    }

    /// <summary>Takes the first out of a line; null where nobody is in it.</summary>
    private static Ask? First(LinkedList<Ask> line)
    {
        Ask? first = line.First?.Value;
        if (first is not null) line.RemoveFirst();
        return first;
    }

    private void TakeBack(T thing)
    {
        if (First(_taking) is { } taker)
        {
            taker.Thing = thing;
            taker.Wake();
        }
        else
        {
            _things.AddFirst(thing);
        }
    }

    /// <summary>A wish to put something in or take something out. To be awaited once, at once.</summary>
    public sealed class Ask : ISimAwaiter, IWaiting
    {
        private readonly Store<T> _store;
        private readonly Simulation _simulation;
        private SimTask? _task;
        private Ticket _wake;

        internal Ask(Store<T> store, Simulation simulation) => (_store, _simulation, Place) = (store, simulation, new(this));

        /// <summary>Whether it was granted: at once, or, where the process was interrupted, before that.</summary>
        public bool IsCompleted { get; internal set; }

        internal T Thing { get; set; } = default!;

        internal LinkedList<Ask>? Line { get; set; }

        /// <summary>Its place in a line, kept for all of its uses.</summary>
        internal LinkedListNode<Ask> Place { get; }

        /// <summary>For the compiler.</summary>
        public Ask GetAwaiter() => this;

        /// <summary>For the compiler: the thing.</summary>
        /// <exception cref="InterruptedException">The process was interrupted: nothing was taken; what was put in, where that was granted, stays in.</exception>
        public T GetResult()
        {
            T thing = Thing;
            Thing = default!;
            (_task, Line) = (null, null);
            _store._spare.Push(this);
            _simulation.ThrowIfInterrupted();
            return thing;
        }

        /// <summary>For the compiler; not used by processes.</summary>
        public void OnCompleted(Action continuation) => throw Wait.ForeignMethod;

        void ISimAwaiter.Suspend(SimTask task)
        {
            _task = task;
            if (IsCompleted) Wake();
            task.WaitFor(_simulation, this);
        }

        string IWaiting.Describe() => _store.Describe(Line!);

        void IWaiting.GiveUp()
        {
            if (!IsCompleted)
            {
                Line!.Remove(Place);
                return;
            }

            _ = _simulation.Cancel(_wake);
            if (Line == _store._taking) _store.TakeBack(Thing);
        }

        /// <summary>Anybody may put something in or take something out.</summary>
        bool IWaiting.NameGivers(WaitGraph graph) => false;

        internal void Wake()
        {
            IsCompleted = true;
            if (_task is not null) _wake = _simulation.Resume(_task, _simulation.Now);
        }
    }

    /// <summary>Things in a ring, which grows.</summary>
    private sealed class Ring
    {
        private T[] _ring = new T[4];
        private int _first;

        public int Count { get; private set; }

        public void Add(T thing)
        {
            Grow();
            _ring[(_first + Count++) & (_ring.Length - 1)] = thing;
        }

        public void AddFirst(T thing)
        {
            Grow();
            _first = (_first - 1) & (_ring.Length - 1);
            _ring[_first] = thing;
            Count++;
        }

        public T TakeFirst()
        {
            T thing = _ring[_first];
            _ring[_first] = default!;
            _first = (_first + 1) & (_ring.Length - 1);
            Count--;
            return thing;
        }

        private void Grow()
        {
            if (Count < _ring.Length) return;
            T[] larger = new T[2 * _ring.Length];
            for (int i = 0; i < Count; i++) larger[i] = _ring[(_first + i) & (_ring.Length - 1)];
            (_ring, _first) = (larger, 0);
        }
    }
}
