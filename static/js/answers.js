// Take answers only from our own server. A café's or hall's sign-in page answers too, but without our header.
(() => {
  const show = (name) => {
    for (const news of document.querySelectorAll("[data-news]")) news.hidden = news.dataset.news !== name;
  };

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.getResponseHeader("X-Hub") === null) {
      event.detail.shouldSwap = false;
      event.detail.isError = false;
      show("offline");
    } else if (!event.detail.isError) {
      show(null);
    }
  });
  document.addEventListener("htmx:responseError", () => show("failed"));
  for (const name of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(name, () => show("offline"));
})();
