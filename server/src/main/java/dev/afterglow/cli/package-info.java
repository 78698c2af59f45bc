/// The command-line tools: one picocli command a class, registered in [CommandLineTools].
///
/// A command reads files, calls a module's pure door and writes rows; it holds no logic of its
/// own. Exit codes: 0 done, 1 a finding that is a failure, 2 wrong use or bad input (one line on
/// standard error with file, line, column, value, and what was expected).
@NullMarked
@ApplicationModule(displayName = "Command line")
package dev.afterglow.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
