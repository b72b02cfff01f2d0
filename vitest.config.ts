/**
 * Three kinds of tests: `rules` (plain Node, pure rules and the simulator), `worker` (inside workerd, real D1,
 * Durable Objects and queues, with the LINE simulator behind every outbound request), `system` (real processes and a
 * real browser).
 */
import { defineConfig } from 'vitest/config'
import { insideWorkerd } from './test/harness/workerd.ts'

export default defineConfig({
  test: {
    reporters: ['default', './test/harness/counts-reporter.ts'],
    projects: [
      {
        test: { name: 'rules', include: ['test/rules/**/*.test.ts', 'test/contracts/**/*.test.ts', 'test/*.test.ts'] },
      },
      {
        plugins: [insideWorkerd()],
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
