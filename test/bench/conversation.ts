/** People of the simulator who talk to a served Worker, and when each of their messages was answered. */
import { lineAndSettings, removeFolder, serve, temporaryFolder } from '../harness/processes.ts'
import type { Line } from '../line/core.ts'

const JOINING_AT_ONCE = 10
const PATIENCE_MS = 15_000

export interface Conversation {
  line: Line
  url: string
  /** Says it and waits for the answer; milliseconds from sending to the reply, or nothing when none came. */
  say(userId: string, text: string): Promise<number | undefined>
  /** New people whose *record* consent stands. */
  join(count: number): Promise<string[]>
  /** Ends the Worker, does something with its state, and starts it again. */
  pause(work: (stateDir: string) => Promise<void>): Promise<void>
  end(): Promise<void>
}

export async function converse(): Promise<Conversation> {
  const stateDir = temporaryFolder()
  const world = await lineAndSettings(stateDir)
  const { line } = world
  let worker = await serve(world.settings)
  const answers = listen(line)

  async function answered(act: () => Promise<{ event: { webhookEventId: string } }>): Promise<number | undefined> {
    const began = performance.now()
    const { event } = await act()
    const at = await answers(event.webhookEventId)
    return at === undefined ? undefined : at - began
  }

  async function joinOne(name: string): Promise<string> {
    const { userId } = line.person(name)
    await answered(() => line.follow(userId))
    await answered(async () => {
      const { done } = await line.tap(userId, '16歳以上です・同意してはじめる')
      if (!done) throw new Error('the consent button made no event')
      return done
    })
    return userId
  }

  return {
    line,
    url: worker.url,
    say: (userId, text) => answered(() => line.say(userId, text)),
    async join(count) {
      const joined: string[] = []
      for (let n = 0; n < count; n += JOINING_AT_ONCE) {
        const names = Array.from({ length: Math.min(JOINING_AT_ONCE, count - n) }, (_, i) => `測る人${n + i}`)
        joined.push(...(await Promise.all(names.map(joinOne))))
      }
      return joined
    },
    async pause(work) {
      await worker.stop()
      await work(stateDir)
      worker = await serve(world.settings)
    },
    async end() {
      await worker.stop()
      await world.simulator.close()
      removeFolder(stateDir)
    },
  }
}

/** Notes the moment at which LINE has each event's first answer; the returned function waits for it. */
function listen(line: Line): (eventId: string) => Promise<number | undefined> {
  const at = new Map<string, number>()
  const waiting = new Map<string, () => void>()
  line.state.listen(({ sort, chatId }) => {
    if (sort !== 'chat' || chatId === undefined) return
    const last = line.state.chats.get(chatId)?.at(-1)
    if (last?.from !== 'bot' || last.eventId === undefined || at.has(last.eventId)) return
    at.set(last.eventId, performance.now())
    waiting.get(last.eventId)?.()
  })
  return (eventId) =>
    new Promise((done) => {
      const timer = setTimeout(() => finish(), at.has(eventId) ? 0 : PATIENCE_MS)
      const finish = () => {
        clearTimeout(timer)
        waiting.delete(eventId)
        done(at.get(eventId))
      }
      if (at.has(eventId)) finish()
      else waiting.set(eventId, finish)
    })
}
