"use strict";

/* What a chart shows is printed as its table. "/" goes to the search field, but not from where something is typed. */
window.addEventListener("beforeprint", function () {
  document.querySelectorAll("details.as-table").forEach(function (table) {
    table.open = true;
  });
});

document.addEventListener("keydown", function (event) {
  var typing = event.target.closest("input, select, textarea, [contenteditable], [role=dialog]");
  var field = document.getElementById("find");
  if (event.key === "/" && field && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    field.focus();
    field.select();
  }
});

/* The parts of a bar are told apart by a line, too. */
document.addEventListener("DOMContentLoaded", function () {
  if (window.Chart) {
    window.Chart.defaults.datasets.bar.borderColor =
        getComputedStyle(document.documentElement).getPropertyValue("--card").trim();
    window.Chart.defaults.datasets.bar.borderWidth = 1;
  }
});

/* What is asked stands above all else; leaving it by Escape is as good as the way that changes nothing. */
document.addEventListener("DOMContentLoaded", function () {
  var dialog = document.querySelector("dialog[data-modal]");
  if (dialog && dialog.showModal) {
    dialog.close();
    dialog.showModal();
    dialog.addEventListener("cancel", function (event) {
      event.preventDefault();
      location.href = dialog.querySelector("a.button").href;
    });
  }
});
