/**
 * The only writer of one person's data. It stores what arrives, drops duplicates, keeps order, plans, executes,
 * answers, retries and sets aside. Only `alarm` works through the letters, one at a time: an alarm that was cut off
 * by a crash runs again over the same state.
 */
import { DurableObject } from 'cloudflare:workers'
import { type Deps, depsOf } from '../../deps.ts'
import type { Env } from '../../env.ts'
import { mayRecord } from '../../members/member.ts'
import type { Command } from '../../notebook/commands.ts'
import { log, sortOf } from '../../shared/log.ts'
import { HOUR_MS, type Instant, localDay, MINUTE_MS } from '../../shared/time.ts'
import type { ChatEvent, Sender } from '../event.ts'
import { mayAskModel, type ReadWords } from '../plan/plan-food.ts'
import type { CommandOutcome, FoodQuestion, Plan } from '../plan/scene.ts'
import { deliverAnswer } from './answer.ts'
import { ASKED_MS, AskedStore, bringReading, HOLD_MS } from './asked-store.ts'
import { isBarrier } from './barrier.ts'
import { executePlan } from './execute.ts'
import { PICTURE_AGAIN_MS, sendPictureJobsAgain } from './fetch-picture.ts'
import { type Letter, MailboxStore } from './mailbox-store.ts'
import { planLetter } from './plan-letter.ts'
import { standingOf } from './read-scene.ts'

export type CommandAnswer = CommandOutcome | { ok: false; reason: 'try-again' }

/** Waits between the first tries. */
const QUICK_RETRIES_MS = [500, 2_000]
/** Pauses of a letter that was set aside; after the last one it is given up. */
const PAUSES_MS = [30_000, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS]
const SLOW_MS = 1_000
const DOTS_SECONDS = 10
/** LINE shows the dots until the answer comes. */
const MODEL_DOTS_SECONDS = 20

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

export class Mailbox extends DurableObject<Env> {
  private readonly deps: Deps
  private store: MailboxStore
  private asked: AskedStore
  /** Letters that are executed and whose answer is on its way. */
  private readonly answering = new Map<string, Letter>()
  private readonly waiting = new Map<string, ((answer: CommandAnswer) => void)[]>()
  private working = false
  /** When the alarm is known to ring; after a restart nothing is known, and it is set again. */
  private ringsAt: Instant = Infinity
  private wake: () => void = () => {}

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.deps = depsOf(env)
    this.store = new MailboxStore(ctx.storage)
    this.asked = new AskedStore(ctx.storage)
  }

  /** Stores what LINE delivered; returns once it is durable. Repeats are dropped. */
  async receive(sender: Sender, events: ChatEvent[]): Promise<void> {
    const now = this.deps.clock.now()
    this.store.saveSender(sender)
    let fresh = false
    for (const event of events) {
      const { said } = event
      if (said.sort === 'unsend') {
        this.store.markUnsent(said.messageId, now)
        this.asked.forget(said.messageId)
      }
      const messageId = 'messageId' in said && said.sort !== 'unsend' ? said.messageId : undefined
      const letter = { sort: 'event' as const, orderAt: event.timestamp, arrivedAt: now, barrier: isBarrier(event) }
      fresh = this.store.add({ ...letter, id: event.id, body: JSON.stringify(event), messageId }) || fresh
    }
    if (fresh) await this.rouse(now + this.deps.settings.MAILBOX_DELAY_MS)
  }

  /** Carries out a command once for its id, in the same order as the chat, and returns what came of it. */
  async command(sender: Sender, id: string, command: Command): Promise<CommandAnswer> {
    const now = this.deps.clock.now()
    this.store.saveSender(sender)
    const before = this.store.seen(id)?.outcome
    if (before) return before.ok ? { ...before, existed: true } : before
    const barrier = command.do !== 'add' && command.do !== 'change' && command.do !== 'remove'
    this.store.add({ id, sort: 'command', orderAt: now, arrivedAt: now, barrier, body: JSON.stringify(command) })
    const answer = new Promise<CommandAnswer>((resolve) => {
      this.waiting.set(id, [...(this.waiting.get(id) ?? []), resolve])
    })
    await this.rouse(now)
    return answer
  }

  /** True while a picture is still wanted: not unsent, not erased. */
  async wantsPicture(objectKey: string): Promise<boolean> {
    return this.store.expects(objectKey)
  }

  /** The download is finished, or will never succeed. */
  async pictureSettled(objectKey: string): Promise<void> {
    this.store.forgetPicture(objectKey)
  }

  /** The words a model may be asked about: while they are awaited and the *ai* consent stands. */
  async foodAsked(letterId: string): Promise<string[] | null> {
    const words = this.asked.words(letterId, this.deps.clock.now())
    if (!words) return null
    const { member } = await standingOf(this.senderOf(), this.deps)
    return mayAskModel(member) ? words : null
  }

  /** What the model made of them; nothing where it failed. Takes over the answer if that is still held back. */
  async foodRead(letterId: string, read: ReadWords[]): Promise<void> {
    const now = this.deps.clock.now()
    if (bringReading(letterId, read, this.asked, this.store, now)) await this.rouse(now)
  }

  /** Forgets this person altogether: the last step of an erasure. */
  async forget(): Promise<void> {
    this.ringsAt = Infinity
    await this.ctx.storage.deleteAlarm()
    await this.ctx.storage.deleteAll()
    this.store = new MailboxStore(this.ctx.storage)
    this.asked = new AskedStore(this.ctx.storage)
  }

  /** While the letters are being worked through the running alarm sees new ones; else one is set. */
  private async rouse(at: Instant): Promise<void> {
    if (this.working) this.wake()
    else await this.ring(at)
  }

  /** Sets the alarm unless it rings early enough already: each setting is a row written and a flush to disk. */
  private async ring(at: Instant): Promise<void> {
    if (this.ringsAt <= at) return
    // Noted before the wait: the alarm may ring, and clear this, before the waiting ends.
    this.ringsAt = at
    await this.ctx.storage.setAlarm(at)
  }

  override async alarm(): Promise<void> {
    this.ringsAt = Infinity
    if (this.working) return
    this.working = true
    try {
      await this.workThrough()
      await sendPictureJobsAgain(this.store, this.deps)
      this.asked.clear(this.deps.clock.now())
      if ((this.store.nextExpiryAt() ?? Infinity) <= this.deps.clock.now()) this.store.clear(this.deps.clock.now())
    } catch (thrown) {
      log({ event: 'unhandled', reason: sortOf(thrown) })
    }
    this.working = false
    const next = this.nextAlarmAt()
    if (next !== undefined) await this.ring(next)
  }

  /** Until nothing is due and no answer is on its way. A hanging answer never holds up the next letter. */
  private async workThrough(): Promise<void> {
    for (;;) {
      this.answerDue()
      const letter = this.store.next(this.deps.clock.now(), new Set(this.answering.keys()))
      if (letter) await this.handle(letter)
      else if (this.answering.size === 0) return
      else
        await new Promise<void>((resolve) => {
          this.wake = resolve
        })
    }
  }

  private answerDue(): void {
    const due = this.store.unanswered(this.deps.clock.now(), new Set(this.answering.keys()))
    for (const letter of due) this.startAnswer(letter)
  }

  /** Three tries within five seconds, so that order holds through a hiccup; then the letter is set aside. */
  private async handle(letter: Letter): Promise<void> {
    // What is said next shall not be answered before what was said first.
    if (letter.sort === 'event') {
      this.asked.release()
      this.answerDue()
    }
    for (const id of this.answering.keys()) this.store.markExecuted(id)
    const stopDots = this.dotsWhenSlow(letter)
    let reason = ''
    for (const waitMs of [0, ...QUICK_RETRIES_MS]) {
      if (waitMs > 0) await sleep(waitMs)
      try {
        await this.carryOut(letter)
        return stopDots()
      } catch (thrown) {
        reason = sortOf(thrown)
        log({ event: 'mailbox_retry', eventId: letter.id, reason, tries: letter.tries })
      }
    }
    stopDots()
    await this.failed(letter, reason)
  }

  private async carryOut(letter: Letter): Promise<void> {
    const plan = await this.planOf(letter)
    const sender = this.senderOf()
    const { member } = await standingOf(sender, this.deps)
    await executePlan(plan, sender.id, member, this.deps)
    this.settle(letter, plan)
  }

  /** LINE's three dots, only when an answer takes over a second. Returns what stops them from starting. */
  private dotsWhenSlow(letter: Letter): () => void {
    const sender = this.senderOf()
    if (letter.sort !== 'event' || sender.sort !== 'user') return () => {}
    const timer = setTimeout(() => void this.deps.line.showLoading(sender.id, DOTS_SECONDS), SLOW_MS)
    return () => clearTimeout(timer)
  }

  /** The stored plan if there is one; a text is read only once. */
  private async planOf(letter: Letter): Promise<Plan> {
    if (letter.plan) return JSON.parse(letter.plan) as Plan
    const plan = await planLetter(letter, this.senderOf(), this.store, this.deps)
    letter.plan = JSON.stringify(plan)
    this.store.savePlan(letter.id, letter.plan)
    return plan
  }

  private settle(letter: Letter, plan: Plan): void {
    const now = this.deps.clock.now()
    const today = localDay(now)
    if (plan.memory.clearedDay !== today) this.store.clear(now)
    this.store.saveMemory({ ...plan.memory, clearedDay: today })
    for (const job of plan.jobs) {
      if (job.job === 'fetch_picture') this.store.expectPicture(job.objectKey, job.messageId, now + PICTURE_AGAIN_MS)
    }
    for (const key of plan.dropObjects) this.store.forgetPicture(key)
    if (plan.ask && this.askModel(letter, plan, plan.ask.question)) return
    if (plan.answer) this.startAnswer(letter)
    else this.finish(letter, plan)
  }

  /** Has the model asked, outside. True when the answer is held back for it. */
  private askModel(letter: Letter, plan: Plan, question: FoodQuestion): boolean {
    const now = this.deps.clock.now()
    const { id: lineUserId } = this.senderOf()
    this.asked.add(letter.id, question, now + ASKED_MS)
    const job = { job: 'read_food' as const, lineUserId, letterId: letter.id }
    this.ctx.waitUntil(this.deps.thinking.send(job).catch(() => this.foodRead(letter.id, [])))
    const until = letter.arrivedAt + HOLD_MS
    if (!plan.answer || until <= now) return false
    this.asked.hold(letter.id, until)
    void this.deps.line.showLoading(lineUserId, MODEL_DOTS_SECONDS)
    return true
  }

  private startAnswer(letter: Letter): void {
    const plan = JSON.parse(letter.plan ?? '') as Plan
    this.answering.set(letter.id, letter)
    void deliverAnswer(plan, letter, this.deps)
      .catch((thrown: unknown) => log({ event: 'answer_given_up', eventId: letter.id, reason: sortOf(thrown) }))
      .finally(() => this.finish(letter, plan))
  }

  private finish(letter: Letter, plan: Plan): void {
    this.store.done(letter, plan.made, plan.outcome, this.deps.clock.now())
    this.answering.delete(letter.id)
    if (plan.outcome) this.answerWaiting(letter.id, plan.outcome)
    this.wake()
  }

  /** Sets a letter aside so that the next ones go on; at last it becomes a dead letter and an apology is owed. */
  private async failed(letter: Letter, reason: string): Promise<void> {
    const now = this.deps.clock.now()
    this.answerWaiting(letter.id, { ok: false, reason: 'try-again' })
    const pauseMs = PAUSES_MS[letter.tries]
    if (pauseMs !== undefined) return this.store.setAside(letter.id, letter.tries + 1, now + pauseMs)
    const { member } = await standingOf(this.senderOf(), this.deps).catch(() => ({ member: null }))
    this.store.bury(letter, now, mayRecord(member))
    if (letter.sort !== 'command') this.store.saveMemory({ ...this.store.memory(), owesApology: true })
    log({ event: 'mailbox_dead_letter', eventId: letter.id, reason })
    await this.deps.members
      .buryLetter({ eventId: letter.id, sort: letter.sort, reason, diedAt: now })
      .catch((thrown: unknown) => log({ event: 'unhandled', reason: sortOf(thrown) }))
  }

  private answerWaiting(id: string, answer: CommandAnswer): void {
    for (const resolve of this.waiting.get(id) ?? []) resolve(answer)
    this.waiting.delete(id)
  }

  private senderOf(): Sender {
    const sender = this.store.sender()
    if (!sender) throw new Error('mailbox without a sender')
    return sender
  }

  private nextAlarmAt(): Instant | undefined {
    const times = [this.store.nextDueAt(), this.store.nextPictureAt(), this.store.nextExpiryAt(), this.asked.nextAt()]
    const known = times.filter((at) => at !== undefined)
    return known.length > 0 ? Math.max(Math.min(...known), this.deps.clock.now()) : undefined
  }
}
