// Words and claims light up together: by pointing, by focus (j and k move through the claims), by choosing words.
const cards = [...document.querySelectorAll("[data-claim]")];
const pieces = [...document.querySelectorAll(".text mark")];
const numbers = (piece) => piece.dataset.claims.split(" ");

function light(wanted) {
  cards.forEach((card) => card.classList.toggle("lit", wanted.includes(card.dataset.claim)));
  pieces.forEach((piece) => piece.classList.toggle("lit", numbers(piece).some((n) => wanted.includes(n))));
  document.querySelector(".text").classList.toggle("dimmed", wanted.length > 0);
}

const firstOf = (card) => pieces.find((piece) => numbers(piece).includes(card.dataset.claim));

cards.forEach((card) => {
  card.addEventListener("pointerenter", () => light([card.dataset.claim]));
  card.addEventListener("pointerleave", () => light([]));
  card.addEventListener("focusin", () => {
    light([card.dataset.claim]);
    firstOf(card)?.scrollIntoView({ block: "nearest" });
  });
  card.addEventListener("focusout", () => light([]));
});
pieces.forEach((piece) => {
  piece.addEventListener("pointerenter", () => light(numbers(piece)));
  piece.addEventListener("pointerleave", () => light([]));
  piece.addEventListener("click", () => cards.find((card) => numbers(piece).includes(card.dataset.claim))?.focus());
});
const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
if (target?.dataset.claim) target.focus();
