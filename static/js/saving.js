// One press, one deed: while a form is on its way its button says so, keeps its width and its place in the keyboard's order.
(() => {
  const LONGEST = 15000; // ms; a download leaves the page as it is and never says that it came
  const busy = new Map(); // form -> how to undo

  const begin = (form, button) => {
    let undo = () => {};
    if (button) {
      const shown = [...button.childNodes];
      button.style.minInlineSize = `${button.offsetWidth}px`;
      button.replaceChildren(button.dataset.saving || document.body.dataset.saving);
      button.setAttribute("aria-disabled", "true");
      undo = () => {
        button.replaceChildren(...shown);
        button.style.minInlineSize = "";
        button.removeAttribute("aria-disabled");
      };
    }
    const timer = setTimeout(() => end(form), LONGEST);
    busy.set(form, () => { clearTimeout(timer); undo(); });
  };
  const end = (form) => {
    busy.get(form)?.();
    busy.delete(form);
  };

  // Before htmx and the browser see it: the second press goes nowhere.
  document.addEventListener("submit", (event) => {
    if (!busy.has(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  // After everybody else: the first press is under way, unless somebody stopped it. htmx stops it to send it itself.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("method")?.toLowerCase() !== "post") return;
    if (form.hasAttribute("hx-post") || !event.defaultPrevented) begin(form, event.submitter);
  });

  document.addEventListener("htmx:afterRequest", (event) => end(event.detail.elt.closest("form")));
  window.addEventListener("pageshow", (event) => { if (event.persisted) [...busy.keys()].forEach(end); });
})();
