// Shows pages that are pushed to this browser, and opens them. It keeps nothing and answers no request
// of a page, so that what is shown is always the server's latest.
"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

self.addEventListener("push", event => {
  let message = {title: "Afterglow", text: "You are paged; open Afterglow.", link: "/pages", page: true};
  try {
    message = Object.assign(message, event.data.json());
  } catch (notReadable) {
    // A page that cannot be read is still a page.
  }
  event.waitUntil(self.registration.showNotification(message.title, {
    body: message.text,
    tag: message.tag,
    renotify: Boolean(message.tag),
    requireInteraction: Boolean(message.page),
    vibrate: message.page ? [400, 200, 400, 200, 400] : [200],
    icon: "/icon-192.png",
    data: {link: message.link || "/pages"},
  }));
});

self.addEventListener("notificationclick", event => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.link));
});
