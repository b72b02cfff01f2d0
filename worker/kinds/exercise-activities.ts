/**
 * Activities people name, with their intensity in METs from the public tables: 国立健康・栄養研究所「改訂版 身体活動の
 * メッツ（METs）表」 after the 2011 Compendium of Physical Activities. Absent where the tables have no fitting line.
 */

export interface Activity {
  name: string
  /** Regular expression source of the ways it is said; no capturing groups. */
  said: string
  mets?: number
  /** Minutes when none are told, only where the length is well known (ラジオ体操第一 is 3 minutes, the broadcast 10). */
  usualMin?: number
  /** Seldom told as exercise: its length is not asked for. */
  chore?: true
  /** Lengths to offer when none was told. */
  offerMin?: number[]
}

/** Longer names before the shorter ones they contain. */
export const ACTIVITIES: Activity[] = [
  { name: 'ノルディックウォーキング', said: 'ノルディック(?:ウォーキング|ウォーク)?', mets: 4.8 },
  {
    name: '水中ウォーキング',
    said: '水中(?:ウォーキング|ウォーク|歩行)|プールで(?:歩|ウォーキング)|プールウォーキング',
    mets: 4.5,
  },
  { name: '水中体操', said: 'アクア(?:ビクス|エクササイズ|ビックス)|水中(?:体操|運動|エクササイズ)', mets: 5.3 },
  {
    name: '早歩き',
    said: '早歩き|早足(?=で?\\s?\\d)|はや歩き|速歩(?!数)|速歩き|インターバル(?:速歩|ウォーキング)|パワーウォーキング',
    mets: 4.3,
  },
  { name: '犬の散歩', said: '犬の(?:お)?(?:散歩|さんぽ)|わんこの(?:散歩|さんぽ)|犬散歩', mets: 3.0 },
  { name: 'スロージョギング', said: 'スロージョギング|スロージョグ', mets: 6.0 },
  { name: 'ジョギング', said: 'ジョギング|ジョグ', mets: 7.0 },
  { name: 'ランニング', said: 'ランニング|マラソン|駆け足|走(?:った|り|って)|ラン(?=\\s?\\d)', mets: 8.3 },
  { name: 'ウォーキング', said: 'ウォーキング|ウオーキング|ウォーク(?!マン|イン)', mets: 4.3 },
  { name: '散歩', said: 'お?散歩(?!コース|道|番組|日和)|さんぽ|散策', mets: 3.5 },
  { name: 'ハイキング', said: 'ハイキング|トレッキング|山歩き', mets: 5.3 },
  { name: '登山', said: '登山|山登り', mets: 6.5 },
  { name: '水泳', said: '水泳|スイミング|プール|泳(?:いだ|ぎ|いで)|クロール|平泳ぎ', mets: 6.0 },
  {
    name: 'エアロバイク',
    said: 'エアロバイク|フィットネスバイク|自転車こぎ|バイク(?:を)?(?:こ[ぎい]で?|漕[ぎい]で?|(?=\\s?\\d+分))',
    mets: 4.8,
  },
  { name: '自転車', said: 'サイクリング|自転車|チャリ', mets: 4.0 },
  {
    name: 'ラジオ体操第一・第二',
    said: 'ラジオ体操第?(?:一|1)(?:と|・|、|&|\\s)?(?:ラジオ体操)?第?(?:二|2)',
    mets: 4.0,
    usualMin: 7,
  },
  { name: 'ラジオ体操第一', said: 'ラジオ体操第?(?:一|1)(?![\\d十])', mets: 4.0, usualMin: 3 },
  { name: 'ラジオ体操', said: 'ラジオ体操', mets: 4.0, usualMin: 10 },
  { name: 'テレビ体操', said: 'テレビ体操|みんなの体操', mets: 4.0, usualMin: 10 },
  { name: '体操', said: '(?:いきいき|健康|百歳|100歳|リハビリ|椅子|イス|ご当地|転倒予防|腰痛|膝)?体操', mets: 3.5 },
  { name: '太極拳', said: '太極拳', mets: 3.0 },
  { name: '気功', said: '気功', mets: 3.0 },
  { name: 'ヨガ', said: 'ヨガ|ヨーガ', mets: 2.5 },
  { name: 'ピラティス', said: 'ピラティス', mets: 3.0 },
  { name: 'ストレッチ', said: 'ストレッチ|柔軟(?:体操)?', mets: 2.3 },
  { name: 'スクワット', said: 'スクワット', mets: 5.0, offerMin: [3, 5, 10] },
  { name: '腹筋', said: '腹筋(?!が|痛)', mets: 2.8, offerMin: [3, 5, 10] },
  { name: '腕立て伏せ', said: '腕立て(?:伏せ)?', mets: 3.8, offerMin: [3, 5, 10] },
  { name: '筋トレ', said: '筋トレ|筋力トレーニング|ウエイトトレーニング|マシントレ(?:ーニング)?', mets: 3.5 },
  { name: '体幹トレーニング', said: 'プランク|体幹(?:トレーニング|トレ)?', offerMin: [3, 5, 10] },
  { name: 'かかと上げ', said: 'かかと(?:上げ|落とし)|つま先立ち', offerMin: [3, 5, 10] },
  {
    name: 'フィットネスゲーム',
    said: 'リングフィット(?:アドベンチャー)?|wii\\s?fit|フィットボクシング|(?:switch|スイッチ)スポーツ',
  },
  { name: 'ルームランナー', said: 'ルームランナー|トレッドミル|(?:ランニング|ウォーキング)マシン' },
  { name: 'ジム', said: 'スポーツ(?:クラブ|ジム|センター)|ジム(?!ニー)|カーブス', mets: 5.5 },
  { name: 'エアロビクス', said: 'エアロビクス|エアロビ|ズンバ', mets: 7.3 },
  { name: '社交ダンス', said: '社交ダンス', mets: 3.0 },
  { name: 'フラダンス', said: 'フラダンス|フラ(?=\\s?\\d)', mets: 4.5 },
  { name: 'ダンス', said: 'ダンス|踊り|日本舞踊|日舞|盆踊り', mets: 4.5 },
  { name: 'テニス', said: '(?:ソフト)?テニス', mets: 7.3 },
  { name: '卓球', said: '卓球|ピンポン', mets: 4.0 },
  { name: 'バドミントン', said: 'バドミントン|バトミントン', mets: 5.5 },
  { name: 'バレーボール', said: 'バレーボール|ソフトバレー|ママさんバレー|バレー(?=\\s?\\d|を|の練習)', mets: 3.0 },
  { name: 'グラウンドゴルフ', said: 'グラ(?:ウ|ン)ンド・?ゴルフ|グランドゴルフ|グラウンドゴルフ|パークゴルフ' },
  { name: 'ゲートボール', said: 'ゲートボール', mets: 3.3 },
  { name: 'ゴルフ', said: 'ゴルフ(?:の)?(?:練習|打ちっぱなし)?|打ちっぱなし', mets: 4.8 },
  { name: 'ボウリング', said: 'ボウリング|ボーリング', mets: 3.8 },
  { name: 'サッカー', said: 'サッカー|フットサル', mets: 7.0 },
  { name: '野球', said: '野球|ソフトボール|キャッチボール', mets: 5.0 },
  { name: 'バスケットボール', said: 'バスケ(?:ットボール)?(?!ット)', mets: 6.5 },
  { name: 'バレエ', said: 'バレエ', mets: 5.0 },
  { name: 'サーフィン', said: 'サーフィン' },
  { name: '乗馬', said: '乗馬' },
  { name: 'ボクシング', said: '(?:キック|シャドー)?ボクシング' },
  { name: 'ボルダリング', said: 'ボルダリング|(?:ロック)?クライミング' },
  { name: 'カヌー', said: 'カヌー|カヤック' },
  { name: 'トランポリン', said: 'トランポリン' },
  { name: 'フラフープ', said: 'フラフープ' },
  { name: 'ラグビー', said: 'ラグビー|ハンドボール|ドッジボール' },
  { name: '弓道', said: '弓道|アーチェリー', mets: 4.3 },
  { name: '武道', said: '剣道|柔道|空手|合気道|居合道?' },
  { name: 'スキー', said: 'スキー(?!場)|スノーボード|スノボ', mets: 5.3 },
  { name: 'スケート', said: 'スケート(?!ボード)', mets: 7.0 },
  { name: 'モルック', said: 'モルック|ボッチャ|ペタンク' },
  { name: '足踏み', said: '足踏み|足ぶみ|その場歩き' },
  { name: '縄跳び', said: '縄跳び|なわとび', mets: 8.8 },
  {
    name: '踏み台昇降',
    said: '階段(?=\\s?\\d{1,3}分)|踏み台(?:昇降)?|ステップ運動|階段(?:の)?(?:昇降|上り下り|のぼりおり|上がり下り|昇り降り|上り)',
    mets: 4.0,
  },
  { name: '草むしり', said: '草むしり|草取り|草刈り|草抜き', mets: 3.5 },
  { name: '庭仕事', said: '庭仕事|庭いじり|ガーデニング|畑仕事|畑(?=[をで\\s]?\\d)|農作業|田植え|稲刈り', mets: 3.8 },
  { name: '雪かき', said: '雪かき|除雪|雪下ろし', mets: 5.3 },
  {
    name: '歩行',
    said: '(?<!から|まで|より)徒歩(?=で?\\s?\\d{1,3}分(?!の|くらいの|で着|圏))|歩いて(?=\\s?\\d{1,3}分(?!の|で着|くらいの|ぐらいの|かか))|歩(?:いた|き(?!スマホ|方)|いて(?:き|い|(?=[、。\\s]|$|\\d{3,6}歩))|行訓練)|あるい(?:た|て)',
    mets: 3.5,
  },
  {
    name: '掃除',
    said: '(?:お風呂|部屋|家|庭|窓|床|大)?掃除(?:機(?:かけ|を?かけ))?|掃除機|窓ふき|窓拭き|拭き掃除|雑巾がけ|洗車',
    mets: 3.3,
    chore: true,
  },
  { name: '家事', said: '家事', chore: true },
  {
    name: '運動',
    said: '動いた|体を動かし(?:た|て)|有酸素(?:運動)?|運動(?!会|不足|靴)|トレーニング|リハビリ|エクササイズ|フィットネス',
  },
]
