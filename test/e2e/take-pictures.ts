/** Takes the README's picture of the chat, from a simulator that runs under `npm run dev`. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startBrowser } from '../harness/browser.ts'

const base = `http://localhost:${process.env.SIM_PORT || 8788}`
const name = 'さくら'
const lines = ['朝ごはんは納豆ご飯と味噌汁', '今朝の血圧 128の82 脈70、体重62.8']

const act = async (what: string, body: object) =>
  fetch(`${base}/_sim/people/${encodeURIComponent(name)}/${what}`, { method: 'POST', body: JSON.stringify(body) })

await act('follow', {})
await act('tap', { label: '16歳以上です・同意してはじめる' })
for (const text of lines) await act('say', { text })

const { browser, close } = await startBrowser()
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2 })
await page.goto(base)
await page.getByRole('tab', { name: new RegExp(name) }).click()
await page.getByRole('log', { name: 'トーク' }).getByText('128/82').waitFor()
const path = join(dirname(fileURLToPath(import.meta.url)), 'pictures/chat.png')
await page.getByRole('region', { name: 'トーク画面' }).screenshot({ path })
await close()
