"use strict";

/* What is typed into a form marked data-guard and not saved yet is kept in this tab of the browser, by page, form and account:
   never a secret, only that one was typed. After a session's end, and where the page had to be loaded afresh, it is put back;
   otherwise it is offered. A save that worked, and a sign-out, remove it. */
(function () {
  var PREFIX = "peakonjit-draft ";
  var notice = null;
  var over = false;

  function page() {
    var query = new URLSearchParams(location.search);
    ["tab", "expired", "created"].forEach(function (name) { query.delete(name); });
    return location.pathname + (query.toString() ? "?" + query : "");
  }

  function key(form) {
    return PREFIX + notice.dataset.account + " " + page() + " " + form.id;
  }

  function all() {
    var keys = [];
    for (var index = 0; index < sessionStorage.length; index++) {
      if (sessionStorage.key(index).startsWith(PREFIX)) {
        keys.push(sessionStorage.key(index));
      }
    }
    return keys;
  }

  function read(name) {
    try {
      return JSON.parse(sessionStorage.getItem(name));
    } catch (e) {
      return null;
    }
  }

  function write(name, draft) {
    try {
      sessionStorage.setItem(name, JSON.stringify(draft));
    } catch (e) {
      /* There is no room, or none is allowed: then the browser's own question before leaving is all there is. */
    }
  }

  function forms() {
    return Array.from(document.querySelectorAll("form[data-guard]"));
  }

  function keep(form) {
    var draft = {
      at: Date.now(),
      fields: peakonForms.changes(form),
      lists: peakonForms.changedLists(form),
      secrets: Array.from(new Set(peakonForms.secrets(form).map(function (field) { return field.id; }).concat(lost(form))))
    };
    var empty = !Object.keys(draft.fields).length && !Object.keys(draft.lists).length && !draft.secrets.length;
    if (empty) {
      sessionStorage.removeItem(key(form));
    } else {
      write(key(form), draft);
    }
  }

  /* Secrets that have to be typed again, or that the server keeps until the form is saved. */
  function lost(form) {
    return Array.from(form.querySelectorAll("input[type=password]")).filter(function (field) {
      var flag = document.getElementById(field.id + "-again");
      return flag && flag.value === "true" || field.parentNode.querySelector("[data-kept]");
    }).map(function (field) { return field.id; });
  }

  function keepAll() {
    if (notice && !over && !restoring) {
      forms().forEach(function (form) {
        if (touched[form.id]) {
          keep(form);
        }
      });
    }
  }

  var touched = {};
  var restoring = false;
  var waiting = 0;

  function soon(event) {
    var form = event.target.closest && event.target.closest("form[data-guard]");
    if (form) {
      touched[form.id] = true;
      window.clearTimeout(waiting);
      waiting = window.setTimeout(keepAll, 250);
    }
  }

  ["input", "change"].forEach(function (kind) { document.addEventListener(kind, soon); });
  window.addEventListener("pagehide", keepAll);
  document.addEventListener("visibilitychange", keepAll);

  /* After an answer of the server: rows may have come or gone. */
  if (window.jQuery) {
    jQuery(document).on("pfAjaxComplete", function (event, xhr, settings) {
      if (!(settings && settings.source && /live|going/.test(settings.source))) {
        window.setTimeout(keepAll, 0);
      }
    });
  }

  function answered() {
    return new Promise(function (resolve) {
      jQuery(document).one("pfAjaxComplete", function () { window.setTimeout(resolve, 20); });
      window.setTimeout(resolve, 10000);
    });
  }

  async function press(button) {
    var done = answered();
    button.click();
    await done;
  }

  /* Rows are taken away from the end as far as they are of another kind, and added in their order. */
  async function bringRows(form, list, wanted) {
    var reference = function (values, row) { return values[list + ":" + row + ":shared"] || ""; };
    var count = function () { return peakonForms.rows(peakonForms.values(form))[list] || 0; };
    var now = peakonForms.values(form);
    var same = 0;
    while (same < Math.min(count(), wanted.count) && reference(now, same) === reference(wanted.values, same)) {
      same++;
    }
    for (var row = count(); row > same; row--) {
      var remove = document.getElementById(list + ":" + (row - 1) + ":remove");
      if (!remove) {
        return;
      }
      await press(remove);
    }
    for (row = same; row < wanted.count; row++) {
      var refersTo = reference(wanted.values, row);
      var add = form.querySelector(refersTo ? '[data-adds-chosen="' + list + '"]' : '[data-adds="' + list + '"]');
      if (!add) {
        return;
      }
      if (refersTo) {
        add.parentNode.querySelector("select").value = refersTo;
      }
      await press(add);
    }
    Object.keys(wanted.values).forEach(function (name) { put(form, name, wanted.values[name]); });
  }

  function put(form, name, value) {
    Array.from(form.elements).filter(function (field) { return field.name === name; }).forEach(function (field) {
      if (field.type === "radio") {
        field.checked = field.value === value;
      } else if (field.type === "checkbox") {
        field.checked = value !== "";
      } else {
        field.value = value;
      }
    });
  }

  function part(name) {
    return notice.querySelector("[data-when=" + name + "]");
  }

  function button(name) {
    return notice.querySelector("[data-draft=" + name + "]");
  }

  function show(form, parts, buttons) {
    notice.querySelectorAll("[data-when], [data-draft]").forEach(function (one) { one.hidden = true; });
    parts.forEach(function (name) { part(name).hidden = false; });
    buttons.forEach(function (name) { button(name).hidden = false; });
    if (form) {
      form.before(notice);
    }
    notice.hidden = false;
  }

  function clashes(form, draft) {
    var list = part("clashes").querySelector("ul");
    list.textContent = "";
    var stored = peakonForms.sent(form);
    Object.keys(draft.fields).forEach(function (name) {
      var field = draft.fields[name];
      if (field.base !== null && stored[name] !== undefined && stored[name] !== field.base && stored[name] !== field.mine) {
        var item = document.createElement("li");
        item.textContent = peakonForms.labelOf(form, name) + ": " + (stored[name] || "–");
        list.append(item);
      }
    });
    return list.children.length > 0;
  }

  async function restore(form, draft) {
    restoring = true;
    peakonForms.quietly(true);
    var scroll = window.scrollY;
    for (var list of Object.keys(draft.lists)) {
      await bringRows(form, list, draft.lists[list]);
    }
    Object.keys(draft.fields).forEach(function (name) { put(form, name, draft.fields[name].mine); });
    var names = draft.secrets.map(function (id) {
      var field = document.getElementById(id);
      var flag = document.getElementById(id + "-again");
      var words = field && field.parentNode.querySelector("[data-again]");
      if (flag && words) {
        flag.value = "true";
        words.hidden = false;
        words.id = words.id || id + "-typeAgain";
        field.setAttribute("aria-describedby", words.id);
      }
      return field ? peakonForms.labelOf(form, field.name) : "";
    }).filter(Boolean);
    window.scrollTo(0, scroll);
    peakonForms.quietly(false);
    restoring = false;
    touched[form.id] = true;
    unsaved = true;
    peakonForms.tell();
    var parts = ["restored"].concat(clashes(form, draft) ? "clashes" : []).concat(names.length ? "secrets" : []);
    part("secrets").querySelector("[data-names]").textContent = names.join(", ");
    show(form, parts, ["discard", "close"]);
    keepAll();
  }

  function discard(form, reload) {
    sessionStorage.removeItem(key(form));
    if (reload) {
      over = true;
      leaving = true;
      location.replace(page());
    } else {
      notice.hidden = true;
    }
  }

  function begin() {
    if (!notice) {
      return;
    }
    var expired = notice.dataset.expired === "true";
    if (expired) {
      var query = new URLSearchParams(location.search);
      query.delete("expired");
      history.replaceState(history.state, "", location.pathname + (query.toString() ? "?" + query : ""));
    }
    var found = forms().filter(function (form) { return read(key(form)); })[0];
    if (!found) {
      if (expired) {
        show(document.querySelector("main h1 ~ form, main h1 ~ div"), ["expired"], ["close"]);
      }
      return;
    }
    var draft = read(key(found));
    button("restore").onclick = function () { restore(found, draft); };
    button("discard").onclick = function () { discard(found, touched[found.id]); };
    button("close").onclick = function () { notice.hidden = true; };
    if (expired || draft.back) {
      restore(found, draft);
    } else {
      part("offered").querySelector("[data-time]").textContent = new Date(draft.at).toLocaleTimeString(document.documentElement.lang, {hour: "2-digit", minute: "2-digit"});
      show(found, ["offered"], ["restore", "discard"]);
    }
  }

  /* At once, for somebody types already; and on the page that tells of a session's end a password manager signs in. */
  document.addEventListener("DOMContentLoaded", function () {
    notice = document.getElementById("draft");
    if (document.querySelector("[data-ended]")) {
      all().forEach(function (name) {
        var draft = read(name);
        if (draft) {
          draft.back = true;
          write(name, draft);
        }
      });
    }
  });

  /* After the library has begun: rows are added by buttons of its own. */
  if (window.jQuery) {
    jQuery(function () { window.setTimeout(begin, 0); });
  } else {
    document.addEventListener("DOMContentLoaded", begin);
  }

  /* Whoever signs out wants nothing kept, in no tab. */
  var others = window.BroadcastChannel ? new BroadcastChannel("peakonjit-signed-out") : null;
  function forget() {
    over = true;
    all().forEach(function (name) { sessionStorage.removeItem(name); });
  }
  if (others) {
    others.onmessage = forget;
  }
  document.addEventListener("submit", function (event) {
    if (event.target.id === "signOut") {
      forget();
      leaving = true;
      if (others) {
        others.postMessage("");
      }
    }
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest("[data-discards]");
    if (link && notice) {
      forms().forEach(function (form) { sessionStorage.removeItem(key(form)); });
      over = true;
    }
  });

  window.peakonDrafts = {
    keep: keepAll,
    /* What was typed is saved. */
    saved: function () {
      forms().forEach(function (form) {
        sessionStorage.removeItem(key(form));
        touched[form.id] = false;
        form.querySelectorAll("input[type=password]").forEach(function (field) { delete field.dataset.typed; });
        peakonForms.snapshot(form);
      });
      if (notice) {
        notice.hidden = true;
      }
      peakonForms.tell();
    },
    /* The page goes elsewhere: after a save that worked there is nothing to keep. */
    left: function () {
      forms().forEach(function (form) { sessionStorage.removeItem(key(form)); });
      over = true;
    }
  };
})();
