/* What the pages gain with JavaScript: charts that answer the pointer, search, and a menu on narrow screens.
   A plain script that asks nothing of any server, so it works from a double-clicked file. Without it, or without
   plotly.js, the static pictures, tables and navigation stand as they are. */
(function () {
  "use strict";

  var assets = document.currentScript.src.replace(/[^/]*$/, "");
  var NO_BREAK_SPACE = "\u00a0";
  var MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
    "november", "december"];
  var DAYS = ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"];
  var SWEDISH = {
    moduleType: "locale",
    name: "sv",
    dictionary: {
      "Autoscale": "Anpassa skalan", "Reset axes": "Återställ", "Zoom in": "Zooma in", "Zoom out": "Zooma ut",
      "Download plot as a PNG": "Hämta som bild", "Double-click to zoom back out": "Dubbelklicka för att återställa"
    },
    format: {
      days: DAYS,
      shortDays: DAYS.map(function (name) { return name.slice(0, 3); }),
      months: MONTHS,
      shortMonths: MONTHS.map(function (name) { return name.slice(0, 3); }),
      date: "%Y-%m-%d",
      decimal: ",",
      thousands: NO_BREAK_SPACE
    }
  };
  var CONFIG = { locale: "sv", displayModeBar: false, displaylogo: false, responsive: true, scrollZoom: false,
    doubleClick: false, showTips: false };

  function loadScript(name, done) {
    var script = document.createElement("script");
    script.src = assets + name;
    script.onload = done;
    document.head.appendChild(script);
  }

  /* Figures ---------------------------------------------------------------------------------------------------- */

  var waiting = [];
  var loading = false;

  function withPlotly(task) {
    if (window.Plotly) {
      task();
      return;
    }
    waiting.push(task);
    if (!loading) {
      loading = true;
      loadScript("plotly.min.js", function () {
        if (window.Plotly) {
          window.Plotly.register(SWEDISH);
          waiting.splice(0).forEach(function (next) { next(); });
        }
      });
    }
  }

  // A map's labels keep their size: where it has no room, the static picture, which shrinks as a whole, is read better.
  function isMap(layout) {
    return Boolean(layout.yaxis && layout.yaxis.scaleanchor);
  }

  function drawnHeight(layout, image, width) {
    var designed = Number(image.getAttribute("height"));
    return isMap(layout) ? Math.round(Math.min(designed, designed * width / Number(image.getAttribute("width")))) : designed;
  }

  function draw(figure) {
    var surface = figure.querySelector(".figur-yta");
    var source = figure.querySelector("script.figurdata");
    var image = surface && surface.querySelector("img");
    if (!image || !source || figure.dataset.ritad) {
      return;
    }
    figure.dataset.ritad = "pågår";
    withPlotly(function () {
      var content = JSON.parse(source.textContent);
      if (isMap(content.layout) && surface.clientWidth < 0.9 * Number(image.getAttribute("width"))) {
        figure.dataset.ritad = "bild";
        return;
      }
      var width = Math.min(surface.clientWidth, Number(image.getAttribute("width")) * 1.25);
      var layout = Object.assign({}, content.layout, { autosize: true, dragmode: false });
      var plot = document.createElement("div");
      delete layout.width;
      layout.height = drawnHeight(layout, image, width);
      plot.className = "figur-plot";
      plot.style.maxWidth = width < surface.clientWidth ? width + "px" : "100%";
      plot.setAttribute("role", "img");
      plot.setAttribute("aria-label", image.alt);
      surface.appendChild(plot);
      image.hidden = true;
      window.Plotly.newPlot(plot, content.data, layout, CONFIG).then(function () {
        figure.dataset.ritad = "ja";
      }).catch(function () {
        plot.remove();
        image.hidden = false;
        figure.dataset.ritad = "nej";
      });
    });
  }

  function watchFigures() {
    var figures = document.querySelectorAll("figure.figur");
    if (!("IntersectionObserver" in window)) {
      return;
    }
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (entry.isIntersecting) {
          observer.unobserve(entry.target);
          draw(entry.target);
        }
      });
    }, { rootMargin: "600px 0px" });
    figures.forEach(function (figure) { observer.observe(figure); });
    /* Paper gets the static pictures (theme.scss), at the size they were made for; see that all are loaded. */
    window.addEventListener("beforeprint", function () {
      document.querySelectorAll(".figur-yta img").forEach(function (image) { image.loading = "eager"; });
    });
  }

  /* Tables and figures: only those that scroll need a stop for the keyboard. ------------------------------------- */

  function tableStops() {
    document.querySelectorAll(".tabellyta, .figur-yta").forEach(function (region) {
      if (region.offsetParent === null) {
        return;
      }
      if (region.scrollWidth > region.clientWidth && getComputedStyle(region).overflowX !== "hidden") {
        region.tabIndex = 0;
        if (!region.hasAttribute("role")) {
          region.setAttribute("role", "group");
          region.setAttribute("aria-label", "Bred figur, går att bläddra i sidled");
        }
      } else {
        region.removeAttribute("tabindex");
      }
    });
  }

  function watchTables() {
    tableStops();
    if (document.fonts) {
      document.fonts.ready.then(tableStops);
    }
    window.addEventListener("resize", tableStops);
    document.querySelectorAll("details.tvilling").forEach(function (twin) {
      twin.addEventListener("toggle", tableStops);
    });
  }

  /* Search ------------------------------------------------------------------------------------------------------- */

  var MOST = 12;

  function folded(text) {
    return text.toLowerCase().replace(/[\u00ad]/g, "").replace(/\s+/g, " ");
  }

  function hitsFor(words) {
    return (window.NULAGE_SOK || []).map(function (entry) {
      var heading = folded(entry.r + " " + entry.s);
      var text = folded(entry.t);
      var score = 0;
      var all = words.every(function (word) {
        var inHeading = heading.indexOf(word) >= 0;
        score += inHeading ? 10 : 1;
        return inHeading || text.indexOf(word) >= 0;
      });
      return { entry: entry, score: all ? score : 0 };
    }).filter(function (hit) {
      return hit.score > 0;
    }).sort(function (a, b) {
      return b.score - a.score;
    });
  }

  function excerpt(entry, word) {
    var at = Math.max(0, folded(entry.t).indexOf(word) - 40);
    var text = entry.t.slice(at, at + 110).trim();
    return (at > 0 ? "… " : "") + text + (at + 110 < entry.t.length ? " …" : "");
  }

  function hitItem(entry, word) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    var about = document.createElement("span");
    link.href = entry.f + (entry.i ? "#" + encodeURIComponent(entry.i) : "");
    link.textContent = entry.r === entry.s ? entry.s : entry.s + ": " + entry.r;
    about.textContent = excerpt(entry, word);
    item.appendChild(link);
    item.appendChild(about);
    return item;
  }

  function showHits(field, answer, list) {
    var words = folded(field.value).split(" ").filter(function (word) { return word.length > 1; });
    list.textContent = "";
    if (!words.length) {
      answer.textContent = "";
      return;
    }
    var hits = hitsFor(words);
    hits.slice(0, MOST).forEach(function (hit) { list.appendChild(hitItem(hit.entry, words[0])); });
    answer.textContent = !hits.length ? "Inga träffar." : hits.length === 1 ? "1 träff."
      : hits.length + " träffar" + (hits.length > MOST ? ", de " + MOST + " första visas." : ".");
  }

  function readySearch() {
    var search = document.getElementById("sok");
    if (!search) {
      return;
    }
    var field = document.getElementById("sokord");
    var show = showHits.bind(null, field, document.getElementById("sok-svar"), document.getElementById("sok-traffar"));
    var asked = false;
    search.hidden = false;
    function ready() {
      if (window.NULAGE_SOK) {
        show();
      } else if (!asked) {
        asked = true;
        loadScript("sok.js", show);
      }
    }
    field.addEventListener("focus", ready);
    field.addEventListener("input", ready);
    field.addEventListener("keydown", function (event) {
      if (event.key === "Escape") {
        field.value = "";
        show();
      }
    });
  }

  /* Menu --------------------------------------------------------------------------------------------------------- */

  function readyMenu() {
    var button = document.getElementById("menyknapp");
    var column = document.getElementById("sidospalt");
    if (!button || !column) {
      return;
    }
    function set(open) {
      button.setAttribute("aria-expanded", String(open));
      column.classList.toggle("oppen", open);
    }
    button.addEventListener("click", function () { set(button.getAttribute("aria-expanded") !== "true"); });
    column.addEventListener("click", function (event) {
      if (event.target.closest("a[href*='#']")) {
        set(false);
      }
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") {
        set(false);
        button.focus();
      }
    });
  }

  watchFigures();
  watchTables();
  readySearch();
  readyMenu();
})();
