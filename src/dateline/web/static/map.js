// The map: country shapes from the package, marks from the server, which joins those that would lie on one another.
const L = window.L;
let world = null;

const shapes = () => (world ??= fetch("/static/vendor/countries-50m.json").then((answer) => answer.json())
  .then((topology) => unwrapped(window.topojson.feature(topology, topology.objects.countries))));

// A shape that crosses the 180th meridian goes on beyond it, instead of being drawn across the whole map.
function unwrapped(collection) {
  const ring = (points) => {
    let turn = 0;
    return points.map(([lon, lat], n) => {
      if (n && lon - points[n - 1][0] > 180) turn -= 360;
      if (n && lon - points[n - 1][0] < -180) turn += 360;
      return [lon + turn, lat];
    });
  };
  for (const { geometry } of collection.features) {
    if (geometry.type === "Polygon") geometry.coordinates = geometry.coordinates.map(ring);
    if (geometry.type === "MultiPolygon") geometry.coordinates = geometry.coordinates.map((shape) => shape.map(ring));
  }
  return collection;
}

const text = (tag, words) => { const made = document.createElement(tag); made.textContent = words; return made; };

function popup(mark) {
  const box = document.createElement("div");
  box.append(text("p", mark.label));
  const link = text("a", mark.words || "Show them");
  link.href = mark.href;
  box.append(link);
  return box;
}

function icon(many, kind) {
  const size = Math.round(many === 1 ? 16 : Math.min(46, 20 + 7 * Math.log10(many)));
  const made = document.createElement("div");
  made.textContent = many === 1 ? "" : many.toLocaleString("en");
  return L.divIcon({ className: `mark ${kind}`, html: made, iconSize: [size, size] });
}

function cell(map, mark) {
  const many = mark.tookPlace || mark.otherwise;
  const kind = `${mark.region ? "region" : ""} ${mark.tookPlace ? "" : "hollow"}`;
  const extra = mark.tookPlace && mark.otherwise ? `, and ${mark.otherwise} not happened` : "";
  const title = mark.words ? `${mark.label}: ${mark.words}` : `${many} events${extra}`;
  const made = L.marker([mark.lat, mark.lon], { icon: icon(many, kind), title, alt: title, keyboard: true });
  if (mark.words) return made.bindPopup(() => popup(mark));
  return made.on("click", () => {
    const [[south, west], [north, east]] = mark.bounds;
    if (map.getZoom() >= map.getMaxZoom() || (north - south < 1e-4 && east - west < 1e-4)) location.assign(mark.href);
    else map.fitBounds(mark.bounds, { padding: [40, 40], maxZoom: map.getZoom() + 4 });
  });
}

const country = (mark) => L.marker([mark.lat, mark.lon], {
  icon: icon(mark.many, mark.hollow ? "square hollow" : "square"), title: `${mark.label} (${mark.many})`, alt: `${mark.label} (${mark.many})`, zIndexOffset: -1000,
}).bindPopup(() => popup({ ...mark, words: `${mark.many} events` }));

let asked = 0;

async function marks(place, map, layer, fit) {
  const turn = ++asked;
  const address = new URL(place.dataset.marks, location.href);
  address.searchParams.set("zoom", map.getZoom());
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const found = await answer.json();
  if (turn !== asked) return; // a later zoom was asked for meanwhile
  layer.clearLayers();
  found.countries.forEach((mark) => layer.addLayer(country(mark)));
  found.cells.forEach((mark) => layer.addLayer(cell(map, mark)));
  const bounds = found.cells.flatMap((mark) => mark.bounds);
  if (fit && (bounds.length || found.countries.length)) {
    map.fitBounds(bounds.length ? bounds : found.countries.map((mark) => [mark.lat, mark.lon]), { padding: [30, 30], maxZoom: 8, animate: false });
  }
}

async function start() {
  const place = document.getElementById("map");
  if (!L || !place || place.dataset.on) return;
  place.dataset.on = "1";
  place.replaceChildren();
  const map = L.map(place, { minZoom: 1, maxZoom: 12, attributionControl: false, worldCopyJump: true, zoomAnimation: false, fadeAnimation: false }).setView([20, 20], 2);
  const layer = L.layerGroup().addTo(map);
  const drawn = shapes().then((countries) => L.geoJSON(countries, {
    interactive: false, style: { className: "country", weight: 0.8, fillOpacity: 1, color: null, fillColor: null },
  }).addTo(map).bringToBack());
  const zoom = map.getZoom();
  await marks(place, map, layer, true);
  map.on("zoomend", () => marks(place, map, layer, false));
  if (map.getZoom() !== zoom) await marks(place, map, layer, false);
  await drawn;
  place.dataset.ready = "1";
}

start();
document.addEventListener("htmx:afterSettle", start);
