"use strict";

/* Forms marked data-guard: what differs from what the server sent, how many fields those are, and where mistakes are. */
var peakonForms = (function () {
  /* form id -> name -> what the server sent */
  var sent = {};

  /* What a row refers to stands in a hidden field. */
  function isReference(name) {
    return /:\d+:shared$/.test(name);
  }

  function kept(field) {
    return field.name && !field.disabled && !field.closest("[data-undrafted]")
        && (!/^(hidden|password|file|submit|button)$/.test(field.type) || isReference(field.name))
        && !field.name.startsWith("jakarta.faces.") && !/_(focus|filter)$/.test(field.name);
  }

  /* What stands in the fields, by their names. */
  function values(form) {
    var found = {};
    Array.from(form.elements).filter(kept).forEach(function (field) {
      if (field.type === "radio") {
        found[field.name] = field.checked ? field.value : found[field.name] || "";
      } else if (field.type === "checkbox") {
        found[field.name] = field.checked ? "on" : "";
      } else {
        found[field.name] = field.value;
      }
    });
    return found;
  }

  function secrets(form) {
    return Array.from(form.querySelectorAll("input[type=password]")).filter(function (field) {
      return field.value || field.dataset.typed;
    });
  }

  /* How many rows a list has: its fields are called list:row:member. */
  function rows(found) {
    var counts = {};
    Object.keys(found).forEach(function (name) {
      var match = /^(.+):(\d+):[^:]+$/.exec(name);
      if (match) {
        counts[match[1]] = Math.max(counts[match[1]] || 0, Number(match[2]) + 1);
      }
    });
    return counts;
  }

  function snapshot(form) {
    sent[form.id] = values(form);
  }

  /* What differs from what was sent: by name, with both values. */
  function changes(form) {
    var before = sent[form.id] || {};
    var now = values(form);
    var found = {};
    Object.keys(now).forEach(function (name) {
      var was = before[name];
      if (was === undefined ? now[name] !== "" : was !== now[name]) {
        found[name] = {base: was === undefined ? null : was, mine: now[name]};
      }
    });
    return found;
  }

  function references(found, list) {
    return Object.keys(found).filter(function (name) { return isReference(name) && name.startsWith(list + ":"); })
        .map(function (name) { return name + "=" + found[name]; }).join();
  }

  /* Lists whose rows came, went or were exchanged, with all that stands in them. */
  function changedLists(form) {
    var sentValues = sent[form.id] || {};
    var values_ = values(form);
    var before = rows(sentValues);
    var now = rows(values_);
    form.querySelectorAll("[data-adds]").forEach(function (button) {
      now[button.dataset.adds] = now[button.dataset.adds] || 0;
    });
    var found = {};
    Object.keys(now).forEach(function (list) {
      if (now[list] !== (before[list] || 0) || references(values_, list) !== references(sentValues, list)) {
        found[list] = {count: now[list], values: {}};
        Object.keys(values_).filter(function (name) { return name.startsWith(list + ":"); })
            .forEach(function (name) { found[list].values[name] = values_[name]; });
      }
    });
    return found;
  }

  /* A row that is new counts once, however much is in it. */
  function count(form) {
    var lists = changedLists(form);
    var fields = Object.keys(changes(form)).filter(function (name) {
      return !Object.keys(lists).some(function (list) { return name.startsWith(list + ":"); });
    });
    return fields.length + Object.keys(lists).length + secrets(form).length;
  }

  function labelOf(form, name) {
    var field = Array.from(form.elements).find(function (one) { return one.name === name; });
    var label = field && form.querySelector('label[for="' + CSS.escape(field.id) + '"]');
    return label ? label.textContent.trim() : field && field.getAttribute("aria-label") || name.replace(/^.*:/, "");
  }

  function tellChanges(form) {
    var number = count(form);
    form.querySelectorAll("[data-changes]").forEach(function (place) {
      var words = number === 0 ? place.dataset.none : number === 1 ? place.dataset.one : place.dataset.many.replace("#", number);
      if (place.textContent !== words) {
        place.textContent = words;
      }
    });
    form.querySelectorAll("[data-unsaved]").forEach(function (place) {
      place.hidden = number === 0;
    });
  }

  function panelOf(tab) {
    return document.getElementById(tab.getAttribute("aria-controls") || (tab.getAttribute("href") || "").slice(1));
  }

  function tabOf(field) {
    return Array.from(field.form.querySelectorAll("[role=tab]")).find(function (tab) {
      var panel = panelOf(tab);
      return panel && panel.contains(field);
    });
  }

  /* Each tab says how many mistakes are in it. */
  function tellMistakes(form) {
    form.querySelectorAll("[role=tab]").forEach(function (tab) {
      var panel = panelOf(tab);
      var number = panel ? panel.querySelectorAll(".field > span.bad, td > span.bad").length : 0;
      var old = tab.querySelector(".mistakes");
      if (old) {
        old.remove();
      }
      if (number) {
        var mark = document.createElement("span");
        mark.className = "mistakes badge bad";
        mark.append(String(number));
        var words = document.createElement("span");
        words.className = "unseen";
        words.textContent = " " + (form.dataset.mistakes || "");
        mark.append(words);
        tab.append(" ", mark);
      }
    });
  }

  /* "Value 2 (Attributes)": its label, which of several rows it is in, its tab. */
  function nameOf(field) {
    var row = /:(\d+):[^:]+$/.exec(field.id);
    var tab = tabOf(field);
    var words = tab && tab.cloneNode(true);
    if (words) {
      words.querySelectorAll(".mistakes").forEach(function (mark) { mark.remove(); });
    }
    return labelOf(field.form, field.name) + (row ? " " + (Number(row[1]) + 1) : "")
        + (words ? " (" + words.textContent.trim() + ")" : "");
  }

  function line(field) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    link.href = "#" + field.id;
    link.textContent = nameOf(field);
    link.addEventListener("click", function (event) {
      event.preventDefault();
      var there = document.getElementById(field.id);
      var tab = there && tabOf(there);
      if (tab) {
        tab.click();
      }
      if (there) {
        there.focus();
      }
    });
    item.append(link);
    return item;
  }

  /* Fields with mistakes are listed at the top, each with the way to it. */
  function tellFields() {
    var box = document.getElementById("messages");
    var list = document.getElementById("wrong-fields");
    var fields = Array.from(document.querySelectorAll("form[data-guard] :is(.field, td) > span.bad"))
        .map(function (said) { return said.parentNode.querySelector("input:not([type=hidden]), select, textarea"); })
        .filter(Boolean);
    if (!list && box && fields.length) {
      list = document.createElement("ul");
      list.id = "wrong-fields";
      box.parentNode.after(list);
    }
    var lines = fields.map(line);
    var words = lines.map(function (item) { return item.textContent; }).join("\n");
    if (list && list.dataset.words !== words) {
      list.dataset.words = words;
      list.hidden = !lines.length;
      list.replaceChildren.apply(list, lines);
    }
  }

  /* A chosen file's name stays beside its field, which forgets it when the page is refreshed around it. */
  var files = {};

  function tellFiles() {
    Object.keys(files).forEach(function (id) {
      var field = document.getElementById(id);
      if (!field) {
        return;
      }
      var place = field.parentNode.querySelector("output");
      if (!place) {
        place = document.createElement("output");
        place.htmlFor = id;
        place.className = "hint";
        field.after(place);
      }
      if (place.textContent !== files[id]) {
        place.textContent = files[id];
      }
    });
  }

  function tell() {
    document.querySelectorAll("form[data-guard]").forEach(function (form) {
      tellChanges(form);
      tellMistakes(form);
    });
    tellFields();
    tellFiles();
  }

  document.addEventListener("change", function (event) {
    var chooser = event.target.closest("input[type=file][data-into]");
    if (!chooser || !chooser.files.length) {
      return;
    }
    files[chooser.id] = chooser.files[0].name;
    var instead = chooser.dataset.instead && document.getElementById(chooser.dataset.instead);
    if (instead) {
      instead.value = "";
    }
    tell();
  });

  /* Who adds a row goes on in it; who removes one, at the button that adds one. */
  var going = null;
  var quiet = false;

  document.addEventListener("click", function (event) {
    var adding = event.target.closest("[data-adds]");
    var removing = /:(\d+):remove$/.test((event.target.closest("button") || {}).id || "");
    if (adding) {
      going = {list: adding.dataset.adds, added: true};
    } else if (removing) {
      going = {list: event.target.closest("button").id.replace(/:\d+:remove$/, ""), added: false};
    }
  }, true);

  function focusOnRow() {
    var where = going;
    going = null;
    if (!where || quiet) {
      return;
    }
    var fields = document.querySelectorAll('[id^="' + where.list + ':"]:is(input, textarea, select):not([type=hidden])');
    var last = fields.length && fields[fields.length - 1].id.slice(where.list.length + 1).split(":")[0];
    var target = where.added
        ? Array.from(fields).find(function (field) { return field.id.startsWith(where.list + ":" + last + ":"); })
        : document.querySelector('[data-adds="' + where.list + '"]');
    if (target) {
      target.focus();
    }
  }

  /* The address names the open tab, so that it can be sent, kept and come back to. */
  document.addEventListener("click", function (event) {
    var tab = event.target.closest("form[data-tabs] [role=tab]");
    if (!tab) {
      return;
    }
    var form = tab.closest("form");
    var names = form.dataset.tabs.split(" ");
    var index = Array.from(form.querySelectorAll("[role=tab]")).indexOf(tab);
    var query = new URLSearchParams(location.search);
    query.set("tab", names[index]);
    history.replaceState(history.state, "", location.pathname + "?" + query);
  });

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("form[data-guard]").forEach(snapshot);
    tell();
  });
  document.addEventListener("input", function (event) {
    if (event.target.type === "password") {
      event.target.dataset.typed = event.target.value ? "true" : "";
    }
    tell();
  });
  document.addEventListener("change", tell);
  if (window.jQuery) {
    jQuery(document).on("pfAjaxComplete", function () {
      window.setTimeout(function () {
        tell();
        focusOnRow();
      }, 0);
    });
  }

  /* A form that the browser itself sends is sent once by a double click. */
  document.addEventListener("submit", function (event) {
    var form = event.target;
    var by = event.submitter ? event.submitter.id || event.submitter.name : "";
    if (by && form.dataset.sent === by) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = by;
    window.setTimeout(function () { delete form.dataset.sent; }, 1500);
  });

  return {
    values: values,
    rows: rows,
    snapshot: snapshot,
    changes: changes,
    changedLists: changedLists,
    secrets: secrets,
    labelOf: labelOf,
    tell: tell,
    sent: function (form) { return sent[form.id] || {}; },
    quietly: function (is) { quiet = is; }
  };
})();
