"use strict";
// Draws each [data-chart] from the JSON of the same id. The table below every chart holds the same marks as links, so the
// drawing stays out of the keyboard's and the screen reader's way.
(() => {
  const options = {
    actions: false,
    ast: true, // no eval, so that the strict Content-Security-Policy holds
    defaultStyle: false,
    mode: "vega-lite",
    renderer: "svg",
    tooltip: { disableDefaultStyle: true, theme: "house" },
  };

  const draw = async (place) => {
    const source = document.getElementById(place.dataset.chart);
    if (!source || place.dataset.drawn) return;
    place.dataset.drawn = "yes";
    try {
      await window.vegaEmbed(place, JSON.parse(source.textContent), options);
    } catch (trouble) {
      console.error(trouble);
      place.closest("figure")?.querySelector("details")?.setAttribute("open", "");
      return;
    }
    place.querySelector("svg")?.setAttribute("aria-hidden", "true");
  };

  const drawAll = (root) => root.querySelectorAll("[data-chart]").forEach(draw);
  drawAll(document);
  document.addEventListener("htmx:load", (event) => drawAll(event.detail.elt));
})();
