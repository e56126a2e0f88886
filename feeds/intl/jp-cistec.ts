import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'CISTEC: what is new',
  publisher: 'Center for Information on Security Trade Control',
  kind: 'regulatory',
  authority: 'press',
  jurisdiction: 'JP',
  topics: ['export_control'],
  url: 'https://www.cistec.or.jp',
  dialect: 'html',
  options: { item: 'tr.tableWhatNew' },
  every: '3h',
  lang: 'ja',
  expect: { minItems: 3 },
  notes: [
    'Dates are written YY/MM/DD, which reads as another day as well: they are left out.',
    'A private centre that explains Japanese and US rules. Title and link only: terms of use are not known.',
  ],
})
