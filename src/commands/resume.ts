import { haltCommand } from './_halt.ts'

export default haltCommand(false, 'ends a halt', 'resumed: policies act again')
