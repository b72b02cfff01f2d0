/** The sentence for small talk and for what is not written down. */
import { ja } from '../../../prompts/messages/ja.ts'
import { pick } from '../../messages/template.ts'
import type { Act, Talk } from '../understand/act.ts'

const TALK: Record<Talk, readonly string[]> = {
  good_morning: ja.talkGoodMorning,
  good_night: ja.talkGoodNight,
  hello: ja.talkHello,
  thanks: ja.talkThanks,
  ok: ja.talkOk,
  praise: ja.talkPraise,
  sorry: ja.talkSorry,
  cheer: ja.talkCheer,
  tired: ja.talkTired,
  happy: ja.talkHappy,
  weather: ja.talkWeather,
  laugh: ja.talkLaugh,
  bye: ja.talkBye,
  other: ja.talkOther,
}

export const smallTalk = (talk: Talk, seed: string): string => pick(TALK[talk], seed)

type NotRecord = (Act & { do: 'not_record' })['why']

const NOT_RECORD: Record<NotRecord, readonly string[]> = {
  wish: ja.notWish,
  plan: ja.notPlan,
  goal: [ja.notGoal],
  question: [ja.notQuestion],
  other_person: [ja.notOtherPerson],
  price: [ja.notPrice],
  phone: [ja.notPhone],
  past_story: [ja.notPast],
  skipped: [ja.notSkipped],
  hearsay: [ja.notHearsay],
}

export const sentenceFor = (why: NotRecord, seed: string): string => pick(NOT_RECORD[why], seed)
