// A card held in front of the camera, as if a scanner had typed it. The browser reads it where it can; else the server
// looks at small grey pictures, a few a second, and keeps none.
(() => {
  const PAUSE = 350, LONGEST = 45000, ACROSS = 640; // ms, ms, pixels
  const PATIENCE = 4000; // ms for an answer of the server
  const CARD = /^[2-9A-HJ-NP-Z]{8}$/;
  let isLooking = false;

  const reader = async () => {
    const kinds = await window.BarcodeDetector?.getSupportedFormats();
    return kinds?.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
  };
  const ask = async (video, panel) => {
    const canvas = document.createElement("canvas");
    canvas.width = Math.min(ACROSS, video.videoWidth);
    canvas.height = Math.round(canvas.width * video.videoHeight / video.videoWidth);
    const paper = canvas.getContext("2d");
    paper.filter = "grayscale(1)";
    paper.drawImage(video, 0, 0, canvas.width, canvas.height);
    const body = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.7));
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const sent = { method: "POST", body, headers: { "X-CSRFToken": token }, signal: AbortSignal.timeout(PATIENCE) };
    const answer = await fetch(panel.dataset.frames, sent);
    if (!answer.ok || answer.redirected || answer.headers.get("X-Hub") === null) throw new Error("not ours");
    return [await answer.text()];
  };

  const look = async (panel, box) => {
    const video = panel.querySelector("video"), words = panel.querySelector("[role=status]");
    const say = (what) => { words.textContent = panel.dataset[what]; };
    const from = Date.now();
    let stream, said = "";
    isLooking = true;
    panel.hidden = video.hidden = false;
    say("hold");
    try {
      said = "refused";
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
      video.srcObject = stream;
      await video.play();
      said = "failed";
      const eye = await reader();
      while (!panel.hidden && !document.hidden && Date.now() - from < LONGEST) {
        const seen = eye ? (await eye.detect(video)).map((code) => code.rawValue) : await ask(video, panel);
        const number = seen.find((text) => CARD.test(text));
        if (number && !panel.hidden) {
          panel.hidden = true;
          box.value = number;
          if (box.matches("[data-scan]")) box.form.requestSubmit(); else box.focus();
        }
        await new Promise((done) => setTimeout(done, PAUSE));
      }
      said = "nothing";
    } catch { /* what went wrong was written down before it was tried */ }
    stream?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    video.hidden = true;
    if (!panel.hidden) say(said);
    isLooking = false;
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-camera]");
    if (!button) return;
    const panel = document.getElementById("camera");
    if (isLooking || panel.contains(button)) panel.hidden = true;
    else look(panel, document.getElementById(button.dataset.camera));
  });

  navigator.mediaDevices?.enumerateDevices?.().then((all) => {
    if (!all.some((device) => device.kind === "videoinput")) return;
    for (const button of document.querySelectorAll("[data-camera]")) button.hidden = false;
  });
})();
