//! The keeper's program: see [`ingam::keeper`].

fn main() {
    #[cfg(target_arch = "wasm32")]
    ingam::keeper::worker::start(ingam::keeper::Keeper::new(ingam::keeper::worker::stopwatch));
}
