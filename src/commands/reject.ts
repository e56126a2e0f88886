import { decideCommand } from './_decide.ts'

export default decideCommand('reject', 'refuses a proposed restriction')
