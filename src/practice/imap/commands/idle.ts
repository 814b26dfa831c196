import { bad, ok, type ImapCommand } from '../dialog.ts'

/** RFC 2177: says at once what comes, until the client's DONE. */
export const idleCommand: ImapCommand = {
  names: ['IDLE'],
  needs: 'open',
  async run(dialog) {
    const stop = dialog.selected?.folder.subscribe(() => dialog.tellChanges())
    try {
      dialog.invite('IDLE accepted, awaiting DONE command.')
      dialog.tellChanges()
      const line = await dialog.nextLine()
      return line?.trim().toUpperCase() === 'DONE' ? ok('IDLE completed.') : bad('Command Argument Error. 11')
    } finally {
      stop?.()
    }
  },
}
