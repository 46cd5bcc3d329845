// A button that copies the link beside it; without script the field is there to copy from by hand.
"use strict";

async function copy(field) {
  field.select();
  if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
  document.execCommand("copy"); // plain HTTP inside a company has no clipboard of its own
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await copy(document.getElementById(button.dataset.copies));
    document.getElementById(button.dataset.says).hidden = false;
  });
}
