/** A year of an ordinary notebook, ten entries a day, as SQL for one notebook database. */

export const DAYS = 365
export const ENTRIES_A_DAY = 10
const ROWS_A_STATEMENT = 50
const DAY_MS = 86_400_000
const ZONE_OFFSET_MS = 9 * 3_600_000
const LAST_DAY = Date.parse('2026-08-31T00:00Z')

const dish = (name: string, grams: number, energyKcal: number) => ({ name, grams, energyKcal })
const meal = (slot: string, dishes: ReturnType<typeof dish>[]) => {
  const energyKcal = dishes.reduce((sum, one) => sum + one.energyKcal, 0)
  const range = { energyKcal, energyKcalLow: energyKcal * 0.8, energyKcalHigh: energyKcal * 1.2 }
  const sums = { proteinG: 18.4, fatG: 9.2, carbG: 71.5, fiberG: 6.1, saltG: 2.3, vegetablesG: 85 }
  const more = { potassiumMg: 720, calciumMg: 130, ironMg: 3.4, vitaminCMg: 21, folateUg: 98 }
  return { slot, dishes, ...range, ...sums, ...more, tableVersion: '2023' }
}

/** Hour of the day, kind, value. */
const OF_A_DAY: [number, string, unknown][] = [
  [6, 'sleep', { sleptMin: 415, rested: true }],
  [7, 'weight', { weightKg: 62.8 }],
  [7, 'blood_pressure', { systolicMmHg: 128, diastolicMmHg: 82, pulseBpm: 68, slot: 'morning' }],
  [7, 'meal', meal('breakfast', [dish('納豆ご飯', 200, 330), dish('味噌汁', 180, 45)])],
  [8, 'medication', { taken: true, slot: 'morning' }],
  [12, 'meal', meal('lunch', [dish('きつねうどん', 480, 420)])],
  [19, 'meal', meal('dinner', [dish('ご飯', 150, 234), dish('焼き鮭', 80, 130), dish('ほうれん草のおひたし', 70, 20)])],
  [21, 'steps', { steps: 6532 }],
  [21, 'blood_pressure', { systolicMmHg: 124, diastolicMmHg: 79, pulseBpm: 70, slot: 'evening' }],
  [22, 'mood', { score: 4, text: '孫が来て楽しかった' }],
]

export function yearAsSql(memberNo: number): string {
  const rows = Array.from({ length: DAYS }, (_, back) => dayRows(memberNo, LAST_DAY - back * DAY_MS)).flat()
  const columns = 'member_no, day, id, kind, at, at_precision, until, value, source'
  const statements: string[] = []
  for (let n = 0; n < rows.length; n += ROWS_A_STATEMENT)
    statements.push(`insert into entries (${columns}) values ${rows.slice(n, n + ROWS_A_STATEMENT).join(', ')};`)
  return statements.join('\n')
}

function dayRows(memberNo: number, midnight: number): string[] {
  const day = new Date(midnight).toISOString().slice(0, 10)
  const source = `year${day.replace(/\D/g, '').replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`
  return OF_A_DAY.map(([hour, kind, value], n) => {
    const at = midnight - ZONE_OFFSET_MS + hour * 3_600_000
    const until = kind === 'sleep' ? at : null
    const from = kind === 'sleep' ? at - 415 * 60_000 : at
    const json = JSON.stringify(value).replaceAll("'", "''")
    return `(${memberNo}, '${day}', '${source}-${n}', '${kind}', ${from}, 'minute', ${until}, '${json}', 'chat')`
  })
}
