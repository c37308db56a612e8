"use strict";

/* Two minutes before the session ends, the viewer is asked whether to stay. The server is asked first, for another tab may
   have prolonged it; what a page does by itself prolongs nothing. */
(function () {
  var BEFORE = 120;
  var dialog = null;
  var title = "";
  var ends = {idle: 0, longest: 0};
  var timer = 0;
  var ticking = 0;
  var asked = 0;

  function now() {
    return Date.now() / 1000;
  }

  function set(left) {
    ends = {idle: now() + left.idle, longest: now() + left.longest};
  }

  function left() {
    return Math.min(ends.idle, ends.longest) - now();
  }

  function plan() {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, Math.max(1, Math.min(left() - BEFORE, 3600)) * 1000);
  }

  function request(method) {
    return fetch(dialog.dataset.session, {method: method, headers: {"Accept": "application/json"}, cache: "no-store"})
        .then(function (answer) { return answer.json(); });
  }

  function here() {
    return (location.pathname + location.search).replace(/^.*\/console\//, "");
  }

  function signIn(why) {
    peakonDrafts.keep();
    leaving = true;
    location.assign(dialog.dataset.signIn + "?to=" + encodeURIComponent(here()) + "&why=" + why);
  }

  function take(answer) {
    if (answer.end) {
      signIn(answer.end === "unknown" && now() >= ends.idle ? "idle" : answer.end);
      return;
    }
    set(answer);
    if (left() > BEFORE + 1) {
      close();
      plan();
    } else {
      open();
    }
  }

  function ask() {
    asked = now();
    request("GET").then(take, function () { timer = window.setTimeout(ask, 10000); });
  }

  function open() {
    var hard = ends.longest <= ends.idle;
    dialog.querySelector("#sessionEnd-idle").hidden = hard;
    dialog.querySelector("#sessionEnd-longest").hidden = !hard;
    dialog.querySelector("[data-session=stay]").hidden = hard;
    dialog.querySelector("[data-session=again]").hidden = !hard;
    if (!dialog.open) {
      title = document.title;
      peakonDrafts.keep();
      dialog.showModal();
      dialog.querySelector(hard ? "[data-session=again]" : "[data-session=stay]").focus();
      ticking = window.setInterval(tick, 1000);
    }
    tick();
  }

  function close() {
    if (dialog.open) {
      window.clearInterval(ticking);
      dialog.close();
      document.title = title;
    }
  }

  function tick() {
    var seconds = Math.max(0, Math.ceil(left()));
    var clock = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    dialog.querySelector("[data-left]").textContent = clock;
    document.title = "(" + clock + ") " + dialog.querySelector("h2").firstChild.textContent.trim();
    if (seconds === 0 || now() - asked > 9) {
      ask();
    }
  }

  document.addEventListener("DOMContentLoaded", function () {
    dialog = document.getElementById("sessionEnd");
    if (!dialog) {
      return;
    }
    set({idle: Number(dialog.dataset.idle), longest: Number(dialog.dataset.longest)});
    plan();
    dialog.addEventListener("cancel", function (event) { event.preventDefault(); });
    dialog.addEventListener("click", function (event) {
      var chosen = (event.target.closest("[data-session]:not(dialog)") || {dataset: {}}).dataset.session;
      if (chosen === "stay") {
        request("POST").then(take, ask);
      } else if (chosen === "again") {
        signIn("longest");
      } else if (chosen === "out") {
        document.querySelector("#signOut button, #signOut input[type=submit]").click();
      }
    });
  });

  /* What the viewer does prolongs it on the server: the next look there tells. A laptop that slept looks at once. */
  document.addEventListener("visibilitychange", function () {
    if (dialog && !document.hidden && left() < BEFORE) {
      ask();
    }
  });
})();
