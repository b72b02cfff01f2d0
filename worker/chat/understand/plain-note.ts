/**
 * The short notes that most messages are: the name of a reading, its number and when (「朝 血圧128の82」「23時半に寝て6時に
 * 起きた」). Nothing in them can be a wish, a question, an emergency in words or somebody else, so long patterns are spared.
 */

/** No two alternatives begin alike, so that the search stays linear. */
const PLAIN =
  /^(?:血圧|血糖値?|血中酸素|体重|体温|体脂肪率?|検温|平熱|脈拍?|心拍数?|歩数|酸素|睡眠|昼寝|就寝|起床|寝[てた]|起きた|起きて|空腹時|食[前後]|水分?|お茶|麦茶|緑茶|白湯|コップ|spo2|hba1c|今[日朝]|昨[日夜]|から|まで|で(?:した|す)?|kg|キロ|ml|mmhg|mg\/dl|bpm|cm|[朝昼夜のにと上下はが歩度分時間半回杯本℃\d\s./:,、%~()-])+$/
const LONGEST = 60

export const isPlainNote = (words: string): boolean => words.length <= LONGEST && /\d/.test(words) && PLAIN.test(words)
