/** The tables as they stand after all migrations: the clusterings that the generator cannot write, and no cascades. */
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'

const bindings = env as unknown as Record<string, D1Database>

async function tables(name: string): Promise<Map<string, string>> {
  const { results } = await (bindings[name] as D1Database)
    .prepare(
      "select name, sql from sqlite_master where type = 'table' and name not like '\\_cf%' escape '\\' and name not like 'sqlite%' and name <> 'd1_migrations'",
    )
    .all<{ name: string; sql: string }>()
  return new Map(results.map((row) => [row.name, row.sql]))
}

test('every table is strict and none cascades', async () => {
  for (const name of ['DIRECTORY', 'NOTEBOOK_0', 'NOTEBOOK_1']) {
    const found = await tables(name)
    expect(found.size).toBeGreaterThan(0)
    for (const [table, sql] of found) {
      expect([table, /\bSTRICT\b/i.test(sql), /CASCADE/i.test(sql)]).toEqual([table, true, false])
    }
  }
})

test('what is looked up by its whole key is clustered by it', async () => {
  const directory = await tables('DIRECTORY')
  const notebook = await tables('NOTEBOOK_0')
  for (const sql of [
    directory.get('consents'),
    directory.get('counters'),
    directory.get('dead_letters'),
    notebook.get('entries'),
    notebook.get('photos'),
    notebook.get('meal_memory'),
    notebook.get('profile'),
  ]) {
    expect(sql).toMatch(/WITHOUT ROWID/i)
  }
  expect(directory.get('members')).toMatch(/AUTOINCREMENT/i)
})

test('an entry whose value is not JSON is refused by the database itself', async () => {
  const insert = (bindings.NOTEBOOK_0 as D1Database)
    .prepare(
      'insert into entries (member_no, day, id, kind, at, at_precision, value, source) values (1, ?, ?, ?, 0, ?, ?, ?)',
    )
    .bind('2026-09-01', 'x-0', 'weight', 'day', 'not json', 'chat')
  await expect(insert.run()).rejects.toThrow(/CHECK/)
})
