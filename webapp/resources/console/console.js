"use strict";

/* Dates are written in the zone that this cookie names; "copy" buttons put the text of what they name on the clipboard; chosen
   files are read into the text field that they name, and go to the server as its text. */
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

/* The message box is a live region as a whole; PrimeFaces calls each item of its list an alert besides, which is no list item. */
new MutationObserver(function () {
  document.querySelectorAll(".ui-messages li[role]").forEach(function (item) {
    item.removeAttribute("role");
  });
}).observe(document, {childList: true, subtree: true});

/* What was typed into a form marked data-guard is not lost unasked; buttons marked data-leaves may leave it. */
var unsaved = false;
var leaving = false;

["input", "change"].forEach(function (kind) {
  document.addEventListener(kind, function (event) {
    if (event.target.closest("form[data-guard]") && event.target.type !== "hidden") {
      unsaved = true;
    }
  });
});

document.addEventListener("click", function (event) {
  if (event.target.closest("[data-leaves]")) {
    leaving = true;
  }
}, true);

window.addEventListener("beforeunload", function (event) {
  if (unsaved && !leaving) {
    event.preventDefault();
  }
});

/* After each answer, whoever made a mistake is taken to what is said about it. */
function afterAnswer() {
  var complaint = document.querySelector("#messages .ui-messages-error");
  if (leaving && !complaint) {
    unsaved = false;
  }
  leaving = false;
  if (complaint) {
    complaint.setAttribute("tabindex", "-1");
    complaint.focus();
  }
}

if (window.jQuery) {
  jQuery(document).on("pfAjaxComplete", function (event, xhr, settings) {
    if (settings && settings.source && /live|going/.test(settings.source)) {
      return;
    }
    window.setTimeout(afterAnswer, 0);
  });
}

document.addEventListener("change", function (event) {
  var chooser = event.target.closest("input[type=file][data-into]");
  if (chooser && chooser.files.length) {
    chooser.files[0].text().then(function (text) {
      document.getElementById(chooser.dataset.into).value = text;
    });
  }
});
