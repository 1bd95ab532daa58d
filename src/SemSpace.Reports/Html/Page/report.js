const data = JSON.parse(document.getElementById("data").textContent);
const scene = new Scene(data.scene);
const globe = new Globe(document.getElementById("globe"), data.land, scene);
const [time, play, speed] = ["time", "play", "speed"].map(id => document.getElementById(id));

/** Draws the time that the slider stands at, and says in words what there is. */
function show() {
  const seconds = Number(time.value), now = scene.at(seconds), [, version, score] = scene.version(seconds);
  globe.draw(now);
  const utc = new Date(scene.start + seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
  const counts = `contacts ${now.contacts.length}, updates on their way down ${now.uploads.length}, models on their way up ${now.downloads.length}`;
  document.getElementById("now").value = `${utc} UTC: ${counts}; version ${version}${data.score ? `, ${data.score} ${Number.isFinite(score) ? score.toFixed(3) : "not known"}` : ""}${scene.isCut ? `. Positions reach to ${(scene.seconds / 3600).toFixed(1)} h` : ""}`;
  time.setAttribute("aria-valuetext", `${utc} UTC, ${counts}`);
  const names = now.contacts.map(link => `${scene.satellites[link.satellite]} over ${scene.gateways[link.gateway].name}`);
  document.getElementById("links").replaceChildren(...(names.length > 0 ? names : ["none"]).map(name => Object.assign(document.createElement("li"), { textContent: name })));
}

let isPlaying = false, shownAt = 0;

/** The next picture while the time goes on. */
function step(at) {
  if (!isPlaying) return;
  const next = Number(time.value) + Math.min(at - shownAt, 200) / 1000 * Number(speed.value);
  shownAt = at;
  time.value = next >= scene.seconds ? 0 : next;
  show();
  requestAnimationFrame(step);
}

function setPlaying(on) {
  isPlaying = on;
  play.textContent = on ? "Pause" : "Play";
  play.setAttribute("aria-pressed", on);
  shownAt = performance.now();
  if (on) requestAnimationFrame(step);
}

/** The time that the address asks for, as in report.html#t=3600. */
function goToAddress() {
  const asked = /^#t=(\d+(\.\d+)?)$/.exec(location.hash);
  if (asked) time.value = asked[1];
  show();
}

function steer() {
  const canvas = globe.canvas, keys = { ArrowLeft: [5, 0], ArrowRight: [-5, 0], ArrowUp: [0, 5], ArrowDown: [0, -5] }, zooms = { "+": 1.2, "=": 1.2, "-": 1 / 1.2 };
  canvas.addEventListener("pointerdown", event => canvas.setPointerCapture(event.pointerId));
  canvas.addEventListener("pointermove", event => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    globe.turn(event.movementX * 60 / globe.radius, event.movementY * 60 / globe.radius);
    show();
  });
  canvas.addEventListener("wheel", event => {
    event.preventDefault();
    globe.magnify(Math.exp(-event.deltaY / 500));
    show();
  }, { passive: false });
  canvas.addEventListener("keydown", event => {
    if (keys[event.key]) globe.turn(...keys[event.key]);
    else if (zooms[event.key]) globe.magnify(zooms[event.key]);
    else return;
    event.preventDefault();
    show();
  });
  for (const [id, factor] of [["closer", 1.2], ["farther", 1 / 1.2]]) {
    document.getElementById(id).addEventListener("click", () => {
      globe.magnify(factor);
      show();
    });
  }
}

/** The number that a cell begins with; NaN where it begins with none. */
function numberOf(text) {
  return parseFloat(text.replace("−", "-").replace(/^[≥<] ?/, ""));
}

/** Sorts a table by a column: the other way round where it is sorted by it already. Empty cells stay at the end. */
function sortBy(head, column) {
  const body = head.closest("table").tBodies[0], direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
  const rows = [...body.rows].map(row => ({ row, text: row.cells[column].textContent, number: numberOf(row.cells[column].textContent) }));
  const isNumeric = rows.every(one => one.text === "" || !Number.isNaN(one.number));
  rows.sort((a, b) => a.text === "" || b.text === "" ? (a.text === "") - (b.text === "")
    : direction * (isNumeric ? a.number - b.number : a.text.localeCompare(b.text, "en", { numeric: true })));
  body.replaceChildren(...rows.map(one => one.row));
}

/** Hides the rows of all tables that do not hold a text. */
function search(text) {
  const wanted = text.trim().toLowerCase();
  let found = 0;
  for (const row of document.querySelectorAll("tbody tr")) {
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
    if (!row.hidden) found++;
  }
  document.getElementById("found").value = wanted === "" ? "" : `${found} ${found === 1 ? "row" : "rows"}`;
}

time.max = scene.seconds;
time.addEventListener("input", show);
play.addEventListener("click", () => setPlaying(!isPlaying));
for (const button of document.querySelectorAll("thead button")) button.addEventListener("click", () => sortBy(button.parentElement, button.parentElement.cellIndex));
document.getElementById("search").addEventListener("input", event => search(event.target.value));
window.addEventListener("hashchange", goToAddress);
window.addEventListener("resize", show);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
steer();
goToAddress();
