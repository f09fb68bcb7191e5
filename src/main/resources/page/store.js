// The state that hgw sends: whole at first, then what changes of it (JSON Merge Patch).

let state;
const listeners = [];

/** Be called whenever one of some parts has changed: with the state, and which parts did. */
export function on(parts, listener) {
  listeners.push({ parts, listener });
}

export const current = () => state;

function merge(target, patch) {
  if (patch === null || typeof patch !== "object" || Array.isArray(patch)) return patch;
  const merged = target !== null && typeof target === "object" && !Array.isArray(target) ? target : {};
  for (const key of Object.keys(patch)) {
    if (patch[key] === null) delete merged[key];
    else merged[key] = merge(merged[key], patch[key]);
  }
  return merged;
}

function tell(changed) {
  const began = performance.now();
  for (const { parts, listener } of listeners) {
    if (parts.some((part) => changed.has(part))) listener(state, changed);
  }
  document.documentElement.dataset.updateMs = (performance.now() - began).toFixed(1);
}

/** Listen to hgw. hear(status): "live", "gone" while it does not answer, "refused" for good. */
export function connect(hear) {
  const events = new EventSource("/api/events");
  events.addEventListener("state", (event) => {
    const before = state ?? {};
    state = JSON.parse(event.data);
    hear("live");
    tell(new Set([...Object.keys(before), ...Object.keys(state)]));
  });
  events.addEventListener("patch", (event) => {
    const patch = JSON.parse(event.data);
    state = merge(state, patch);
    tell(new Set(Object.keys(patch)));
  });
  events.addEventListener("error", () => {
    hear(events.readyState === EventSource.CLOSED ? "refused" : "gone");
  });
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}

/** Ask hgw something; throws an Error with its sentence if it refuses. */
export async function ask(path, method = "GET", body) {
  const answer = await fetch(path, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const type = answer.headers.get("Content-Type") ?? "";
  const said = type.startsWith("application/json") ? await answer.json() : await answer.text();
  if (!answer.ok) throw new Error(said.error ?? said.title ?? String(said));
  return said;
}
