import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Google Cloud: Vertex AI and Gemini',
  publisher: 'Google',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.cloud.google.com/incidents.json',
  dialect: 'google-incidents',
  options: { only: ['vertex', 'gemini', 'Z0FZJAMvEB4j3NbCJs6B', 'sdXM79fz1FS6ekNpu37K'] },
  every: '60s',
  expect: { minItems: 1 },
  follow: true,
  notes: [
    'The file has every incident of the year; the product ids are Vertex Gemini API and Vertex Online Prediction.',
    'AI Studio has a page of its own without machine-readable data.',
  ],
})
