import { decideCommand } from './_decide.ts'

export default decideCommand('lift', 'ends a restriction')
