// Starts the page with the sentences of one language, and shows words when it cannot start or cannot go on.
// The build replaces the names of files: see xtask/src/build/finish.rs. What is said here needs no
// WebAssembly, so it is here.
import init from "./ingam.js";

// A code of a copy between devices leaves the address before anything else is done; the page takes it once.
const COPY = /^#1\.\d{4}\.[\w-]{43}$/;
if (COPY.test(location.hash) && location.pathname.endsWith("/copy")) {
  globalThis.ingamCopy = location.hash.slice(1);
  history.replaceState(history.state, "", location.pathname + location.search);
}
// The same in a page that is open already.
addEventListener("hashchange", () => COPY.test(location.hash) && location.reload());

const TEXTS = { ko: "./texts-ko.txt", en: "./texts-en.txt" };
// What only /inspect and /verify show.
const INSPECT = { ko: "./inspect-ko.txt", en: "./inspect-en.txt" };
// What only /help shows.
const HELP = { ko: "./help-ko.txt", en: "./help-en.txt" };

const NOT_STARTED = {
  ko: {
    title: "페이지를 시작하지 못했습니다",
    lead: "새로고침해도 같으면 브라우저를 최신 버전으로 업데이트하거나 다른 브라우저로 열어 주세요.",
    again: "다시 열기",
  },
  en: {
    title: "The page could not start",
    lead: "If reloading does not help, update your browser or use another one.",
    again: "Open it again",
  },
};
const FAULT = {
  ko: {
    title: "문제가 생겼습니다",
    lead: "화면을 더 보여 드릴 수 없습니다. 저장된 인증서와 시작하신 발급은 그대로 있습니다. 다시 열어 주세요.",
    again: "다시 열기",
  },
  en: {
    title: "Something went wrong",
    lead: "This page cannot go on. Your stored certificates, and what you have begun, are still there. Please open it again.",
    again: "Open it again",
  },
};

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

// Puts the words in place of the page, together with its root: nothing in it answers any more.
function say(words) {
  const lang = document.documentElement.lang === "en" ? "en" : "ko";
  const { title, lead, again } = words[lang];
  const link = element("a", "button primary", again);
  link.href = "./";
  const row = element("div", "actions", "");
  row.append(link);
  const main = element("main", "column narrow", "");
  main.setAttribute("role", "alert");
  main.append(element("h1", "", title), element("p", "lead", lead), row);
  const root = document.createElement("div");
  root.id = "ingam";
  root.append(main);
  document.getElementById("ingam").replaceWith(root);
}

// A fault in the program is a trap, or a stack that is used up (which browsers name differently). Its
// text says nothing, so it cannot say anything secret.
function watch(error) {
  const Trap = globalThis.WebAssembly?.RuntimeError;
  const isTrap = Trap !== undefined && error instanceof Trap;
  if (isTrap || error instanceof RangeError || error?.name === "InternalError") say(FAULT);
}

// What the person chose at an earlier visit, else what the browser prefers, else Korean.
function language() {
  let chosen = null;
  try {
    chosen = JSON.parse(localStorage.getItem("ingam.language") ?? "null");
  } catch {
    // A browser that stores nothing, or something that we did not store.
  }
  return /^en\b/i.test(chosen ?? navigator.language) ? "en" : "ko";
}

const lang = language();
try {
  addEventListener("error", (event) => watch(event.error));
  addEventListener("unhandledrejection", (event) => watch(event.reason));
  const answer = await fetch(TEXTS[lang]);
  if (!answer.ok) throw new Error(TEXTS[lang]);
  globalThis.ingamTexts = { language: lang, text: await answer.text(), files: TEXTS, inspect: INSPECT, help: HELP };
  await init({ module_or_path: "./ingam_bg.wasm" });
} catch {
  // No WebAssembly, or not with SIMD, or a file did not arrive.
  document.documentElement.lang = lang;
  say(NOT_STARTED);
}
