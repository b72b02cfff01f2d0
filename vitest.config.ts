/**
 * Three kinds of tests: `rules` (plain Node, pure rules and the simulator), `worker` (inside workerd, real D1,
 * Durable Objects and queues, with the LINE simulator behind every outbound request), `system` (real processes and a
 * real browser).
 */
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { lineForTests } from './test/harness/outbound.ts'
import { TEST_SETTINGS } from './test/harness/settings.ts'

export default defineConfig({
  test: {
    reporters: ['default', './test/harness/counts-reporter.ts'],
    projects: [
      {
        test: { name: 'rules', include: ['test/rules/**/*.test.ts', 'test/contracts/**/*.test.ts', 'test/*.test.ts'] },
      },
      {
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
          name: 'worker',
          include: ['test/worker/**/*.test.ts'],
          env: { FUZZ_RUNS: process.env.FUZZ_RUNS ?? '' },
          setupFiles: ['./test/harness/setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
