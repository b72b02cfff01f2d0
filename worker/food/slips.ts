/** Slips of the finger: 「チャハン」 becomes チャーハン when exactly one dish is that near. */
import type { Folded } from './fold.ts'
import { nearMiss } from './guess.ts'
import { lookUp } from './lexicon.ts'
import { type Plate, plateOf } from './plate.ts'
import { plain, type Served } from './served.ts'
import type { UnknownPiece } from './unknown.ts'

/** A text that is one unknown word may be a slip; it is not asked about, since it need not be food at all. */
export function loneWord(text: string, kept: readonly Served[]): UnknownPiece[] | undefined {
  const word = text.trim().replace(/(?:です|でした|だった|を?食べた|を?食べました|を?飲んだ)。?$/, '')
  if (kept.length > 0 || !/^[ァ-ヺーぁ-ゖ一-鿿]{3,12}$/.test(word)) return undefined
  if (nearMiss(word) === undefined && alikeOf(word) === undefined) return undefined
  const start = text.indexOf(word)
  return [{ text: word, start, end: start + word.length, certain: false }]
}

/** Unknown pieces that are a slip away from one known dish become that dish, under its right name. */
export function slipsOf(folded: Folded, pieces: readonly UnknownPiece[]): { slips: Served[]; unknown: UnknownPiece[] } {
  const slips: Served[] = []
  const unknown: UnknownPiece[] = []
  for (const piece of pieces) {
    const entry = nearMiss(piece.text)
    const alike = entry ? undefined : alikeOf(piece.text)
    const start = folded.from.indexOf(piece.start)
    const end = folded.to.lastIndexOf(piece.end) + 1
    const plate = entry && start >= 0 && end > start ? plateOf(entry, start, end) : undefined
    if (plate) slips.push(plain({ ...plate, name: plate.dish.name }))
    else if (alike && start >= 0 && end > start)
      slips.push(plain({ ...alike, start, end, name: piece.text, like: alike.dish.name }))
    else unknown.push(piece)
  }
  return { slips, unknown }
}

/** A dish we do not know, of a sort its last word tells, counts as the usual dish of that sort. */
const ALIKE: [RegExp, string][] = [
  [/.煮$|.煮込み$/, '筑前煮'],
  [/.炒め$|.いため$/, '肉野菜炒め'],
  [/.揚げ$/, '唐揚げ'],
  [/.和え$|.あえ$/, 'ごま和え'],
  [/..汁$/, 'けんちん汁'],
  [/..丼$|..どんぶり$/, '親子丼'],
  [/..鍋$/, '鍋'],
  [/..飯$|..めし$|..ご飯$|..ごはん$/, '炊き込みご飯'],
  [/..寿司$|..ずし$|..鮨$/, 'ちらし寿司'],
  [/..なます$/, 'なます'],
]

const NOT_A_DISH =
  /^(?:今|毎|お|手|業|佃)|無|いつも|同じ|朝|昼|夕|晩|夜|あさ|ひる|ゆう|ばん|よる|鼻|果汁|膿|水揚|荷揚|陸揚|引き揚|凧揚|胴揚|賃揚|外|自分|一緒|みんな|家族|美味|おいし/

function alikeOf(word: string): Plate | undefined {
  const name = ALIKE.find(([ending]) => ending.test(word))?.[1]
  const entry = name === undefined || NOT_A_DISH.test(word) ? undefined : lookUp(name)
  return entry && plateOf(entry, 0, 0)
}
