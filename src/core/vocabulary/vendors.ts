/**
 * A company that a company may depend on for models, AI products or compute.
 * `seat` is its ISO country; `names` are aliases in all languages of the sources.
 */
export interface Vendor {
  id: string
  seat: string
  names: string
}

/** The vendors by CONTRACTS id. Aliases as aliases.ts reads them. */
export const VENDORS: readonly Vendor[] = [
  {
    id: 'anthropic',
    seat: 'US',
    names: 'anthropic|anthropics|anthropic.com|claude.ai|claude.com|anthropicai|claudedevs|dario amodei|アンソロピック',
  },
  { id: 'openai', seat: 'US', names: 'openai|open ai|openai.com|openaidevs|sam altman|オープンai' },
  {
    id: 'google',
    seat: 'US',
    names: `
      google|google cloud|gcp|google deepmind|deepmind|vertex ai|google ai studio|ai studio|alphabet inc
      谷歌|グーグル
      notebooklm|google vertex
    `,
  },
  {
    id: 'aws',
    seat: 'US',
    names: `
      aws|amazon web services|amazon bedrock|bedrock|amazon ec2|amazon s3|sagemaker|us-east-1|us-west-2
      亚马逊云|亚马逊云科技
      amazon elastic*|amazon simple*|amazon relational*|amazon dynamodb|amazon cloudwatch|amazon kinesis
    `,
  },
  {
    id: 'microsoft',
    seat: 'US',
    names:
      'microsoft|azure|microsoft azure|azure openai|bing chat|微软|マイクロソフト|m365|microsoft foundry|ai foundry',
  },
  { id: 'meta', seat: 'US', names: '=Meta|meta ai|meta platforms|meta-llama|zuckerberg' },
  { id: 'mistral', seat: 'FR', names: 'mistral|mistral ai|mistralai|la plateforme|le chat mistral' },
  { id: 'cohere', seat: 'CA', names: 'cohere' },
  { id: 'xai', seat: 'US', names: 'xai|x.ai|=xAI|spacexai' },
  { id: 'deepseek', seat: 'CN', names: 'deepseek|deep seek|深度求索|ディープシーク' },
  {
    id: 'alibaba',
    seat: 'CN',
    names: 'alibaba|alibaba cloud|aliyun|dashscope|阿里巴巴|阿里云|アリババ|qwen team|bailian|百炼',
  },
  { id: 'moonshot', seat: 'CN', names: 'moonshot|moonshot ai|moonshotai|月之暗面' },
  { id: 'zhipu', seat: 'CN', names: 'zhipu|zhipu ai|z.ai|bigmodel|智谱' },
  { id: 'minimax', seat: 'CN', names: 'minimax|稀宇' },
  { id: 'bytedance', seat: 'CN', names: 'bytedance|volcengine|volcano engine|字节跳动|字节|火山引擎|バイトダンス' },
  { id: 'tencent', seat: 'CN', names: 'tencent|tencent cloud|腾讯|腾讯云|テンセント' },
  { id: 'baidu', seat: 'CN', names: 'baidu|百度|バイドゥ' },
  { id: 'huawei', seat: 'CN', names: 'huawei|华为|ファーウェイ' },
  { id: 'xiaomi', seat: 'CN', names: 'xiaomi|小米' },
  { id: 'meituan', seat: 'CN', names: 'meituan|美团' },
  { id: 'nvidia', seat: 'US', names: 'nvidia|英伟达|エヌビディア|jensen huang|build.nvidia.com' },
  { id: 'amd', seat: 'US', names: '=AMD' },
  { id: 'intel', seat: 'US', names: '=Intel|英特尔' },
  { id: 'supermicro', seat: 'US', names: 'supermicro|super micro|超微' },
  { id: 'tsmc', seat: 'TW', names: 'tsmc|台积电' },
  { id: 'huggingface', seat: 'US', names: 'huggingface|hugging face|=HF' },
  { id: 'groq', seat: 'US', names: 'groq|groqcloud' },
  { id: 'together', seat: 'US', names: 'together ai|togetherai|together.ai|together computer' },
  { id: 'fireworks', seat: 'US', names: 'fireworks ai|fireworks.ai' },
  { id: 'deepinfra', seat: 'US', names: 'deepinfra' },
  { id: 'cerebras', seat: 'US', names: 'cerebras' },
  { id: 'sambanova', seat: 'US', names: 'sambanova|samba nova' },
  { id: 'replicate', seat: 'US', names: '=Replicate' },
  { id: 'lambda', seat: 'US', names: 'lambda labs|lambda cloud|lambda inference|lambda gpu*|lambdalabs' },
  { id: 'runpod', seat: 'US', names: 'runpod' },
  { id: 'coreweave', seat: 'US', names: 'coreweave' },
  { id: 'oracle', seat: 'US', names: 'oracle cloud|=OCI|=Oracle' },
  { id: 'ibm', seat: 'US', names: '=IBM|watsonx' },
  { id: 'openrouter', seat: 'US', names: 'openrouter|open router|openrouter.ai' },
  { id: 'litellm', seat: 'US', names: 'litellm' },
  { id: 'portkey', seat: 'US', names: 'portkey' },
  { id: 'github', seat: 'US', names: 'github|github copilot' },
  { id: 'gitlab', seat: 'US', names: 'gitlab' },
  { id: 'cloudflare', seat: 'US', names: 'cloudflare|workers ai' },
  { id: 'vercel', seat: 'US', names: 'vercel' },
  { id: 'railway', seat: 'US', names: '=Railway' },
  { id: 'digitalocean', seat: 'US', names: 'digitalocean' },
  { id: 'perplexity', seat: 'US', names: 'perplexity|perplexity ai|perplexity pro|pplx' },
  { id: 'cursor', seat: 'US', names: '=Cursor|cursor ide|cursor.com|anysphere' },
  { id: 'windsurf', seat: 'US', names: 'windsurf|codeium' },
  { id: 'jetbrains', seat: 'CZ', names: 'jetbrains|jetbrains-ai|junie' },
  { id: 'replit', seat: 'US', names: 'replit' },
  { id: 'lovable', seat: 'SE', names: '=Lovable' },
  { id: 'bolt', seat: 'US', names: '=Bolt|bolt.new|stackblitz' },
  { id: 'manus', seat: 'SG', names: 'manus ai|=Manus' },
  { id: 'elevenlabs', seat: 'US', names: 'elevenlabs|eleven labs|11labs' },
  { id: 'stability', seat: 'GB', names: 'stability ai|stabilityai|stability.ai' },
  { id: 'midjourney', seat: 'US', names: 'midjourney' },
  { id: 'runway', seat: 'US', names: 'runwayml|=Runway' },
  { id: 'suno', seat: 'US', names: '=Suno|suno ai' },
  { id: 'characterai', seat: 'US', names: 'character.ai|character ai' },
  { id: 'ai21', seat: 'IL', names: 'ai21|ai21 labs' },
  { id: 'nous', seat: 'US', names: 'nous research|nousresearch' },
  { id: 'databricks', seat: 'US', names: 'databricks' },
  { id: 'snowflake', seat: 'US', names: '=Snowflake|snowflake cortex' },
  { id: 'salesforce', seat: 'US', names: 'salesforce' },
  { id: 'apple', seat: 'US', names: '=Apple|苹果公司|アップル' },
  { id: 'samsung', seat: 'KR', names: 'samsung|三星|サムスン' },
  { id: 'chorus', seat: 'US', names: '=Chorus' },
  { id: 'mercor', seat: 'US', names: 'mercor' },
  { id: 'ramp', seat: 'US', names: '=Ramp' },
  { id: 'scale', seat: 'US', names: 'scale ai' },
  { id: 'tiktok', seat: 'CN', names: 'tiktok' },
  { id: 'letsencrypt', seat: 'US', names: "let's encrypt|letsencrypt" },
  { id: 'unsloth', seat: 'US', names: 'unsloth' },
  { id: 'deepgram', seat: 'US', names: 'deepgram' },
  { id: 'assemblyai', seat: 'US', names: 'assemblyai' },
  { id: 'voyage', seat: 'US', names: 'voyage ai' },
  { id: 'poe', seat: 'US', names: '=Poe' },
  { id: 'kluster', seat: 'US', names: 'kluster.ai' },
  { id: 'chutes', seat: 'US', names: '=Chutes|chutes.ai' },
]

/** Ids of other shapes that upstreams use for the same vendor. */
export const VENDOR_SYNONYMS: Readonly<Record<string, string>> = {
  amazon: 'aws',
  azure: 'microsoft',
  'google cloud': 'google',
  'jetbrains-ai': 'jetbrains',
  'google vertex': 'google',
  'aws bedrock': 'aws',
}
