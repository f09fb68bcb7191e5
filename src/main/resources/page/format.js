// Numbers, money and time, written as hgw writes them in its terminal.

const UNITS = ["", "k", "m", "b", "t", "q"];

/** $1.234m */
export function dollars(amount) {
  if (amount === undefined || !isFinite(amount)) return "–";
  let unit = 0;
  let value = amount;
  while (Math.abs(value) >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return "$" + value.toFixed(unit === 0 ? 0 : digits(value)) + UNITS[unit];
}

/** Four digits in all. */
function digits(value) {
  const size = Math.abs(value);
  return size >= 100 ? 1 : size >= 10 ? 2 : 3;
}

/** 1 234 567, with thin spaces that do not break. */
export function count(value) {
  return Math.round(value).toString().replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}

/** 1 thread, 2 threads */
export function counted(value, noun) {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** 1.5 GB, 2 TB */
export function ram(gb) {
  return gb >= 10240 ? `${short(gb / 1024)} TB` : `${short(gb)} GB`;
}

/** No more digits than are read. */
export function short(value) {
  const size = Math.abs(value);
  return size >= 100 ? count(value) : String(+value.toFixed(size >= 10 ? 1 : 2));
}

export function percent(ratio) {
  if (!isFinite(ratio)) return "–";
  return ratio > 0 && ratio < 0.01 ? "<1%" : `${Math.round(100 * ratio)}%`;
}

/** Seconds as 29:59, or 1:02:03. */
export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  const two = (value) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

/** Game hours as 1:30. */
export function hours(value) {
  const minutes = Math.floor(value * 60 + 1e-9);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** A moment as 14:03:27. */
export function moment(ms) {
  return new Date(ms).toLocaleTimeString("en-GB");
}
