import CTacitSystem
import Glibc

// Not dumpable, no core files, nothing readable for others: before the first argument is looked at.
guard tacit_harden() == 0 else { exit(70) }
exit(await App.run(Array(CommandLine.arguments.dropFirst())))
