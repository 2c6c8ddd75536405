// The glossary: the meaning of an underlined word on hover, focus and tap; the page's filter, letters and passages.

(() => {
  // ---- a word of an answer or a passage
  let tip = null;
  let told = null;
  let leaving = 0;

  function show(word) {
    clearTimeout(leaving);
    if (told === word) return;
    hide();
    tip ??= document.body.appendChild(Object.assign(document.createElement("div"), { id: "term-tip", className: "quote-tip term-tip", lang: "fr", hidden: true }));
    tip.setAttribute("role", "tooltip");
    tip.textContent = word.dataset.meaning;
    if (word.dataset.english && word.dataset.english !== word.textContent) {
      tip.append(Object.assign(document.createElement("span"), { lang: "en", textContent: word.dataset.english }));
    }
    tip.hidden = false;
    told = word;
    word.setAttribute("aria-describedby", "term-tip");
    const at = word.getClientRects()[0];
    const size = tip.getBoundingClientRect();
    const below = at.bottom + 4;
    tip.style.left = `${Math.max(8, Math.min(at.left, innerWidth - size.width - 8))}px`;
    tip.style.top = `${below + size.height < innerHeight - 8 ? below : Math.max(8, at.top - size.height - 4)}px`;
  }

  function hide() {
    clearTimeout(leaving);
    if (!told) return;
    tip.hidden = true;
    told.removeAttribute("aria-describedby");
    told = null;
  }

  const soon = () => { leaving = setTimeout(hide, 180); };
  const term = (event) => event.target.closest?.(".term");
  const inside = (event) => event.target.closest?.("#term-tip");

  document.addEventListener("mouseover", (event) => {
    if (term(event)) show(term(event));
    else if (inside(event)) clearTimeout(leaving); // the pointer may rest on what is shown
  });
  document.addEventListener("mouseout", (event) => { if (term(event) || inside(event)) soon(); });
  document.addEventListener("focusin", (event) => { if (term(event)) show(term(event)); });
  document.addEventListener("focusout", (event) => { if (term(event)) hide(); });
  document.addEventListener("click", (event) => {
    if (term(event)) show(term(event));
    else if (told && !inside(event)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (told) { hide(); event.stopImmediatePropagation(); } else if (document.querySelector("[data-reading]")) close();
  }, true);
  addEventListener("scroll", hide, { passive: true, capture: true });

  // ---- the page: filter and letters
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/’/g, "'").toLowerCase();

  document.addEventListener("input", (event) => {
    if (event.target.id !== "glossary-filter") return;
    const sought = fold(event.target.value.trim());
    let left = 0;
    for (const section of document.querySelectorAll(".glossary-page .letter")) {
      let here = 0;
      for (const entry of section.querySelectorAll(".entry-of")) {
        entry.hidden = !entry.dataset.sought.includes(sought);
        here += !entry.hidden;
      }
      section.hidden = !here;
      left += here;
    }
    for (const link of document.querySelectorAll(".letters a")) {
      link.classList.toggle("none", document.querySelector(`.letter[data-letter="${link.dataset.letter}"]`).hidden);
    }
    const said = document.getElementById("glossary-found");
    said.textContent = !sought ? "" : !left ? said.dataset.none : (left === 1 ? said.dataset.one : said.dataset.other).replace("{n}", left);
  });

  // ---- the page: a passage beside the terms
  let from = null;

  document.addEventListener("click", (event) => {
    if (!document.querySelector(".glossary-page")) return;
    const letter = event.target.closest?.(".letters a");
    if (letter) {
      event.preventDefault();
      const heading = document.querySelector(`.letter[data-letter="${letter.dataset.letter}"] h2`);
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: "start" });
    }
    const link = event.target.closest?.("a[data-passage]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.button) {
      event.preventDefault();
      from = link;
      history.replaceState(null, "", link.getAttribute("href"));
      window.reperes.read?.(link.dataset.passage);
    }
    if (event.target.closest?.("[data-close-reading]")) close();
  });

  function close() {
    const reading = document.querySelector("[data-reading]");
    const back = from ?? document.querySelector(`a[data-passage="${CSS.escape(reading.dataset.reading)}"]`);
    history.replaceState(null, "", location.pathname);
    window.reperes.read?.("");
    back?.focus({ preventScroll: true });
  }

  let read = null;
  window.reperes.settled.push(() => {
    const reading = document.querySelector("[data-reading]");
    if ((reading?.id ?? null) === read) return;
    read = reading?.id ?? null;
    document.querySelectorAll(".entry-of .current").forEach((one) => one.classList.remove("current"));
    if (!reading) return;
    const link = from ?? document.querySelector(`a[data-passage="${CSS.escape(reading.dataset.reading)}"]`);
    link?.classList.add("current");
    if (!from) link?.scrollIntoView({ block: "center" });
    reading.focus({ preventScroll: true });
  });
})();
