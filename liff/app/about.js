// Puts this deployment's operator, country and age into the page; without an answer the neutral words stay.
const answer = await fetch('/api/about').catch(() => null)
if (answer?.ok) {
  const about = await answer.json()
  for (const name of ['operator', 'country', 'minAge']) {
    for (const place of document.querySelectorAll(`[data-about="${name}"]`)) place.textContent = String(about[name])
  }
}
