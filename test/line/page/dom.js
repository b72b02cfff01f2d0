/** Small helpers: elements, the simulator's control API, a dialog and a short notice. Text is never read as HTML. */

/** An element with properties, attributes (names with '-', role, for), styles, listeners (`on…`) and children. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    if (name === 'style') Object.assign(node.style, value)
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
    else if (name.includes('-') || name === 'role') node.setAttribute(name, value)
    else node[name] = value
  }
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== false))
  return node
}

export const byId = (id) => document.getElementById(id)

/** A call of the control API; throws with the simulator's own message. */
export async function call(path, body, method = body === undefined ? 'GET' : 'POST') {
  const answer = await fetch(`/_sim${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const json = await answer.json().catch(() => ({}))
  if (!answer.ok) throw new Error(json.message ?? `${answer.status}`)
  return json
}

let hiding
export function notice(text) {
  const toast = byId('toast')
  toast.textContent = text
  toast.classList.add('shown')
  clearTimeout(hiding)
  hiding = setTimeout(() => toast.classList.remove('shown'), 4_000)
}

/** Runs a task and shows what went wrong. */
export async function attempt(task) {
  try {
    return await task()
  } catch (error) {
    notice(error.message)
    return undefined
  }
}

/** A modal dialog with some content; resolves with the pressed button's value, '' when left. */
export function ask(title, content, buttons) {
  const dialog = byId('dialog')
  const form = el('form', { method: 'dialog' }, el('h2', {}, title), ...content)
  form.append(
    el(
      'div',
      { className: 'buttons' },
      ...buttons.map(({ label, value }) => el('button', { value, type: 'submit' }, label)),
    ),
  )
  dialog.replaceChildren(form)
  dialog.setAttribute('aria-label', title)
  dialog.returnValue = ''
  dialog.showModal()
  return new Promise((done) => dialog.addEventListener('close', () => done(dialog.returnValue), { once: true }))
}

/** 'HH:mm' in Japan, where all people live. */
export const clockTime = (at) =>
  new Date(at).toLocaleTimeString('ja-JP', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Tokyo' })

export const dayOf = (at) =>
  new Date(at).toLocaleDateString('ja-JP', { month: 'long', day: 'numeric', weekday: 'short', timeZone: 'Asia/Tokyo' })
