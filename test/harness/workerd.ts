/** The plugin that runs tests inside workerd with the project's own wrangler.toml, migrations and no network. */
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { lineForTests } from './outbound.ts'
import { TEST_SETTINGS } from './settings.ts'

export const insideWorkerd = () =>
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
  }))
