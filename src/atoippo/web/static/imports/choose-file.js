// A file that was dropped or chosen is sent at once, unless it is plain to see that it can't be read: then the page says why.
"use strict";

function problemOf(field, file) {
  const endings = field.accept.split(",");
  if (file.size === 0) return "empty";
  if (file.size > Number(field.dataset.limit)) return "large";
  return endings.some((ending) => file.name.toLowerCase().endsWith(ending)) ? null : "kind";
}

function tell(form, problem) {
  for (const notice of form.querySelectorAll("[data-problem]")) notice.hidden = notice.dataset.problem !== problem;
}

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.dataset?.file === undefined || !field.files.length) return;
  const form = field.form;
  const problem = problemOf(field, field.files[0]);
  tell(form, problem);
  if (problem) field.value = "";
  else form.requestSubmit(form.querySelector('[type="submit"]'));
});
