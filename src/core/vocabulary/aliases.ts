/**
 * The words of one meaning, as the vocabulary writes them: separated by `|` or by a line break, in the order en, zh, ja,
 * de, fr, es as far as a meaning has them, each once. See automaton.ts for `*` and `=`.
 */
export function aliasesOf(words: string): string[] {
  return [...new Set(words.split(/[|\n]/).map((word) => word.trim()))].filter((word) => word !== '')
}
