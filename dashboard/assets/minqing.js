/* What the page does by itself: the tab's title, a card's table twin, a long table unfolded, full screen. Everything else is an address. */
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  minqing: {
    title: function (title) {
      if (title) document.title = title;
      arrive();
      return window.dash_clientside.no_update;
    },
  },
});

let place = window.location.pathname;

/* A new page begins at its top, or at what the address names after its #; a changed scope stays where one was. */
function arrive() {
  const named = window.location.hash && document.getElementById(window.location.hash.slice(1));
  if (named) named.scrollIntoView();
  else if (place !== window.location.pathname) window.scrollTo(0, 0);
  place = window.location.pathname;
  const here = document.querySelector(".mq-tab.mq-here");
  if (here) here.parentElement.scrollLeft = here.offsetLeft - (here.parentElement.clientWidth - here.offsetWidth) / 2;
}

document.addEventListener("click", function (event) {
  const button = event.target.closest("[data-twin], [data-full], [data-unfold]");
  if (!button) return;
  if (button.hasAttribute("data-unfold")) {
    button.closest(".mq-tabled").classList.toggle("mq-unfolded");
    const other = button.textContent;
    button.textContent = button.dataset.unfold;
    button.dataset.unfold = other;
    return;
  }
  const card = button.closest(".mq-card");
  if (button.hasAttribute("data-full")) {
    if (document.fullscreenElement) document.exitFullscreen();
    else card.requestFullscreen();
    return;
  }
  const twin = card.querySelector(".mq-twin");
  const shown = twin.hidden;
  twin.hidden = !shown;
  card.querySelector(".mq-drawing").hidden = shown;
  button.setAttribute("aria-pressed", String(shown));
});

/* Files dropped on, or chosen from, what is marked data-upload: posted there, then on to the page that is answered. */
function hand(zone, files) {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  const said = zone.querySelector(".mq-said");
  const bar = zone.querySelector("progress");
  const post = new XMLHttpRequest();
  post.upload.onprogress = function (event) {
    bar.hidden = false;
    bar.value = event.total ? event.loaded / event.total : 0;
  };
  post.onload = function () {
    if (post.status === 200) window.location.assign(post.responseText);
    else refuse(post.responseText);
  };
  post.onerror = function () { refuse(zone.dataset.broken); };
  function refuse(why) {
    bar.hidden = true;
    said.textContent = why;
  }
  said.textContent = "";
  post.open("POST", zone.dataset.upload);
  post.send(form);
}

document.addEventListener("click", function (event) {
  const button = event.target.closest("[data-upload] button");
  if (!button) return;
  const chooser = document.createElement("input");
  chooser.type = "file";
  chooser.multiple = true;
  chooser.onchange = function () { hand(button.closest("[data-upload]"), chooser.files); };
  chooser.click();
});

for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, function (event) {
    const zone = event.target.closest("[data-upload]");
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle("mq-over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length) hand(zone, event.dataTransfer.files);
  });
}

document.addEventListener("fullscreenchange", function () {
  window.dispatchEvent(new Event("resize"));
});

/* Busy: the same question again a little later, and a word meanwhile. Signed out meanwhile: to the sign-in page, and back. */
const asked = window.fetch;
const TRIES = 8;
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

window.fetch = async function (...what) {
  let answer = await asked.apply(this, what);
  for (let tried = 1; answer.status === 503 && answer.headers.has("Retry-After") && tried < TRIES; tried++) {
    tell(await answer.clone().text());
    await pause(Number(answer.headers.get("Retry-After")) * (1 + Math.random()));
    answer = await asked.apply(this, what);
  }
  if (answer.status !== 503) tell("");
  if (answer.status === 401) {
    const here = window.location.pathname + window.location.search;
    window.location.assign("/signin?" + new URLSearchParams({ next: here, why: "expired" }));
  }
  return answer;
};

/* The definitions' search: only the cards that say what is typed, and the families that still have any. */
document.addEventListener("input", function (event) {
  if (event.target.id !== "find") return;
  const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  document.querySelectorAll("[data-family]").forEach(function (family) {
    let kept = 0;
    family.querySelectorAll(".mq-card").forEach(function (card) {
      const said = card.textContent.toLowerCase();
      card.hidden = !words.every((word) => said.includes(word));
      if (!card.hidden) kept += 1;
    });
    family.hidden = !kept;
    found += kept;
  });
  const count = document.querySelector("[data-found]");
  count.textContent = count.textContent.replace(/[\d,]+/, String(found));
});

/* One word over the page, until there is none. */
function tell(text) {
  let place = document.getElementById("busy");
  if (!text) {
    if (place) place.remove();
    return;
  }
  if (!place) {
    place = document.createElement("p");
    place.id = "busy";
    place.className = "mq-busy";
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  place.textContent = text;
}

/* A deputy's file fits one page of A4 (194 x 281 mm within its margins, 96 dots an inch), the foot included. */
const PAGE = { width: 733, height: 1062, foot: 90, smallest: 0.3 };

window.addEventListener("beforeprint", function () {
  const file = document.querySelector(".mq-page-deputy");
  if (!file) return;
  file.classList.add("mq-fit");
  let low = PAGE.smallest, high = 1;
  for (let step = 0; step < 12; step += 1) {
    const scale = (low + high) / 2;
    file.style.width = PAGE.width / scale + "px";
    if (file.scrollHeight * scale <= PAGE.height - PAGE.foot) low = scale;
    else high = scale;
  }
  file.style.width = PAGE.width / low + "px";
  file.style.zoom = low;
});

window.addEventListener("afterprint", function () {
  const file = document.querySelector(".mq-page-deputy");
  if (!file) return;
  file.classList.remove("mq-fit");
  file.style.width = file.style.zoom = "";
});
