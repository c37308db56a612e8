"use strict";

/* The viewer's time zone goes with the sign-in; "copy" buttons put the text of what they name on the clipboard. */
document.addEventListener("DOMContentLoaded", function () {
  var zone = document.querySelector("input[data-zone]");
  if (zone) {
    zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  }
});

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
