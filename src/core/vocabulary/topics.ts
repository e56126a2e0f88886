/** Topics that are usually not about access at all: the look-alikes. */
export const TOPICS: Readonly<Record<string, string>> = {
  launch: `
    launch|launches|launched|launching|release|releases|released|releasing|unveil*|introduc*|debut*|rolls out
    rolling out|rollout|now available|new model|new feature*|announces new|open-source*|open source|open-sourced
    preview of
    发布|推出|上线|开源|亮相|新模型|リリース|公開|登場|新機能|ローンチ
    veröffentlicht|stellt vor|neues modell|lance|dévoile|lancement|nouveau modèle|lanza|presenta|nuevo modelo
    estrena
  `,
  benchmark: `
    benchmark*|swe-bench|leaderboard|arena|sota|state-of-the-art|outperform*|beats|score|scores|scored|ranking
    accuracy|tokens per second|tok/s|evals|evaluation
    基准|跑分|评测|超越|ベンチマーク|首位|上回
    übertrifft|surpasse|supera|classement
  `,
  research: `
    arxiv|paper|study|researchers|research|dataset|method|novel approach|algorithm|training|fine-tun*|finetun*
    reinforcement learning|transformer|architecture|quantiz*|interpretability
    论文|研究|研究者|提出|論文|手法|学習
    studie|forscher|étude|chercheurs|estudio|investigadores
  `,
  funding: `
    raises $|raised $|funding round|series a|series b|series c|valuation|ipo|investor*|invest|investment|acquire
    acquires|acquisition|merger|revenue|profit|stake|billion|million
    估值|融资|上市|收购|营收|投资|評価額|資金調達|買収|上場|売上
    bewertung|finanzierung|übernahme|levée de fonds|valorisation|valorisée|rachat|financiación|valoración
    adquiere|millones
  `,
  stocks: `
    stock|stocks|share price|shares|market cap|nasdaq|wall street|bitcoin|crypto*
    股价|股票|股市|株価|株式
    aktie*|bourse|acciones|bolsa|criptomoneda*
  `,
  people: `
    hires|hired|joins|ceo|resigns|steps down|layoff*|laid off|jobs|workforce|employees|talent
    裁员|离职|加入|人事|解雇|採用
    entlass*|licencie*|despido*
  `,
  tutorial: `
    how to|guide|tutorial|tips|step-by-step|learn|course|getting started|best practices|build your|building a
    教程|指南|如何|使い方|入門|方法
    anleitung|comment|cómo|guía
  `,
  tooling: `
    langchain|llamaindex|library|framework|plugin|extension|sdk|mcp|agent|agents|workflow|repo|npm package
    python|rust|cuda|triton|pytorch|docker|vllm|ollama|lora|gguf
    插件|工具|框架|ツール|エージェント
    werkzeug|outil|herramienta
  `,
  community: 'discord|reddit|community|channel|members|discussion|subreddit|hackathon|thread|社区|コミュニティ',
  partnership: `
    partner|partners|partnership|deal|agreement with|contract|collaborat*|teams up|integrat*
    合作|签约|协议|提携|契約
    partnerschaft|partenariat|acuerdo|alianza
  `,
  consumer: `
    gadget|phone|smartphone|game|gaming|movie|music|sport*|football|election|health*|medical|climate|energy
    space
    电影|游戏|手机|汽车|医疗|ゲーム|映画|医療
    fussball|fútbol|salud|película
  `,
  safety_talk:
    'alignment|ai safety|existential|superintelligence|agi|consciousness|ethic*|对齐|超级智能|安全研究|アライメント|倫理',
  lab_test: `
    resist*|defy*|shutdown commands|in tests|red team*|sandbox*|simulated|test environment|misalign*|sabotage
    escape*|deceptive|discovered vulnerabilities|found vulnerabilities|finds bugs|found bugs
    vulnerabilities in firefox|bug hunting
    发现漏洞|脆弱性を発見|脆弱性分析
  `,
  infrastructure: `
    data center|data centers|datacenter|gigawatt|power plant|nuclear|grid|megawatt
    数据中心|电力|データセンター
    rechenzentrum|centre de données|centro de datos
  `,
  customer_story: `
    customer story|case study|how we|powered by|built with|uses claude|with claude|scales|transforms
    integrates claude
    客户案例|導入事例|活用
  `,
  ai: `
    ai|=A.I.|artificial intelligence|llm|llms|large language model*|language model*|chatbot*|generative ai|genai
    人工智能|大模型|模型|生成式|人工知能|生成ai|モデル
    ki|künstliche intelligenz|ia|intelligence artificielle|inteligencia artificial|model|models
  `,
}
