// Before the first paint: the player's choice of dark or light, if there is one.
"use strict";
(() => {
  const chosen = localStorage.getItem("hgw-theme");
  if (chosen === "dark" || chosen === "light") {
    document.documentElement.dataset.theme = chosen;
  }
})();
