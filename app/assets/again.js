// Asks again until there is an answer, and only then loads the page: who reads this one is not disturbed.
const line = document.getElementById("again");
const note = line.appendChild(document.createElement("span"));
let times = 0;

async function again() {
  times += 1;
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  if (answer !== undefined && ![502, 504].includes(answer.status)) return location.reload();
  note.textContent = `, or wait: this page asks by itself, ${times === 1 ? "once" : `${times} times`} so far.`;
  setTimeout(again, 2000);
}

note.textContent = ", or wait: this page asks by itself.";
setTimeout(again, 1000);
