//! Arrows point one way: between the crates, and between the layers of the application.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
    process::Command,
};

use serde_json::Value;

/// What each layer of `src/` may name of the others. Everything may use the texts and `ingam-core`
/// as far as [`PAGE_USES_OF_CORE`] goes.
const LAYERS: &[(&str, &[&str])] = &[
    ("keeper", &[]),
    ("platform", &["keeper"]),
    ("session", &["platform"]),
    ("public_pc", &["platform"]),
    ("message_id", &[]),
    ("error", &["keeper", "message_id", "platform"]),
    ("services", &["error", "keeper", "platform", "session"]),
    ("i18n", &["error", "message_id", "platform"]),
    ("help", &["i18n", "platform"]),
    ("route", &["issuance"]),
    ("router", &["platform", "route"]),
    ("hooks", &["error", "i18n", "platform", "public_pc", "services"]),
    ("components", &["error", "hooks", "i18n"]),
    ("certificates", &["error", "keeper", "platform", "services"]),
    ("banking", &["certificates", "error", "keeper", "platform", "services"]),
    ("notices", &["certificates", "keeper"]),
    ("copying", &["certificates", "error", "keeper", "platform", "services"]),
    ("registration", &["certificates", "error", "keeper", "platform", "services"]),
    (
        "issuance",
        &[
            "banking",
            "certificates",
            "components",
            "error",
            "hooks",
            "i18n",
            "keeper",
            "platform",
            "public_pc",
            "route",
            "router",
            "services",
            "session",
        ],
    ),
    (
        "pages",
        &[
            "banking",
            "certificates",
            "components",
            "copying",
            "error",
            "help",
            "hooks",
            "i18n",
            "issuance",
            "keeper",
            "notices",
            "platform",
            "public_pc",
            "registration",
            "route",
            "router",
            "services",
        ],
    ),
    (
        "app",
        &[
            "components",
            "error",
            "hooks",
            "i18n",
            "issuance",
            "pages",
            "platform",
            "route",
            "router",
            "services",
        ],
    ),
];

/// What the page may use of the core: no cryptography, which belongs to the keeper.
const PAGE_USES_OF_CORE: &[&str] = &[
    "account_number",
    "address",
    "business_number",
    "distinguished_name",
    "email",
    "english_name",
    "enrollment_codes",
    "holder_number",
    "kst",
    "money",
    "one_time_password",
    "own_request",
    "password",
    "person_name",
    "phone",
    "policy",
    "postal_code",
    "resident_number",
    "security_card",
    "user_id",
    "vault",
];

#[test]
fn crates_depend_downwards() {
    let dependencies = workspace_dependencies();
    let of = |name: &str, kind: &str| dependencies[&(name.to_owned(), kind.to_owned())].clone();
    let ours = |set: &BTreeSet<String>| -> Vec<String> {
        set.iter().filter(|name| name.starts_with("ingam")).cloned().collect()
    };
    assert_eq!(of("ingam-bank-api", "required"), ["serde".to_owned()].into());
    assert_eq!(ours(&of("ingam-core", "required")), [""; 0], "core knows nobody");
    assert_eq!(ours(&of("ingam-core", "dev")), [""; 0], "core knows nobody");
    assert_eq!(
        ours(&of("ingam-mock-bank", "required")),
        ["ingam-bank-api"],
        "a bank that judges with the client's code agrees with the client's faults"
    );
    assert_eq!(ours(&of("ingam", "required")), ["ingam-bank-api", "ingam-core"]);
    assert_eq!(ours(&of("xtask", "required")), [""; 0], "xtask builds before everything else");
}

#[test]
fn layers_depend_downwards() {
    let mut wrong = Vec::new();
    for (layer, path, text) in sources() {
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            panic!("{path}: which layer is {layer}? Add it to LAYERS");
        };
        for used in names_after(&text, "crate::") {
            let known = LAYERS.iter().any(|(name, _)| *name == used);
            if known && used != layer && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{path}: {layer} uses {used}"));
            }
        }
        if layer != "keeper" && text.contains("crate::keeper::") {
            for used in names_after(&text, "crate::keeper::") {
                if used != "protocol" {
                    wrong.push(format!("{path}: the page uses keeper::{used}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn components_reach_for_no_service() {
    for (layer, path, text) in sources() {
        let reaches = text.contains("use_services") || text.contains("ingam_bank_api::");
        assert!(layer != "components" || !reaches, "{path}: what it shows is its properties");
    }
}

#[test]
fn the_page_has_no_cryptography() {
    let mut wrong = Vec::new();
    for (layer, path, text) in sources() {
        if layer == "keeper" {
            continue;
        }
        for used in names_after(&text, "ingam_core::") {
            if !PAGE_USES_OF_CORE.contains(&used.as_str()) {
                wrong.push(format!("{path} uses ingam_core::{used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_read_as_they_are_written() {
    let text = "use crate::{\n    a::{B, c::D},\n    e,\n};\nlet x = crate::f::g(); crate::H";
    assert_eq!(names_after(text, "crate::"), ["a", "e", "f", "H"]);
}

/// For each package and kind (`required`, `optional`, `dev`): the names it depends on directly.
fn workspace_dependencies() -> HashMap<(String, String), BTreeSet<String>> {
    let cargo = std::env::var("CARGO").expect("cargo runs the tests");
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata is JSON");
    let mut all = HashMap::new();
    for package in metadata["packages"].as_array().expect("packages") {
        let name = package["name"].as_str().expect("a name");
        for kind in ["required", "optional", "dev"] {
            all.insert((name.to_owned(), kind.to_owned()), BTreeSet::new());
        }
        for dependency in package["dependencies"].as_array().expect("dependencies") {
            let kind = match dependency["kind"].as_str() {
                Some("dev") => "dev",
                _ if dependency["optional"] == true => "optional",
                _ => "required",
            };
            let target = dependency["name"].as_str().expect("a name").to_owned();
            all.entry((name.to_owned(), kind.to_owned())).or_default().insert(target);
        }
    }
    all
}

/// Layer, path and content of every source file of the application, but for `lib.rs`, `main.rs` and
/// `bin/`, which put it together.
fn sources() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let inside = path.strip_prefix(&root).expect("below src").to_path_buf();
            let first = inside.iter().next().expect("a name").to_string_lossy();
            let layer = first.trim_end_matches(".rs").to_owned();
            if ["lib", "main", "bin"].contains(&layer.as_str()) {
                continue;
            }
            let text = fs::read_to_string(&path).expect("source is text");
            // A comment may point anywhere.
            let code = |line: &&str| !line.trim_start().starts_with("//");
            let text = text.lines().filter(code).collect::<Vec<_>>().join("\n");
            found.push((layer, inside.display().to_string(), text));
        }
    }
    assert!(found.len() > 30, "only {} files were found: is the search broken?", found.len());
    found
}

/// The first names after each `prefix`, whether it is followed by a name or by a group.
fn names_after(text: &str, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in text.match_indices(prefix) {
        // `my_crate::` is not `crate::`.
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &text[at + prefix.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
            continue;
        };
        let mut depth = 1;
        let mut name = String::new();
        let mut in_name = true;
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => {
                    names.push(std::mem::take(&mut name));
                    in_name = true;
                }
                ':' if depth == 1 => in_name = false,
                c if depth == 1 && in_name && !c.is_whitespace() => name.push(c),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        names.push(name);
    }
    names.retain(|name| !name.is_empty());
    names
}
