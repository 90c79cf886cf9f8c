const $ = (id) => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 46rem)");
document.documentElement.classList.add("js");

// Words for everybody, read out by screen readers; they go after a while.
let silence = 0;
const tell = (words) => {
  $("told").textContent = words;
  clearTimeout(silence);
  silence = setTimeout(() => { $("told").textContent = ""; }, 3000);
};

// An element with its properties and children. Text goes in as text.
const make = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
};

// The browser's store may be full, switched off or forbidden: then the page works without.
const stored = (key) => { try { return localStorage.getItem("twosource:" + key); } catch { return null; } };
const store = (key, words) => { try { localStorage.setItem("twosource:" + key, words); return true; } catch { return false; } };

const count = (n, one) => `${n} ${n === 1 ? one : one + "s"}`;
