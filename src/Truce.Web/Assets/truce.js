// Makes pages nicer to use; nothing needs it. Submits the day as of which when it is picked, and shows a finding when its words are touched.
"use strict";
document.querySelectorAll(".asof input[type=date]").forEach(input => {
  input.addEventListener("change", () => { if (!input.value || /^[12]\d{3}-/.test(input.value)) input.form.requestSubmit(); });
});
document.querySelectorAll(".text .mark").forEach(mark => {
  const note = document.querySelector(mark.getAttribute("href"));
  if (!note) return;
  mark.addEventListener("mouseenter", () => { note.classList.add("here"); note.scrollIntoView({ block: "nearest" }); });
  mark.addEventListener("mouseleave", () => note.classList.remove("here"));
});
