import init from "./file-keeper.js";
await init({ module_or_path: new URL("./file-keeper_bg.wasm", import.meta.url) });
