//! A directory for one test, gone when the test is over.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// An empty directory. `name` tells apart the tests that run side by side in one process.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str) -> Self {
        let dir = env::temp_dir().join(format!("kullback-xtask-{}-{name}", process::id()));
        fs::create_dir(&dir).unwrap();
        Self(dir)
    }
}

impl Deref for Scratch {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
