/*
 * Follows a run while it goes: asks for what is shown and exchanges the parts that have changed, so that
 * what is open, typed, scrolled or in focus stays as it is.
 */
(function () {
  const SHORTEST_MS = 2000;
  const LONGEST_MS = 30000;
  const FOCUSABLE = "a, button, input, summary, [tabindex]";

  const partsOf = (container) => Array.from(container.children).filter((child) => child.dataset.part);

  function exchange(old, fresh) {
    const focused = old.contains(document.activeElement)
      ? Array.from(old.querySelectorAll(FOCUSABLE)).indexOf(document.activeElement)
      : -1;
    if (old.tagName === "DETAILS" && (fresh.dataset.open !== "true" || old.dataset.open === "true")) {
      fresh.open = old.open;
    }
    old.querySelectorAll("input[id]").forEach((typed) => {
      const same = fresh.querySelector("#" + CSS.escape(typed.id));
      if (same) {
        same.value = typed.value;
      }
    });
    old.replaceWith(fresh);
    if (focused >= 0) {
      const again = fresh.querySelectorAll(FOCUSABLE)[focused];
      if (again) {
        again.focus({ preventScroll: true });
      }
    }
  }

  function update(container, freshContainer, served) {
    const present = new Map(partsOf(container).map((part) => [part.dataset.part, part]));
    let place = container.firstElementChild;
    partsOf(freshContainer).forEach((fresh) => {
      const key = container.dataset.parts + "/" + fresh.dataset.part;
      const html = fresh.outerHTML;
      const old = present.get(fresh.dataset.part);
      present.delete(fresh.dataset.part);
      if (!old) {
        container.insertBefore(fresh, place);
      } else {
        place = old.nextElementSibling;
        if (served.get(key) !== html) {
          exchange(old, fresh);
        }
      }
      served.set(key, html);
    });
    present.forEach((old) => old.remove());
  }

  function remember(root, served) {
    root.querySelectorAll("[data-parts]").forEach((container) => {
      partsOf(container).forEach((part) => served.set(container.dataset.parts + "/" + part.dataset.part, part.outerHTML));
    });
  }

  function follow(holder) {
    const progress = document.getElementById("intent-progress");
    const served = new Map();
    const live = holder.querySelector(".intent-live");
    remember(holder, served);

    function show(html) {
      const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(".intent-live");
      if (!fresh) {
        return;
      }
      fresh.querySelectorAll("[data-parts]").forEach((container) => {
        update(live.querySelector('[data-parts="' + container.dataset.parts + '"]'), container, served);
      });
      Object.assign(live.dataset, fresh.dataset);
      if (progress.textContent !== live.dataset.progress) {
        progress.textContent = live.dataset.progress;
      }
    }

    function refresh() {
      const url = holder.dataset.url + "?version=" + encodeURIComponent(live.dataset.version);
      return fetch(url, { cache: "no-store" })
        .then((answer) => (answer.status === 200 ? answer.text() : ""))
        .then(show)
        .catch(() => {
          /* Jenkins may be restarting; the next try tells */
        });
    }

    function loop() {
      const began = performance.now();
      (document.hidden ? Promise.resolve() : refresh()).then(() => {
        if (live.dataset.live === "true") {
          /* What is slow is asked for less often. */
          const rest = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, 5 * (performance.now() - began)));
          window.setTimeout(loop, rest);
        }
      });
    }

    window.setTimeout(loop, SHORTEST_MS);
  }

  /* What failed or waits, else what runs, is in sight when the page opens, however wide the graph is. */
  function bringIntoView(graph) {
    const node = ["bad", "attention", "active"]
      .map((tone) => graph.querySelector(".node.tone-" + tone))
      .find((found) => found);
    if (node) {
      const place = node.getBoundingClientRect();
      const around = graph.getBoundingClientRect();
      if (place.right > around.right) {
        graph.scrollLeft += place.left + place.width / 2 - (around.left + around.width / 2);
      }
      if (place.bottom > around.bottom) {
        graph.scrollTop += place.top + place.height / 2 - (around.top + around.height / 2);
      }
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const holder = document.getElementById("intent-run");
    const graph = holder && holder.querySelector(".intent-graph");
    if (graph) {
      bringIntoView(graph);
    }
    const live = holder && holder.querySelector(".intent-live");
    if (live && live.dataset.live === "true") {
      follow(holder);
    }
  });
})();
