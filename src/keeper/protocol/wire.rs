//! Messages as bytes, in the form of the crate `postcard`.

use js_sys::Uint8Array;
use serde::{Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

/// Writes a message.
pub fn write<T: Serialize>(message: &T) -> Option<Zeroizing<Vec<u8>>> {
    // As long as it will be: a buffer that grows leaves unwiped copies behind.
    let length = postcard::experimental::serialized_size(message).ok()?;
    let mut bytes = Zeroizing::new(vec![0; length]);
    postcard::to_slice(message, &mut bytes).ok()?;
    Some(bytes)
}

/// Reads a message; `None` if it is not exactly one.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    match postcard::take_from_bytes(bytes) {
        Ok((message, [])) => Some(message),
        _ => None,
    }
}

/// The bytes of a message. They are gone from it then: secrets must not wait for the garbage
/// collector.
pub fn take(message: &Uint8Array) -> Zeroizing<Vec<u8>> {
    let bytes = Zeroizing::new(message.to_vec());
    message.fill(0, 0, message.length());
    bytes
}

/// The id of a [`Call`](super::Call) that could not be read, so that its sender learns about it.
pub fn id_of(call: &[u8]) -> Option<u32> {
    postcard::take_from_bytes(call).ok().map(|(id, _)| id)
}
