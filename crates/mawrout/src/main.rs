//! The one binary: reads the command line, does what it says, tells how it ended.

use clap::Parser;
use mawrout::command_line::{CommandLine, run};
use std::process::ExitCode;

fn main() -> ExitCode {
    // Wrong usage ends with 2 inside `parse`, as every command of the house promises.
    let line = CommandLine::parse();
    match run(line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(failure.code())
        }
    }
}
