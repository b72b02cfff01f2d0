/**
 * Every sentence a member can receive. `{name}` is a variable; its presence is checked by the types of whoever uses
 * the sentence. Where several wordings stand in a list, one is chosen for each event.
 * Tone: kind and plain, for a 75-year-old; no guilt, no class or disease names, no single reading judged.
 */
export const ja = {
  // Joining and consent
  welcome:
    'はじめまして、健康手帳のTecho（テチョウ）です。\n送っていただいた健康の記録は、手帳に書くこと・ふりかえり・お知らせのためだけに使います。{operator}が{country}のサーバーで預かります。トークの内容はLINEヤフー社のサーバーを通ります。あなたが選ぶまで、病院・市役所・会社・家族には見えず、AIにも送りません。いつでも全部消せます。Techoは診断や緊急の見守りをしません。',
  welcomeTitle: '手帳をはじめましょう',
  welcomeBack: 'おかえりなさい。また、いつでもどうぞ。手帳はそのまま残っています。',
  consentButton: '{age}歳以上です・同意してはじめる',
  consentMore: '詳しく見る',
  consentInvite:
    'はじめるには、下のボタンを1回押してください。{age}歳に満たない方は、保護者の方といっしょに「詳しく見る」をご覧ください。',
  consentThanks: 'ありがとうございます。今日から手帳をつけられます。',
  consentAlready: 'もうはじまっています。いつもどおり送ってくださいね。',
  consentFirstStep: '普段のことばで大丈夫です。たとえば、こんなふうに送ってみてください。',
  consentExamples: ['朝ごはんは納豆ご飯と味噌汁', '血圧128の82', '23時半に寝て6時に起きた'],
  consentWithdrawn:
    'わかりました。これからは何も書きません。いままでの手帳は残っていて、見ること・書き出すこと・全部消すことができます。また始めたくなったら、下のボタンを押してください。',
  consentNone: 'いまは何も書いていません。手帳を始めるときは、下のボタンを押してください。',
  guestWouldWrite: '手帳には、このように書きます（まだ書いていません）。',
  guestWouldWriteQuiet: '読み取れました。手帳に書けます（まだ書いていません）。',
  guestHello: 'メッセージをありがとうございます。Techoは、トークで送るだけでつけられる健康手帳です。',
  guestPicture: '写真をありがとうございます。はじめる前なので、保存していません。',
  erasing: 'いま、手帳を消しているところです。少しお待ちください。',

  // Erasing everything
  eraseAsk: '手帳の記録をすべて消します。消したものは元に戻せません。よろしいですか？',
  eraseYes: '全部消す',
  eraseNo: 'やめておく',
  eraseStarted: 'わかりました。手帳のすべてを消しています。これまで使ってくださり、ありがとうございました。',
  eraseStopped: '消さずに、そのまま残してあります。',

  // Writing down
  recorded: '手帳に書きました',
  corrected: '書き直しました',
  replaced: '今日の分を新しくしました',
  recordedQuiet: '{kinds}を手帳に書きました。',
  correctedQuiet: '{kinds}を書き直しました。',
  miniAppNudge: '次からは下の『記録する』からどうぞ。',
  dayToday: '今日',
  dayYesterday: '昨日',
  dayBefore: 'おととい',
  dayOther: '{month}月{date}日（{weekday}）',
  weekdays: ['日', '月', '火', '水', '木', '金', '土'],
  soFar: '{day}の手帳',
  slotBreakfast: '朝食',
  slotLunch: '昼食',
  slotDinner: '夕食',
  slotSnack: '間食',
  mealFigures: '約{kcal}kcal（{low}〜{high}）',
  mealNutrients: 'たんぱく質{protein}g 脂質{fat}g 炭水化物{carb}g',
  mealFiberSalt: '食物繊維{fiber}g 食塩{salt}g',
  mealLabel: '食事',
  mealSum: '{count}回 約{kcal}kcal',
  mealAssumed: '{what}として',
  mealAssumedMore: '{what}などとして',
  mealUsual: 'いつもの{grams}g',
  sizeSmall: '少なめ',
  sizeNormal: '普通',
  sizeLarge: '大盛り',
  altRecorded: '手帳に書きました',
  altCorrected: '手帳を書き直しました',
  altPage: '手帳のページです',
  altDoctor: '先生に見せるカードです',
  altWelcome: 'Techoへようこそ',
  altQuestion: '確認させてください',

  // Buttons
  fix: '直す',
  undo: '取り消す',
  today: '今日',
  week: '今週',
  help: '使い方',
  showDoctor: '先生に見せる',
  openMiniApp: '記録する',
  /** Buttons that open the keyboard with the first word typed: label, first word. */
  typing: [
    ['食事', '食事 '],
    ['血圧', '血圧 '],
    ['体重', '体重 '],
    ['眠った時間', '睡眠 '],
  ],

  // Correcting and taking back
  undone: '取り消しました。{what}',
  undoneQuiet: '取り消しました。',
  undoNothing: '取り消せる記録が見つかりませんでした。',
  undoGone: 'その記録は、もう手帳にありません。',
  fixWhich: 'どれを直しますか？',
  fixMeal: 'どの料理を直しますか？',
  fixMealHint: '「味噌汁はなし」「ご飯200g」のように送っても直せます。',
  fixMealAdd: '料理を足す',
  dishLess: '減らす',
  dishUsual: 'もとの量',
  dishMore: '増やす',
  dishHalf: '半分',
  dishGrams: 'グラムで',
  dishSwap: '別の料理に',
  dishOut: 'なかったことに',
  dishSwapAsk: '「{dish}」は、何でしたか？料理の名前を送ってください。',
  dishSwapAskPlain: '料理の名前を送ってください。',
  dishGramsAsk: '「{dish}」は、何グラムくらいでしたか？',
  dishGramsAskPlain: '何グラムくらいでしたか？',
  mealAddAsk: '足す料理を送ってください。',
  mealUsualNone:
    'いつもの{slot}は、まだ覚えていません。一度書いたあとに「これをいつもの{slot}にして」と送ってください。',
  mealSameNone: '{slot}の記録が見つかりませんでした。食べたものを送ってください。',
  mealNamed: '「{dishes}」を、いつもの{slot}として覚えました。',
  mealNamedQuiet: 'いつもの{slot}として覚えました。',
  mealNameNone: '覚える食事が見つかりませんでした。食べたものを送ってから、もう一度どうぞ。',
  fixSend: '{kind}の正しい内容を送ってください。（例：{example}）',
  fixSendPlain: '{kind}の正しい内容を送ってください。',
  correctNothing: '直す記録が見つかりませんでした。新しい記録として送るときは、「{example}」のように送ってください。',
  unsent: '送信を取り消されたので、そのメッセージから書いたものも手帳から消しました。',

  // Asking back: one short question
  askImplausible: '数字を確かめさせてください。{kind}は、これで合っていますか？',
  askImplausibleOpen: '{kind}の数字が、いつもの範囲から離れているようです。もう一度送っていただけますか？',
  askIncomplete: '{kind}を書くには、もう少し教えてください。（例：{example}）',
  askWhichKind: 'これは何の数字ですか？',
  askVague: '{kind}の数字があれば、送ってください。手帳に書いておきます。',
  askUnclear: 'ごめんなさい、うまく読み取れませんでした。何のことか、下のボタンから教えていただけますか？',
  askFood: '「{food}」がわかりませんでした。近いものはありますか？',
  askFoodOpen: '「{food}」がわかりませんでした。別の言い方で教えていただけますか？',
  foodEstimate: 'AIの推定 約{grams}g',
  foodRead:
    '「{food}」は、AIの推定で書きました。ちがうときは「直す」か、「{food}じゃなくて〇〇」のように教えてください。',
  foodReadQuiet: 'わからなかった料理は、AIの推定で書きました。ちがうときは、正しい料理の名前を教えてください。',
  foodReadLater: '先ほどわからなかった料理を、AIの推定で書き足しました。',
  askQuiet: 'もう一度、内容を確かめて送っていただけますか？',

  /** How to send each kind; the values are invented. */
  examples: {
    blood_pressure: '128の82',
    heart_rate: '脈拍70',
    weight: '62.8',
    body_fat: '体脂肪率24.3',
    muscle_mass: '筋肉量40.2',
    waist: '腹囲85',
    sleep: '23時半に寝て6時に起きた',
    steps: '6532歩',
    exercise: '散歩30分',
    glucose: '食後2時間 血糖140',
    hba1c: 'HbA1c 6.2',
    temperature: '36.5度',
    spo2: 'SpO2 98',
    medication: '朝の薬を飲んだ',
    symptom: '肩こりがある',
    mood: '気分がいい',
    water: '水200ml',
    alcohol: '休肝日',
    smoking: 'たばこ3本',
    bowel: 'お通じ1回',
    cycle: '生理がきた',
    note: 'メモ：孫と散歩',
    meal: '朝 トーストと牛乳',
  },

  // What is not written down
  notWish: ['いいですね。食べたら、また教えてください。', 'おいしそうですね。食べたときに、ひとこと送ってくださいね。'],
  notPlan: ['いいですね。できたら、また教えてください。', '楽しみですね。終わったら、ひとこと送ってくださいね。'],
  notGoal: 'いい目標ですね。応援しています。',
  notQuestion:
    'ご質問ありがとうございます。いまのTechoは、記録を書くことと、ふりかえることができます。体のことで気になるときは、主治医（いなければ、かかりつけ医）の先生にご相談ください。',
  notOtherPerson: 'ほかの方の数字は、この手帳には書かないでおきますね。',
  notPrice: 'そうなんですね。手帳には書かないでおきますね。',
  notPhone: '電話番号や住所は、手帳には書かないでおきますね。',
  notPast: 'そうだったのですね。お話ありがとうございます。',
  notSkipped: 'わかりました。食べなかったことは書かずにおきますね。',
  notHearsay: 'そうなんですね。教えてくださって、ありがとうございます。',

  // Small talk: warm, never a question
  talkGoodMorning: [
    'おはようございます。今日もよい一日になりますように。',
    'おはようございます。ゆっくり始めましょう。',
  ],
  talkGoodNight: ['おやすみなさい。ゆっくり休んでください。', 'おやすみなさい。今日もおつかれさまでした。'],
  talkHello: ['こんにちは。いつでもどうぞ。', 'こんにちは。今日もここにいます。'],
  talkThanks: ['どういたしまして。', 'こちらこそ、ありがとうございます。'],
  talkOk: ['はい、これからもよろしくお願いします。', 'はい。またいつでもどうぞ。'],
  talkPraise: ['うれしいです。ありがとうございます。', 'そう言っていただけると、はげみになります。'],
  talkSorry: ['気になさらないでください。', '大丈夫ですよ。ゆっくりで。'],
  talkCheer: ['ありがとうございます。いっしょに続けていきましょう。'],
  talkTired: ['おつかれさまでした。今日はゆっくりしてくださいね。', 'それはおつかれさまでした。無理なさらず。'],
  talkHappy: ['それはよかったですね。', 'うれしいお知らせですね。', 'よい時間でしたね。'],
  talkWeather: ['そうですね。体を大事になさってくださいね。', '季節の変わり目、どうぞご自愛ください。'],
  talkLaugh: ['ふふ、いいですね。', 'こちらまで楽しくなります。'],
  talkBye: ['はい、またお待ちしています。', 'いってらっしゃい。またいつでもどうぞ。'],
  talkOther: ['そうなのですね。お話ありがとうございます。', '聞かせてくださって、ありがとうございます。'],
  talkSticker: ['スタンプ、ありがとうございます。', 'すてきなスタンプですね。'],

  // Other things people send
  imageKept: '写真を受け取りました。手帳に書くので、何だったかひとこと送ってください。（例：お昼に親子丼）',
  imageElsewhere: '写真をありがとうございます。この写真は読み取れないので、内容をひとこと文字で送ってください。',
  audio:
    '音声をありがとうございます。まだ聞き取れないので、文字で送ってください。キーボードのマイクのボタンで話すと、文字になります。',
  video: '動画をありがとうございます。動画は読み取れないので、内容をひとこと文字で送ってください。',
  file: 'ファイルをありがとうございます。ファイルは読み取れないので、内容をひとこと文字で送ってください。',
  location: '場所をありがとうございます。場所は手帳に書きません。歩いた時間や歩数を送っていただければ書けます。',
  unknownMessage: '受け取りましたが、この種類のメッセージは読み取れませんでした。文字で送ってください。',
  groupHello:
    'Techoは、ひとりずつの手帳です。このトークでは健康のお話にお答えしません。Techoのアイコンを押して「トーク」を開くと、1対1でお使いいただけます。',

  // Looking back
  pageTitle: '{day}の手帳',
  pageEmpty: 'この日のページは、まだ白いままです。',
  weekTitle: '今週の手帳（{from}〜{to}）',
  weekEmpty: '今週のページは、まだ白いままです。思いついたときに、ひとことどうぞ。',
  weekDays: '書いた日 {days}日',
  weekMean: '1日平均 {value}{unit}',
  weekTimes: '{count}回',
  weekDaysOf: '{days}日',
  intakeDay: 'この日の食事',
  intakeSoFar: 'ここまでの食事',
  intakeWeek: '食事（2食以上書いた{days}日の平均）',
  intakeNeutral:
    '目安は成人のおおよその値です。「72歳です、女性です」のように送っていただくと、年齢と性別に合わせます。',
  intakeOwn: '{age}歳・{sex}の目安',
  intakeSalt: '食塩',
  intakeProtein: 'たんぱく質',
  intakeVegetables: '野菜',
  intakeFiber: '食物繊維',
  intakeBelow: '{grams}g（目安{aim}g未満）',
  intakeAbout: '{grams}g（目安{aim}g）',
  weekFromTo: '{first} → {last}',
  pageQuiet: '{day}は、{kinds}を書いています。',
  sourceLine: '栄養価：「日本食品標準成分表（八訂）増補2023年」（文部科学省）から引用',
  valuesHidden: 'わかりました。これからは答えに数字を出しません。また見たいときは「数字を出して」と送ってください。',
  valuesShown: 'わかりました。これからは答えに数字も書きます。',

  // About oneself, and how to be met
  profileTold: '{what}ですね。教えてくださって、ありがとうございます。手帳に書きました。',
  profileToldQuiet: '教えてくださって、ありがとうございます。手帳に書きました。',
  profileForAims: '食事の目安を合わせるのに使います。',
  profileDoubt: '教えてくださって、ありがとうございます。数字が確かめられなかったので、手帳には書かずにおきますね。',
  profileBorn: '{year}年生まれ',
  profileHeight: '身長{cm}cm',
  sexFemale: '女性',
  sexMale: '男性',
  sexUnspecified: '性別は「答えない」',
  /** Labels that are also what is said to choose them: at most 20 characters. */
  modes: {
    'no-symptoms': '楽しくゆるく',
    'looks-away': '必要なときだけ',
    supported: '見守ってほしい',
    'self-strict': 'しっかり応援',
    'data-literate': '数字でくわしく',
  },
  modesAsk: 'Techoとのつきあい方を選べます。いつでも変えられます。どれがよさそうですか？',
  modeNow: 'いまは「{mode}」です。',
  modeNoSymptoms: 'わかりました。楽しくゆるくいきましょう。カロリーは出さずに、手帳に書いていきます。',
  modeLooksAway: 'わかりました。ふだんは短くお答えして、必要なときだけお伝えしますね。',
  modeSupported:
    'わかりました。いっしょに、ゆっくり続けていきましょう。急なときの見守りはできないので、そのときは身近な方や医療機関にお願いしますね。',
  modeSelfStrict: 'わかりました。続けるお手伝いを、しっかりしていきますね。',
  modeDataLiterate: 'わかりました。数字とその出どころを、くわしくお伝えしていきますね。',

  helpTitle: '使い方',
  help1: '食べたもの・体重・血圧・歩数・眠った時間・薬・気分など、ふだんの言葉で送ると手帳に書きます。',
  help2:
    '「直す」「取り消す」で、あとから直せます。「間違えた、62.8」「味噌汁はなし」「ご飯200g」でも直せます。いつもの食事は「いつもの朝ごはん」で書けます。',
  help3: '「今日」「昨日」「今週」でふりかえり、「先生に見せる」で診察用のカードが出ます。',
  help4: '「つきあい方」「数字を出さないで」「同意をやめる」「全部消して」も、いつでもどうぞ。',
  miniApp: '下のボタンから手帳を開けます。',
  miniAppNone: '手帳はこのトークでご覧いただけます。「今日」「今週」「先生に見せる」と送ってください。',

  // For any doctor
  doctorTitle: '先生に見せるカード',
  doctorPeriod: '{from}〜{to}（{days}日間）',
  doctorBp: '家庭血圧（平均）',
  doctorMorning: '朝 {systolic}/{diastolic}（{days}日分）',
  doctorEvening: '晩 {systolic}/{diastolic}（{days}日分）',
  doctorNoMorning: '朝 記録なし',
  doctorNoEvening: '晩 記録なし',
  doctorShare: '135/85未満だった日 {under}日／{days}日',
  doctorOther: 'そのほかの時間帯 {count}回（平均に入れていません）',
  doctorClinic: '診察室などでの測定 {count}回（平均に入れていません）',
  doctorWeight: '体重',
  doctorWeightLine: '{first}kg → {last}kg（{count}回）',
  doctorWeightOne: '{last}kg（1回）',
  doctorMedicine: '薬',
  doctorMedicineLine: '飲んだ記録 {taken}日',
  doctorMissedLine: '飲み忘れの記録 {missed}日',
  doctorMedicineNames: '本人が書いた薬の名前：{names}',
  doctorWords: '本人の言葉',
  doctorNote: '本人がTechoに書いた記録をまとめたものです。診断ではありません。',
  doctorEmpty: 'この4週間の血圧・体重・薬・体調の記録が、まだありません。',
  doctorQuiet: '数字を出さない設定のため、このカードはトークに出していません。「数字を出して」と送ると見られます。',

  // Remarks: rare, at most one, not again within a week
  remarkVoice: 'マイクのボタンで話しても書けます。',
  remarkFirstPage: '手帳の1ページ目ができました。',
  remarkSeason: '今年はじめての{food}ですね。',
  remarkTwoReadings: '血圧は、1回に2度測って両方送っていただくと、より確かになります。',

  // Troubles
  apology:
    '先ほどのメッセージのうち、書けなかったものがありました。お手数ですが、もう一度送ってください。申し訳ありません。',
  plainRecorded: '手帳に書きました。「今日」と送ると確かめられます。',
  plainAnswer: '受け取りました。うまくお返事を作れなかったので、「使い方」と送ってみてください。',

  // Red flags: calm, fixed; numbers come from prompts/messages/helplines.ts
  flagEnding: 'これは自動の返事です。いま見ている職員はいません。',
  flagEmergency:
    '急いで助けを呼んでほしい症状かもしれません。いまその症状があるときは、すぐに{emergency}（救急車）へ電話してください。そばに人がいたら、声をかけてください。',
  flagUnsure:
    '迷うとき、少しおさまったときも、{advice}（救急安心センター。つながらない地域では、お住まいの都道府県の救急相談窓口）か、かかりつけの医療機関に、いま電話で相談してください。',
  flagStroke:
    '顔の片側が下がる、片方の手足に力が入らない、言葉が出にくい、といった症状は時間が大切です。おさまったように見えても、すぐに{emergency}へ電話してください。症状が始まった時刻も伝えてください。',
  flagPressure:
    'とても高い血圧と、つらい症状が重なっているようです。いまその症状があるときは、すぐに{emergency}（救急車）へ電話してください。',
  flagGlucose:
    '血糖がとても低いようです。飲みこめるなら、いますぐ、ブドウ糖10g、または砂糖20gか甘い飲みもの150〜200mLをとって休んでください（ブドウ糖を渡されている方はブドウ糖）。15分たっても良くならないときは、もう一度とり、医療機関に連絡してください。意識がはっきりしないときは何も飲ませず、すぐに{emergency}へ電話してください。',
  flagSelfHarm:
    'とてもつらい気持ちを話してくださって、ありがとうございます。ひとりで抱えなくて大丈夫です。いま命にかかわる状況なら、{emergency}へ電話してください。話を聞いてくれる人がいます。{lines}',
} as const
