//! A process and all that it starts: one group, killed and reaped together.

use std::io;
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

/// A child process that leads a group of its own. The terminal's Ctrl-C does not reach it; nothing of it is left when this is dropped.
pub(super) struct Group {
    pub(super) child: Child,
    /// It has been killed and reaped: its number may be another's by now.
    is_over: bool,
}

impl Group {
    /// Starts a command in a group of its own.
    pub(super) fn spawn(mut command: Command) -> io::Result<Self> {
        lead(&mut command);
        Ok(Self { child: command.spawn()?, is_over: false })
    }

    /// Ends the group; how the child ended, if it did so by itself within the time given.
    pub(super) fn end(&mut self, grace: Duration) -> Option<ExitStatus> {
        let status = self.own_end(grace);
        if !self.is_over {
            kill(&self.child);
            // One that left its group is not reached by the signal to the group. Errors say that there is nothing left to kill.
            let _ = self.child.kill();
            let _ = self.child.wait();
            self.is_over = true;
        }
        status
    }

    fn own_end(&mut self, grace: Duration) -> Option<ExitStatus> {
        let deadline = Instant::now() + grace;
        loop {
            match self.child.try_wait() {
                Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(1)),
                Ok(status) => return status,
                Err(_) => return None,
            }
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.end(Duration::ZERO);
    }
}

#[cfg(unix)]
fn lead(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(unix)]
fn kill(leader: &Child) {
    use nix::sys::signal::{Signal, killpg};
    use nix::unistd::Pid;
    let group = i32::try_from(leader.id()).expect("process numbers are positive i32s");
    let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
}

/// Elsewhere the child alone is ended.
#[cfg(not(unix))]
fn lead(_: &mut Command) {}

#[cfg(not(unix))]
fn kill(_: &Child) {}
