/** Body temperature: 「体温36.6度」「37度5分」「7度5分」「熱は38.2」. Weather, rooms and baths are not bodies. */
import { z } from 'zod'
import type { Heard, Kind } from './kind.ts'
import { measured } from './measured.ts'
import { judge, type NumberRule, readLabelled, spanOf, withoutOverlaps } from './reading.ts'

const value = z.strictObject({ temperatureC: z.number().min(25).max(45) })
type Temperature = z.infer<typeof value>

const NAME =
  '(?<!基礎)体温計?|検温|お?熱(?:が|は)?(?:さが|下が|引い|ひい)[ぁ-ん]{1,4}[!。、\\s]{0,2}|お?熱(?:が|は|を測ったら)?|(?:脇|わき|おでこ|額|耳|舌)(?:の下)?で|基礎体温|(?<![a-z])(?:kt|bt)(?=[\\s:]{0,2}3\\d\\.)'
const UNIT = '度|℃|°c|°|ど(?![ぁ-ん])'

const rule: NumberRule = {
  label: NAME,
  unit: UNIT,
  plausible: [33.5, 42.5],
  digits: 1,
  phrase: (number) => ({ label: `${number}度`, text: `体温${number}` }),
}

const make = (temperatureC: number): Temperature => ({ temperatureC })

/** 「37度5分」「7度5分」「36度8」: tenths after the degrees; the tens are often left out. */
const WITH_TENTHS = new RegExp(
  String.raw`(?:(?:${NAME})[\s:はが、]{0,3})?(?<![\d.])(3?[4-9]|4[0-2]|3\d)(?:度|℃|°c)\s?(\d)(?:分|ぶ)?(?![\d.]|時)`,
  'g',
)
const HALF = new RegExp(String.raw`(?:(?:${NAME})[\s:はが、]{0,3})?(?<![\d.])(3?[6-9]|4[01])度半`, 'g')
const BY_UNIT =
  /(?<![\d.])((?:3[4-9]|4[0-2])(?:\.\d{1,2})?)\s?(?:度|℃|°c)(?!目|台|以上|以下|の(?:お?湯|風呂|部屋|暑|猛))/g
/** 「38.5の熱」. */
const THEN_FEVER = /(?<![\d.])((?:3[5-9]|4[01])(?:\.\d)?)(?:度|℃)?の(?:お|高|微)?熱/g
/** Whole degrees that the weather has more often than people: 「今日は35度」. */
const WEATHER_DEGREES = /^(?:3[45]|4[0-2])\s?(?:度|℃|°)/
const NOT_BODY =
  /気温|室温|室内|部屋|外|最高|最低|風呂|お?湯|温泉|設定|エアコン|暖房|冷房|猛暑|暑|真夏|天気|予報|水温|オーブン|角度|油|冷蔵|東京|大阪|サウナ|こたつ|毛布/

function readDegrees(text: string): Heard<Temperature>[] {
  if (!/\d\s?(?:度|℃|°|の)/.test(text)) return []
  const tenths = [...text.matchAll(WITH_TENTHS), ...text.matchAll(HALF)].map((match) => {
    const degrees = Number(match[1])
    const full = degrees < 10 ? degrees + 30 : degrees
    const raw = `${full}.${match[2] ?? '5'}`
    return { ...spanOf(match), ...judge(raw, rule, make) }
  })
  const plain = [...text.matchAll(THEN_FEVER), ...text.matchAll(BY_UNIT)].map((match) => ({
    ...spanOf(match),
    ...judge(match[1] ?? '', rule, make),
  }))
  return withoutOverlaps([...tenths, ...plain]).filter((heard) => {
    const line = `${text
      .slice(Math.max(0, heard.start - 16), heard.start)
      .split(/[\n|。]/)
      .at(-1)}${text.slice(heard.end, heard.end + 12).split(/[\n|。]/)[0]}`
    const weather = NOT_BODY.test(line) || WEATHER_DEGREES.test(text.slice(heard.start, heard.end))
    return !weather || /体温|熱|検温/.test(line + text.slice(heard.start, heard.end))
  })
}

export const temperature: Kind<Temperature> = {
  id: 'temperature',
  ja: '体温',
  en: 'Body temperature',
  ...measured({
    value,
    of: (v) => v.temperatureC,
    unit: '℃',
    digits: 1,
    plausible: rule.plausible,
    perDay: 'mean',
    loinc: '8310-5',
    display: 'Body temperature',
    ucum: 'Cel',
    column: '体温 ℃',
  }),
  read(text) {
    const degrees = readDegrees(text)
    const labelled = readLabelled(text, rule, make).filter(
      (one) => !degrees.some((d) => one.start < d.end && d.start < one.end),
    )
    return withoutOverlaps([...degrees, ...labelled])
  },
}
