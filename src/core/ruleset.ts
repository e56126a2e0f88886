/** Version of vocabulary, rules and weights together; kept with each assessment, raised whenever a judgement may change. */
export const RULESET = '2026.11.3'
