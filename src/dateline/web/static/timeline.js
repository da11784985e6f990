// A brush over the timeline: drag from one bar to another to see the days between. A click alone follows the bar's link.
function listen(svg) {
  const links = [...svg.querySelectorAll("a[data-first]")];
  let from = null, to = null;
  // bars without events have no link: the nearest one counts
  const at = (event) => {
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * 960;
    return links.reduce((best, link) => (gap(link, x) < gap(best, x) ? link : best), links[0]);
  };
  const gap = (link, x) => {
    const hit = link.querySelector(".hit");
    return Math.abs(Number(hit.getAttribute("x")) + Number(hit.getAttribute("width")) / 2 - x);
  };
  const range = () => [links.indexOf(from), links.indexOf(to)].sort((a, b) => a - b);
  const paint = () => {
    const [first, last] = from ? range() : [1, 0];
    links.forEach((link, n) => link.classList.toggle("brushed", n >= first && n <= last));
  };
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => { if (event.button === 0 && links.length) { from = to = at(event); paint(); } });
  svg.addEventListener("pointermove", (event) => { if (from) { to = at(event); paint(); } });
  addEventListener("pointerup", () => {
    if (!from) return;
    const [first, last] = range();
    const moved = first !== last;
    from = null;
    paint();
    if (!moved) return;
    svg.addEventListener("click", (event) => event.preventDefault(), { once: true, capture: true });
    const address = new URL(links[first].getAttribute("href"), location);
    address.searchParams.set("until", links[last].dataset.last);
    location.assign(address);
  });
}

const start = () => document.querySelectorAll("[data-timeline] svg:not([data-on])").forEach((svg) => { svg.dataset.on = "1"; listen(svg); });
start();
document.addEventListener("htmx:afterSettle", start);
