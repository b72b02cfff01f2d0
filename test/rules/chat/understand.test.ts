/** What is made of single messages: days and parts of the day, corrections, questions back, and what is no record. */
import { describe, expect, test } from 'vitest'
import type { Act, Told } from '../../../worker/chat/understand/act.ts'
import { understand } from '../../../worker/chat/understand/understand.ts'
import type { KindId } from '../../../worker/kinds/kind.ts'
import { toIso } from '../../../worker/shared/time.ts'

const WEDNESDAY_EVENING = '2026-10-07T20:15:00+09:00'

interface Told_ {
  at?: string
  lastKind?: KindId
  fixing?: KindId
}

const read = (text: string, { at = WEDNESDAY_EVENING, ...context }: Told_ = {}): Act[] =>
  understand(text, { now: Date.parse(at), ...context })

const told = (text: string, context: Told_ = {}): Told[] =>
  read(text, context).flatMap((act) => (act.do === 'record' ? [act.told] : []))

const values = (text: string, context: Told_ = {}) =>
  told(text, context).map(({ kind, value }) => ({ kind, ...(value as object) }))

const days = (text: string, at?: string) => told(text, { at }).map(({ time }) => time.day)

describe('days', () => {
  test.each([
    ['今朝の体重58.2', '2026-10-07'],
    ['昨日の体重58.2', '2026-10-06'],
    ['おとといの体重58.2', '2026-10-05'],
    ['さきおととい 体重58.2', '2026-10-04'],
    ['3日前の体重58.2', '2026-10-04'],
    ['一週間前の体重58.2', '2026-09-30'],
    ['月曜の体重58.2', '2026-10-05'],
    ['先週の火曜 体重58.2', '2026-09-29'],
    ['10/3 体重58.2', '2026-10-03'],
    ['10月3日(土) 体重58.2', '2026-10-03'],
    ['3日の体重58.2', '2026-10-03'],
    ['11/16の体重58.2', '2025-11-16'],
    ['ゆうべの体重58.2', '2026-10-06'],
  ])('%s belongs to %s', (text, day) => {
    expect(days(text)).toEqual([day])
  })

  test('a part of the day that has not come yet is that of the day before', () => {
    expect(days('夜 血圧128/82', '2026-10-08T00:30:00+09:00')).toEqual(['2026-10-07'])
    expect(days('夕飯はとんかつだった', '2026-10-08T00:30:00+09:00')).toEqual(['2026-10-07'])
    expect(days('昨夜は10時に寝て4時半に起きた', '2026-10-08T05:00:00+09:00')).toEqual(['2026-10-08'])
  })

  test('a word of time governs what follows until the next one', () => {
    expect(days('10/5 130/80\n10/6 128/78\n体重60.1')).toEqual(['2026-10-05', '2026-10-06', '2026-10-06'])
    expect(days('昨日は9500歩、今日は体重58.6')).toEqual(['2026-10-06', '2026-10-07'])
    expect(days('昨日は飲みすぎた。体重58.6')).toEqual(['2026-10-07'])
  })

  test('a date across the year is the last one', () => {
    expect(days('12/31 体重60.2', '2027-01-01T08:00:00+09:00')).toEqual(['2026-12-31'])
    expect(days('31日 血圧130/80', '2026-11-01T08:00:00+09:00')).toEqual(['2026-10-31'])
  })

  test('a part of the day gives slot and precision', () => {
    const [morning, evening] = told('朝128/82 夜135/85')
    expect(morning).toMatchObject({ value: { slot: 'morning' }, time: { atPrecision: 'part' } })
    expect(evening).toMatchObject({ value: { slot: 'evening' }, time: { atPrecision: 'part' } })
  })

  test('a clock time is kept to the minute', () => {
    const [one] = told('朝8時15分 血圧129の77')
    expect(toIso(one?.time.at ?? 0)).toBe('2026-10-07T08:15:00+09:00')
    expect(one?.time.atPrecision).toBe('minute')
  })
})

describe('numbers as people write them', () => {
  test.each([
    '血圧128の82',
    '血圧１２８／８２',
    '上128下82',
    '128-82',
    '128 82',
    '血圧百二十八の八十二',
    '血圧一二八の八二',
    'うえひゃくにじゅうはち したはちじゅうに',
    '血圧わ128ー82',
  ])('%s is 128/82', (text) => {
    expect(values(text)).toEqual([{ kind: 'blood_pressure', systolicMmHg: 128, diastolicMmHg: 82 }])
  })

  test.each([
    '体重62.5',
    '62キロ半',
    '六十二・五キロ',
    '体重は62てん5',
    'ろくじゅうにてんごキロ',
    '体重計に乗ったら62.5',
    '0.5キロ減って62.5',
  ])('%s is 62.5 kg', (text) => {
    expect(values(text)).toEqual([{ kind: 'weight', weightKg: 62.5 }])
  })

  test.each(['12000歩', '1万2千歩', '一万二千歩', '1.2万歩', '12,000歩', 'いちまんにせんぽ'])(
    '%s is 12,000 steps',
    (text) => {
      expect(values(text)).toEqual([{ kind: 'steps', steps: 12000 }])
    },
  )

  test('numerals inside words are no numbers', () => {
    expect(values('八百屋さんに寄った')).toEqual([])
    expect(values('四十肩かもしれないね')).not.toContainEqual(expect.objectContaining({ kind: 'weight' }))
  })

  test('one message may hold several kinds', () => {
    expect(values('血圧128／82　脈拍　７０　体重６２．４ 6100歩').map(({ kind }) => kind)).toEqual([
      'blood_pressure',
      'weight',
      'steps',
    ])
  })
})

describe('sleep', () => {
  test.each([
    ['10時半に寝て5時に起きました', '2026-10-06T22:30', '2026-10-07T05:00'],
    ['0時就寝5時45分起床', '2026-10-07T00:00', '2026-10-07T05:45'],
    ['就寝 22:00\n起床 5:30', '2026-10-06T22:00', '2026-10-07T05:30'],
    ['夜10時～朝6時　睡眠', '2026-10-06T22:00', '2026-10-07T06:00'],
    ['今朝は6時起き、寝たのは昨日の22時です', '2026-10-06T22:00', '2026-10-07T06:00'],
    ['夜勤明けで8時に寝て12時半に起きた', '2026-10-07T08:00', '2026-10-07T12:30'],
  ])('%s', (text, from, to) => {
    const [night] = told(text)
    expect(toIso(night?.time.at ?? 0).slice(0, 16)).toBe(from)
    expect(toIso(night?.time.until ?? 0).slice(0, 16)).toBe(to)
    expect(night?.time.day).toBe('2026-10-07')
  })

  test('rest is kept only when told', () => {
    expect(values('7時間ぐっすり眠れた')).toEqual([{ kind: 'sleep', sleptMin: 420, rested: true }])
    expect(values('5時間しか眠れなかった')).toEqual([{ kind: 'sleep', sleptMin: 300 }])
    expect(values('4時間、何度も目が覚めた 睡眠4時間')).toContainEqual({ kind: 'sleep', sleptMin: 240, rested: false })
  })

  test('going to bed or getting up alone is no entry', () => {
    expect(told('5時に起きた')).toEqual([])
    expect(told('9時に寝ます')).toEqual([])
  })
})

describe('corrections', () => {
  test('a bare number corrects the kind kept last', () => {
    expect(read('間違えた、62.8', { lastKind: 'weight' })).toMatchObject([
      { do: 'correct', kind: 'weight', number: 62.8, told: { value: { weightKg: 62.8 } } },
    ])
    expect(read('あ、6400歩でした', { lastKind: 'steps' })).toMatchObject([{ do: 'correct', kind: 'steps' }])
    expect(read('70.5 → 訂正 70.1', { lastKind: 'weight' })).toMatchObject([
      { do: 'correct', number: 70.1, wrong: 70.5 },
    ])
  })

  test('a named value corrects its own kind', () => {
    expect(read('さっきの体重は63.1', { lastKind: 'steps' })).toMatchObject([
      { do: 'correct', kind: 'weight', told: { value: { weightKg: 63.1 } } },
    ])
    expect(read('体温36.8じゃなくて36.3でした')).toMatchObject([{ do: 'correct', kind: 'temperature', wrong: 36.8 }])
  })

  test('a slip mended within the message is one record', () => {
    expect(values('体重62.3 あ違う62.8')).toEqual([{ kind: 'weight', weightKg: 62.8 }])
    expect(values('血圧 138/82 あ、違う 128/82')).toEqual([
      { kind: 'blood_pressure', systolicMmHg: 128, diastolicMmHg: 82 },
    ])
  })

  test('after 直す a bare value is of that kind', () => {
    expect(read('63.1', { fixing: 'weight' })).toMatchObject([
      { do: 'correct', kind: 'weight', told: { value: { weightKg: 63.1 } } },
    ])
    expect(read('128 82', { fixing: 'blood_pressure' })).toMatchObject([
      { do: 'correct', told: { value: { systolicMmHg: 128, diastolicMmHg: 82 } } },
    ])
  })

  test.each(['取り消し', '取消', 'さっきのなし', '今のなしで', 'ごめん今の取り消しで🙏'])('%s takes back', (text) => {
    expect(read(text)).toEqual([{ do: 'undo' }])
  })

  test('what to take back may be named', () => {
    expect(read('昨日の体重消して')).toEqual([{ do: 'undo', kind: 'weight', day: '2026-10-06' }])
  })
})

describe('asked back, never stored', () => {
  test.each([
    ['体重570', '体重57.0'],
    ['血圧 90/140', '血圧140/90'],
    ['血圧12882', '血圧128/82'],
    ['体温366', '体温36.6'],
    ['体温 36,6', '体温36.6'],
  ])('%s offers %s', (text, offered) => {
    const [act] = read(text)
    expect(act).toMatchObject({ do: 'ask', why: 'implausible' })
    expect(act?.do === 'ask' && act.choices.map((choice) => choice.text)).toContain(offered)
  })

  test('an offered choice is then understood', () => {
    for (const text of ['体重570', '血圧 90/140', '体温366', '62.8']) {
      for (const act of read(text)) {
        if (act.do !== 'ask') continue
        expect(act.choices.length).toBeGreaterThan(0)
        for (const choice of act.choices) expect(told(choice.text)).toHaveLength(1)
      }
    }
  })

  test('a bare number asks for its kind, a temperature is clear', () => {
    expect(read('62.8')).toMatchObject([{ do: 'ask', why: 'which_kind', choices: [{ text: '体重62.8' }] }])
    expect(values('36.5')).toEqual([{ kind: 'temperature', temperatureC: 36.5 }])
  })

  test('half a pressure is incomplete', () => {
    expect(read('血圧128')).toMatchObject([{ do: 'ask', why: 'incomplete', kind: 'blood_pressure' }])
    expect(read('血圧ちょっと高めだった')).toMatchObject([{ do: 'ask', why: 'vague', kind: 'blood_pressure' }])
  })
})

describe('not records', () => {
  test.each([
    ['カツ丼食べたいなあ', 'wish'],
    ['明日は早起きして走りたい', 'wish'],
    ['今夜はカレーにしよう', 'plan'],
    ['目標体重は55キロ', 'goal'],
    ['バナナって体にいいの？', 'question'],
    ['妻の血圧は150の90です', 'other_person'],
    ['父 血圧150/88', 'other_person'],
    ['3000円のランチ', 'price'],
    ['03-1234-5678に電話して', 'phone'],
    ['若い頃は60キロだった', 'past_story'],
    ['昼ごはん食べてない', 'skipped'],
    ['テレビで血圧130が目安と言ってた', 'hearsay'],
  ])('%s is a %s', (text, why) => {
    expect(read(text)).toEqual([{ do: 'not_record', why }])
  })

  test('only its own clause is taken out', () => {
    expect(values('夕飯カレー、食べすぎかな？')).toMatchObject([{ kind: 'meal', slot: 'dinner' }])
    expect(values('体重57.8、目標まであと2.8キロ')).toEqual([{ kind: 'weight', weightKg: 57.8 }])
    expect(values('血圧150/95だけど大丈夫かな')).toMatchObject([{ kind: 'blood_pressure', systolicMmHg: 150 }])
  })

  test('people beside the member do not take the meal away', () => {
    for (const text of ['妻とランチ、パスタ', '母が作った煮物を食べた', '孫が来てお寿司'])
      expect(values(text)).toMatchObject([{ kind: 'meal' }])
    expect(values('夫はラーメン、私はチャーハン')).toMatchObject([{ kind: 'meal', dishes: [{ name: 'チャーハン' }] }])
  })

  test.each(['まだ薬飲んでない', '昔、胸が痛かった', '2026年の手帳を買いました', '19:30のバスに乗る', '72歳です'])(
    '%s stores nothing',
    (text) => {
      expect(told(text)).toEqual([])
    },
  )
})

describe('talk and orders', () => {
  test.each([
    ['ありがとう！', 'thanks'],
    ['了解です', 'ok'],
    ['おやすみ', 'good_night'],
    ['おはよう', 'good_morning'],
    ['疲れた〜', 'tired'],
    ['暑いね', 'weather'],
    ['😊', 'other'],
  ])('%s is talk of %s', (text, talk) => {
    expect(read(text)).toEqual([{ do: 'small_talk', talk }])
  })

  test.each([
    ['今日', 'today'],
    ['昨日の記録を見せて', 'yesterday'],
    ['今週', 'week'],
    ['使い方', 'help'],
    ['先生に見せる', 'show_doctor'],
    ['数字を出さないで', 'hide_values'],
    ['数字を出して', 'show_values'],
    ['同意してはじめる', 'give_consent'],
    ['16歳以上です・同意してはじめる', 'give_consent'],
    ['同意をやめる', 'withdraw_consent'],
    ['全部消して', 'erase'],
    ['退会', 'erase'],
    ['データをください', 'export'],
  ])('%s is the order %s', (text, command) => {
    expect(read(text)).toMatchObject([{ do: 'command', command }])
  })

  test('a meal and a mood told in one breath are both kept', () => {
    expect(values('今日は孫が来てお寿司、楽しかった').map(({ kind }) => kind)).toEqual(['meal', 'mood'])
  })
})
