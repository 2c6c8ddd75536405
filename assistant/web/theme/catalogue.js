// The catalogue: every view has an address; filters, sorting, pages, records and the selection are changes of address.

(() => {
  const form = () => document.getElementById("catalogue-form");
  const results = () => document.querySelector("#catalogue-results [data-view]");
  const narrow = matchMedia("(max-width: 959px)");
  const FILTERS = () => [...form().elements].filter((one) => one.name);

  // ---- to another address
  let wait = null; // what to do with the focus once the new view is there
  let shown = null;

  function go(query, { replace = false, then = null } = {}) {
    const search = query.startsWith("?") ? query : `?${query}`;
    if (replace) history.replaceState(null, "", search);
    else if (search !== location.search) history.pushState(null, "", search);
    wait = then ?? same_place(document.activeElement);
    window.reperes.browse?.(search);
  }

  // A view is drawn anew: the control that was used must have the focus again.
  function same_place(element) {
    const key = ["pick", "sort", "unpick", "emptied"].find((name) => element?.dataset && name in element.dataset);
    if (key && (key === "unpick" || key === "emptied")) return () => document.querySelector("#catalogue-bar button, #listing-title, #record-title, #comparison-title");
    if (key) return () => document.querySelector(`[data-${key}="${CSS.escape(element.dataset[key])}"]`);
    if (element?.matches?.("select[data-go]")) return () => document.querySelector("select[data-go]");
    return null;
  }

  function view_of(link) {
    if (link.dataset.offer) return () => document.getElementById("record-title");
    if (link.dataset.backTo) return () => document.querySelector(`#catalogue-results a[data-offer="${CSS.escape(link.dataset.backTo)}"]`) ?? document.getElementById("listing-title");
    if (link.dataset.sort) return same_place(link);
    return () => document.querySelector("#listing-title, #comparison-title, #record-title");
  }

  // ---- what the form asks for; the selection and the sorting stay
  function asked() {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form())) if (value.trim()) query.append(name, value.trim());
    const now = new URLSearchParams(location.search);
    for (const name of ["tri", "sens", "choix"]) if (now.get(name)) query.set(name, now.get(name));
    return `?${query}`;
  }

  function fill_form() {
    const now = new URLSearchParams(location.search);
    for (const one of FILTERS()) {
      if (one.type === "checkbox") one.checked = now.getAll(one.name).includes(one.value);
      else one.value = now.get(one.name) ?? "";
    }
    count_filters();
  }

  function count_filters() {
    const badge = document.querySelector("[data-filtered]");
    if (!badge) return;
    const set = FILTERS().filter((one) => one.name !== "q" && (one.type === "checkbox" ? one.checked : one.value)).length;
    const text = set ? (set === 1 ? badge.dataset.one : badge.dataset.other).replace("{n}", set) : "";
    if (badge.textContent !== text) badge.textContent = text;
  }

  // ---- how many offers each choice leaves
  function write_counts(counts) {
    for (const box of document.querySelectorAll("#catalogue-filters input[type=checkbox]")) {
      const left = counts[box.name]?.[box.value] ?? 0;
      box.closest("label").querySelector("[data-count]").textContent = left.toLocaleString(document.documentElement.lang);
      box.closest("label").classList.toggle("none", !left);
    }
    for (const option of document.querySelectorAll("#catalogue-filters option[data-label]")) {
      option.textContent = `${option.dataset.label} (${counts.metier?.[option.value] ?? 0})`;
    }
  }

  // ---- what the reader does
  document.addEventListener("click", (event) => {
    if (!form() || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = (selector) => event.target.closest?.(selector);
    const link = at("a[data-view-link]");
    if (link) {
      event.preventDefault();
      go(link.getAttribute("href"), { then: view_of(link) });
    }
    if (at("button[data-go]")) go(at("button[data-go]").dataset.go);
    if (at("[data-take]")) window.reperes.take?.(location.search, at("[data-take]").dataset.take);
    if (at("[data-clear]")) {
      for (const one of FILTERS()) if (one.type === "checkbox") one.checked = false; else one.value = "";
      count_filters();
      go(asked());
    }
    const language = at("[data-choose-language]");
    if (language) language.search = location.search;
  });

  document.addEventListener("change", (event) => {
    if (!form()) return;
    const control = event.target;
    if (control.matches("select[data-go]")) go(control.value);
    else if (control.matches("input[data-go]")) go(control.dataset.go);
    else if (control.form === form() && control.name !== "q") {
      count_filters();
      go(asked());
    }
  });

  let typing = 0;
  document.addEventListener("input", (event) => {
    if (event.target.id !== "catalogue-text") return;
    clearTimeout(typing);
    typing = setTimeout(() => go(asked(), { replace: true }), 400);
  });

  document.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    clearTimeout(typing);
    go(asked());
  });

  addEventListener("popstate", () => {
    if (!form()) return;
    fill_form();
    wait = () => document.querySelector("#record-title, #comparison-title, #listing-title");
    window.reperes.browse?.(location.search || "?");
  });

  // ---- once a view is there
  let folded = false;
  window.reperes.settled.push(() => {
    const filters = document.querySelector("#catalogue-filters details.filters");
    if (filters && !folded) {
      folded = true;
      if (narrow.matches) filters.open = false;
    }
    const view = results();
    if (!view || view.id === shown) return;
    const first = shown === null;
    shown = view.id;
    document.body.dataset.catalogue = view.dataset.view;
    if (view.dataset.counts) write_counts(JSON.parse(view.dataset.counts));
    const target = wait?.();
    wait = null;
    if (target) {
      target.focus({ preventScroll: true });
      if (target.id.endsWith("-title")) scrollTo({ top: target.id === "listing-title" ? Math.max(0, target.getBoundingClientRect().top + scrollY - 80) : 0 });
      else target.scrollIntoView({ block: "nearest" });
    }
    if (!first) window.reperes.say(view.dataset.told);
  });
})();
