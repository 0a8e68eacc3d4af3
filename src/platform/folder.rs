//! Writing into a folder that the person chose, a USB stick for example: the File System Access API,
//! where the browser has it.

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `FileSystemDirectoryHandle`
    #[wasm_bindgen(extends = Object)]
    #[derive(Clone)]
    type DirectoryHandle;

    #[wasm_bindgen(method, js_name = getDirectoryHandle)]
    fn directory(this: &DirectoryHandle, name: &str, options: &Object) -> Promise;

    #[wasm_bindgen(method, js_name = getFileHandle)]
    fn file(this: &DirectoryHandle, name: &str, options: &Object) -> Promise;

    /// `FileSystemFileHandle`
    #[wasm_bindgen(extends = Object)]
    type FileHandle;

    #[wasm_bindgen(method, js_name = createWritable)]
    fn writable(this: &FileHandle) -> Promise;

    #[wasm_bindgen(method, js_name = getFile)]
    fn read(this: &FileHandle) -> Promise;

    /// `FileSystemWritableFileStream`
    #[wasm_bindgen(extends = Object)]
    type Writable;

    #[wasm_bindgen(method)]
    fn write(this: &Writable, bytes: &Uint8Array) -> Promise;

    #[wasm_bindgen(method)]
    fn close(this: &Writable) -> Promise;
}

/// Why nothing was written, or not all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FolderError {
    /// The person chose no folder.
    #[error("no folder was chosen")]
    Cancelled,
    /// A file of this name is there, with another content. It stays.
    #[error("another file of this name is there")]
    Occupied,
    /// The browser or the disk refused: no permission, no space, a stick that was pulled out.
    #[error("the folder cannot be written")]
    Refused,
    /// What was read back is not what was written.
    #[error("the file reads back differently")]
    Differs,
}

/// Whether this browser can write into folders.
pub fn is_supported() -> bool {
    let window: JsValue = js_sys::global().into();
    Reflect::get(&window, &"showDirectoryPicker".into()).is_ok_and(|picker| picker.is_function())
}

/// A folder that may be written.
#[derive(Clone)]
pub struct Folder(DirectoryHandle);

impl Folder {
    /// Asks the person for a folder. Must be called by a press of a button.
    pub async fn choose() -> Result<Self, FolderError> {
        let window: JsValue = js_sys::global().into();
        let options = Object::new();
        set(&options, "mode", &"readwrite".into())?;
        let picker = Reflect::get(&window, &"showDirectoryPicker".into());
        let picker: js_sys::Function =
            picker.map_err(refused)?.dyn_into().map_err(|_| FolderError::Refused)?;
        let promise: Promise = picker.call1(&window, &options).map_err(refused)?.unchecked_into();
        match JsFuture::from(promise).await {
            Ok(handle) => Ok(Self(handle.unchecked_into())),
            Err(error) if name_of(&error) == "AbortError" => Err(FolderError::Cancelled),
            Err(_) => Err(FolderError::Refused),
        }
    }

    /// Writes a file, with the folders of its path, and reads it back. A file that is there with the same
    /// content stays as it is; one with another content is not overwritten.
    pub async fn write(&self, path: &str, bytes: &[u8]) -> Result<(), FolderError> {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        let create = Object::new();
        set(&create, "create", &JsValue::TRUE)?;
        let mut folder = self.0.clone();
        for part in folders.split('/').filter(|part| !part.is_empty()) {
            folder = wait(folder.directory(part, &create)).await?.unchecked_into();
        }
        // Without `create` this fails when there is none, which is what is hoped for.
        if let Ok(there) = wait(folder.file(name, &Object::new())).await {
            let same = content(there.unchecked_ref()).await? == bytes;
            return if same { Ok(()) } else { Err(FolderError::Occupied) };
        }
        let file: FileHandle = wait(folder.file(name, &create)).await?.unchecked_into();
        let stream: Writable = wait(file.writable()).await?.unchecked_into();
        wait(stream.write(&Uint8Array::from(bytes))).await?;
        // Only now the browser puts the content in place.
        wait(stream.close()).await?;
        if content(&file).await? == bytes { Ok(()) } else { Err(FolderError::Differs) }
    }
}

async fn content(file: &FileHandle) -> Result<Vec<u8>, FolderError> {
    let file: web_sys::File = wait(file.read()).await?.unchecked_into();
    let buffer = wait(file.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

async fn wait(promise: Promise) -> Result<JsValue, FolderError> {
    JsFuture::from(promise).await.map_err(refused)
}

fn set(object: &Object, name: &str, value: &JsValue) -> Result<(), FolderError> {
    Reflect::set(object, &name.into(), value).map(drop).map_err(refused)
}

fn refused(_: JsValue) -> FolderError {
    FolderError::Refused
}

fn name_of(error: &JsValue) -> String {
    let name = Reflect::get(error, &"name".into()).ok();
    name.and_then(|name| name.as_string()).unwrap_or_default()
}
