/** The five friendly words for how a member wishes to be met, and つきあい方, which shows them. Said alone, nothing else. */
import type { Mode } from '../../members/member.ts'
import type { Act } from './act.ts'

const END =
  '(?:で|が(?:いい|良い)|に?(?:して|する|します)|を)?(?:です|ください|下さい|お願い(?:します)?|ね)*[。!、\\s]*$'
const alone = (word: string) => new RegExp(`^[「『]?${word}[」』]?${END}`)

const WORDS: [RegExp, Mode][] = [
  [alone('楽しく、?ゆるく'), 'no-symptoms'],
  [alone('必要な(?:とき|時)だけ'), 'looks-away'],
  [alone('見守って(?:ほしい|欲しい)'), 'supported'],
  [alone('しっかり、?応援'), 'self-strict'],
  [alone('数字で、?(?:くわしく|詳しく)'), 'data-literate'],
]
const ASKS =
  /^[「『]?(?:つきあい|付き?合い|つき合い)(?:方|かた)[」』]?(?:を|は)?(?:変え(?:る|たい|て)|選(?:ぶ|びたい)|見(?:る|たい|せて)|教えて|設定)?(?:です|ください|下さい)?[。!\s]*$/

export function modeWord(words: string): (Act & { do: 'mode' }) | undefined {
  const found = WORDS.find(([pattern]) => pattern.test(words))
  if (found) return { do: 'mode', mode: found[1] }
  return ASKS.test(words) ? { do: 'mode' } : undefined
}
