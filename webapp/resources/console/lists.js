"use strict";

/* Lists. On a narrow screen their filters are folded; what acts on ticked rows waits until one is ticked; what asks is a
   modal dialog, which Escape closes; a list that is laid out for paper is printed at once. Without a script, all is in the
   page. */
document.addEventListener("DOMContentLoaded", function () {
  if (window.matchMedia("(max-width: 48rem)").matches) {
    document.querySelectorAll("details.filters").forEach(function (filters) { filters.open = false; });
  }
  ask();
  tell();
  if (document.querySelector("[data-print]")) {
    window.print();
  }
});

/* The way back, the page may be shown as it was, ticks included. */
window.addEventListener("pageshow", tell);
document.addEventListener("change", tell);

/* Buttons marked data-needs need a ticked box of that name in their form. */
function tell() {
  document.querySelectorAll("[data-needs]").forEach(function (button) {
    button.disabled = !button.form.querySelector("input[name='" + button.dataset.needs + "']:checked");
  });
}

/* Whoever does not want it is back where they were, with what they ticked; they are asked again by a new dialog alone. */
function ask() {
  document.querySelectorAll("dialog[data-modal]").forEach(function (dialog) {
    if (dialog.dataset.asked || dialog.matches(":modal")) {
      return;
    }
    dialog.dataset.asked = "true";
    var away = dialog.querySelector("[data-away]");
    dialog.close();
    dialog.showModal();
    (dialog.querySelector("[aria-invalid], .field:has(> span.bad) input") || away).focus();
    away.addEventListener("click", function (event) {
      event.preventDefault();
      dialog.close();
    });
  });
}

if (window.jQuery) {
  jQuery(document).on("pfAjaxComplete", function () {
    window.setTimeout(function () {
      ask();
      tell();
    }, 0);
  });
}
