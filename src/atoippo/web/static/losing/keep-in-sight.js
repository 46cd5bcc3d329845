// The keyboard of a phone covers what stands at the bottom: the button that saves stays above it.
"use strict";

const seen = window.visualViewport;
const LEAST = 120; // less is the address bar coming and going

function stand() {
  const covered = Math.max(0, innerHeight - seen.height - seen.offsetTop);
  const isOpen = covered > LEAST;
  document.documentElement.toggleAttribute("data-keyboard", isOpen);
  document.documentElement.style.setProperty("--covered", isOpen ? `${covered}px` : "0px");
}

if (seen) for (const kind of ["resize", "scroll"]) seen.addEventListener(kind, stand);
