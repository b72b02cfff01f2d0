/**
 * Whether a clause speaks of somebody else's body or plate (「妻の血圧は150の90」「夫はカツ丼」) or only mentions a person
 * beside the member's own record (「孫が来てお寿司」「母が作った煮物を食べた」「妻とランチ」).
 */

const PEOPLE =
  '(?:お?(?:母|父|兄|姉|婆|爺)(?:さん|ちゃん|様|さま|親)?(?!乳|の日|島)|義(?:母|父|姉|兄|妹|弟|理)|祖(?:母|父)|お?(?:ばあ|じい|おば|おじ|かあ|とう|にい|ねえ|ばー|じー)(?:さん|ちゃん)|ばば|じじ|夫(?!婦)|妻|主人(?!公)|旦那(?:さん|様)?|だんな|亭主|嫁(?:さん)?|家内|女房|カミさん|かみさん|おふくろ|親父|おやじ|両親|親(?=[のはがも])|弟|妹|孫(?:娘|息子|たち|ちゃん)?|ひ孫|息子|娘|長男|長女|次男|次女|子ども(?:たち)?|子供(?:たち)?|こども|赤ちゃん|甥|姪|いとこ|叔母|叔父|伯母|伯父|舅|姑|彼氏?|彼女|パパ|ママ|友達|ともだち|友人|知人|知り合い|同僚|上司|部下|社長|同級生|(?:お?隣|となり|近所|向かい)の(?:人|奥さん|おばあ?さん|おじい?さん|ご主人)|ご近所|奥さん|先生|医者|ドクター|看護師|患者|選手|力士|芸能人|アナウンサー|犬|猫|ネコ|イヌ|わんこ|ペット|うちの(?:人|子|ワンコ|犬|猫)|[一-龠ァ-ヶー]{1,4}(?<![屋豆芋飴粥荷]|ガリガリ|からあげ)(?:さん|くん|君|ちゃん)(?!と|ぽ))'

const SELF =
  /(?:私|わたし|わたくし|あたし|僕|ぼく|俺|おれ|自分|こちら|こっち|当方|本人|ワシ|わし|うち(?=[はのも]))(?:の|は|も|が|、|\s|:|\d)/
const MEASURED =
  '(?:血圧|体重|脈|体温|熱|血糖|睡眠|歩数|気分|調子|具合|体調|腰|頭|膝|足|腕|お?通じ|hba1c|a1c|数値|値|酸素|薬|ウエスト|腹囲|体脂肪|今日の|昨日の|今朝の|朝|昼|夜|夕|晩|おやつ|ランチ|お?弁当は|食事|ごはん|ご飯は)'

/** Called to, not spoken of: 「先生、132/84でした」. */
const CALLED = /^(?:先生|看護師さん|みなさん|皆さん|皆様|お母さん|お父さん|techo(?:さん|ちゃん)?)[、!\s]/
const SUBJECT = new RegExp(`${PEOPLE}(?:(?:は|が|も|って|:|\\)|」|\\s)|、(?!私|僕|俺)|(?=\\d))`)
const OWNER = new RegExp(`${PEOPLE}の(?:[^\\s、。|]{0,4}の)?${MEASURED}`)
/** Verbs with which the person does something for or beside the member. */
const BESIDE =
  /来て|来た|来る|来ま|きて|帰って|帰省|くれ|もらっ|もらい|いただ|頂|作っ|作る|こしらえ|買っ|誘|遊び|呼[びん]|連れ|送っ|送り|一緒|届け|持っ|(?:看護師|保健師|先生|ヘルパー|薬剤師|職員|スタッフ)(?:さん)?(?:が|に)[^。]{0,8}(?:測っ|計っ)|土産|誕生|結婚|運動会|発表会|法事|見舞|手作り|手料理|ごちそう|おご|炊い|揚げ|焼い|煮て|むい|嬉し|うれし|楽し|安心|ありがた|かわい|可愛|勧め|すすめ/

/** Per clause: true where the clause is about somebody else. Sentences end the scope, a word for oneself too. */
export function aboutOthers(clauses: { text: string; sentence: number }[]): boolean[] {
  let sentence = -1
  let others = false
  return clauses.map((clause) => {
    if (clause.sentence !== sentence) others = false
    sentence = clause.sentence
    const self = clause.text.search(SELF)
    const subject = CALLED.test(clause.text) ? -1 : clause.text.search(SUBJECT)
    const owner = clause.text.search(OWNER)
    if (owner >= 0 && owner >= self) others = !/(?:残り|お下がり|かわり|代わり)/.test(clause.text)
    else if (subject >= 0 && subject >= self) others = !BESIDE.test(clause.text)
    else if (self >= 0) others = false
    return others
  })
}
