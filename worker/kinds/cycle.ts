/** Menstrual cycle events: 「生理きた」「生理終わった」「不正出血」. */
import { z } from 'zod'
import type { Kind } from './kind.ts'
import { spanOf, withoutOverlaps } from './reading.ts'

const value = z.strictObject({ event: z.enum(['period_start', 'period_end', 'spotting']) })
type Cycle = z.infer<typeof value>

const PERIOD = '(?:生理|月経|せいり|メンス|あの日|女の子の日)(?!痛|用品|用|的|休暇|食塩|前|中|不順)'
const SOFT = '(?:が|は|も|、|\\s|:|今日|今朝|やっと|予定通り|予定より\\S{1,6}|また|もう|に){0,3}'
const EVENTS: [Cycle['event'], RegExp][] = [
  [
    'period_start',
    new RegExp(
      `${PERIOD}${SOFT}(?:き(?:た|ました|ちゃ)|来(?:た|まし|ちゃ)|始ま|はじま|開始|スタート|1日目|なった|になりました|初日|です|だ(?:わ|よ)?$|中です|$)`,
      'g',
    ),
  ],
  ['period_end', new RegExp(`${PERIOD}${SOFT}(?:終わ(?:った|り(?:ま|$))|おわった|終了|最終日)`, 'g')],
  [
    'spotting',
    /不正出血|おりものに(?:少し)?血|茶色い?おりもの|(?:生理|月経)(?:でもないのに|以外(?:の|で))(?:少し)?出血/g,
  ],
]

const LABEL: Record<Cycle['event'], string> = { period_start: '生理開始', period_end: '生理終了', spotting: '不正出血' }

export const cycle: Kind<Cycle> = {
  id: 'cycle',
  ja: '生理',
  en: 'Menstrual cycle',
  unit: '',
  value,
  plausible: () => true,
  read: (text) =>
    !/生理|月経|せいり|メンス|出血|おりもの|あの日|女の子/.test(text)
      ? []
      : withoutOverlaps(
          EVENTS.flatMap(([event, pattern]) =>
            [...text.matchAll(pattern)].map((m) => ({ ...spanOf(m), value: { event } })),
          ),
        ),
  say: (v) => LABEL[v.event],
  sumUp: (values) => values.map((v) => LABEL[v.event]).join('、'),
  fhir: (v) => ({ loinc: '49033-4', display: 'Menstrual history', text: LABEL[v.event] }),
  csv: { columns: ['生理'], row: (v) => [LABEL[v.event]] },
}
