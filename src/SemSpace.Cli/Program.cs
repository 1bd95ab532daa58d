using SemSpace.Cli;

return SemSpaceProgram.Run(args);
