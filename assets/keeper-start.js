import init from "./keeper.js";
await init({ module_or_path: new URL("./keeper_bg.wasm", import.meta.url) });
