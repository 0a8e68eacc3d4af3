//! The program of the keeper for files: see [`ingam::keeper::files`].

fn main() {
    #[cfg(target_arch = "wasm32")]
    ingam::keeper::worker::start(ingam::keeper::files::FileKeeper::default());
}
