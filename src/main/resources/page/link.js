// What is pointed at or has the focus: a runner or a target, shown wherever it appears.

let lit = {};
const listeners = [];

/** Light up a runner or target: { runner } or { target }; {} for nothing. */
export function light(what) {
  if (what.runner === lit.runner && what.target === lit.target) return;
  lit = what;
  for (const listener of listeners) listener(lit);
}

export const lighted = () => lit;

export function onLight(listener) {
  listeners.push(listener);
}

/** Let an element light something up while it is pointed at or has the focus. */
export function lights(element, what) {
  for (const event of ["pointerenter", "focusin"]) element.addEventListener(event, () => light(what));
  for (const event of ["pointerleave", "focusout"]) element.addEventListener(event, () => light({}));
}
