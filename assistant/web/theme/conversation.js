// The conversation: doors lead to the question box, a new answer is announced and brought into view.

(() => {
  const box = () => document.querySelector("#question textarea");
  let seen = null;

  document.addEventListener("click", (event) => {
    const door = event.target.closest?.("[data-hint]");
    if (door && box()) {
      box().placeholder = door.dataset.hint;
      box().focus();
    }
    const flag = event.target.closest?.("[data-opens]");
    if (flag) {
      const checks = document.getElementById(flag.dataset.opens);
      if (checks) { checks.open = true; checks.querySelector("summary").focus(); }
    }
  });

  // On a phone the keyboard would cover the first screen.
  let ready = false;
  window.reperes.settled.push(() => {
    if (ready || !box()) return;
    ready = true;
    if (matchMedia("(min-width: 960px)").matches && document.activeElement === document.body) box().focus({ preventScroll: true });
  });

  window.reperes.settled.push(() => {
    const latest = document.querySelector("#live .turn[data-latest]");
    if (!latest) { seen = null; return; }
    window.reperes.say(latest.dataset.announce);
    const asked = latest.id + latest.querySelector(".said")?.textContent;
    if (asked !== seen) {
      seen = asked;
      if (latest.getAttribute("aria-busy") === "true") latest.scrollIntoView({ block: "start" });
    }
  });
})();
