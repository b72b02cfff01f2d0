/** Tried as a new user would: the chat page in a real browser, from adding the bot to the first entries. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBrowser, type TestBrowser } from '../harness/browser.ts'
import { lineAndSettings, removeFolder, type Served, serve, temporaryFolder } from '../harness/processes.ts'

const stateDir = temporaryFolder()
let world: Awaited<ReturnType<typeof lineAndSettings>>
let worker: Served
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  world = await lineAndSettings(stateDir)
  worker = await serve(world.settings)
  browser = await startBrowser()
  world.line.person('花子')
  page = await browser.browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(world.simulator.url)
})

afterAll(async () => {
  await browser?.close()
  await worker?.kill()
  await world.simulator.close()
  removeFolder(stateDir)
})

const talk = () => page.getByRole('log', { name: 'トーク' })

async function say(text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'メッセージを入力' }).fill(text)
  await page.getByRole('button', { name: '送信' }).click()
}

test('a new person is shown what would be written, agrees with one tap, and keeps a notebook by chatting', async () => {
  await page.getByRole('tab', { name: /花子/ }).click()
  await say('血圧128の82')
  await talk().getByText('まだ書いていません').waitFor()
  await talk().getByRole('button', { name: '16歳以上です・同意してはじめる' }).last().click()
  await talk().getByText('今日から手帳をつけられます').waitFor()
  await say('体重62.8')
  await talk().getByText('62.8kg').waitFor()
  await talk().getByRole('button', { name: '取り消す' }).last().click()
  await talk().getByText('取り消しました').waitFor()
  await say('先生に見せる')
  await talk().getByText('先生に見せるカード').waitFor()
  expect(world.line.calls({ path: '/message/reply' }).every((call) => call.status === 200)).toBe(true)
})

test('the largest type cuts nothing off: no card is wider than the phone', async () => {
  await page.getByRole('radio', { name: '特大' }).check({ force: true })
  const [inner, outer] = await talk().evaluate((node) => [node.scrollWidth, node.clientWidth])
  expect(inner).toBeLessThanOrEqual(outer ?? 0)
})

test('the pages behind the links read well without scripts of others', async () => {
  for (const path of ['/', '/about.html', '/guardians.html']) {
    await page.goto(`${worker.url}${path}`)
    expect(await page.locator('h1').count()).toBe(1)
  }
  await page.goto(`${worker.url}/about.html`)
  await page.getByText('みどり市', { exact: false }).first().waitFor()
})
