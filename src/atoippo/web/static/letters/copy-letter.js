// Copies a letter's subject and text; when the person comes back from the mailbox, the question whether they sent it stands out.
"use strict";

const asking = document.getElementById("sent-question");

function copied(of) {
  return `letter-copied-${of}`;
}

async function copy(field) {
  if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
  field.closest("details").open = true; // plain HTTP inside a company has no clipboard of its own; what is hidden can't be selected
  field.select();
  if (!document.execCommand("copy")) throw new Error("the browser does not copy");
}

function standOut() {
  if (!asking || !sessionStorage.getItem(copied(asking.dataset.letter)) || asking.classList.contains("asks")) return;
  asking.classList.add("asks");
  for (const button of document.querySelectorAll("[data-copies]")) button.classList.remove("primary");
  const sent = asking.querySelector("button");
  sent.classList.add("primary");
  sent.focus({ preventScroll: true });
  asking.scrollIntoView({ block: "nearest" });
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  const says = document.getElementById(button.dataset.says);
  button.addEventListener("click", async () => {
    for (const said of document.querySelectorAll("[data-said]")) said.hidden = true;
    try {
      await copy(document.getElementById(button.dataset.copies));
    } catch {
      document.getElementById("copy-by-hand").open = true;
      document.getElementById("copy-refused").hidden = false;
      return;
    }
    says.hidden = false;
    if (asking && button.dataset.copies === "letter-body") sessionStorage.setItem(copied(asking.dataset.letter), "yes");
  });
}

asking?.addEventListener("submit", () => sessionStorage.removeItem(copied(asking.dataset.letter)));
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && standOut());
addEventListener("focus", standOut);
standOut();
