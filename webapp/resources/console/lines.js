"use strict";

/* Fields with a line for each thing (data-lines) say how many there are, each counted once, and long ones can be searched. */
(function () {
  var MANY = 10;

  function linesOf(field) {
    return field.value.split("\n");
  }

  function count(field) {
    return new Set(linesOf(field).map(function (line) { return line.trim(); }).filter(Boolean)).size;
  }

  /* Shows the next line with the text in it, after where the selection is; says which of how many it is. */
  function find(field, text, onward) {
    var wanted = text.trim().toLowerCase();
    var from = onward ? field.selectionEnd : 0;
    var hits = [];
    var at = 0;
    linesOf(field).forEach(function (line, index) {
      if (wanted && line.toLowerCase().indexOf(wanted) >= 0) {
        hits.push({start: at, end: at + line.length, index: index});
      }
      at += line.length + 1;
    });
    var hit = hits.find(function (one) { return one.start >= from; }) || hits[0];
    if (hit) {
      field.setSelectionRange(hit.start, hit.end);
      field.scrollTop = field.scrollHeight * Math.max(0, hit.index - 1) / linesOf(field).length;
    }
    return wanted ? (hit ? hits.indexOf(hit) + 1 : 0) + " / " + hits.length : "";
  }

  function equip(field) {
    if (field.dataset.equipped) {
      return;
    }
    field.dataset.equipped = "true";
    var tools = document.createElement("div");
    var said = document.createElement("output");
    var search = document.createElement("input");
    var found = document.createElement("output");
    tools.className = "lines-tools";
    search.type = "search";
    search.placeholder = field.dataset.find;
    search.setAttribute("aria-label", field.dataset.find);
    tools.append(said, search, found);
    field.after(tools);

    function say() {
      var lines = count(field);
      said.textContent = field.dataset.lines.replace("{0}", lines);
      said.hidden = lines === 0;
      search.hidden = lines <= MANY;
      found.hidden = search.hidden;
    }

    field.addEventListener("input", say);
    search.addEventListener("input", function (event) {
      event.stopPropagation(); // nothing is changed by it
      found.textContent = find(field, search.value, false);
    });
    search.addEventListener("keydown", function (event) {
      if (event.key === "Enter") {
        event.preventDefault();
        found.textContent = find(field, search.value, true);
        field.focus();
      }
    });
    say();
  }

  function equipAll() {
    document.querySelectorAll("textarea[data-lines]").forEach(equip);
  }

  document.addEventListener("DOMContentLoaded", equipAll);
  if (window.jQuery) {
    jQuery(document).on("pfAjaxComplete", function () { window.setTimeout(equipAll, 0); });
  }
}());
