/** Demo data, made the way real data is made: people of the simulator agree and talk to the bot. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from './worker.ts'

const DAY_MS = 86_400_000
const ZONE_OFFSET_MS = 9 * 3_600_000

interface DemoPerson {
  name: string
  /** Days back, 'HH:MM' in Japan, what was said. */
  lines: [number, string, string][]
}

export async function seedDemo(simulatorUrl: string): Promise<void> {
  const people = JSON.parse(readFileSync(join(PROJECT, 'db/seed/demo.json'), 'utf8')) as DemoPerson[]
  await Promise.all(people.map((person) => seedPerson(simulatorUrl, person)))
}

async function seedPerson(simulatorUrl: string, person: DemoPerson): Promise<void> {
  const act = async (what: string, body: object) => {
    const answer = await fetch(`${simulatorUrl}/_sim/people/${encodeURIComponent(person.name)}/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`demo data: ${what} was refused (${answer.status})`)
  }
  const today = Math.floor((Date.now() + ZONE_OFFSET_MS) / DAY_MS) * DAY_MS - ZONE_OFFSET_MS
  await act('follow', {})
  await act('tap', { label: '16歳以上です・同意してはじめる' })
  for (const [daysBack, time, text] of person.lines) {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    const at = today - daysBack * DAY_MS + (hour * 60 + minute) * 60_000
    if (at <= Date.now()) await act('say', { text, at })
  }
}
