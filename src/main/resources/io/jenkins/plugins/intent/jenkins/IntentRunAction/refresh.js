/* Keeps the page of a run up to date while the run goes: asks for the part that changes and puts it in place. */
(function () {
  const EVERY_MS = 2000;

  function openOnes(root) {
    return new Set(Array.from(root.querySelectorAll("details[open]"), (details) => details.id));
  }

  function replace(holder, html) {
    const open = openOnes(holder);
    const known = new Set(Array.from(holder.querySelectorAll("details"), (details) => details.id));
    const fresh = new DOMParser().parseFromString(html, "text/html");
    fresh.querySelectorAll("details").forEach((details) => {
      if (known.has(details.id)) {
        details.open = open.has(details.id);
      }
    });
    holder.replaceChildren(...fresh.body.childNodes);
  }

  function start(holder) {
    const first = holder.querySelector(".intent-live");
    const waiting = first ? first.dataset.waiting : "";

    async function refresh() {
      const answer = await fetch(holder.dataset.url, { cache: "no-store" });
      if (!answer.ok) {
        return;
      }
      const active = document.activeElement;
      if (active && holder.contains(active) && active.tagName !== "BODY") {
        return; /* do not take away what somebody works with */
      }
      replace(holder, await answer.text());
      const now = holder.querySelector(".intent-live");
      if (now && now.dataset.waiting !== waiting && !(active && active.tagName === "INPUT" && active.value)) {
        window.location.reload();
      }
      if (now) {
        holder.dataset.live = now.dataset.live;
      }
    }

    async function loop() {
      if (holder.dataset.live === "true") {
        if (!document.hidden) {
          try {
            await refresh();
          } catch (unreachable) {
            /* Jenkins may be restarting; the next try tells */
          }
        }
        window.setTimeout(loop, EVERY_MS);
      }
    }

    window.setTimeout(loop, EVERY_MS);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const holder = document.getElementById("intent-run");
    if (holder && holder.dataset.live === "true") {
      start(holder);
    }
  });
})();
