//! Short names for what a module imports.
//!
//! wasm-bindgen gives every function that wasm calls a name with a hash of 16 digits, once in the
//! wasm and once in the JavaScript. Nobody reads these names, and hashes do not compress.

use std::{collections::BTreeMap, ops::Range};

use anyhow::{Context, Result, bail};
use wasm_encoder::{
    ImportSection, Module, RawSection,
    reencode::{Reencode, RoundtripReencoder},
};
use wasmparser::{ImportSectionReader, Parser, Payload, TypeRef};

/// A module and the JavaScript that feeds it, with short names between them. Custom sections, which
/// no browser needs, are left out.
///
/// # Errors
///
/// Fails if the wasm cannot be read, or if a name is not a key in the JavaScript exactly once.
pub fn shorten(wasm: &[u8], js: &str) -> Result<(Vec<u8>, String)> {
    let mut module = Module::new();
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context("cannot read the wasm")?;
        match &payload {
            Payload::ImportSection(section) => {
                module.section(&rename(section.clone(), &mut names)?);
            }
            Payload::CustomSection(_) => {}
            _ => {
                if let Some((id, range)) = payload.as_section() {
                    let data = slice(wasm, range)?;
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok((module.finish(), rename_keys(js, &names)?))
}

/// The section with short names; `names` learns the old name and the new name of every function.
fn rename<'a>(
    section: ImportSectionReader<'a>,
    names: &mut BTreeMap<&'a str, String>,
) -> Result<ImportSection> {
    let mut imports = ImportSection::new();
    for import in section.into_imports() {
        let import = import.context("cannot read the imports of the wasm")?;
        let kind = RoundtripReencoder
            .entity_type(import.ty)
            .context("the wasm imports something of an unknown kind")?;
        let name = if matches!(import.ty, TypeRef::Func(_)) {
            let next = short(names.len());
            names.entry(import.name).or_insert(next)
        } else {
            import.name
        };
        imports.import(import.module, name, kind);
    }
    Ok(imports)
}

fn rename_keys(js: &str, names: &BTreeMap<&str, String>) -> Result<String> {
    let mut edits = BTreeMap::new();
    for (old, new) in names {
        let mut keys = keys(js, old);
        let (Some(at), None) = (keys.next(), keys.next()) else {
            bail!("the wasm imports {old}, which is not a key in the JavaScript exactly once");
        };
        edits.insert(at, (old.len(), new));
    }
    let mut text = String::with_capacity(js.len());
    let mut done = 0;
    for (at, (length, new)) in edits {
        text.push_str(&js[done..at]);
        text.push_str(new);
        done = at + length;
    }
    text.push_str(&js[done..]);
    Ok(text)
}

/// Where a name is the key of an object: a whole word before a colon.
fn keys<'a>(js: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    let in_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    js.match_indices(name)
        .map(|(at, _)| at)
        .filter(move |at| !js[..*at].ends_with(in_word) && js[at + name.len()..].starts_with(':'))
}

/// Counts in letters: a, b … z, aa, ab …
fn short(number: usize) -> String {
    const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    let letter = char::from(LETTERS[number % LETTERS.len()]);
    match number / LETTERS.len() {
        0 => letter.to_string(),
        more => format!("{}{letter}", short(more - 1)),
    }
}

fn slice(wasm: &[u8], range: Range<u64>) -> Result<&[u8]> {
    let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
    wasm.get(range).context("a section of the wasm is cut off")
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, CustomSection, EntityType, ExportKind, ExportSection, Function,
        FunctionSection, MemoryType, TypeSection,
    };

    use super::*;

    /// One name is the beginning of another.
    const NAMES: [&str; 3] = ["__wbg_get_1", "__wbg_get_12", "__wbindgen_cast_01"];
    const JS: &str = "const import0 = {\n\
                      __wbg_get_12: function() { return wasm.__wbg_get_12; },\n\
                      __wbindgen_cast_01: function() {},\n\
                      my__wbg_get_1: 1,\n\
                      __wbg_get_1: function() {},\n};";

    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in NAMES {
            imports.import("./x_bg.js", name, EntityType::Function(0));
        }
        let memory = MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        imports.import("env", "memory", memory);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 3);
        let mut code = CodeSection::new();
        let mut main = Function::new([]);
        main.instructions().call(0).call(1).end();
        code.function(&main);
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&exports)
            .section(&code)
            .section(&CustomSection { name: "producers".into(), data: (&[0][..]).into() });
        module.finish()
    }

    fn imports(wasm: &[u8]) -> Vec<(String, String)> {
        sections(wasm)
            .into_iter()
            .find_map(|payload| match payload {
                Payload::ImportSection(section) => Some(section),
                _ => None,
            })
            .expect("it has imports")
            .into_imports()
            .map(|import| import.expect("it is whole"))
            .map(|import| (import.module.to_owned(), import.name.to_owned()))
            .collect()
    }

    fn sections(wasm: &[u8]) -> Vec<Payload<'_>> {
        Parser::new(0).parse_all(wasm).map(|payload| payload.expect("it is whole")).collect()
    }

    /// Identifiers and contents of all sections but the imports and the custom ones.
    fn others(wasm: &[u8]) -> Vec<(u8, Vec<u8>)> {
        sections(wasm)
            .iter()
            .filter(|payload| {
                !matches!(payload, Payload::ImportSection(_) | Payload::CustomSection(_))
            })
            .filter_map(Payload::as_section)
            .map(|(id, range)| (id, slice(wasm, range).expect("it is whole").to_vec()))
            .collect()
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let old = module();
        let (wasm, js) = shorten(&old, JS).expect("every name is a key");
        let names = [("./x_bg.js", "a"), ("./x_bg.js", "b"), ("./x_bg.js", "c"), ("env", "memory")];
        let names = names.map(|(module, name)| (module.to_owned(), name.to_owned()));
        assert_eq!(imports(&wasm), names);
        let expected = "const import0 = {\n\
                        b: function() { return wasm.__wbg_get_12; },\n\
                        c: function() {},\n\
                        my__wbg_get_1: 1,\n\
                        a: function() {},\n};";
        assert_eq!(js, expected);
    }

    #[test]
    fn everything_else_stays() {
        let old = module();
        let (wasm, _) = shorten(&old, JS).expect("every name is a key");
        assert_eq!(others(&wasm), others(&old));
        assert_eq!(others(&wasm).len(), 4);
        let custom = |payload: &Payload| matches!(payload, Payload::CustomSection(_));
        assert!(sections(&old).iter().any(custom));
        assert!(!sections(&wasm).iter().any(custom));
    }

    #[test]
    fn a_name_must_be_a_key_exactly_once() {
        let missing = JS.replace("\n__wbg_get_1:", "\nother:");
        let twice = format!("{JS} const more = {{__wbg_get_1: 2}};");
        for js in [missing, twice] {
            let error = shorten(&module(), &js).expect_err("the two do not fit");
            assert!(error.to_string().contains("imports __wbg_get_1, "));
        }
    }

    #[test]
    fn refuses_what_is_not_wasm() {
        assert!(shorten(b"<!doctype html>", JS).is_err());
        let wasm = module();
        assert!(shorten(&wasm[..wasm.len() / 2], JS).is_err());
    }

    #[test]
    fn counts_in_letters() {
        let names = [0, 25, 26, 51, 52, 701, 702].map(short);
        assert_eq!(names, ["a", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}
