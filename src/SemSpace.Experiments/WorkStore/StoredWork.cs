using SemSpace.Fl.Training;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Learning;

namespace SemSpace.Experiments.WorkStore;

/// <summary>One run's work, looked up before it is done and kept afterwards. Thread-safe.</summary>
/// <param name="store">Where; null to do everything and keep nothing.</param>
/// <param name="basis">What all work of the run depends on.</param>
internal sealed class StoredWork(IWorkStore? store, string basis)
{
    private readonly Tally _trainings = new(), _evaluations = new();

    /// <summary>Work done and work taken from the store so far.</summary>
    public WorkCounts Counts => new(_trainings.Done, _trainings.Taken, _evaluations.Done, _evaluations.Taken);

    /// <summary>A training.</summary>
    /// <param name="addInputs">Takes down what it depends on beside the run's basis.</param>
    /// <param name="train">Trains.</param>
    public LocalUpdate Training(Action<WorkInputs> addInputs, Func<LocalUpdate> train)
        => Do("training", addInputs, train, WorkBody.Of, WorkBody.Update, _trainings);

    /// <summary>An evaluation.</summary>
    /// <param name="addInputs">Takes down what it depends on beside the run's basis.</param>
    /// <param name="evaluate">Evaluates.</param>
    public ExamScores Evaluation(Action<WorkInputs> addInputs, Func<ExamScores> evaluate)
        => Do("evaluation", addInputs, evaluate, WorkBody.Of, WorkBody.Scores, _evaluations);

    private T Do<T>(string kind, Action<WorkInputs> addInputs, Func<T> work, Func<T, byte[]> write, Func<byte[], T> read, Tally tally)
    {
        if (store is null)
        {
            tally.Count(isTaken: false);
            return work();
        }

        using WorkInputs inputs = new();
        inputs.Add(basis);
        inputs.Add(kind);
        addInputs(inputs);
        string key = inputs.Key;
        byte[]? kept = store.TryGet(key);
        tally.Count(kept is not null);
        if (kept is not null) return read(kept);
        T result = work();
        store.Put(key, write(result));
        return result;
    }

    private sealed class Tally
    {
        private int _done, _taken;

        public int Done => _done;

        public int Taken => _taken;

        public void Count(bool isTaken) => _ = Interlocked.Increment(ref isTaken ? ref _taken : ref _done);
    }
}
