// Drafts of the loss form stay a day in this browser: what is older goes, and who signs out takes all of theirs along.
"use strict";

const DRAFTS = "atoippo-draft:";
const A_DAY_MS = 24 * 60 * 60 * 1000;

function forgetDrafts(isOver) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(DRAFTS) && isOver(key)) localStorage.removeItem(key);
  }
}

function isOld(key) {
  try {
    return !(Date.now() - JSON.parse(localStorage.getItem(key)).at < A_DAY_MS);
  } catch {
    return true;
  }
}

forgetDrafts(isOld);
document.addEventListener("submit", (event) => {
  const leads = event.target.getAttribute("action") ?? "";
  if (!leads.endsWith("/logout/")) return;
  document.documentElement.toggleAttribute("data-signs-out", true);
  forgetDrafts(() => true);
});
for (const saved of document.querySelectorAll("[data-forgets-draft]")) {
  forgetDrafts((key) => key === DRAFTS + saved.dataset.forgetsDraft);
}
