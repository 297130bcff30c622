//! The three pipes to a process, each with a thread: none of them can make the other two wait.
//!
//! The threads end when the process does, for then the pipes break.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The longest line that can be an answer: a vector of 4096 numbers takes a tenth of it.
pub(super) const LONGEST_LINE: usize = 1 << 20;

/// How many lines are held for the respondent. Together they are at most 16 MiB; a process that writes faster has to wait.
const LINES_HELD: usize = 16;

/// How much of the standard error is kept: the end of a long traceback.
const ERRORS_KEPT: usize = 8 << 10;

/// How long the rest of the standard error is waited for when the process is gone: another that holds the pipe may never close it.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// What was read from the standard output.
pub(super) enum Line {
    /// A line, without its end.
    Whole(Vec<u8>),
    /// The beginning of a line that is longer than any answer. Nothing after it is read.
    TooLong(Vec<u8>),
}

/// Takes what is to be written to the standard input.
pub(super) fn written(mut stream: impl Write + Send + 'static) -> Sender<Vec<u8>> {
    let (sender, receiver) = mpsc::channel::<Vec<u8>>();
    thread::spawn(move || {
        // The stream breaks when the process ends; how it did, its other pipes tell.
        while let Ok(text) = receiver.recv()
            && stream.write_all(&text).and_then(|()| stream.flush()).is_ok()
        {}
    });
    sender
}

/// The lines of the standard output. The channel is closed when the stream is.
pub(super) fn lines(stream: impl Read + Send + 'static) -> Receiver<Line> {
    let (sender, receiver) = mpsc::sync_channel(LINES_HELD);
    thread::spawn(move || send_lines(BufReader::new(stream), &sender));
    receiver
}

fn send_lines(mut stream: impl BufRead, sender: &SyncSender<Line>) {
    while let Ok(Some(line)) = next_line(&mut stream) {
        let is_last = matches!(line, Line::TooLong(_));
        if sender.send(line).is_err() || is_last {
            return;
        }
    }
}

/// The next line; none where the stream ends, be it in the middle of one.
fn next_line(stream: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    stream.take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line)?;
    Ok(if line.pop_if(|last| *last == b'\n').is_some() {
        Some(Line::Whole(line))
    } else if line.len() > LONGEST_LINE {
        Some(Line::TooLong(line))
    } else {
        None
    })
}

/// The end of the standard error.
pub(super) struct Errors {
    kept: Arc<Mutex<VecDeque<u8>>>,
    /// Nothing is sent: the channel is closed when the stream is.
    open: Receiver<()>,
}

impl Errors {
    /// Reads a stream, and keeps its end.
    pub(super) fn of(stream: impl Read + Send + 'static) -> Self {
        let (until_closed, open) = mpsc::channel();
        let kept = Arc::new(Mutex::new(VecDeque::new()));
        let keeper = Arc::clone(&kept);
        thread::spawn(move || {
            keep_end(stream, &keeper);
            drop::<Sender<()>>(until_closed);
        });
        Self { kept, open }
    }

    /// What a process that is gone wrote last.
    pub(super) fn last_words(&self) -> String {
        let _ = self.open.recv_timeout(LAST_WORDS);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(kept.make_contiguous()).trim().to_owned()
    }
}

fn keep_end(mut stream: impl Read, kept: &Mutex<VecDeque<u8>>) {
    let mut buffer = [0; ERRORS_KEPT];
    while let Ok(length @ 1..) = stream.read(&mut buffer) {
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.extend(&buffer[..length]);
        let excess = kept.len().saturating_sub(ERRORS_KEPT);
        kept.drain(..excess);
    }
}
