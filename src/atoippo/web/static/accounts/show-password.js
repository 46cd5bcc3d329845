// A tick shows the password while it is typed; without script there is no tick, and the field is as ever.
"use strict";

for (const tick of document.querySelectorAll("[data-shows]")) {
  tick.closest("[hidden]").hidden = false;
  tick.addEventListener("change", () => {
    document.getElementById(tick.dataset.shows).type = tick.checked ? "text" : "password";
  });
}
