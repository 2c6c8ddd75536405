// From a numbered marker to its source and back, by mouse and by keyboard; the quote shows on the way.

(() => {
  const narrow = matchMedia("(max-width: 959px)");
  const tip = () => document.getElementById("quote-tip");

  // ---- the quote beside the marker
  function show_quote(marker) {
    const box = tip();
    if (!box || !marker.dataset.quote) return;
    box.textContent = `« ${marker.dataset.quote} »`;
    box.hidden = false;
    const at = marker.getBoundingClientRect();
    const size = box.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left + at.width / 2 - size.width / 2, innerWidth - size.width - 8));
    const below = at.bottom + 8;
    box.style.left = `${left}px`;
    box.style.top = `${below + size.height < innerHeight - 8 ? below : Math.max(8, at.top - size.height - 8)}px`;
    marker.setAttribute("aria-describedby", "quote-tip");
  }

  function hide_quote() {
    const box = tip();
    if (!box || box.hidden) return;
    box.hidden = true;
    document.querySelectorAll(".marker[aria-describedby]").forEach((marker) => marker.removeAttribute("aria-describedby"));
  }

  // ---- to the source
  function go_to_source(marker) {
    const card = document.getElementById(marker.dataset.card);
    if (!card) return;
    hide_quote();
    card.closest("details").open = true;
    card.dataset.marker = marker.id;
    document.querySelectorAll(".source.current, mark.current, .sentence.current").forEach((one) => one.classList.remove("current"));
    card.classList.add("current");
    marker.closest(".sentence, td")?.classList.add("current");
    card.querySelectorAll("mark").forEach((mark) => {
      mark.classList.toggle("current", mark.dataset.sentences.split(" ").includes(marker.dataset.sentence));
    });
    card.focus({ preventScroll: true });
    const target = card.querySelector(".excerpt mark.current") ?? card;
    const place = (narrow.matches ? card : target).getBoundingClientRect();
    const composer = document.querySelector(".composer")?.getBoundingClientRect().top ?? innerHeight;
    if (place.top < 72 || place.bottom > composer - 8) {
      card.scrollIntoView({ block: narrow.matches ? "start" : "center" });
    }
  }

  // ---- and back
  function go_back(card) {
    const marker = document.getElementById(card.dataset.marker);
    if (!marker) return;
    marker.focus({ preventScroll: true });
    const place = marker.getBoundingClientRect();
    if (place.top < 72 || place.bottom > innerHeight - 140) marker.scrollIntoView({ block: "center" });
  }

  document.addEventListener("click", (event) => {
    const marker = event.target.closest?.(".marker");
    if (marker) go_to_source(marker);
    const back = event.target.closest?.("[data-back]");
    if (back) go_back(document.getElementById(back.dataset.back));
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    hide_quote();
    const card = event.target.closest?.(".source");
    if (card) go_back(card);
  });

  for (const [arrive, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(arrive, (event) => {
      const marker = event.target.closest?.(".marker");
      if (marker) show_quote(marker);
    });
    document.addEventListener(leave, (event) => {
      if (event.target.closest?.(".marker")) hide_quote();
    });
  }
  addEventListener("scroll", hide_quote, { passive: true, capture: true });

  // ---- on a phone the sheet stays closed until a marker opens it
  window.reperes.settled.push(() => {
    if (!narrow.matches) return;
    document.querySelectorAll("details.sources[open]:not([data-seen])").forEach((sheet) => {
      sheet.dataset.seen = "";
      sheet.open = false;
    });
  });
})();
