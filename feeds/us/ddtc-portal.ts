import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Directorate of Defense Trade Controls: notices',
  publisher: 'Department of State',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control'],
  url: 'https://www.pmddtc.state.gov/api/now/sp/widget/844682081bbbc550055b9796bc4bcb3d?id=ddtc_kb_article_page&sys_id=384b968adb3cd30044f9ff621f961941',
  dialect: 'page',
  every: '1d',
  enabled: false,
  notes: ['Off: an undocumented portal call that depends on a session. `us/itar-rules` has the rules.'],
})
