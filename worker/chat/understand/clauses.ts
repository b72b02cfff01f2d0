/**
 * Cuts a normalised message into sentences and clauses with their places, so that a wish or a question takes out only
 * its own clause: 「夕飯カレー、食べすぎかな?」 still tells a meal.
 */

export interface Clause {
  start: number
  end: number
  text: string
  /** Number of the sentence it stands in. */
  sentence: number
  question: boolean
}

const SENTENCE_END =
  /[。!?\n]+|(?<=[ぁ-んァ-ン一-龠\d])\.(?=\s|$)|(?:です|ます|ました|でした)(?=\s)|[(]笑[)]|(?<=[ぁ-ん])(?:笑|w{1,5})(?=\s|$)/g
/** A comma, a reason or contrast, and the change of speaker's subject in a list of values: 「主人145/90 私122/75」. */
const SOFT_BREAK =
  /(?<=\d(?:kg|キロ|度|%|mmhg)?)\s?(?=(?:大丈夫|平気|高(?:い|め|すぎ)|低(?:い|め|すぎ)|正常|普通|問題|やば|どう)[^\d。\n]{0,12}(?:\?|か(?:な|しら)?[。!\s]*$))|(?<=\d(?:kg|キロ|歩|度|%|mmhg)?)\s(?=(?:私|わたし|僕|俺|自分|主人|夫|妻|家内|旦那|嫁|父|母|息子|娘)(?:は|が|の|も|:|\s|\d))|、|,(?!\d)|(?<!\d),|(?<=(?:です|ます|ました|でした|だった|だ|った|いた|んだ|した|けた|べた|えた|きた|い))(?:けれども|けれど|けども|けど|が)(?=[^っ])|(?<=[たるいだ])(?:ので|のに|から(?=[^ぁ-ん\d]))/g
/** A clause ending so is only the subject of the next one. */
const HANGING = /(?:^|[^たでいなすけ])(?:は|が|も|の|を|って|とか)\s*$/
const ASKS =
  /(?<![たやし])(?<!だっ|くらい|ぐらい|ほど|\d歩|\dキロ|\dkg|\d時間|\d分|\d\.\d)(?:かな[あぁー~]*)\s*$|(?:ですか|ますか|ませんか|でしょうか|だろうか|かしら|どうかな|どう(?:です|でしょう)?|のか|なの|いいの|たっけ|だっけ|(?:教|おし)えて(?:ください|下さい|ほしい|欲しい)?(?:ね|よ)?|知りたい(?:です)?|わからない(?:です)?|分からない(?:です)?)\s*$|ど(?:れ|の)(?:くらい|ぐらい|だけ|ほど|程度)|何(?:キロ)?カロリー|何(?:歩|キロ|時間|回|グラム|ミリ|mg|分|杯)(?:くらい|ぐらい|ほど)?(?:です|が|食|飲|歩|寝|あ|ま|で|必|い|$|\s|[?。])|^(?:なぜ|なんで|どうして|どうやって|どうしたら|どうすれば)|(?:飲み合わせ|副作用|効き目|効能)(?:は|って|について)?\s*$|(?:いくつ|いくら|何を|なにを|どっち|どちら|どこ|いつ(?!も|の間|通り|か))[^、]{0,12}(?:です|ます|いい|ある|の|か)\s*$/

function cut(text: string, pattern: RegExp, offset: number): { start: number; end: number; mark: string }[] {
  const pieces: { start: number; end: number; mark: string }[] = []
  let start = 0
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length
    pieces.push({ start: offset + start, end: offset + end, mark: match[0] })
    start = end
  }
  if (start < text.length) pieces.push({ start: offset + start, end: offset + text.length, mark: '' })
  return pieces
}

function joinHanging(text: string, pieces: { start: number; end: number }[]): { start: number; end: number }[] {
  const joined: { start: number; end: number }[] = []
  let open = false
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (open && last) last.end = piece.end
    else joined.push({ ...piece })
    open = HANGING.test(text.slice(piece.start, piece.end).replace(/[、,\s]+$/, ''))
  }
  return joined
}

export function clausesOf(text: string): Clause[] {
  return cut(text, SENTENCE_END, 0).flatMap((sentence, number) => {
    const pieces = joinHanging(text, cut(text.slice(sentence.start, sentence.end), SOFT_BREAK, sentence.start))
    return pieces.map((piece, index) => {
      const words = text.slice(piece.start, piece.end)
      const marked = index === pieces.length - 1 && sentence.mark.includes('?')
      const asks = ASKS.test(words.replace(/[。!?、,\n\s]+$/, ''))
      return { ...piece, text: words, sentence: number, question: marked || asks }
    })
  })
}
