//! Single steps are counted: the processor runs the program, and the kernel stops it after every instruction.
//!
//! It takes a processor for what is counted, and nothing else: no counter of the processor's, no other program. But a step
//! may take a tenth of a millisecond, so the start of the program is left out.

use std::io;
use std::process::{Child, Command, Stdio};

use nix::errno::Errno;
use nix::libc::SYS_read;
use nix::sys::ptrace::{self, Options};
use nix::sys::signal::Signal;
use nix::sys::wait::{WaitStatus, waitpid};
use nix::unistd::Pid;

use super::Count;

/// The instructions of a run, from where it has looked at standard input to its end.
pub(super) fn run(words: &[String]) -> Result<Count, String> {
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]).stdin(Stdio::piped()).stdout(Stdio::null());
    let mut child = command.spawn().map_err(|error| format!("cannot run {command:?}: {error}"))?;
    let pid = Pid::from_raw(child.id().cast_signed());
    // Should we die, it does.
    if let Err(errno) = ptrace::seize(pid, Options::PTRACE_O_TRACESYSGOOD | Options::PTRACE_O_EXITKILL) {
        end(&mut child);
        return Ok(Err(format!("this system does not let a program be stepped through: {errno}")));
    }
    let count = skip_start(&mut child, pid).and_then(|()| step_to_end(pid));
    if count.is_err() {
        end(&mut child);
    }
    count.map(Ok).map_err(|why| format!("stepping through {command:?}: {why}"))
}

/// Runs to where standard input has been read. It is ours, and open, so nothing is missed before we look.
fn skip_start(child: &mut Child, pid: Pid) -> Result<(), String> {
    ptrace::interrupt(pid).map_err(say)?;
    stopped(pid)?;
    // A system call stops twice: as it begins, and as it ends.
    loop {
        ptrace::syscall(pid, None).map_err(say)?;
        stopped(pid)?;
        let registers = ptrace::getregs(pid).map_err(say)?;
        if registers.orig_rax.cast_signed() == SYS_read && registers.rdi == 0 {
            break;
        }
    }
    drop(child.stdin.take());
    ptrace::syscall(pid, None).map_err(say)?;
    stopped(pid)
}

/// The steps to the end of the program.
fn step_to_end(pid: Pid) -> Result<u64, String> {
    let mut steps = 0;
    loop {
        ptrace::step(pid, None).map_err(say)?;
        match waitpid(pid, None).map_err(say)? {
            WaitStatus::Stopped(_, Signal::SIGTRAP) => steps += 1,
            WaitStatus::Exited(_, 0) => return Ok(steps),
            other => return Err(format!("{other:?}")),
        }
    }
}

/// Waits until the program has stopped, for one of our reasons.
fn stopped(pid: Pid) -> Result<(), String> {
    match waitpid(pid, None).map_err(say)? {
        WaitStatus::PtraceEvent(..) | WaitStatus::PtraceSyscall(_) => Ok(()),
        other => Err(format!("{other:?} before standard input was read")),
    }
}

/// Ends a child that is of no more use. It may have ended by itself.
fn end(child: &mut Child) {
    let _: io::Result<()> = child.kill();
    let _ = child.wait();
}

fn say(errno: Errno) -> String {
    errno.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Result<Count, String> {
        run(&["sh", "-c", script].map(str::to_owned))
    }

    /// `None` where programs may not be stepped through.
    fn steps(script: &str) -> Option<u64> {
        shell(script).unwrap().ok()
    }

    #[test]
    fn steps_are_the_same_in_every_run_and_the_start_is_not_counted() {
        let Some(least) = steps("read x; exit 0") else { return };
        assert!(least > 0);
        assert_eq!(steps("read x; exit 0"), Some(least));
        assert!(steps("read x; :; :; exit 0").unwrap() > least);
        assert!(steps("for i in 1 2 3 4 5 6 7 8 9; do :; done; read x; exit 0").unwrap() < 2 * least);
    }

    #[test]
    fn a_run_that_fails_is_an_error() {
        if steps("read x; exit 0").is_some() {
            let why = shell("read x; exit 7").unwrap_err();
            assert!(why.contains("Exited") && why.contains(", 7)"), "{why}");
        }
    }
}
