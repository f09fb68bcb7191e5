// Making and changing elements. Text is always set as text: host names may be anything.

export const $ = (id) => document.getElementById(id);

/** An element: its tag with classes ("p.quiet"), its properties, what is in it. */
export function h(tag, props, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "data") Object.assign(element.dataset, value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

/** Set text only where it differs, so that nothing is laid out anew in vain. */
export function text(element, value) {
  if (element.textContent !== value) element.textContent = value;
}

export function show(element, shown) {
  if (element.hidden === shown) element.hidden = !shown;
}

/**
 * Make the children of a parent those of a list, one each, keeping elements by key.
 * make(item) makes one, update(element, item) brings it up to date.
 */
export function keyed(parent, items, keyOf, make, update) {
  const old = parent.keyed ?? new Map();
  const now = new Map();
  let at = parent.firstChild;
  for (const item of items) {
    const key = keyOf(item);
    let element = old.get(key);
    if (!element) element = make(item);
    update?.(element, item);
    now.set(key, element);
    if (element === at) at = at.nextSibling;
    else parent.insertBefore(element, at);
  }
  for (const [key, element] of old) if (now.get(key) !== element) element.remove();
  parent.keyed = now;
}
