// Colours that tell targets apart, beside their rank, which stands in them.

export function isDark() {
  return document.documentElement.dataset.theme === "dark";
}

/** The colour of a rank, and what can be read on it. Neighbours in rank are far apart in hue. */
export function colour(rank, dark = isDark()) {
  const hue = (20 + (rank - 1) * 137.508) % 360;
  const light = (dark ? [0.74, 0.64, 0.83] : [0.66, 0.56, 0.76])[(rank - 1) % 3];
  return { fill: `oklch(${light} 0.12 ${hue.toFixed(1)})`, ink: light > 0.6 ? "#101214" : "#ffffff" };
}

/** A colour of the style sheet, for what is drawn. */
export function styled(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Be called when dark and light change. */
export function onTheme(listener) {
  addEventListener("hgw-theme", listener);
}
