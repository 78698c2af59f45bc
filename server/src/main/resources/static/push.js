// Lets this browser be paged: asks for permission, subscribes, and sends the subscription as a contact
// method, which is then proved with a code like any other.
"use strict";

(() => {
  const button = document.getElementById("push-button");
  const words = document.getElementById("push-words");
  if (!button || button.dataset.ready) {
    return;
  }
  button.dataset.ready = "yes";
  const say = text => { words.textContent = text; };

  if (!window.isSecureContext) {
    say("Push needs HTTPS: open this page by its https:// address.");
    return;
  }
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) {
    say("This browser takes no push. On an iPhone, add this page to the home screen first and open it there.");
    return;
  }
  button.disabled = false;

  const bytes = base64 => Uint8Array.from(
    atob(base64.replace(/-/g, "+").replace(/_/g, "/")), letter => letter.charCodeAt(0));

  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      if (await Notification.requestPermission() !== "granted") {
        say("This browser does not allow notifications of this site; its settings say how to change that.");
        return;
      }
      await navigator.serviceWorker.register("/service-worker.js");
      const worker = await navigator.serviceWorker.ready;
      const subscription = await worker.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: bytes(button.dataset.key),
      });
      document.getElementById("push-address").value = JSON.stringify(subscription);
      document.getElementById("push-form").submit();
    } catch (problem) {
      say("It did not work: " + problem.message);
    } finally {
      button.disabled = false;
    }
  });
})();
