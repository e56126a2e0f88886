import { haltCommand } from './_halt.ts'

export default haltCommand(
  true,
  'stops all automatic enforcement; restrictions in force stay in force',
  'halted: policies only propose until `tocsin resume`',
)
