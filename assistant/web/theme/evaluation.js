// The evaluator's screen: links, forms and buttons of its templates become events of the component they stand in, and
// the address follows what is shown, so that back, bookmarks and new tabs work. `element` and `trigger` are Gradio's.

const view = () => element.querySelector("[data-address]");
const search_of = (address) => (address.includes("?") ? address.slice(address.indexOf("?")) : "");
let asked = false; // whether the reader has asked for what comes next: only then does the focus move to it

function tell(event, data) {
  asked = true;
  view()?.setAttribute("aria-busy", "true");
  window.reperes?.say(view()?.dataset.working);
  trigger(event, data);
}

element.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-view]");
  if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    tell("select", { search: link.search });
  }
  const button = event.target.closest("button[data-event]");
  if (button) trigger(button.dataset.event, { run: button.dataset.run, format: button.dataset.format });
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target, data = Object.fromEntries(new FormData(form));
  if (form.dataset.event === "select") {
    tell("select", { search: `?${new URLSearchParams(Object.entries(data).filter(([, value]) => value))}` });
  } else if (form.dataset.event === "submit") {
    trigger("submit", data);
    scrollTo(0, 0); // where its progress is told
  } else tell(form.dataset.event, { ...data, address: search_of(view().dataset.address) });
});

if (element.closest("#view")) {
  new MutationObserver(() => {
    const address = view()?.dataset.address;
    if (!asked || address === undefined || view().hasAttribute("aria-busy")) return;
    asked = false;
    if (search_of(address) !== location.search) history.pushState(null, "", location.pathname + search_of(address));
    element.querySelector("h1[tabindex]")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }).observe(element, { childList: true, subtree: true });
  addEventListener("popstate", () => trigger("select", { search: location.search }));
}
