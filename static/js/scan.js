// Any key lands in the door's box: a scanner is a keyboard that nobody aims. After an answer the box is empty again.
(() => {
  const box = () => document.querySelector("[data-scan]");

  document.addEventListener("keydown", (event) => {
    const elsewhere = event.target.closest("input, textarea, select");
    const pressing = event.key === " " && event.target.closest("button, a"); // a space presses a button
    if (!box() || elsewhere || pressing || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    box().focus();
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "result" || !box()) return;
    box().value = "";
    const rows = document.getElementById("rows");
    if (rows) rows.replaceChildren();
  });
})();
