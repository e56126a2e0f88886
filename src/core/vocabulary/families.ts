/**
 * A family of models or AI products. Versions are read by pattern (`claude-<family>-<n>`, `gpt-5.x`), so releases that
 * nobody has listed are still recognised.
 */
export interface Family {
  /** How the normalised id begins. */
  id: string
  vendor: string
  /** Aliases that start a mention. */
  names: string
  /** `product`: an id without a version is complete. `bare`: the alias alone is too common to count without a version. */
  shape?: 'product' | 'bare'
  /** So short a name that it counts only in items that also name its vendor: `M4` is a chip elsewhere. */
  beside?: true
  /** Its only version so far, when sources name the family alone. */
  only?: string
}

/** Model families and products, longest meaning first where aliases overlap. */
export const FAMILIES: readonly Family[] = [
  { id: 'minimax', vendor: 'minimax', names: '=M1|=M2|=M3|=M4|=M5', beside: true },
  { id: 'claude-fable', vendor: 'anthropic', names: 'claude fable|claude-fable|=Fable', only: '5' },
  { id: 'claude-mythos', vendor: 'anthropic', names: 'claude mythos|claude-mythos|=Mythos', only: '5' },
  { id: 'claude-opus', vendor: 'anthropic', names: 'claude opus|claude-opus|=Opus' },
  { id: 'claude-sonnet', vendor: 'anthropic', names: 'claude sonnet|claude-sonnet|=Sonnet' },
  { id: 'claude-haiku', vendor: 'anthropic', names: 'claude haiku|claude-haiku|=Haiku' },
  { id: 'claude-instant', vendor: 'anthropic', names: 'claude instant|claude-instant' },
  { id: 'claude-code', vendor: 'anthropic', names: 'claude code|claude-code', shape: 'product' },
  { id: 'claude-cowork', vendor: 'anthropic', names: 'claude cowork', shape: 'product' },
  { id: 'claude-agent-sdk', vendor: 'anthropic', names: 'claude agent sdk', shape: 'product' },
  { id: 'claude', vendor: 'anthropic', names: 'claude|クロード|克劳德', shape: 'product' },
  { id: 'chatgpt', vendor: 'openai', names: 'chatgpt|chat gpt', shape: 'product' },
  { id: 'gpt-oss', vendor: 'openai', names: 'gpt-oss|gpt oss', shape: 'product' },
  { id: 'gpt-image', vendor: 'openai', names: 'gpt-image|gpt image' },
  { id: 'gpt', vendor: 'openai', names: 'gpt' },
  { id: 'o1', vendor: 'openai', names: '=o1|o1-mini|o1-preview|o1-pro', shape: 'product' },
  { id: 'o3', vendor: 'openai', names: '=o3|o3-mini|o3-pro', shape: 'product' },
  { id: 'o4', vendor: 'openai', names: 'o4-mini', shape: 'product' },
  { id: 'codex', vendor: 'openai', names: 'codex', shape: 'product' },
  { id: 'sora', vendor: 'openai', names: 'sora', shape: 'product' },
  { id: 'dall-e', vendor: 'openai', names: 'dall-e|dalle|dall·e' },
  { id: 'whisper', vendor: 'openai', names: '=Whisper|whisper-1|whisper-large' },
  { id: 'text-embedding', vendor: 'openai', names: 'text-embedding' },
  { id: 'text-moderation', vendor: 'openai', names: 'text-moderation' },
  { id: 'davinci', vendor: 'openai', names: 'davinci|text-davinci' },
  { id: 'babbage', vendor: 'openai', names: 'babbage-002|text-babbage' },
  { id: 'gemini-cli', vendor: 'google', names: 'gemini cli|gemini-cli', shape: 'product' },
  { id: 'gemini', vendor: 'google', names: 'gemini', shape: 'product' },
  { id: 'gemma', vendor: 'google', names: 'gemma' },
  { id: 'veo', vendor: 'google', names: '=Veo|veo-2|veo-3' },
  { id: 'imagen', vendor: 'google', names: '=Imagen|imagen-3|imagen-4' },
  { id: 'antigravity', vendor: 'google', names: 'antigravity', shape: 'product' },
  { id: 'google-assistant', vendor: 'google', names: 'google assistant', shape: 'product' },
  { id: 'cloud-vision', vendor: 'google', names: 'cloud vision|cloud ml vision', shape: 'product' },
  { id: 'llama', vendor: 'meta', names: 'llama|meta-llama/llama|codellama' },
  {
    id: 'mistral',
    vendor: 'mistral',
    names: `
      mistral large|mistral small|mistral medium|mistral-large|mistral-small|mistral-medium|mistral-nemo
      mistral nemo|mistral-saba|mistral-7b|mistral 7b
    `,
  },
  { id: 'mixtral', vendor: 'mistral', names: 'mixtral' },
  { id: 'codestral', vendor: 'mistral', names: 'codestral' },
  { id: 'devstral', vendor: 'mistral', names: 'devstral' },
  { id: 'magistral', vendor: 'mistral', names: 'magistral' },
  { id: 'ministral', vendor: 'mistral', names: 'ministral' },
  { id: 'pixtral', vendor: 'mistral', names: 'pixtral' },
  { id: 'command-r-plus', vendor: 'cohere', names: 'command-r-plus|command r plus|command-r+|command r+' },
  { id: 'command-r', vendor: 'cohere', names: 'command-r|command r' },
  { id: 'command-a', vendor: 'cohere', names: 'command-a|command a' },
  { id: 'command-light', vendor: 'cohere', names: 'command-light|command light' },
  { id: 'command-nightly', vendor: 'cohere', names: 'command-nightly' },
  { id: 'c4ai', vendor: 'cohere', names: 'c4ai-*' },
  { id: 'embed', vendor: 'cohere', names: 'embed-english|embed-multilingual' },
  { id: 'grok-code', vendor: 'xai', names: 'grok-code|grok code' },
  { id: 'grok-build', vendor: 'xai', names: 'grok build|grok-build', shape: 'product' },
  { id: 'grok', vendor: 'xai', names: 'grok', shape: 'product' },
  { id: 'deepseek', vendor: 'deepseek', names: 'deepseek', shape: 'bare' },
  { id: 'qwen', vendor: 'alibaba', names: 'qwen|qwq|通义千问|千问', shape: 'product' },
  { id: 'kimi', vendor: 'moonshot', names: 'kimi', shape: 'product' },
  { id: 'kimi-code', vendor: 'moonshot', names: 'kimi code', shape: 'product' },
  { id: 'glm', vendor: 'zhipu', names: 'glm|chatglm' },
  { id: 'minimax', vendor: 'minimax', names: 'minimax', shape: 'bare' },
  { id: 'doubao', vendor: 'bytedance', names: 'doubao|豆包|seedance', shape: 'product' },
  { id: 'hunyuan', vendor: 'tencent', names: 'hunyuan|混元', shape: 'product' },
  { id: 'codebuddy', vendor: 'tencent', names: 'codebuddy', shape: 'product' },
  { id: 'ernie', vendor: 'baidu', names: 'ernie bot|文心一言', shape: 'product' },
  { id: 'longcat', vendor: 'meituan', names: 'longcat', shape: 'product' },
  { id: 'mimo', vendor: 'xiaomi', names: 'mimo-v|=MiMo', shape: 'product' },
  { id: 'phi', vendor: 'microsoft', names: 'phi-3|phi-4|phi-2' },
  { id: 'mai', vendor: 'microsoft', names: 'mai-1|mai-ds' },
  { id: 'copilot', vendor: 'github', names: 'github copilot|copilot', shape: 'product' },
  { id: 'nova', vendor: 'aws', names: 'amazon nova|amazon.nova|nova-pro|nova-lite|nova-canvas|nova-reel|nova-premier' },
  { id: 'titan', vendor: 'aws', names: 'amazon titan|amazon.titan|titan-text|titan-embed' },
  { id: 'bedrock-agents-classic', vendor: 'aws', names: 'bedrock agents classic', shape: 'product' },
  { id: 'jamba', vendor: 'ai21', names: 'jamba' },
  { id: 'nemotron', vendor: 'nvidia', names: 'nemotron' },
  { id: 'composer', vendor: 'cursor', names: 'composer|cursor composer', shape: 'bare' },
  { id: 'swe', vendor: 'windsurf', names: 'swe-1|swe 1' },
  { id: 'sonar', vendor: 'perplexity', names: '=Sonar|sonar-pro', shape: 'product' },
  { id: 'r1-1776', vendor: 'perplexity', names: 'r1 1776|r1-1776', shape: 'product' },
  { id: 'eleven', vendor: 'elevenlabs', names: 'eleven v3|eleven v2|eleven_v3|eleven multilingual' },
  { id: 'scribe', vendor: 'elevenlabs', names: 'scribe v1|scribe v2|scribe_v1' },
  { id: 'stable-diffusion', vendor: 'stability', names: 'stable diffusion|stable-diffusion' },
  { id: 'wizardlm', vendor: 'microsoft', names: 'wizardlm' },
  { id: 'hermes', vendor: 'nous', names: 'hermes 3|hermes-3|hermes 4|hermes-4' },
  { id: 'playai-tts', vendor: 'groq', names: 'playai-tts' },
  {
    id: 'model-weights',
    vendor: '',
    names: 'ai model weights|model weights|closed-weight|模型权重|モデルの重み',
    shape: 'product',
  },
]

/** Words that may follow a family name and belong to the model's name. */
export const MODEL_WORDS =
  'pro|flash|lite|mini|nano|turbo|preview|latest|instruct|thinking|max|ultra|exp|experimental|vision|text|sol|luna|terra|cyber|scout|maverick|guard|coder|code|chat|instant|large|medium|small|nemo|fast|distill|specdec|versatile|spark|opus|sonnet|haiku|fable|mythos|live|image|audio|tts|realtime|transcribe|embedding|canvas|reel|premier|plus|light|english|multilingual|build|imagine|heavy|mini-high|deep|research'.split(
    '|',
  )
