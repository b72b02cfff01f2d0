/** Slips of the finger: 「チャハン」 becomes チャーハン when exactly one dish is that near. */
import type { Folded } from './fold.ts'
import { nearMiss } from './guess.ts'
import { plateOf } from './plate.ts'
import { plain, type Served } from './served.ts'
import type { UnknownPiece } from './unknown.ts'

/** A text that is one unknown word may be a slip; it is not asked about, since it need not be food at all. */
export function loneWord(text: string, kept: readonly Served[]): UnknownPiece[] | undefined {
  const word = text.trim().replace(/(?:です|でした|だった|を?食べた|を?食べました|を?飲んだ)。?$/, '')
  if (kept.length > 0 || !/^[ァ-ヺーぁ-ゖ一-鿿]{4,12}$/.test(word)) return undefined
  if (nearMiss(word) === undefined) return undefined
  const start = text.indexOf(word)
  return [{ text: word, start, end: start + word.length, certain: false }]
}

/** Unknown pieces that are a slip away from one known dish become that dish, under its right name. */
export function slipsOf(folded: Folded, pieces: readonly UnknownPiece[]): { slips: Served[]; unknown: UnknownPiece[] } {
  const slips: Served[] = []
  const unknown: UnknownPiece[] = []
  for (const piece of pieces) {
    const entry = nearMiss(piece.text)
    const start = folded.from.indexOf(piece.start)
    const end = folded.to.lastIndexOf(piece.end) + 1
    const plate = entry && start >= 0 && end > start ? plateOf(entry, start, end) : undefined
    if (plate) slips.push(plain({ ...plate, name: plate.dish.name }))
    else unknown.push(piece)
  }
  return { slips, unknown }
}
