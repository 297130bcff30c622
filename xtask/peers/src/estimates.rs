//! What criterion wrote: the median of one benchmark.

use std::fs;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
struct Estimates {
    median: Estimate,
}

#[derive(Deserialize)]
struct Estimate {
    /// In nanoseconds an iteration.
    point_estimate: f64,
}

/// The median time of a call in nanoseconds, of `group/function` in criterion's directory `home`.
pub(crate) fn median(home: &Path, group: &str, function: &str) -> Result<f64, String> {
    let file = home.join(group).join(function).join("new/estimates.json");
    let failed = |error: &dyn ToString| format!("cannot read {}: {}", file.display(), error.to_string());
    let text = fs::read_to_string(&file).map_err(|error| failed(&error))?;
    let estimates: Estimates = serde_json::from_str(&text).map_err(|error| failed(&error))?;
    Ok(estimates.median.point_estimate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_read_and_its_absence_named() {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("kl-8/kullback/new");
        fs::create_dir_all(&dir).unwrap();
        fs::write(
            dir.join("estimates.json"),
            r#"{"mean": {"point_estimate": 3.0}, "median": {"confidence_interval": {}, "point_estimate": 2.5}}"#,
        )
        .unwrap();
        assert_eq!(median(home.path(), "kl-8", "kullback"), Ok(2.5));
        let error = median(home.path(), "kl-8", "nobody").unwrap_err();
        assert!(error.contains("kl-8/nobody/new/estimates.json"), "{error}");
    }
}
