/** Numbers read off a package or a menu: 320kcal, たんぱく質15g, 糖質20g, 塩分2.1g, ナトリウム850mg. They beat every estimate. */

export interface PackageNumbers {
  energyKcal?: number
  proteinG?: number
  fatG?: number
  carbG?: number
  /** Carbohydrate without fibre, when only that was told. */
  sugarsG?: number
  fiberG?: number
  saltG?: number
}

export interface ReadPackage {
  numbers: PackageNumbers
  start: number
  end: number
  /** 「合計650kcal」 speaks of everything in the text. */
  whole: boolean
}

const NUMBER = '(?:は|が|:|約|が約|は約|\\s)*(\\d{1,4}(?:\\.\\d+)?)'
const PATTERNS: [keyof PackageNumbers | 'sodiumMg', RegExp][] = [
  ['energyKcal', new RegExp(`(?:えねるぎー|熱量|かろりー)?${NUMBER}\\s*(?:kcal|きろかろりー|かろりー|cal)`, 'y')],
  ['energyKcal', /(?:えねるぎー|熱量|かろりー)(?:は|が|:|約|\s)*(\d{2,4})(?!\d|g|mg)/y],
  [
    'proteinG',
    new RegExp(
      `(?:たんぱく質|蛋白質|たん白質|たんぱくしつ|ぷろていん量|たんぱく|protein)${NUMBER}\\s*(?:g|ぐらむ)`,
      'y',
    ),
  ],
  ['fatG', new RegExp(`(?:脂質|脂肪(?!分ゼロ))${NUMBER}\\s*(?:g|ぐらむ)`, 'y')],
  ['sugarsG', new RegExp(`(?:糖質)${NUMBER}\\s*(?:g|ぐらむ)`, 'y')],
  ['carbG', new RegExp(`(?:炭水化物)${NUMBER}\\s*(?:g|ぐらむ)`, 'y')],
  ['fiberG', new RegExp(`(?:食物繊維|食物せんい)${NUMBER}\\s*(?:g|ぐらむ)`, 'y')],
  ['saltG', new RegExp(`(?:食塩相当量|塩分相当量|塩分量|塩分|食塩)${NUMBER}\\s*(?:g|ぐらむ)`, 'y')],
  ['sodiumMg', new RegExp(`(?:なとりうむ|na)${NUMBER}\\s*(?:mg|みりぐらむ)`, 'y')],
]
const HEADS = /[えに熱かた蛋ぷp脂糖炭食塩な\dn約は]/

/** All package numbers of a folded text; numbers that stand together are one reading. */
export function readPackages(text: string): ReadPackage[] {
  if (!/kcal|cal|かろりー|g|mg|ぐらむ|熱量|えねるぎー/.test(text)) return []
  const found: ReadPackage[] = []
  for (let at = 0; at < text.length; ) {
    const hit = HEADS.test(text[at] ?? '') ? hitAt(text, at) : undefined
    if (!hit) {
      at++
      continue
    }
    const last = found.at(-1)
    const between = last ? text.slice(last.end, at) : ''
    if (last && /^[\s、,・/()とで|:]{0,3}$/.test(between)) {
      last.numbers = { ...last.numbers, ...hit.numbers }
      last.end = hit.end
    } else {
      found.push({
        numbers: hit.numbers,
        start: at,
        end: hit.end,
        whole: /(?:合計|全部で|全部|とーたる|合わせて|全体)(?:で|は|約|の)*$/.test(text.slice(Math.max(0, at - 6), at)),
      })
    }
    at = hit.end
  }
  return found
}

function hitAt(text: string, at: number): { numbers: PackageNumbers; end: number } | undefined {
  if (/\d/.test(text[at] ?? '') && /[\d.]/.test(text[at - 1] ?? '')) return undefined
  for (const [name, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const hit = pattern.exec(text)
    if (!hit) continue
    const value = Number(hit[1])
    if (name === 'energyKcal' && (value < 5 || value > 4000)) return undefined
    const numbers = name === 'sodiumMg' ? { saltG: (value * 2.54) / 1000 } : { [name]: value }
    return { numbers, end: at + hit[0].length }
  }
  return undefined
}
