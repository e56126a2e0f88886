import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'NIST: Center for AI Standards and Innovation',
  publisher: 'National Institute of Standards and Technology',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['ai_regulation'],
  url: 'https://www.nist.gov/caisi',
  dialect: 'page',
  every: '6h',
  notes: ['No feed is known; evaluations and agreements with vendors are announced here.'],
})
