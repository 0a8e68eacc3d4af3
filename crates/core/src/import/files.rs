//! Files into what is in them: archives and texts have several things.

use super::{
    File, ImportError, LARGEST_FILE, MOST_FILES,
    object::{Content, Object, recognise},
};
use crate::{
    archive,
    asn1::SEQUENCE,
    pem::{self, PemError},
};

/// Most things in all files together.
const MOST_OBJECTS: usize = 256;

/// Everything that is in some files, in their order. What cannot be read is there with the reason; an
/// error is one of all files together.
pub(super) fn objects(files: &[File<'_>]) -> Result<Vec<Object>, ImportError> {
    if files.is_empty() {
        return Err(ImportError::Nothing);
    }
    if files.len() > MOST_FILES {
        return Err(ImportError::TooMany);
    }
    let mut objects = Vec::new();
    for file in files {
        let before = objects.len();
        if !archive::is_archive(file.bytes) || file.bytes.len() > LARGEST_FILE {
            add(file.name, file.bytes, &mut objects);
        } else {
            match archive::read_below(file.name, file.bytes) {
                Ok(entries) => {
                    entries.iter().for_each(|entry| add(&entry.path, &entry.content, &mut objects))
                }
                Err(error) => objects.push(object(file.name, Err(error.into()))),
            }
        }
        // An empty archive, a text of parameters only.
        if objects.len() == before {
            objects.push(object(file.name, Err(ImportError::Nothing)));
        }
    }
    if objects.len() > MOST_OBJECTS { Err(ImportError::TooMany) } else { Ok(objects) }
}

fn add(name: &str, bytes: &[u8], objects: &mut Vec<Object>) {
    if bytes.len() > LARGEST_FILE {
        objects.push(object(name, Err(ImportError::TooLarge)));
    } else if bytes.first() == Some(&SEQUENCE) || !pem::is_pem(bytes) {
        objects.push(object(name, recognise(bytes)));
    } else {
        match pem::read(bytes) {
            Ok(blocks) => {
                let blocks = blocks.into_iter().filter(|block| !is_parameters(&block.label));
                objects.extend(blocks.map(|block| object(name, content(&block.content))));
            }
            Err(PemError::TooMany) => objects.push(object(name, Err(ImportError::TooMany))),
            Err(_) => objects.push(object(name, Err(ImportError::Damaged))),
        }
    }
}

fn content(block: &pem::Content) -> Result<Content, ImportError> {
    match block {
        pem::Content::Der(der) if der.is_empty() => Err(ImportError::Damaged),
        pem::Content::Der(der) => recognise(der),
        pem::Content::Encrypted => Err(ImportError::UnsupportedProtection("RFC 1421".to_owned())),
    }
}

/// OpenSSL writes the curve in front of an old key.
fn is_parameters(label: &str) -> bool {
    label.ends_with(" PARAMETERS")
}

fn object(name: &str, content: Result<Content, ImportError>) -> Object {
    Object { name: name.to_owned(), content }
}
