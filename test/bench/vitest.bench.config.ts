/** The bench's own project inside workerd: counts rows, takes its time, and is no part of `npm test`. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { insideWorkerd } from '../harness/workerd.ts'

export default defineConfig({
  root: dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  plugins: [insideWorkerd()],
  test: {
    name: 'bench',
    include: ['test/bench/inside/*.test.ts'],
    setupFiles: ['./test/harness/setup.ts'],
    testTimeout: 180_000,
  },
})
