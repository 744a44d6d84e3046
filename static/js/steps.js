// One less, one more: two buttons beside a number that can also be typed.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  if (!button) return;
  const box = button.parentElement.querySelector("input");
  const most = Number(box.dataset.most);
  const next = (Number(box.value) || 0) + Number(button.dataset.step);
  box.value = Math.min(most, Math.max(0, next));
  box.dispatchEvent(new Event("input", { bubbles: true }));
});
