import { ARGUMENT_ERROR, isReachable, ok, type Dialog, type ImapCommand } from '../dialog.ts'

/** Ends a connection that waits and whose mailbox has gone out of its reach, or that is to be dropped now. */
function watchTenant(dialog: Dialog): () => void {
  const { context, login } = dialog
  const look = (): void => {
    if (context.tenant.state().service.imap.dropsAt === 'idle') dialog.drop()
    else if (login && !isReachable(context, login.address, login.claims)) dialog.drop('Connection closed. 14')
  }
  look()
  return context.tenant.subscribe(look)
}

/** RFC 2177: says at once what comes, until the client's DONE. */
export const idleCommand: ImapCommand = {
  names: ['IDLE'],
  needs: 'open',
  async run(dialog) {
    const stopTelling = dialog.selected?.folder.subscribe(() => dialog.tellChanges())
    dialog.invite('IDLE accepted, awaiting DONE command.')
    dialog.tellChanges()
    const stopWatching = watchTenant(dialog)
    try {
      const line = await dialog.nextLine()
      return line?.trim().toUpperCase() === 'DONE' ? ok('IDLE completed.') : ARGUMENT_ERROR
    } finally {
      stopWatching()
      stopTelling?.()
    }
  },
}
