// « Mon parcours »: what is changed on the card, given up or answered goes to the server as one event with the whole card.

(() => {
  const form = () => document.querySelector(".profile-form");

  // ---- one change at a time: Gradio would drop a second event, or send it again with what the first one held
  const PATIENCE = 15_000;
  const queue = [];
  let flying = null;
  let answered = null;

  function act(detail) {
    if (detail.act === "profile" && queue.at(-1)?.act === "profile") queue.pop();
    queue.push(detail);
    send();
  }

  function send() {
    if (flying || !queue.length) return;
    flying = setTimeout(land, PATIENCE); // an answer that never comes must not hold up the rest
    const detail = { values: collected(), ...queue.shift() };
    document.querySelector(".route").dispatchEvent(new CustomEvent("reperes:act", { bubbles: true, detail }));
  }

  function land() {
    clearTimeout(flying);
    flying = null;
    send();
  }

  // ---- the card
  function collected() {
    const values = {};
    for (const field of form()?.elements ?? []) {
      if (!field.name) continue;
      if (field.type !== "checkbox") values[field.name] = field.value;
      else {
        values[field.name] ??= [];
        if (field.checked) values[field.name].push(field.value);
      }
    }
    return values;
  }

  const told = (line) => [...line.querySelectorAll("input, select")].some((one) => (one.type === "checkbox" ? one.checked : one.value !== ""));

  function mark(line) {
    line.classList.toggle("filled", told(line));
    const origin = line.querySelector("[data-origin]");
    origin.textContent = told(line) ? form().dataset.here : "";
  }

  function clear(line) {
    line.querySelectorAll("input, select").forEach((one) => {
      if (one.type === "checkbox") one.checked = false;
      else one.value = "";
    });
    line.querySelector("input, select").focus();
    mark(line);
    act({ act: "profile" });
  }

  document.addEventListener("change", (event) => {
    const line = event.target.closest?.(".profile-form [data-line]");
    if (!line) return;
    mark(line);
    act({ act: "profile" });
  });

  document.addEventListener("submit", (event) => {
    if (event.target.closest?.(".profile-form")) event.preventDefault();
    const questions = event.target.closest?.(".assessment-form");
    if (!questions) return;
    event.preventDefault();
    step(questions, 1);
  });

  // ---- the self-assessment: one question at a time
  const fields = (questions) => [...questions.querySelectorAll("fieldset")];
  const current = (questions) => fields(questions).findIndex((one) => !one.hidden);

  function turn_to(questions, row, focus = true) {
    const all = fields(questions);
    all.forEach((one, number) => { one.hidden = number !== row; });
    questions.querySelector("progress").value = row;
    questions.querySelector('[data-step="previous"]').disabled = row === 0;
    const next = questions.querySelector('[data-step="next"]');
    next.textContent = row === all.length - 1 ? next.dataset.finish : next.dataset.next;
    if (!focus) return;
    all[row].focus({ preventScroll: true });
    questions.closest(".assessment").scrollIntoView({ block: "nearest" });
  }

  function step(questions, by) {
    const row = current(questions) + by;
    if (row < 0) return;
    if (row < fields(questions).length) { turn_to(questions, row); return; }
    const answers = Object.fromEntries(fields(questions).map((one) => [one.dataset.question, one.querySelector("input:checked")?.value ?? null]));
    questions.querySelector("progress").value = row;
    awaited = { before: document.querySelector("#assessed-title") };
    act({ act: "assess", answers });
  }

  function skip(questions) {
    fields(questions)[current(questions)].querySelectorAll("input").forEach((one) => { one.checked = false; });
    step(questions, 1);
  }

  // ---- what the centre shows
  const stacked = matchMedia("(max-width: 959px)");
  let awaited = null;

  function show(view) {
    document.body.dataset.pathway = view;
    const questions = document.querySelector(".assessment-form");
    if (view === "assessment" && questions) turn_to(questions, Math.max(0, current(questions)));
    if (view === "pathway") document.querySelector(".route-title, .beginning h2")?.scrollIntoView({ block: stacked.matches ? "start" : "nearest" });
  }

  function answer(name) {
    const line = document.querySelector(`[data-line="${name}"]`);
    if (!line) return;
    line.closest("details").open = true;
    line.querySelector("input, select").focus();
  }

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest?.(selector);
    if (at("[data-clear]")) clear(at("[data-line]"));
    if (at("[data-to-steps]")) show("pathway");
    if (at("[data-erase]")) act({ act: "erase" });
    if (at("[data-relax]")) act({ act: "relax", constraints: at("[data-relax]").dataset.relax.split(" ") });
    if (at("[data-restore]")) act({ act: "restore" });
    if (at("[data-answer]")) answer(at("[data-answer]").dataset.answer);
    const moved = at("[data-step]");
    if (moved?.dataset.step === "previous") step(moved.form, -1);
    if (moved?.dataset.step === "skip") skip(moved.form);
    const view = at("[data-view]");
    if (view) {
      const questions = document.querySelector(".assessment-form");
      if ("again" in view.dataset && questions) { questions.reset(); turn_to(questions, 0, false); }
      show(view.dataset.view);
    }
  });

  // A click on a marker must not carry the step away from under the eyes: beside it, only the column of sources moves.
  let height = null;
  const wide = matchMedia("(min-width: 960px)");
  document.addEventListener("click", (event) => {
    height = wide.matches && event.target.closest?.("#route .marker") ? scrollY : null;
  }, { capture: true });
  addEventListener("click", () => {
    if (height !== null) scrollTo({ top: height });
    height = null;
  });

  // ---- after each change that the server made
  let said = null;
  let drawn = null;
  const opened = new Set();

  document.addEventListener("toggle", (event) => {
    const name = event.target.dataset?.foldName;
    if (name) opened[event.target.open ? "add" : "delete"](name);
  }, { capture: true });

  window.reperes.settled.push(() => {
    // Gradio changes the page in place: what was typed would stand over what the server now says.
    if (form() && form().id !== drawn) {
      drawn = form().id;
      form().reset();
    }
    const receipt = document.querySelector("#wrong [data-receipt]")?.id;
    if (receipt && receipt !== answered) {
      answered = receipt;
      land();
    }
    const route = document.querySelector(".route");
    if (!route) return;
    const result = document.querySelector("#assessed-title");
    if (awaited && result && result !== awaited.before) {
      awaited = null;
      show("assessed");
      result.focus();
    }
    const told_now = route.dataset.announceRoute;
    if (said !== null && told_now !== said) window.reperes.say(told_now);
    said = told_now;
    const wrong = new Set([...document.querySelectorAll("[data-wrong]")].map((one) => one.dataset.wrong));
    document.querySelectorAll(".profile-form [data-line]").forEach((line) => {
      line.querySelectorAll("input, select").forEach((one) => {
        if (wrong.has(line.dataset.line)) one.setAttribute("aria-invalid", "true");
        else one.removeAttribute("aria-invalid");
      });
    });
    document.querySelectorAll("#route details[data-fold-name]:not([data-seen])").forEach((fold) => {
      fold.dataset.seen = "";
      if (opened.has(fold.dataset.foldName)) fold.open = true;
    });
  });
})();
