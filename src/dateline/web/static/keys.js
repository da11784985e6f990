// The keyboard: j/k move, Enter opens, a/x decide, c corrects, u undoes, / searches, ? tells. Pages work without it.
const typing = (target) => target.closest("input, select, textarea, [contenteditable]");
const steps = () => [...document.querySelectorAll("[data-step]")];
let here = -1;

function move(by) {
  const all = steps();
  if (!all.length) return;
  const focused = all.findIndex((step) => step.contains(document.activeElement));
  here = Math.max(0, Math.min(all.length - 1, (focused >= 0 ? focused : here) + by));
  const step = all[here];
  (step.querySelector("h3 a") ?? step).focus({ preventScroll: true });
  step.scrollIntoView({ block: "nearest" });
}

const press = (selector) => {
  const found = document.querySelector(selector);
  if (found) found.click();
  return Boolean(found);
};

const actions = {
  j: () => press('[data-key="j"]') || move(1),
  k: () => (document.querySelector("[data-queue]") ? history.back() : move(-1)),
  a: () => press('[data-key="a"]'),
  x: () => press('[data-key="x"]'),
  u: () => press("[data-undo] button"),
  c: () => {
    const focused = document.activeElement?.closest("[data-step]");
    (focused?.querySelector("[data-correct]") ?? document.querySelector("[data-correct]"))?.click();
  },
  "/": () => document.querySelector("[data-search]")?.focus(),
  "?": () => document.getElementById("help").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const act = actions[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

const help = document.querySelector("[data-help]");
help.hidden = false;
help.addEventListener("click", actions["?"]);
// what could not be shown in place is shown as a page, with its reason
document.addEventListener("htmx:responseError", (event) => location.assign(event.detail.pathInfo.requestPath));
