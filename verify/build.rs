//! Makes the catalogue's two lists and the corpus from the files that are there, so that adding a page touches one file.
//!
//! `identities/data_processing.rs` becomes the module `data_processing`, must define the type `DataProcessing`, and has the id
//! `data-processing`.

use std::fmt::Write;
use std::{env, fs, path::Path};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    let worst = Path::new(&root).join("../crates/kullback/worst");
    println!("cargo:rerun-if-changed={}", worst.display());
    fs::write(Path::new(&out).join("worst.rs"), corpus(&worst)).expect("OUT_DIR is writable");
    for (folder, page) in [("identities", "run::Checkable"), ("problems", "solve::Solvable")] {
        let directory = Path::new(&root).join("src/catalogue").join(folder);
        println!("cargo:rerun-if-changed={}", directory.display());
        fs::write(Path::new(&out).join(format!("{folder}.rs")), list(&directory, page)).expect("OUT_DIR is writable");
    }
}

/// The files of the corpus: the name of each operation that has one, and the text.
fn corpus(directory: &Path) -> String {
    let entries = fs::read_dir(directory).expect("the corpus is part of the source");
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok()?.strip_suffix(".txt").map(str::to_owned))
        .collect();
    names.sort();
    let file = |name: &String| {
        let path = directory.join(format!("{name}.txt"));
        format!("    ({name:?}, include_str!({:?})),\n", path.display().to_string())
    };
    let files: String = names.iter().map(file).collect();
    format!(
        "/// Every operation that has a file, and its text, by name.\npub static FILES: &[(&str, &str)] = &[\n{files}];\n"
    )
}

/// The modules of a folder, and the list of their pages.
fn list(directory: &Path, page: &str) -> String {
    let entries = fs::read_dir(directory).expect("the catalogue's folders are part of the source");
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok()?.strip_suffix(".rs").map(str::to_owned))
        .collect();
    names.sort();
    let (mut modules, mut pages) = (String::new(), String::new());
    for name in names {
        let path = directory.join(format!("{name}.rs"));
        writeln!(modules, "#[path = {:?}]\npub mod {name};", path.display().to_string()).expect("a string");
        let id = name.replace('_', "-");
        writeln!(pages, "    &crate::run::Page::<{name}::{}>::new({id:?}),", camel(&name)).expect("a string");
    }
    format!(
        "{modules}\n/// Every page of this folder, by name.\npub static ALL: &[&dyn crate::{page}] = &[\n{pages}];\n"
    )
}

/// `data_processing` as `DataProcessing`.
fn camel(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}
