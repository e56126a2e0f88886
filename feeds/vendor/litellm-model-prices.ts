import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'LiteLLM: prices and deprecation dates',
  publisher: 'LiteLLM',
  kind: 'vendor',
  authority: 'aggregator',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json',
  dialect: 'litellm-prices',
  every: '6h',
  notes: ['What many gateways believe about models; deprecation dates among it.'],
})
