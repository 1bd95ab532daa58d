using SemSpace.Experiments.Executors;

namespace SemSpace.Experiments.Tests.Executors;

public class SlurmArrayTests
{
    /// <summary>At most 256 at once unless told otherwise, as submitit of Meta has it (commit e49d5e7).</summary>
    [Theory]
    [InlineData(null, 256, 1, 1)]
    [InlineData(null, 256, 256, 256)]
    [InlineData(null, 256, 257, 129)]
    [InlineData(null, 256, 768, 256)]
    [InlineData(null, 2, 15, 2)]
    [InlineData(4, 256, 15, 4)]
    [InlineData(20, 256, 15, 1)]
    public void Runs_are_spread_over_tasks(int? perTask, int parallelism, int runs, int tasks)
        => Assert.Equal(tasks, new SlurmArray("/sweep", new() { RunsPerTask = perTask, Parallelism = parallelism }).TasksFor(runs));

    [Fact]
    public void Names_with_blanks_and_quotes_reach_the_program()
        => Assert.Equal(
            "#!/bin/bash\n#SBATCH '--job-name=my sweep'\n#SBATCH --array=0-3%2\nexec /opt/semspace sweep work '/data/O'\\''Brien/my sweep' --jobs 2\n",
            SlurmArray.Script(["--job-name=my sweep", "--array=0-3%2"], new("/opt/semspace", []), ["sweep", "work", "/data/O'Brien/my sweep", "--jobs", "2"]));

    [Fact]
    public void A_task_knows_itself_by_its_environment()
    {
        Dictionary<string, string> variables = new() { ["SLURM_ARRAY_JOB_ID"] = "12", ["SLURM_ARRAY_TASK_ID"] = "7", ["SLURM_JOB_ID"] = "19", ["SLURM_RESTART_COUNT"] = "2", ["SLURM_MEM_PER_NODE"] = "4000" };
        Assert.Equal(new SlurmTask("12_7", 2, 4000L << 20), SlurmTask.OfEnvironment(variables.GetValueOrDefault));
        Assert.Equal(new SlurmTask("19", 0, null), SlurmTask.OfEnvironment(name => name == "SLURM_JOB_ID" ? "19" : null));
        Assert.Null(SlurmTask.OfEnvironment(_ => null));
    }

    [Fact]
    public void A_task_that_was_started_again_too_often_stays_away()
        => Assert.Equal("it was started again 3 times already", new SlurmTask("12_7", SlurmTask.MostRestarts, null).Requeue());
}
