//! Files that the person chose or dropped, folders included.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry,
    HtmlInputElement,
};

/// Largest file that is read where nothing else is said, bytes.
pub const LARGEST: f64 = 256.0 * 1024.0;

/// Largest picture that is read, bytes: more than the photo of a phone. Whoever calls a file a picture that
/// is none is told later that it is too large.
const LARGEST_PICTURE: f64 = 20.0 * 1024.0 * 1024.0;

/// Most files that are looked at, and most entries of a folder.
pub const MOST: usize = 64;

/// Deepest folder: `NPKI/<CA>/USER/<name>`, and a few above.
const DEEPEST: usize = 8;

/// A file, by the name or the path that the browser tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenFile {
    /// With the folders below the chosen one.
    pub name: String,
    /// Its content.
    pub content: Content,
}

/// What is in a [`ChosenFile`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// All of it.
    Bytes(Vec<u8>),
    /// Larger than was asked for, or a picture above 20 MiB: it was not read.
    TooLarge,
    /// It is gone, or may not be read.
    Unreadable,
}

/// What was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// At most [`MOST`].
    pub files: Vec<ChosenFile>,
    /// Whether there were more.
    pub more: bool,
}

/// The files of an `<input type="file">`, which is emptied, so that the same ones can be chosen
/// again. `largest`: bytes of a file that is read.
pub async fn of_input(input: &HtmlInputElement, largest: f64) -> Chosen {
    let files = input.files().map_or_else(Vec::new, |list| listed(&list));
    let chosen = read(files, largest).await;
    input.set_value("");
    chosen
}

/// What was dropped. The list of a drop lives as long as its event, so this collects it before it
/// waits for anything.
pub fn of_drop(transfer: &DataTransfer, largest: f64) -> impl Future<Output = Chosen> + use<> {
    let items = transfer.items();
    let entries: Vec<FileSystemEntry> =
        (0..items.length()).filter_map(|at| items.get(at)?.webkit_get_as_entry().ok()?).collect();
    let files = match (&*entries, transfer.files()) {
        ([], Some(list)) => listed(&list),
        _ => Vec::new(),
    };
    async move {
        let mut found = files;
        for entry in entries {
            collect(entry, &mut found).await;
        }
        read(found, largest).await
    }
}

fn listed(list: &FileList) -> Vec<(String, File)> {
    let files = (0..list.length()).filter_map(|at| list.get(at));
    files.map(|file| (path_of(&file), file)).collect()
}

/// The path below a chosen folder, or the name.
fn path_of(file: &File) -> String {
    let path = js_sys::Reflect::get(file, &"webkitRelativePath".into());
    let path = path.ok().and_then(|path| path.as_string()).filter(|path| !path.is_empty());
    path.unwrap_or_else(|| file.name())
}

async fn read(files: Vec<(String, File)>, largest: f64) -> Chosen {
    let more = files.len() > MOST;
    let mut chosen = Vec::with_capacity(files.len().min(MOST));
    for (name, file) in files.into_iter().take(MOST) {
        chosen.push(ChosenFile { name, content: content(&file, largest).await });
    }
    Chosen { files: chosen, more }
}

async fn content(file: &File, largest: f64) -> Content {
    let is_picture = file.type_().starts_with("image/");
    let largest = if is_picture { largest.max(LARGEST_PICTURE) } else { largest };
    if file.size() > largest {
        return Content::TooLarge;
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Content::Bytes(Uint8Array::new(&buffer).to_vec()),
        Err(_) => Content::Unreadable,
    }
}

/// All files below an entry, as far as [`MOST`] and [`DEEPEST`] go.
async fn collect(top: FileSystemEntry, found: &mut Vec<(String, File)>) {
    let mut waiting = vec![(top, 0)];
    while let Some((entry, depth)) = waiting.pop() {
        // One more than is read, so that it is known that there are more.
        if found.len() > MOST {
            return;
        }
        let name = entry.full_path().trim_start_matches('/').to_owned();
        if let Some(file) = entry.dyn_ref::<FileSystemFileEntry>() {
            if let Ok(file) = called_back(|done, failed| {
                file.file_with_callback_and_callback(done, failed);
            })
            .await
            {
                found.push((name, file.unchecked_into()));
            }
        } else if let Some(folder) = entry.dyn_ref::<FileSystemDirectoryEntry>()
            && depth < DEEPEST
        {
            for below in entries(folder).await {
                waiting.push((below, depth + 1));
            }
        }
    }
}

/// The first entries of a folder; a browser gives them in portions.
async fn entries(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    while all.len() <= MOST {
        let portion = called_back(|done, failed| {
            // What goes wrong is told to the callback.
            let _ = reader.read_entries_with_callback_and_callback(done, failed);
        });
        let portion: Array = match portion.await {
            Ok(portion) => portion.unchecked_into(),
            Err(_) => break,
        };
        if portion.length() == 0 {
            break;
        }
        all.extend(portion.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
    all
}

/// An interface with two callbacks, as a future.
async fn called_back(
    start: impl FnOnce(&js_sys::Function, &js_sys::Function),
) -> Result<JsValue, JsValue> {
    let mut start = Some(start);
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        if let Some(start) = start.take() {
            start(&resolve, &reject);
        }
    });
    JsFuture::from(promise).await
}

/// Keeps the browser from opening what is dropped beside the field: the page, with what was typed,
/// would be gone.
pub fn guard_window() -> Option<gloo_events::EventListener> {
    let window = web_sys::window()?;
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    Some(gloo_events::EventListener::new_with_options(&window, "drop", options, |event| {
        event.prevent_default();
    }))
}
