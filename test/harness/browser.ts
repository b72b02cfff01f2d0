/** A Chromium that comes with `npm ci`: nothing else has to be installed on a machine. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium as playwright } from 'playwright-core'

/** The browser's own libraries are unpacked for this runtime, so that it loads on a slim machine. */
const RUNTIME = 'nodejs22.x'
const STARTS = 3

export interface TestBrowser {
  browser: Browser
  close(): Promise<void>
}

export async function startBrowser(): Promise<TestBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'techo-browser-'))
  process.env.AWS_LAMBDA_JS_RUNTIME = RUNTIME
  process.env.TMPDIR = folder
  const { default: chromium } = await import('@sparticuz/chromium')
  const executablePath = await chromium.executablePath()
  // The package points fontconfig at fonts of its own; Japanese ones are the machine's, where it has them.
  const env = { ...process.env, FONTCONFIG_PATH: '/etc/fonts' } as unknown as Record<string, string>
  let last: unknown
  for (let start = 0; start < STARTS; start++) {
    try {
      const browser = await playwright.launch({ executablePath, args: chromium.args, headless: true, env })
      await (await browser.newPage()).goto('about:blank')
      return {
        browser,
        async close() {
          await browser.close()
          rmSync(folder, { recursive: true, force: true })
        },
      }
    } catch (thrown) {
      last = thrown
    }
  }
  throw last
}
