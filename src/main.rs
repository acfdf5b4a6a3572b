//! The command line program.

fn main() -> std::process::ExitCode {
    commonhour::cli::main()
}
