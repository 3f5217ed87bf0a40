// The page of a comparison: filters, search and keys. All of the page is there without this script.
"use strict";

const root = document.documentElement;
root.classList.add("js");

// What a reviewer chose last time. Pages opened from a folder may be refused a store.
const chosen = {
  get(name) { try { return localStorage.getItem("vanban-" + name); } catch { return null; } },
  set(name, value) { try { localStorage.setItem("vanban-" + name, value); } catch { /* until the page is closed */ } },
};

const setTheme = (theme) => {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
};
setTheme(chosen.get("theme"));
const narrow = matchMedia("(max-width: 60rem)").matches;
root.dataset.layout = chosen.get("layout") || (narrow ? "inline" : "side"); // before anything is laid out

addEventListener("DOMContentLoaded", () => {
  const byId = (id) => document.getElementById(id);
  const main = byId("ui-changes");
  const search = byId("ui-search"), agency = byId("ui-agency"), showAll = byId("ui-all"), help = byId("ui-help");
  const boxes = [...document.querySelectorAll("input.kind")];
  const parts = [...main.querySelectorAll(".part")];
  const runs = [...main.querySelectorAll("details.run")];
  const number = new Map(boxes.map((box, index) => [box.value, 1 << index]));
  const mask = (text) => (text || "").split(" ").reduce((sum, kind) => sum | (number.get(kind) || 0), 0);
  const entries = [...main.querySelectorAll(".entry")].map((element) => ({
    element,
    kinds: mask(element.dataset.c),
    agencies: element.dataset.a ? element.dataset.a.split(" ") : [],
    quiet: element.classList.contains("quiet"),
    left: element.classList.contains("left"), // a place left is no change of its own
    run: element.closest("details.run"),
    shown: true,
    text: null,
  }));
  const entryOf = new Map(entries.map((entry) => [entry.element, entry]));
  const all = entries.filter((entry) => !entry.quiet && !entry.left).length;
  const usual = boxes.reduce((sum, box) => (box.defaultChecked ? sum | number.get(box.value) : sum), 0);
  let steps = []; // the changes that are shown, in order
  let here = null;

  // ---- filters

  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  const words = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();

  // Words typed without marks find those with marks, not the other way round.
  function finder(query) {
    if (!query) return () => true;
    const exact = bare(query) !== query;
    return (entry) => {
      if (entry.text === null) {
        const cells = entry.element.querySelectorAll(".title, .label, .text, .note");
        entry.text = words([...cells].map((cell) => cell.textContent).join(" "));
        entry.bare = bare(entry.text);
      }
      return (exact ? entry.text : entry.bare).includes(query);
    };
  }

  function filter() {
    const wanted = boxes.reduce((sum, box) => (box.checked ? sum | number.get(box.value) : sum), 0);
    const query = words(search.value);
    const found = finder(query);
    const narrowed = (wanted & usual) !== usual || agency.value !== "" || query !== "";
    const matching = new Map();
    for (const entry of entries) {
      const concerned = (agency.value === "" || entry.agencies.includes(agency.value)) && found(entry);
      const matches = concerned && (entry.kinds & wanted) !== 0;
      // What did not change is shown as the neighbour of a change, or folded; a narrow search asks for neither.
      entry.shown = matches || (entry.quiet && (showAll.checked ? concerned : !narrowed));
      entry.matches = matches;
      if (matches && entry.run) matching.set(entry.run, true);
    }
    for (const run of runs) {
      const some = matching.has(run);
      run.open = some || showAll.checked;
      run.classList.toggle("partial", some && !showAll.checked);
      run.classList.add("off");
    }
    for (const entry of entries) {
      if (entry.run && !entry.matches && entry.run.classList.contains("partial")) entry.shown = false;
      entry.element.classList.toggle("off", !entry.shown);
      if (entry.run && (entry.shown || !narrowed)) entry.run.classList.remove("off");
    }
    for (const part of parts) {
      const some = part.querySelector(".entry:not(.off)");
      part.classList.toggle("off", narrowed && !some);
    }
    for (const minor of main.querySelectorAll("details.minor")) minor.open = (mask(minor.dataset.c) & wanted) !== 0;
    steps = entries.filter((entry) => entry.matches && !entry.left);
    byId("ui-nothing").hidden = steps.length > 0 || entries.some((entry) => entry.shown);
    const changed = steps.filter((entry) => !entry.quiet).length;
    byId("ui-status").textContent = `Đang hiện ${changed}/${all} nội dung có thay đổi` +
      (steps.length > changed ? ` và ${steps.length - changed} nội dung chỉ có thay đổi nhỏ.` : ".");
    mark(here && here.shown ? here : null);
  }

  function reset() {
    for (const box of boxes) box.checked = box.defaultChecked;
    agency.value = "";
    search.value = "";
    showAll.checked = false;
    filter();
  }

  // ---- steps from change to change

  function mark(entry) {
    if (here) here.element.classList.remove("here");
    here = entry;
    if (here) here.element.classList.add("here");
    const place = here ? steps.indexOf(here) + 1 : 0;
    byId("ui-position").textContent = `${place || "–"}/${steps.length}`;
  }

  function step(way) {
    if (!steps.length) return;
    const top = Math.max(0, toolbar.getBoundingClientRect().bottom);
    const edges = here ? here.element.getBoundingClientRect() : null;
    let next;
    if (edges && edges.bottom > top && edges.top < innerHeight) {
      next = steps[steps.indexOf(here) + way]; // none behind the last one
    } else {
      const below = (entry) => entry.element.getBoundingClientRect().top >= top;
      next = way > 0 ? steps.find(below) : steps.findLast((entry) => !below(entry));
    }
    if (!next) return;
    mark(next);
    const link = next.element.querySelector(".title a, .label a");
    if (link) link.focus({ preventScroll: true });
    next.element.scrollIntoView({ block: next.element.offsetHeight > innerHeight / 2 ? "start" : "center" });
  }

  // A link may lead to what is folded or filtered out.
  function reveal() {
    const target = location.hash.length > 1 && byId(location.hash.slice(1));
    if (!target || !main.contains(target)) return;
    const entry = entryOf.get(target);
    if (target.closest(".off") && !target.closest("details.run")) reset();
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView({ block: "start" });
    if (entry) mark(entry);
  }

  // ---- what people do

  function setLayout(name) {
    byId(name === "inline" ? "ui-inline" : "ui-side").checked = true;
    root.dataset.layout = name;
  }

  const inField = (element) => element.matches("input:not([type=checkbox], [type=radio]), select, textarea");
  const keys = {
    j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
    i: () => byId(byId("ui-inline").checked ? "ui-side" : "ui-inline").click(),
    "/": () => search.focus(),
    "?": () => help.showModal(),
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || help.open) return;
    if (event.key === "Escape" && event.target === search) {
      search.value = "";
      search.blur();
      filter();
    } else if (byId("ui-keys").checked && !inField(event.target) && Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  main.addEventListener("click", (event) => {
    const run = event.target.closest("summary")?.parentElement;
    if (!run?.classList.contains("partial")) return;
    event.preventDefault(); // open already: show the rest of it
    run.classList.remove("partial");
    for (const element of run.querySelectorAll(".entry")) element.classList.remove("off");
  });
  byId("ui-next").addEventListener("click", () => step(1));
  byId("ui-previous").addEventListener("click", () => step(-1));
  byId("ui-help-open").addEventListener("click", () => help.showModal());
  byId("ui-help-close").addEventListener("click", () => help.close());
  byId("ui-reset").addEventListener("click", reset);
  byId("ui-theme").addEventListener("change", (event) => {
    setTheme(event.target.value);
    chosen.set("theme", event.target.value);
  });
  for (const name of ["side", "inline"]) {
    byId(`ui-${name}`).addEventListener("change", () => {
      setLayout(name);
      chosen.set("layout", name);
    });
  }
  for (const control of [...boxes, agency, showAll]) control.addEventListener("change", filter);
  let typing;
  search.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(filter, 150);
  });
  addEventListener("hashchange", reveal);

  // Paper has no folds; older browsers cannot say so in the style.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...main.querySelectorAll("details:not([open])")];
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });

  // The toolbar takes one line or two; what stands below it has to know.
  const toolbar = byId("ui-toolbar");
  new ResizeObserver(() => root.style.setProperty("--top", `${toolbar.offsetHeight}px`)).observe(toolbar);

  byId("ui-theme").value = root.dataset.theme || "";
  setLayout(root.dataset.layout);
  if (narrow) byId("ui-filters").open = false;
  filter();
  reveal();
});
