import { decideCommand } from './_decide.ts'

export default decideCommand('approve', 'agrees to a proposed restriction')
