// Follows what happens, so that a refusal in another tab is seen here at once.
const activity = document.getElementById("activity");
setInterval(async () => {
  if (document.hidden || activity.contains(document.activeElement)) return;
  const answer = await fetch("/activity").catch(() => null);
  if (!answer || !answer.ok) return;
  const html = await answer.text();
  if (html !== activity.dataset.last) {
    activity.innerHTML = html;
    activity.dataset.last = html;
  }
}, 2000);
