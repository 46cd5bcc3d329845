// The little that HTML can't do alone: say that a request went wrong, keep a form from being sent twice, light up a drop place.
"use strict";

const RESTS_MS = 5000; // a form whose answer is a download leaves the page as it is

function say(what) {
  const trouble = document.getElementById("trouble");
  for (const words of trouble.querySelectorAll("[data-when]")) words.hidden = words.dataset.when !== what;
  trouble.hidden = what === null;
}

document.addEventListener("htmx:sendError", () => say("offline"));
document.addEventListener("htmx:timeout", () => say("offline"));
document.addEventListener("htmx:swapError", () => say("refused"));
document.addEventListener("htmx:responseError", () => say("refused"));
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) say(null);
});

function rest(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll('[aria-busy="true"]')) button.removeAttribute("aria-busy");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
  setTimeout(rest, RESTS_MS, form);
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(rest));

for (const kind of ["dragenter", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const place = event.target.closest?.(".drop");
    if (place) place.toggleAttribute("data-over", kind === "dragenter");
  });
}

for (const tab of document.querySelectorAll(".tabs [aria-current]")) tab.parentElement.scrollLeft = tab.offsetLeft - 64; // a phone shows three or four
