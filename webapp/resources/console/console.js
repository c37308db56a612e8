"use strict";

/* Dates are written in the zone that this cookie names; "copy" buttons put the text of what they name on the clipboard. */
document.cookie = "peakonjit-zone="
    + encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC")
    + "; path=/; SameSite=Lax" + (location.protocol === "https:" ? "; Secure" : "");

document.addEventListener("click", function (event) {
  var button = event.target.closest("button[data-copy]");
  if (!button) {
    return;
  }
  var source = document.getElementById(button.dataset.copy);
  var say = function () {
    button.textContent = button.dataset.copied;
  };
  if (navigator.clipboard) {
    navigator.clipboard.writeText(source.textContent).then(say);
  } else {
    window.getSelection().selectAllChildren(source);
  }
});
