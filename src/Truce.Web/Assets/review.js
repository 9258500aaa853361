// One key for each decision. Keys do nothing while something is being typed, or together with Ctrl, Alt or Meta.
"use strict";
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  const act = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!act) return;
  event.preventDefault();
  if (act.dataset.key === "n" || act.dataset.key === "c") {
    const field = act.form.elements[act.dataset.key === "n" ? "note" : "value"];
    if (!field.value) { field.focus(); return; }
  }
  act.click();
});
