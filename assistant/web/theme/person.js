// A line of the profile is corrected in the question box: its button writes the beginning there.

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-fill]");
  const box = document.querySelector("#question textarea");
  if (!button || !box) return;
  // Gradio hears of a value only through the element's own setter and an event of its own
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, button.dataset.fill);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
});
