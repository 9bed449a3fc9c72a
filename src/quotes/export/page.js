"use strict";
(() => {
  const root = document.documentElement;
  const sheets = [...document.querySelectorAll(".sheet")];
  const links = [...document.querySelectorAll(".documents a")];
  const ROLES = ["quote", "speaker", "cue", "frame", "addressee", "via"];
  const wide = matchMedia("(min-width: 70.01rem)");
  root.classList.add("live");

  /** One document: what is chosen in it, which speakers are shown, and how both are drawn. */
  class Sheet {
    constructor(element) {
      this.element = element;
      this.article = element.querySelector("article");
      this.svg = element.querySelector(".threads");
      this.cards = [...element.querySelectorAll(".card")];
      this.filters = [...element.querySelectorAll(".filter")].map((group) => [...group.querySelectorAll(".choice")]);
      this.all = element.querySelector(".all");
      this.rows = [...element.querySelectorAll("tbody tr")];
      this.links = new Map([...element.querySelectorAll(".number")].map((link) => [link.dataset.number, link]));
      this.pieces = [...this.article.querySelectorAll("[data-of]")];
      this.parts = Object.fromEntries(ROLES.map((role) => [role, new Map()]));
      for (const piece of this.pieces) {
        const parts = this.parts[piece.classList[0]];
        const number = piece.dataset.of;
        if (parts && !parts.has(number)) parts.set(number, []);
        parts?.get(number).push(piece);
      }
      this.chosen = null;
      this.drawn = null;
      this.listen();
    }

    listen() {
      this.article.addEventListener("pointerover", (event) => this.draw(this.at(event.target) || this.chosen));
      this.article.addEventListener("pointerleave", () => this.draw(this.chosen));
      this.article.addEventListener("focusin", (event) => this.draw(this.at(event.target) || this.chosen));
      this.article.addEventListener("click", (event) => {
        const number = this.at(event.target);
        if (event.target.closest(".number")) event.preventDefault();
        if (!getSelection().isCollapsed) return;
        this.choose(number === this.chosen ? null : number);
      });
      for (const choice of this.filters.flat())
        choice.addEventListener("click", () => {
          choice.setAttribute("aria-pressed", String(choice.getAttribute("aria-pressed") !== "true"));
          this.filter();
        });
      this.all.addEventListener("click", () => {
        for (const choice of this.filters.flat()) choice.setAttribute("aria-pressed", "false");
        this.filter();
        this.filters[0][0].focus();
      });
      this.element.querySelectorAll("th").forEach((head, column) => this.sortable(head, column));
      for (const card of this.cards) {
        card.querySelector(".close").addEventListener("click", () => this.close());
        for (const step of card.querySelectorAll(".step"))
          step.addEventListener("click", () => this.step(Number(step.dataset.step)));
      }
    }

    /** A heading that sorts the table by its column, first upwards, then downwards. */
    sortable(head, column) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      const key = (row) => row.cells[column].dataset.sort || row.cells[column].textContent;
      button.addEventListener("click", () => {
        const by = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", by > 0 ? "ascending" : "descending");
        this.rows[0].parentNode.append(
          ...[...this.rows].sort((a, b) => by * key(a).localeCompare(key(b), "de", { numeric: true })),
        );
      });
    }

    /** The innermost quote at an element: of a number, of a quote's words, of a speaker or a cue. */
    at(element) {
      const link = element.closest(".number");
      if (link) return link.dataset.number;
      for (let piece = element; piece && piece !== this.article; piece = piece.parentElement)
        if (piece.matches(".quote, .speaker, .cue, .break") && this.shows(piece.dataset.of)) return piece.dataset.of;
      return null;
    }

    shows(number) {
      return !this.shown || this.shown.has(number);
    }

    choose(number, { scroll = false } = {}) {
      this.chosen = number;
      for (const card of this.cards) card.classList.toggle("open", card.dataset.number === number);
      this.element.classList.toggle("reading-card", number !== null);
      this.draw(number);
      if (number !== null && scroll) {
        const link = this.links.get(number);
        link.focus({ preventScroll: true });
        this.parts.quote.get(number)[0].scrollIntoView();
      }
    }

    close() {
      const link = this.links.get(this.chosen);
      this.choose(null);
      link?.focus({ preventScroll: true });
      this.draw(null);
    }

    /** The next or previous quote among those that are shown; beyond the last comes the first. */
    step(by) {
      const shown = this.cards.map((card) => card.dataset.number).filter((number) => this.shows(number));
      if (!shown.length) return;
      const at = shown.indexOf(this.chosen);
      const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
      this.choose(shown[next], { scroll: true });
    }

    /** Show what has one of the pressed values in every group in which one is pressed. */
    filter() {
      const sets = this.filters
        .map((group) => group.filter((choice) => choice.getAttribute("aria-pressed") === "true"))
        .filter((pressed) => pressed.length)
        .map((pressed) => new Set(pressed.flatMap((choice) => choice.dataset.quotes.trim().split(" "))));
      this.shown = sets.length
        ? new Set([...this.links.keys()].filter((number) => sets.every((set) => set.has(number))))
        : null;
      this.all.hidden = !sets.length;
      this.all.textContent = `Show all quotes (now ${this.shown?.size})`;
      for (const piece of this.pieces) piece.classList.toggle("muted", !this.shows(piece.dataset.of));
      for (const [number, link] of this.links) link.classList.toggle("muted", !this.shows(number));
      for (const row of this.rows) row.hidden = !this.shows(row.dataset.number);
      if (this.chosen !== null && !this.shows(this.chosen)) this.choose(null);
    }

    /** Light up one quote with its cue, speaker, frame, addressee and sources, and join them by threads. */
    draw(number) {
      if (this.drawn !== null) {
        for (const role of ROLES)
          for (const piece of this.parts[role].get(this.drawn) || []) piece.classList.remove("on");
        this.links.get(this.drawn)?.classList.remove("on");
      }
      this.svg.replaceChildren();
      this.drawn = number;
      if (number === null) return;
      for (const role of ROLES)
        for (const piece of this.parts[role].get(number) || []) piece.classList.add("on");
      const link = this.links.get(number);
      link.classList.add("on");
      const strong = getComputedStyle(link).getPropertyValue("--strong");
      this.svg.style.setProperty("--strong", strong);
      const stops = ["via", "speaker", "cue", "quote"]
        .map((role) => this.parts[role].get(number))
        .filter(Boolean)
        .map((pieces) => this.boxes(pieces));
      for (let i = 1; i < stops.length; i += 1) this.thread(...nearest(stops[i - 1], stops[i]));
    }

    /** Where the pieces stand on the page, line by line, against the corner of the drawing. */
    boxes(pieces) {
      const corner = this.svg.getBoundingClientRect();
      return pieces.flatMap((piece) =>
        [...piece.getClientRects()].map((box) => ({
          left: box.left - corner.left,
          right: box.right - corner.left,
          top: box.top - corner.top,
          bottom: box.bottom - corner.top,
        })),
      );
    }

    /** A thin arc over the line where both stand in one line, else a curve from one line to the other. */
    thread(from, to) {
      const sameLine = Math.abs(from.top - to.top) < (from.bottom - from.top) / 2;
      let d;
      let ends;
      if (sameLine) {
        const [a, b] = [(from.left + from.right) / 2, clamp((from.left + from.right) / 2, to, 14)];
        const y = Math.min(from.top, to.top) + 3;
        const lift = 6 + Math.min(12, Math.abs(a - b) / 12);
        d = `M${a},${y} C${a},${y - lift} ${b},${y - lift} ${b},${y}`;
        ends = [[a, y], [b, y]];
      } else {
        const down = from.top < to.top;
        const [y1, y2] = down ? [from.bottom - 2, to.top + 3] : [from.top + 3, to.bottom - 2];
        const a = (from.left + from.right) / 2;
        const b = clamp(a, to, 14);
        const bend = (y2 - y1) / 2 || 6;
        d = `M${a},${y1} C${a},${y1 + bend} ${b},${y2 - bend} ${b},${y2}`;
        ends = [[a, y1], [b, y2]];
      }
      this.svg.append(shape("path", { d }), ...ends.map(([cx, cy]) => shape("circle", { cx, cy, r: 2.4 })));
    }
  }

  const shape = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const clamp = (x, box, margin) => {
    const inset = Math.min(margin, (box.right - box.left) / 2);
    return Math.min(Math.max(x, box.left + inset), box.right - inset);
  };
  const gap = (a, b) =>
    3 * Math.abs(a.top - b.top) + Math.max(0, a.left - b.right, b.left - a.right);
  const nearest = (some, others) => {
    let best = [some[0], others[0]];
    for (const a of some) for (const b of others) if (gap(a, b) < gap(...best)) best = [a, b];
    return best;
  };

  const made = new Map(sheets.map((element) => [element.id, new Sheet(element)]));
  let current = null;

  /** Follow the address: #d2 shows a document, #d2q5 or #d2c5 a quote in it, #d2f1 a finding, #d2t the table. */
  const follow = () => {
    const [, id, kind, number] = /^#(d\d+)(?:([qcft])(\d*))?$/.exec(location.hash) || [];
    const sheet = made.get(id) || made.values().next().value;
    if (!sheet) return;
    if (sheet !== current) {
      current = sheet;
      for (const element of sheets) element.classList.toggle("open", element === sheet.element);
      for (const link of links)
        if (link.hash === `#${sheet.element.id}`) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      if (!kind) scrollTo(0, 0);
    }
    if ((kind === "q" || kind === "c") && sheet.links.has(number)) sheet.choose(number, { scroll: true });
    if (kind === "f" || kind === "t") document.getElementById(`${id}${kind}${number}`)?.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  addEventListener("resize", () => current?.draw(current.drawn));
  addEventListener("keydown", (event) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") current.step(1);
    else if (event.key === "k") current.step(-1);
    else if (event.key === "Escape" && current.chosen !== null) current.close();
  });
  const printed = matchMedia("print");
  const fold = () => {
    for (const details of document.querySelectorAll(".filters details")) details.open = wide.matches || printed.matches;
  };
  for (const media of [wide, printed]) media.addEventListener("change", fold);
  fold();
  if (links.length > 12) document.querySelector(".documents details").open = false;
  follow();
})();
