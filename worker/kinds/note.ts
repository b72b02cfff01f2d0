/** A free note, only when the member says so: 「メモ：来週から薬が変わる」「日記 今日は…」. The rest of the line is kept as written. */
import { z } from 'zod'
import type { Kind } from './kind.ts'
import { spanOf } from './reading.ts'

const value = z.strictObject({ text: z.string().min(1).max(2000) })
type Note = z.infer<typeof value>

const MARKED =
  /(?:^|\n|(?:ください|お願い|覚えて(?:おいて)?)[。、\s]{1,2})\s{0,4}(?:メモ|めも|memo|ノート|日記|覚え書き|備忘録|ひとこと|一言)(?:して(?:おいて)?|です|に(?:書いて|残して))?\s{0,2}(?:[::、]|\s|(?=\n))\s{0,2}([\s\S]{1,2000})$/

export const note: Kind<Note> = {
  id: 'note',
  ja: 'メモ',
  en: 'Note',
  unit: '',
  value,
  plausible: () => true,
  read(text) {
    const match = MARKED.exec(text)
    const words = match?.[1]?.trim()
    return match && words ? [{ ...spanOf(match), value: { text: words } }] : []
  },
  say: (v) => v.text,
  sumUp: (values) => values.map((v) => v.text).join('、'),
  fhir: (v) => ({ display: 'Note', text: v.text }),
  csv: { columns: ['メモ'], row: (v) => [v.text] },
}
