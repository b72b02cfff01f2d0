import { defineConfig } from 'drizzle-kit'

export default defineConfig({ dialect: 'sqlite', schema: './db/notebook/schema.ts', out: './db/notebook/migrations' })
