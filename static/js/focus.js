// Put the keyboard where the eye should go: on what went wrong first, or on the part that has just changed.
(() => {
  const wrong = (place) => place.querySelector("[data-errors]")
    || place.querySelector(".field.bad :is(input, select, textarea):not([type=hidden])");

  document.addEventListener("DOMContentLoaded", () => wrong(document)?.focus());

  document.addEventListener("htmx:afterSettle", (event) => {
    const place = event.target;
    const next = wrong(place) || place.querySelector("[data-focus]");
    if (next) {
      next.focus();
    } else if (document.activeElement === document.body) { // what had the focus has been replaced
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }
  });
})();
