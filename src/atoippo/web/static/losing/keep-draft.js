// What is written stays in this browser for a day when the connection drops: under the member's own key, never another's.
"use strict";

const NOT_KEPT = new Set(["csrfmiddlewaretoken", "submission", "was_mail"]);
const REST_MS = 300;

const form = document.querySelector("[data-draft]");
const place = `atoippo-draft:${form.dataset.draft}`;
const notice = document.getElementById("draft");
let waiting = null;

function written() {
  return [...new FormData(form)].filter(([name, value]) => !NOT_KEPT.has(name) && value !== "");
}
const isToBeMended = Boolean(form.querySelector(".errors, .error, .notice.error")); // holds what was typed before
const untouched = isToBeMended ? null : JSON.stringify(written());

function keep() {
  waiting = null;
  if (document.documentElement.hasAttribute("data-signs-out")) return; // forget-drafts.js has just cleared up
  const fields = written();
  try {
    if (JSON.stringify(fields) === untouched) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify({ at: Date.now(), fields }));
  } catch {
    // a browser that keeps nothing: the form works as ever
  }
}

function restore(fields) {
  for (const control of form.elements) {
    if (!control.name || NOT_KEPT.has(control.name)) continue;
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
    else if (control.type !== "hidden" || values.length) control.value = values[0] ?? "";
  }
  readAgain();
}

// the text is read anew, without its being kept anew
function readAgain() {
  form.elements.quote.dispatchEvent(new Event("input"));
}

function restored() {
  const draft = JSON.parse(localStorage.getItem(place) ?? "null");
  if (!draft || isToBeMended || location.search) return;
  restore(draft.fields);
  notice.hidden = false;
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(keep, REST_MS);
});
addEventListener("pagehide", () => waiting && keep());

document.getElementById("drop-draft").addEventListener("click", () => {
  clearTimeout(waiting);
  waiting = null;
  localStorage.removeItem(place);
  form.reset();
  notice.hidden = true;
  form.elements.quote.focus();
  readAgain();
});

form.addEventListener("submit", (event) => {
  keep();
  if (navigator.onLine) return;
  event.preventDefault(); // the browser's own page would take the words away
  document.dispatchEvent(new Event("htmx:sendError"));
});

restored();
