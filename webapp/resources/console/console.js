"use strict";

document.documentElement.classList.add("with-script");

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
  var text = document.getElementById(button.dataset.copy).textContent;
  if (navigator.clipboard) {
    navigator.clipboard.writeText(text).then(function () { sayCopied(button); });
  } else if (copyWithoutClipboard(text)) {
    sayCopied(button);
  }
});

/* By the button's text and, for screen readers, its name; both are as before after a while. */
function sayCopied(button) {
  if (button.dataset.before) {
    return;
  }
  var label = button.getAttribute("aria-label");
  button.dataset.before = button.textContent;
  button.textContent = button.dataset.copied;
  button.removeAttribute("aria-label");
  window.setTimeout(function () {
    button.textContent = button.dataset.before;
    button.setAttribute("aria-label", label);
    delete button.dataset.before;
  }, 3000);
}

/* Browsers have a clipboard on https and localhost only. */
function copyWithoutClipboard(text) {
  var field = document.createElement("textarea");
  var focused = document.activeElement;
  field.value = text;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  var copied = document.execCommand("copy");
  field.remove();
  focused.focus();
  return copied;
}

/* On a narrow screen the navigation is a strip: it shows where the viewer is. Charts are readable in the dark, too. */
document.addEventListener("DOMContentLoaded", function () {
  document.querySelectorAll("input[data-own-address]").forEach(function (field) {
    field.value = location.origin + location.pathname.replace(/\/console\/.*$/, "/");
  });
  var here = document.querySelector(".side a.here");
  if (here) {
    var strip = here.closest(".side");
    strip.scrollLeft = here.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
  }
  if (window.Chart) {
    var colours = getComputedStyle(document.documentElement);
    window.Chart.defaults.color = colours.getPropertyValue("--quiet").trim();
    window.Chart.defaults.borderColor = colours.getPropertyValue("--line").trim();
  }
});

/* What is wrong with a field is tied to it, as PrimeFaces does it for fields of its own. */
function tie(message) {
  var field = message.parentNode.querySelector("input:not([type=hidden]), select, textarea");
  if (field && !field.hasAttribute("aria-invalid")) {
    message.id = message.id || field.id + "-wrong";
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", message.id);
  }
}

/* The message box is a live region as a whole; PrimeFaces calls each item of its list an alert besides, which is no list item. */
new MutationObserver(function () {
  document.querySelectorAll(".ui-messages li[role]").forEach(function (item) {
    item.removeAttribute("role");
  });
  document.querySelectorAll(".field > span.bad, td > span.bad").forEach(tie);
}).observe(document, {childList: true, subtree: true});

/* A page that comes with a complaint takes whoever it is for to it, unless one is to type somewhere. */
document.addEventListener("DOMContentLoaded", function () {
  var complaint = document.querySelector("#messages .ui-messages-error");
  if (complaint && !document.querySelector("[autofocus]")) {
    complaint.setAttribute("tabindex", "-1");
    complaint.focus();
  }
});

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
  if (event.target.closest("a[data-leaves]")) {
    leaving = true;
  }
}, true);

window.addEventListener("beforeunload", function (event) {
  if (unsaved && !leaving) {
    event.preventDefault();
  }
});

/* Whether an answer led elsewhere: the page is as good as gone. */
var gone = false;

/* Each answer to a button that may leave the page brings the message box anew: only what it does not complain of is saved.
   Whoever made a mistake is taken to what is said about it, once. */
function afterAnswer(asked, args) {
  var box = document.getElementById("messages");
  if (gone || !box) {
    return;
  }
  var brought = box !== asked.box;
  if (!brought && (asked.failed || asked.leaves)) {
    sayUnanswered(box);
  }
  var complaint = box.querySelector(".ui-messages-error");
  if (asked.leaves && brought && !complaint && !(args && args.validationFailed)) {
    unsaved = false;
    if (window.peakonDrafts) {
      peakonDrafts.saved();
    }
  }
  if (complaint && complaint !== asked.complaint) {
    complaint.setAttribute("tabindex", "-1");
    complaint.focus();
  }
}

/* PrimeFaces leaves a button disabled whose request failed. */
function releaseButton(source) {
  var widget = source && source.id && PrimeFaces.getWidgetById(source.id);
  if (widget && widget.jq) {
    PrimeFaces.buttonEndAjaxDisabled(widget, widget.jq);
  }
}

/* In the manner of the messages that the server sends. */
function sayUnanswered(box) {
  var message = document.createElement("div");
  message.className = "ui-messages-error";
  message.append(document.createElement("ul"));
  message.firstChild.append(document.createElement("li"));
  message.firstChild.firstChild.textContent = box.parentNode.dataset.unanswered;
  box.replaceChildren(message);
}

/* What the page asks by itself, as its live figures, is not told of. */
if (window.jQuery) {
  jQuery(document).on("pfAjaxSend", function (event, xhr, settings) {
    var source = typeof settings.source === "string" ? document.getElementById(settings.source) : settings.source;
    var box = document.getElementById("messages");
    settings.asked = {
      source: source,
      leaves: Boolean(source && jQuery(source).closest("[data-leaves]").length),
      box: box,
      complaint: box && box.querySelector(".ui-messages-error")
    };
    leaving = gone || settings.asked.leaves;
  });
  jQuery(document).on("pfAjaxError", function (event, xhr, settings, reason) {
    settings.asked.failed = reason !== "abort";
    releaseButton(settings.asked.source);
  });
  jQuery(document).on("pfAjaxComplete", function (event, xhr, settings, args) {
    leaving = gone;
    window.setTimeout(function () { afterAnswer(settings.asked, args); }, 0);
  });
}

/* Where an answer leads elsewhere, the page is left as it should be; after a save that worked nothing is to be kept. */
if (window.PrimeFaces && PrimeFaces.ajax) {
  var redirect = PrimeFaces.ajax.ResponseProcessor.doRedirect;
  PrimeFaces.ajax.ResponseProcessor.doRedirect = function (node) {
    var target = node.getAttribute("url") || "";
    if (window.peakonDrafts) {
      if (leaving && !/\/(sign-in|trouble)\.xhtml|[?&]expired=true/.test(target)) {
        peakonDrafts.left();
      } else {
        peakonDrafts.keep();
      }
    }
    leaving = true;
    gone = true;
    return redirect.apply(this, arguments);
  };
}

/* A file as its text or, an image, as a data URL. */
function contents(file, asUrl) {
  return !asUrl ? file.text() : new Promise(function (resolve) {
    var reader = new FileReader();
    reader.onload = function () { resolve(reader.result); };
    reader.readAsDataURL(file);
  });
}

document.addEventListener("change", function (event) {
  var chooser = event.target.closest("input[type=file][data-into]");
  if (chooser && chooser.files.length) {
    contents(chooser.files[0], chooser.dataset.as === "url").then(function (text) {
      var field = document.getElementById(chooser.dataset.into);
      field.value = text;
      field.dispatchEvent(new Event("input", {bubbles: true}));
    });
  }
});
