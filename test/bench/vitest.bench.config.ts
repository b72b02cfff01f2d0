/** The bench's own project inside workerd: counts rows, takes its time, and is no part of `npm test`. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { lineForTests } from '../harness/outbound.ts'
import { TEST_SETTINGS } from '../harness/settings.ts'

export default defineConfig({
  root: dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: './wrangler.toml' },
      miniflare: {
        bindings: {
          ...TEST_SETTINGS,
          DIRECTORY_MIGRATIONS: await readD1Migrations('./db/directory/migrations'),
          NOTEBOOK_MIGRATIONS: await readD1Migrations('./db/notebook/migrations'),
        },
        outboundService: lineForTests,
      },
    })),
  ],
  test: {
    name: 'bench',
    include: ['test/bench/inside/*.test.ts'],
    setupFiles: ['./test/harness/setup.ts'],
    testTimeout: 180_000,
  },
})
