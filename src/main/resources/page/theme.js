// Before the first paint: dark or light, as the player chose it, or as the system has it.
"use strict";
(() => {
  const light = matchMedia("(prefers-color-scheme: light)");
  const wear = () => {
    const chosen = localStorage.getItem("hgw-theme");
    const known = chosen === "dark" || chosen === "light";
    document.documentElement.dataset.theme = known ? chosen : light.matches ? "light" : "dark";
    dispatchEvent(new Event("hgw-theme"));
  };
  wear();
  light.addEventListener("change", wear);
})();
