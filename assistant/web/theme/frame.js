// What every page does: its language and title, light and dark, copying, folding, and what a screen reader is told.
// Gradio draws the page after this has run, so everything is listened for on the document.

(() => {
  const remembered = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window: forget it */ } };
  const frame = () => document.querySelector("[data-frame]");

  // ---- language
  if (remembered("reperes.language") === "en" && location.pathname.replace(/\/$/, "").split("/").pop() === "" && !sessionStorage.getItem("reperes.visited")) {
    location.replace("en");
  }
  try { sessionStorage.setItem("reperes.visited", "1"); } catch { /* as above */ }

  function name_the_page() {
    const said = frame();
    if (!said) return;
    if (document.documentElement.lang !== said.dataset.language) document.documentElement.lang = said.dataset.language;
    if (document.title !== said.dataset.title) document.title = said.dataset.title;
  }

  // ---- light and dark
  const dark_by_system = matchMedia("(prefers-color-scheme: dark)");

  function paint() {
    const choice = remembered("reperes.scheme");
    document.body?.classList.toggle("dark", choice ? choice === "dark" : dark_by_system.matches);
  }

  function switch_scheme() {
    remember("reperes.scheme", document.body.classList.contains("dark") ? "light" : "dark");
    paint();
  }

  // ---- what a screen reader is told: once an answer is whole, never word by word
  window.reperes = {
    say(text) {
      const announcer = document.getElementById("announcer");
      if (announcer && text && announcer.textContent !== text) announcer.textContent = text;
    },
    settled: [],
  };

  // ---- copying and folding
  async function copy(button) {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = Object.assign(document.createElement("textarea"), { value: text, className: "unseen" });
      document.body.append(box);
      box.select();
      document.execCommand("copy"); // the clipboard of a page that is not served over https
      box.remove();
      button.focus();
    }
    const label = button.querySelector("[data-text]");
    const before = label.dataset.before ?? label.textContent;
    label.dataset.before = before;
    label.textContent = frame().dataset.copied;
    window.reperes.say(frame().dataset.copied);
    setTimeout(() => { label.textContent = before; }, 1600);
  }

  function fold(button) {
    const body = document.getElementById(button.dataset.fold);
    const opening = body.hidden;
    body.hidden = !opening;
    body.closest(".source")?.classList.toggle("opened", opening);
    button.setAttribute("aria-expanded", String(opening));
    button.querySelector("[data-text]").textContent = opening ? button.dataset.close : button.dataset.open;
  }

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest?.(selector);
    if (at("[data-scheme]")) switch_scheme();
    if (at("[data-choose-language]")) remember("reperes.language", at("[data-choose-language]").dataset.chooseLanguage);
    if (at("[data-copy]")) copy(at("[data-copy]"));
    if (at("[data-fold]")) fold(at("[data-fold]"));
    if (at("[data-skip]")) {
      event.preventDefault();
      skipping = true;
      skip();
    }
  });

  // Gradio fetches the code of its text box apart: a quick reader may ask for it before it is there.
  let skipping = false;

  function skip() {
    const boxes = "#question textarea, #search textarea, #search input, #catalogue-text, #record-title, #comparison-title, #glossary-filter";
    const box = skipping && [...document.querySelectorAll(boxes)].find((one) => one.offsetParent);
    if (!box) return;
    skipping = false;
    box.focus();
  }

  window.reperes.settled.push(skip);

  // ---- start: run now and after every change that Gradio makes to the page
  dark_by_system.addEventListener("change", () => setTimeout(paint));
  let started = false;

  function start() {
    if (started) return;
    started = true;
    paint();
    const settle = () => { name_the_page(); window.reperes.settled.forEach((work) => work()); };
    new MutationObserver(settle).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-announce", "data-latest", "id"] });
    new MutationObserver(() => { if (remembered("reperes.scheme")) paint(); }).observe(document.body, { attributes: true, attributeFilter: ["class"] });
    settle();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start, { once: true });
  else start();

  addEventListener("beforeprint", () => {
    document.querySelectorAll("details.sources:not([open])").forEach((sheet) => { sheet.open = true; sheet.dataset.printed = ""; });
  });
  addEventListener("afterprint", () => {
    document.querySelectorAll("details[data-printed]").forEach((sheet) => { sheet.open = false; delete sheet.dataset.printed; });
  });
})();
