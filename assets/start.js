// Starts the page. The build replaces the two file names: see xtask/src/build/finish.rs.
import init from "./ingam.js";

try {
  await init({ module_or_path: "./ingam_bg.wasm" });
} catch {
  // Nothing of the page runs without WebAssembly (with SIMD), so these words are here.
  const alert = document.createElement("div");
  alert.className = "alert";
  alert.setAttribute("role", "alert");
  for (const [lang, text] of [
    ["ko", "페이지를 시작하지 못했습니다. 새로고침해도 같으면 브라우저를 최신 버전으로 업데이트하거나 다른 브라우저로 열어 주세요."],
    ["en", "The page could not start. If reloading does not help, update your browser or use another one."],
  ]) {
    const line = document.createElement("p");
    line.lang = lang;
    line.textContent = text;
    alert.append(line);
  }
  document.querySelector("main").replaceChildren(alert);
}
